import type { Account, AccountDay } from '../../api/types';

export interface Told {
  published: AccountDay['published'];
  low: number;
  high: number;
  reports: string[];
}

/** What one claimant said first and last of a quantity; the same object where it spoke on one day only. */
export interface AccountLine {
  by: string;
  first: Told;
  last: Told;
}

/** One line for each claimant that told a number, in the order in which they first spoke: so a reader sees a toll climb. */
export function accountLines(accounts: readonly Account[]): AccountLine[] {
  return accounts
    .flatMap(({ by, days }) => {
      const told = days.flatMap(numbered);
      const [first, last] = [told[0], told.at(-1)];
      return first && last ? [{ by, first, last }] : [];
    })
    .sort((a, b) => (a.first.published ?? '9').localeCompare(b.first.published ?? '9') || a.last.low - b.last.low || a.by.localeCompare(b.by));
}

/** An end that nobody told is taken from what was told. */
function numbered({ published, low, best, high, reports }: AccountDay): Told[] {
  const numbers = [low, best, high].filter((n) => n !== null);
  if (numbers.length === 0) return [];
  return [{ published, low: low ?? Math.min(...numbers), high: high ?? Math.max(...numbers), reports }];
}
