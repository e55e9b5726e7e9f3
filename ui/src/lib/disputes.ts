import type { Contradiction, TieStatement } from '../api/contested';
import type { Incident } from '../api/types';

/** What tellers of an incident disagree on. */
export type Quarrel = 'happening' | 'only-denied' | 'taken-back' | 'unconfirmed' | 'numbers';

/** An incident may be contested in several ways: whether it happened, and how many. */
export function quarrels({ versions, figures, state }: Pick<Incident, 'versions' | 'figures' | 'state'>): Quarrel[] {
  const found: Quarrel[] = [];
  const isAsserted = versions.asserts.length > 0;
  const isDenied = versions.denies.length > 0;
  if (isAsserted && isDenied) found.push('happening');
  else if (isDenied) found.push('only-denied');
  else if (!isAsserted && versions.unconfirmed.length > 0) found.push('unconfirmed');
  if (state === 'retracted' || [...versions.asserts, ...versions.denies].some(({ retracts }) => retracts)) found.push('taken-back');
  if (figures.some(({ disputed }) => disputed)) found.push('numbers');
  return found;
}

/** A contradiction with the two statements that make it; those whose reports are not known any more are left out. */
export interface Clash {
  about: Contradiction['about'];
  one: TieStatement;
  other: TieStatement;
}

export function clashes(contradictions: readonly Contradiction[], statements: readonly TieStatement[]): Clash[] {
  const byTie = new Map(statements.map((statement) => [statement.tie, statement]));
  return contradictions.flatMap((found) => {
    const one = byTie.get(found.about === 'holding' ? found.holds : found.one);
    const other = byTie.get(found.about === 'holding' ? found.not : found.other);
    return one && other ? [{ about: found.about, one, other }] : [];
  });
}
