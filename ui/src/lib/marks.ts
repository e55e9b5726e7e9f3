/** A stretch of a text in Unicode code points, end excluded. */
export interface Stretch {
  start: number;
  end: number;
}

/** A run of text under the same marks. */
export interface Run<M extends Stretch> {
  text: string;
  marks: M[];
}

/**
 * Cuts a text where a mark begins or ends. Spans count code points, JavaScript's strings count UTF-16 units; a text with an emoji before a
 * mark would be cut in the wrong place without the way from the one to the other.
 */
export function runs<M extends Stretch>(text: string, marks: readonly M[]): Run<M>[] {
  const units = unitOffsets(text);
  const length = units.length - 1;
  const clipped = marks
    .map((mark) => ({ mark, start: Math.max(0, mark.start), end: Math.min(length, mark.end) }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, length, ...clipped.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const found: Run<M>[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i]!;
    const to = cuts[i + 1]!;
    found.push({
      text: text.slice(units[from], units[to]),
      marks: clipped.filter(({ start, end }) => start <= from && to <= end).map(({ mark }) => mark),
    });
  }
  return found;
}

/** For each code point the UTF-16 offset at which it begins, and the length at the end. */
function unitOffsets(text: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const point of text) {
    offsets.push(at);
    at += point.length;
  }
  offsets.push(at);
  return offsets;
}
