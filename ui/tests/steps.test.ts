// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Account } from '../src/api/types';
import { dayNumber } from '../src/lib/dates';
import { quantityKey, spread, stepsOf, ticks } from '../src/lib/steps';

const account = (by: string, days: Partial<Account['days'][number]>[]): Account => ({
  what: 'deaths', unit: null, by, moved: null,
  days: days.map((day) => ({ published: null, low: null, best: null, high: null, reports: [], ...day })),
});

describe('stepsOf', () => {
  it('orders days, fills what is not given, and leaves out what cannot be drawn', () => {
    const steps = stepsOf([
      account('A', [{ published: '2022-09-19', best: 135 }, { published: '2022-09-14', low: 50, high: 105 }, { best: 7 }]),
      account('B', [{ published: '2022-09-19', low: 207, best: 207, high: 207 }]),
      account('C', [{ best: 3 }]),
    ]);
    expect(steps.map(({ by }) => by)).toEqual(['B', 'A']);
    expect(steps[1]!.points).toEqual([
      { day: dayNumber('2022-09-14'), low: 50, high: 105, best: 105, reports: [] },
      { day: dayNumber('2022-09-19'), low: 135, high: 135, best: 135, reports: [] },
    ]);
  });
});

it('figures and accounts of one quantity have one key', () => {
  expect(quantityKey({ what: 'deaths', unit: null, of: ['ARM'] })).not.toBe(quantityKey({ what: 'deaths', unit: null }));
  expect(quantityKey({ what: 'deaths', unit: null, of: [] })).toBe(quantityKey({ what: 'deaths', unit: null }));
});

it('labels keep their distance and stay inside', () => {
  expect(spread([10, 12, 40], 15, 100)).toEqual([10, 25, 40]);
  expect(spread([95, 96, 97], 10, 100)).toEqual([80, 90, 100]);
});

it('ticks are round and reach the top', () => {
  expect(ticks(207)).toEqual([0, 50, 100, 150, 200, 250]);
  expect(ticks(3)).toEqual([0, 1, 2, 3]);
  expect(ticks(0)).toEqual([0, 1]);
});
