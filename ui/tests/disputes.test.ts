// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { TieStatement } from '../src/api/contested';
import type { Account, Figures, Versions, Voice } from '../src/api/types';
import { clashes, quarrels } from '../src/lib/disputes';
import { accountLines } from '../src/pages/contested/accounts';

const voice = (by: string, retracts = false): Voice => ({ by, quoted: true, first: '2022-09-13', retracts, reports: [], documents: [] });
const versions = (asserts: Voice[], denies: Voice[], unconfirmed: Voice[] = []): Versions => ({ asserts, denies, unconfirmed, figures: [] });
const figure = (disputed: boolean): Figures => ({ what: 'deaths', unit: null, low: 1, high: 2, disputed, told: [] });

describe('quarrels', () => {
  it('tells a denial against an assertion from a denial alone', () => {
    expect(quarrels({ state: 'disputed', figures: [], versions: versions([voice('ARM')], [voice('AZE')]) })).toEqual(['happening']);
    expect(quarrels({ state: 'denied', figures: [], versions: versions([], [voice('AZE')]) })).toEqual(['only-denied']);
  });

  it('finds an undisputed incident with disputed numbers', () => {
    expect(quarrels({ state: 'agreed', figures: [figure(false), figure(true)], versions: versions([voice('ARM')], []) })).toEqual(['numbers']);
  });

  it('tells that one took it back', () => {
    expect(quarrels({ state: 'retracted', figures: [], versions: versions([], [voice('ARM', true)]) })).toEqual(['only-denied', 'taken-back']);
  });
});

describe('clashes', () => {
  const statement = (tie: string): TieStatement => ({ tie, document: 'd', language: 'en', by: tie, published: null, says: 'holds', vouched: true });
  it('finds the statements of a contradiction and drops one whose report is not known', () => {
    const found = clashes([{ about: 'holding', holds: 't-1', not: 't-2' }, { about: 'end', one: 't-1', other: 't-9' }], [statement('t-1'), statement('t-2')]);
    expect(found.map(({ about, one, other }) => [about, one.tie, other.tie])).toEqual([['holding', 't-1', 't-2']]);
  });
});

describe('accountLines', () => {
  const day = (published: string | null, low: number | null, best: number | null, high: number | null) => ({ published, low, best, high, reports: [] });
  const account = (by: string, days: Account['days']): Account => ({ what: 'deaths', unit: null, by, days, moved: null });

  it('follows one claimant from its first number to its last, and those who spoke first come first', () => {
    const lines = accountLines([account('ARM/mil', [day('2022-09-19', 135, 135, 135)]), account('ARM/gov', [day('2022-09-13', 49, 49, 49), day('2022-09-14', 105, 105, 105)])]);
    expect(lines.map(({ by, first, last }) => [by, first.low, last.high])).toEqual([['ARM/gov', 49, 105], ['ARM/mil', 135, 135]]);
  });

  it('takes an end that is not told from what is, and leaves out who told no number', () => {
    expect(accountLines([account('a', [day(null, 100, null, null)]), account('b', [day(null, null, null, null)])]).map(({ first }) => [first.low, first.high])).toEqual([[100, 100]]);
  });
});
