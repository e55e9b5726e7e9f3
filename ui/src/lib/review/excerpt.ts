import type { Span } from '../../api/types';

/** A stretch of a document around what a fact rests on, with marks in code points of the stretch. */
export interface Excerpt {
  in: 'title' | 'text';
  text: string;
  marks: { start: number; end: number; kind: 'evidence' | 'trigger' }[];
  /** Whether the document goes on before and after it. */
  before: boolean;
  after: boolean;
}

export interface Sources {
  title?: string | null | undefined;
  text: string;
}

interface Grounds {
  evidence: string[];
  spans?: Span[] | undefined;
  trigger?: Span | undefined;
}

/**
 * What a reader needs to judge a fact: its sentences with `around` code points on either side, cut where a sentence ends, or at least a word;
 * stretches near each other are one. Sentences without a place are looked for in the text.
 */
export function excerpts({ title, text }: Sources, { evidence, spans, trigger }: Grounds, around = 320): Excerpt[] {
  const body = [...text];
  const places = spans && spans.length > 0 ? spans : evidence.flatMap((sentence) => found(sentence, { title, text }));
  const ofTitle = places.filter((span) => span.in === 'title');
  const ofText = places.filter((span) => span.in !== 'title').sort((a, b) => a.start - b.start);

  const pieces: Excerpt[] = [];
  if (ofTitle.length > 0 && title) {
    pieces.push({ in: 'title', text: title, before: false, after: false, marks: marksIn(ofTitle, trigger?.in === 'title' ? trigger : undefined, 0, [...title].length) });
  }
  const windows: { start: number; end: number }[] = [];
  for (const { start, end } of ofText) {
    const window = { start: startBefore(body, start, around), end: endAfter(body, end, around) };
    const last = windows.at(-1);
    if (last && window.start - last.end <= around) last.end = Math.max(last.end, window.end);
    else windows.push(window);
  }
  for (const { start, end } of windows) {
    const marks = marksIn(ofText, trigger && trigger.in !== 'title' ? trigger : undefined, start, end);
    pieces.push({ in: 'text', text: body.slice(start, end).join(''), marks, before: start > 0, after: end < body.length });
  }
  return pieces;
}

function marksIn(spans: Span[], trigger: Span | undefined, start: number, end: number): Excerpt['marks'] {
  const all = [...spans.map((span) => ({ span, kind: 'evidence' as const })), ...(trigger ? [{ span: trigger, kind: 'trigger' as const }] : [])];
  return all.filter(({ span }) => span.start < end && span.end > start).map(({ span, kind }) => ({ start: span.start - start, end: span.end - start, kind }));
}

function found(sentence: string, { title, text }: Sources): Span[] {
  const at = text.indexOf(sentence);
  if (at >= 0) return [{ start: [...text.slice(0, at)].length, end: [...text.slice(0, at)].length + [...sentence].length }];
  const inTitle = title?.indexOf(sentence) ?? -1;
  return inTitle < 0 ? [] : [{ in: 'title', start: [...title!.slice(0, inTitle)].length, end: [...title!.slice(0, inTitle)].length + [...sentence].length }];
}

function startBefore(body: string[], at: number, around: number): number {
  const earliest = Math.max(0, at - around);
  if (earliest === 0) return 0;
  for (let i = earliest; i < at; i++) if (endsSentence(body, i)) return i;
  let start = earliest;
  while (start > 0 && !isBlank(body[start - 1])) start -= 1;
  return start;
}

function endAfter(body: string[], at: number, around: number): number {
  const latest = Math.min(body.length, at + around);
  if (latest === body.length) return latest;
  for (let i = latest; i > at; i--) if (endsSentence(body, i)) return withoutBlanks(body, i);
  let end = latest;
  while (end < body.length && !isBlank(body[end])) end += 1;
  return end;
}

function withoutBlanks(body: string[], end: number): number {
  while (end > 0 && isBlank(body[end - 1])) end -= 1;
  return end;
}

/** Whether a sentence ends before the blank that stands before `at`. */
function endsSentence(body: string[], at: number): boolean {
  return isBlank(body[at - 1]) && !isBlank(body[at]) && /[.!?:"”“’»)\s]/.test(body[at - 2] ?? '');
}

function isBlank(letter: string | undefined): boolean {
  return letter === undefined || /\s/.test(letter);
}
