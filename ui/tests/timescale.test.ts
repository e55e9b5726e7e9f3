import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from '../src/lib/dates';
import { cellDate, cellSpan, inAddress, lengthOf, moved, padded, stretchDate, ticks, within, zoomed } from '../src/lib/timescale';

const span = (first: string, last: string) => ({ first: dayNumber(first), last: dayNumber(last) });
const days = ({ first, last }: { first: number; last: number }) => [dayOf(first), dayOf(last)];

describe('cells', () => {
  it('have the days of their unit', () => {
    expect(days(cellSpan('2022-09-13', 'day'))).toEqual(['2022-09-13', '2022-09-13']);
    expect(days(cellSpan('2024-02-01', 'month'))).toEqual(['2024-02-01', '2024-02-29']);
    expect(days(cellSpan('2022-01-01', 'year'))).toEqual(['2022-01-01', '2022-12-31']);
    expect(days(cellSpan('1990-01-01', 'decade'))).toEqual(['1990-01-01', '1999-12-31']);
  });

  it('are dates that say no more than the cell', () => {
    expect(['day', 'month', 'year', 'decade'].map((unit) => cellDate('1990-01-01', unit as 'day'))).toEqual(['1990-01-01', '1990-01', '1990', '1990/1999']);
  });
});

describe('a stretch in the fewest words', () => {
  it('is a year, a month or a decade where it is just that', () => {
    expect(stretchDate('2022-01-01', '2022-12-31')).toBe('2022');
    expect(stretchDate('2024-02-01', '2024-02-29')).toBe('2024-02');
    expect(stretchDate('2010-01-01', '2019-12-31')).toBe('2010/2019');
    expect(stretchDate('2022-09-13', '2022-09-13')).toBe('2022-09-13');
    expect(stretchDate('2022-09-12', '2022-09-13')).toBe('2022-09-12/2022-09-13');
    expect(stretchDate('2016-04-05', null)).toBe('2016-04-05/..');
  });
});

describe('zooming', () => {
  const year = span('2022-01-01', '2022-12-31');

  it('keeps the day under the hand where it is', () => {
    const at = dayNumber('2022-09-13');
    const closer = zoomed(year, 0.5, at);
    const share = (s: typeof year) => (at - s.first) / lengthOf(s);
    expect(share(closer)).toBeCloseTo(share(year));
    expect(lengthOf(closer)).toBeCloseTo(182.5);
  });

  it('ends at a week, and at the bounds', () => {
    expect(lengthOf(zoomed(year, 0.0001))).toBeCloseTo(7);
    expect(within(zoomed(year, 100), year)).toEqual(year);
    expect(days(within(moved(span('2022-03-01', '2022-03-31'), -400), year))).toEqual(['2022-01-01', '2022-01-31']);
    expect(days(within(moved(span('2022-03-01', '2022-03-31'), 400), year))).toEqual(['2022-12-01', '2022-12-31']);
  });

  it('stands in the address by whole days, unless it shows everything', () => {
    expect(inAddress({ first: dayNumber('2022-09-13') + 0.2, last: dayNumber('2022-09-20') - 0.3 }, year)).toEqual({ from: '2022-09-13', until: '2022-09-20' });
    expect(inAddress(padded(year), year)).toEqual({ from: null, until: null });
  });
});

describe('ticks', () => {
  it('are days within months, in the words of the language', () => {
    const found = ticks(span('2022-09-10', '2022-10-04'), 900, 'nl');
    expect(found.marks).toHaveLength(25);
    expect(found.marks[3]!.text).toBe('13');
    expect(found.around.map(({ text }) => text)).toEqual(['september 2022', 'oktober 2022']);
  });

  it('are Mondays where days have no room', () => {
    const found = ticks(span('2022-09-01', '2022-11-30'), 600, 'de');
    expect(found.marks.slice(0, 2).map(({ day }) => dayOf(day))).toEqual(['2022-09-05', '2022-09-12']);
    expect(found.around[0]!.text).toBe('September 2022');
  });

  it('are months within years', () => {
    const found = ticks(span('2021-11-15', '2022-06-15'), 600, 'en');
    expect(found.marks.map(({ text }) => text)).toEqual(['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun']);
    expect(found.around.map(({ text }) => text)).toEqual(['2021', '2022']);
  });

  it('are round years over long times, also before 1970', () => {
    const found = ticks(span('1905-01-01', '2026-01-01'), 700, 'en');
    expect(found.marks[0]!.text).toBe('1910');
    expect(found.marks[1]!.text).toBe('1920');
    expect(found.around).toEqual([]);
  });

  it('never stand closer than their labels are wide', () => {
    for (const width of [300, 700, 1400, 2800]) {
      for (const last of ['2022-01-10', '2022-06-01', '2025-01-01', '2090-01-01']) {
        const whole = span('2022-01-01', last);
        const at = ticks(whole, width, 'en').marks.map(({ day }) => (day * width) / lengthOf(whole));
        for (let i = 1; i < at.length; i++) expect(at[i]! - at[i - 1]!).toBeGreaterThan(23);
      }
    }
  });
});
