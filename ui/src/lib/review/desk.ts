import type { Said } from '../../api/review';
import type { Page } from '../../api/types';

/** What became of a verdict that was given. */
export type Fate = { said: Said; state: 'sending' | 'kept' } | { said: Said; state: 'refused'; why: string };

/** The desk: facts in the order in which they came, the one that is looked at, and what was said of them. */
export interface Desk<F extends { id: string }> {
  facts: readonly F[];
  at: number;
  fates: ReadonlyMap<string, Fate>;
  /** Facts that waited when the first of them came. */
  total: number;
  /** Where the queue goes on; null where it ends. */
  next: string | null;
}

export function emptyDesk<F extends { id: string }>(): Desk<F> {
  return { facts: [], at: 0, fates: new Map(), total: 0, next: null };
}

/** More facts came. What was reviewed shifts the queue, so some may come again. */
export function withPage<F extends { id: string }>(desk: Desk<F>, page: Page<F>): Desk<F> {
  const known = new Set(desk.facts.map(({ id }) => id));
  const facts = [...desk.facts, ...page.items.filter(({ id }) => !known.has(id))];
  return { ...desk, facts, next: page.next, total: desk.facts.length === 0 ? page.total : desk.total };
}

export function current<F extends { id: string }>(desk: Desk<F>): F | null {
  return desk.facts[desk.at] ?? null;
}

/** A verdict on the current fact: it is on its way, and the next fact comes at once. */
export function given<F extends { id: string }>(desk: Desk<F>, said: Said): Desk<F> {
  const fact = current(desk);
  if (!fact || fateOf(desk, fact.id)?.state === 'sending') return desk;
  return forward({ ...desk, fates: new Map(desk.fates).set(fact.id, { said, state: 'sending' }) });
}

export function kept<F extends { id: string }>(desk: Desk<F>, id: string): Desk<F> {
  const fate = desk.fates.get(id);
  return fate ? { ...desk, fates: new Map(desk.fates).set(id, { said: fate.said, state: 'kept' }) } : desk;
}

/** The server did not take it: the fact waits again, with what was said of it. */
export function refused<F extends { id: string }>(desk: Desk<F>, id: string, why: string): Desk<F> {
  const fate = desk.fates.get(id);
  return fate ? { ...desk, fates: new Map(desk.fates).set(id, { said: fate.said, state: 'refused', why }) } : desk;
}

/** To the next fact of which nothing was said. */
export function forward<F extends { id: string }>(desk: Desk<F>): Desk<F> {
  let at = Math.min(desk.at + 1, desk.facts.length);
  while (at < desk.facts.length && isSaid(desk, desk.facts[at]!.id)) at += 1;
  return { ...desk, at };
}

/** To the fact before, whatever was said of it. */
export function back<F extends { id: string }>(desk: Desk<F>): Desk<F> {
  return { ...desk, at: Math.max(0, desk.at - 1) };
}

export function to<F extends { id: string }>(desk: Desk<F>, id: string): Desk<F> {
  const at = desk.facts.findIndex((fact) => fact.id === id);
  return at < 0 ? desk : { ...desk, at };
}

/** Whether more should be fetched, so that the next fact is there when it is asked for. */
export function isShort<F extends { id: string }>(desk: Desk<F>): boolean {
  return desk.next !== null && desk.facts.length - desk.at < 10;
}

export function fateOf<F extends { id: string }>(desk: Desk<F>, id: string): Fate | null {
  return desk.fates.get(id) ?? null;
}

export function refusals<F extends { id: string }>(desk: Desk<F>): { fact: F; why: string }[] {
  return desk.facts.flatMap((fact) => {
    const fate = desk.fates.get(fact.id);
    return fate?.state === 'refused' ? [{ fact, why: fate.why }] : [];
  });
}

/** Facts that were passed over without a word. */
export function passed<F extends { id: string }>(desk: Desk<F>): F[] {
  return desk.facts.slice(0, desk.at).filter(({ id }) => !desk.fates.has(id));
}

/** How many were looked at here, and how many still wait in all. */
export function counts<F extends { id: string }>(desk: Desk<F>): { done: number; waiting: number } {
  const done = [...desk.fates.values()].filter(({ state }) => state !== 'refused').length;
  return { done, waiting: Math.max(0, desk.total - done) };
}

function isSaid<F extends { id: string }>(desk: Desk<F>, id: string): boolean {
  const fate = desk.fates.get(id);
  return fate !== undefined && fate.state !== 'refused';
}
