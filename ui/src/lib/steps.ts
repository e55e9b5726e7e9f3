import type { Account } from '../api/types';
import { dateSpan, dayNumber } from './dates';

/** One claimant's figures as steps over days: what it said holds until it said something else. */
export interface Steps {
  by: string;
  /** By day; `low` and `high` are the same where one number was told. */
  points: { day: number; low: number; high: number; best: number; reports: string[] }[];
}

/** Accounts of one quantity as steps, the claimant with the highest last figure first. Days without a date or number cannot be drawn. */
export function stepsOf(accounts: readonly Account[]): Steps[] {
  return accounts
    .map(({ by, days }) => ({
      by,
      points: days
        .flatMap(({ published, low, best, high, reports }) => {
          const day = dateSpan(published).first;
          const numbers = [low, best, high].filter((n) => n !== null);
          if (day === null || numbers.length === 0) return [];
          const bottom = low ?? Math.min(...numbers);
          const top = high ?? Math.max(...numbers);
          return [{ day: dayNumber(day), low: bottom, high: top, best: best ?? top, reports }];
        })
        .sort((a, b) => a.day - b.day),
    }))
    .filter(({ points }) => points.length > 0)
    .sort((a, b) => b.points.at(-1)!.best - a.points.at(-1)!.best);
}

/** The name of a quantity, the same for figures and accounts of it. */
export function quantityKey({ what, unit, of = [] }: { what: string; unit: string | null; of?: string[] | undefined }): string {
  return [what, unit ?? '', ...of].join('|');
}

/** Places for labels as near to where they belong as can be without one over the other; `at` must be in order. */
export function spread(at: readonly number[], gap: number, bottom: number): number[] {
  const placed: number[] = [];
  for (const y of at) placed.push(Math.max(y, (placed.at(-1) ?? -Infinity) + gap));
  // Those pushed below the edge push back.
  for (let i = placed.length - 1, limit = bottom; i >= 0; i--, limit = placed[i + 1]! - gap) placed[i] = Math.min(placed[i]!, limit);
  return placed;
}

/** Round numbers from nought to at least `top`. */
export function ticks(top: number, most = 5): number[] {
  const rough = Math.max(top, 1) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough)!);
  const count = Math.ceil(Math.max(top, 1) / step);
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}
