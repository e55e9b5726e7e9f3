import type { ClaimFact, Incident } from '../../api/types';
import { dayNumber, dayOf } from '../../lib/dates';
import { partsOf } from '../../lib/words/actors';

/** The two sides of an incident, without roles: "ARM", "AZE". */
export function sidesOf({ sides }: Pick<Incident, 'sides'>): string[] {
  return [...new Set([...sides.actor, ...sides.recipient].map((code) => partsOf(code).base))];
}

/** The days of an incident and two more, on which it is talked about; null where its time is not known to a month. */
export function daysOf({ first, last }: Pick<Incident, 'first' | 'last'>): { from: string; until: string } | null {
  if (!first || !last || dayNumber(last) - dayNumber(first) > 31) return null;
  return { from: first, until: dayOf(dayNumber(last) + 2) };
}

/** What each side charges the other with and denies, each sentence once; what is said of others is left out. */
export function bySide(claims: readonly ClaimFact[], sides: readonly string[]): { side: string; claims: ClaimFact[] }[] {
  const concerns = ({ about }: ClaimFact): boolean => about.length === 0 || about.some((code) => sides.includes(partsOf(code).base));
  return sides
    .map((side) => {
      const told = new Map<string, ClaimFact>();
      for (const claim of claims) {
        if (!claim.by.some((code) => partsOf(code).base === side) || !concerns(claim)) continue;
        const sentence = `${claim.doc} ${claim.evidence[0] ?? ''}`;
        // Of a sentence that charges and denies, the denial is the answer that is looked for.
        if (!told.has(sentence) || claim.stance === 'denies') told.set(sentence, claim);
      }
      return { side, claims: [...told.values()].sort((a, b) => Number(b.stance === 'denies') - Number(a.stance === 'denies') || (a.published ?? '').localeCompare(b.published ?? '')) };
    })
    .filter(({ claims }) => claims.length > 0);
}
