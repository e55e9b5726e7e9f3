import { describe, expect, it } from 'vitest';
import type { Held } from '../src/api/exposure';
import { dayNumber } from '../src/lib/dates';
import { axisOf, barOf, inOrder, toldSpan, yearTicks } from '../src/lib/stretches';

const held = (first: string | null, last: string | null, beginning_told = true): Held => ({ first, last, beginning_told, reports: 1, tellers: 1, vouched: true });
const history = { held: [held('2011-01-01', '2020-12-31'), held('2023-03-07', null, false)], gaps: [{ first: '2021-01-01', last: '2023-03-06' }], statements: [] };

describe('when a tie held', () => {
  it('is shown with the day asked about on the axis', () => {
    const axis = axisOf(history, '2026-11-22');
    expect(axis.from).toBeLessThan(dayNumber('2011-01-01'));
    expect(axis.until).toBeGreaterThan(dayNumber('2026-11-22'));
  });

  it('runs on to the edge where no end is told', () => {
    const axis = axisOf(history, '2024-01-01');
    expect(barOf(history.held[1]!, axis)).toEqual({ from: dayNumber('2023-03-07'), until: axis.until, openStart: true, openEnd: true });
    expect(barOf(held(null, '2020-12-31'), axis)).toMatchObject({ from: axis.from, openStart: true, openEnd: false });
  });

  it('is told in order, gaps between', () => {
    expect(inOrder(history.held, history.gaps).map(({ kind }) => kind)).toEqual(['held', 'gap', 'held']);
  });

  it('takes imprecise dates at their widest', () => {
    const axis = { from: 0, until: 30_000 };
    expect(toldSpan({ since: '2011', until: '2020' }, axis)).toEqual({ from: dayNumber('2011-01-01'), until: dayNumber('2020-12-31'), openEnd: false });
    expect(toldSpan({}, axis)).toBeNull();
  });

  it('has years below it, as many as fit', () => {
    const axis = { from: dayNumber('1991-05-01'), until: dayNumber('2026-11-22') };
    expect(yearTicks(axis, 8).map(({ year }) => year)).toEqual([1995, 2000, 2005, 2010, 2015, 2020, 2025]);
    expect(yearTicks({ from: dayNumber('2021-05-01'), until: dayNumber('2023-05-01') }, 8).map(({ year }) => year)).toEqual([2022, 2023]);
  });
});
