import type { DocumentWhole } from '../../api/documents';
import type { ClaimFact, EventFact, Span, TieFact } from '../../api/types';
import { runs } from '../../lib/marks';

export type Kind = 'event' | 'tie' | 'claim';
export const KINDS: readonly Kind[] = ['event', 'tie', 'claim'];

/** A fact of the document with where it stands. */
export type Placed = { id: string; words: string; sentences: Span[]; trigger: Span | null } & (
  | { kind: 'event'; fact: EventFact & { incident: string | null } }
  | { kind: 'tie'; fact: TieFact }
  | { kind: 'claim'; fact: ClaimFact }
);

/** A stretch of title or text that belongs to a fact: its sentence, or the words in it that carry the fact. */
export interface FactMark {
  id: string;
  kind: Kind;
  start: number;
  end: number;
  trigger: boolean;
}

/** A run of text under the same marks, with whose it is, the shortest mark first. */
export interface FactRun {
  text: string;
  facts: string[];
  /** Kinds to be drawn, in the order of `KINDS`. */
  kinds: Kind[];
  /** Kinds whose words stand here, not their sentence alone. */
  words: Kind[];
  /** Facts that a reader with a keyboard reaches here: each stands on one run only. */
  stops: string[];
}

export interface Paragraph {
  /** Code points before it. */
  start: number;
  text: string;
}

/** All facts of a document in the order in which they are told, the headline first. */
export function placed({ events, ties, claims }: Pick<DocumentWhole, 'events' | 'ties' | 'claims'>): Placed[] {
  const all: Placed[] = [
    ...events.map((fact): Placed => ({ kind: 'event', id: fact.id, words: fact.trigger ?? '', sentences: fact.spans ?? [], trigger: fact.trigger_span ?? null, fact })),
    ...ties.map((fact): Placed => ({ kind: 'tie', id: fact.id, words: fact.trigger ?? '', sentences: fact.spans ?? [], trigger: fact.trigger_span ?? null, fact })),
    ...claims.map((fact): Placed => ({ kind: 'claim', id: fact.id, words: fact.cue ?? '', sentences: fact.spans ?? [], trigger: fact.cue_span ?? null, fact })),
  ];
  const at = ({ trigger, sentences }: Placed): number => {
    const span = trigger ?? sentences[0];
    // Facts without a place come last.
    return span ? (span.in === 'title' ? span.start - 1e9 : span.start) : 1e9;
  };
  return all.sort((a, b) => at(a) - at(b));
}

/** The marks of some facts in the title, or in the text. */
export function marksOf(facts: readonly Placed[], field: 'title' | 'text'): FactMark[] {
  const isHere = (span: Span): boolean => (span.in === 'title') === (field === 'title');
  return facts.flatMap(({ id, kind, sentences, trigger }) => [
    ...sentences.filter(isHere).map(({ start, end }) => ({ id, kind, start, end, trigger: false })),
    ...(trigger && isHere(trigger) ? [{ id, kind, start: trigger.start, end: trigger.end, trigger: true }] : []),
  ]);
}

/** Paragraphs as empty lines part them; a single break stays inside its paragraph. */
export function paragraphs(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  let at = 0;
  for (const [i, part] of text.split(/(\n[^\S\n]*(?:\n\s*)+)/).entries()) {
    if (i % 2 === 0 && part !== '') found.push({ start: at, text: part });
    at += [...part].length;
  }
  return found;
}

/** A stretch of the document cut into runs. `taken` keeps which facts were reached before, over several paragraphs. */
export function factRuns({ start, text }: Paragraph, marks: readonly FactMark[], taken: Set<string>): FactRun[] {
  const length = [...text].length;
  const near = marks
    .filter((mark) => mark.start < start + length && mark.end > start)
    .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
  // A fact is reached at its words; one whose words stand elsewhere or nowhere, at its sentence.
  const withWords = new Set(marks.filter(({ trigger }) => trigger).map(({ id }) => id));
  return runs(text, near).map((run) => {
    const sorted = [...run.marks].sort((a, b) => a.end - a.start - (b.end - b.start));
    const stops = new Set(sorted.filter(({ id, trigger }) => (trigger || !withWords.has(id)) && !taken.has(id)).map(({ id }) => id));
    stops.forEach((id) => taken.add(id));
    return {
      text: run.text,
      facts: [...new Set(sorted.map(({ id }) => id))],
      kinds: KINDS.filter((kind) => sorted.some((mark) => mark.kind === kind)),
      words: KINDS.filter((kind) => sorted.some((mark) => mark.kind === kind && mark.trigger)),
      stops: [...stops],
    };
  });
}

/** The other fact, a step on in the list, around its ends. */
export function stepFrom(index: number, step: number, length: number): number {
  return length === 0 ? -1 : (index + step + length) % length;
}

/** Addresses that a link may go to; what a report says of itself may be anything. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}
