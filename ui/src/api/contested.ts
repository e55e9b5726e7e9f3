import { ask } from './ask';
import type { Params } from './client';
import type { Day, Edtf, Incident, Page } from './types';

/** What one report says of a tie. */
export interface TieStatement {
  tie: string;
  document: string;
  language: string;
  /** Who is quoted for it, else the outlet, else the document. */
  by: string;
  published: Edtf | null;
  says: 'holds' | 'not' | 'possible';
  /** Whether the report itself vouches for it. */
  vouched: boolean;
  since?: Edtf;
  until?: Edtf;
}

/** Two statements that exclude each other, by the ids of their ties. */
export type Contradiction =
  | { about: 'holding'; holds: string; not: string }
  | { about: 'beginning' | 'end'; one: string; other: string };

export interface DisputedTie {
  /** `arms-supply:RUS:AZE` */
  id: string;
  type: string;
  from: string;
  to: string;
  via: string[];
  statements: TieStatement[];
  held: { first: Day | null; last: Day | null }[];
  contradictions: Contradiction[];
}

export const contestedIncidents = (params: Params, signal: AbortSignal): Promise<Page<Incident>> => ask('/api/contested/incidents', params, signal);
export const contestedTies = (params: Params, signal: AbortSignal): Promise<Page<DisputedTie>> => ask('/api/contested/ties', params, signal);
