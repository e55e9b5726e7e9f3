import { ask } from './ask';
import { post } from './client';
import type { ClaimFact, EventFact, Fact, Page, TieFact } from './types';

type Record<F extends Fact> = Omit<F, keyof Fact>;
/** What a fact says, without where it comes from. */
export type Told = ({ kind: 'event' } & Record<EventFact>) | ({ kind: 'tie' } & Record<TieFact>) | ({ kind: 'claim' } & Record<ClaimFact>);
export type FactKind = Told['kind'];

/** A fact that nobody has looked at. */
export type Waiting = { contested: boolean } & (({ kind: 'event' } & EventFact) | ({ kind: 'tie' } & TieFact) | ({ kind: 'claim' } & ClaimFact));

export const VERDICTS = ['accepted', 'rejected', 'corrected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What was said of a fact. */
export interface Review {
  number: number;
  fact: string;
  doc: string;
  kind: FactKind;
  type: string;
  verdict: Verdict;
  by: string;
  at: string;
  note?: string;
  /** A later review of the same fact took its place. */
  superseded: boolean;
  /** The record that was looked at, and the one that stands by it. */
  told: object;
  record: object | null;
}

export interface Said {
  verdict: 'accept' | 'reject' | 'correct';
  /** With `correct`: the fields that should read otherwise. */
  record?: object;
  note?: string;
  by: string;
}

export function queue(after: string | null, signal: AbortSignal): Promise<Page<Waiting>> {
  return ask('/api/review/queue', { after, limit: 30, as_of: null, known_on: null, ui: null }, signal);
}

export function review(fact: string, said: Said): Promise<{ fact: string; written: string | null }> {
  return post('/api/facts/{id}/review', said, { id: fact, ui: null });
}

export function reviews(which: { by: string | null; verdict: string | null }, after: string | null, signal: AbortSignal): Promise<Page<Review>> {
  return ask('/api/reviews', { ...which, after, limit: 20, as_of: null, known_on: null, ui: null }, signal);
}
