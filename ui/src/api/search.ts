import { ask } from './ask';
import type { Params } from './client';
import type { ClaimFact, Day, Edtf, EventFact, Facet, Mark, Page, TieFact } from './types';

export const SEARCHED = ['documents', 'events', 'ties', 'claims'] as const;
/** What is searched: reports, or the sentences that tell facts of a kind. */
export type Searched = (typeof SEARCHED)[number];

export interface Facets {
  /** How many of the hits were counted. */
  of: number;
  lang: Facet[];
  source: Facet[];
  year: Facet[];
  /** Of reports there are none. */
  type: Facet[];
}

interface Found {
  title: string | null;
  title_marks: Mark[];
  /** A piece of the text from `start` to `end`; `more` where the text goes on after it. */
  snippet: { text: string; start: number; end: number; more: boolean; marks: Mark[] };
  score: number;
}
export type FoundDocument = Found & { id: string; source: string | null; lang: string; published: Edtf | null; known_from: Day };
export type FoundFact = Found & (EventFact | TieFact | ClaimFact);

/** Facets come with the first page. */
export type SearchAnswer = Page<FoundDocument | FoundFact> & { facets: Facets | null };

export function search(asked: Params, signal: AbortSignal): Promise<SearchAnswer> {
  return ask('/api/search', asked, signal);
}
