import type { Mark, Span } from '../api/types';

/** Where the words that carry a fact stand in its first sentence. Spans are of the document; the sentence begins at its own span. */
export function triggerIn(fact: { spans?: Span[]; trigger_span?: Span; cue_span?: Span }): Mark[] {
  const sentence = fact.spans?.[0];
  const words = fact.trigger_span ?? fact.cue_span;
  if (!sentence || !words || sentence.in !== words.in || words.start < sentence.start || words.end > sentence.end) return [];
  return [{ start: words.start - sentence.start, end: words.end - sentence.start }];
}
