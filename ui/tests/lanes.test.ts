import { describe, expect, it } from 'vitest';
import { dayOf } from '../src/lib/dates';
import { bulk, cellName, cellOf, cellParams, isInCell, isOfLane, rowsOf } from '../src/lib/lanes';

describe('a cell in the address', () => {
  it('is read as it was written', () => {
    for (const cell of [
      { lane: 'ARM:AZE', wide: false, first: '2022-09-01', last: '2022-09-30' },
      { lane: 'Minsk Group', wide: true, first: null, last: '2022-09-30' },
    ])
      expect(cellOf(cellName(cell))).toEqual(cell);
    expect(cellOf('ARM')).toBeNull();
    expect(cellOf(null)).toBeNull();
  });
});

describe('the list of a cell', () => {
  const cell = { lane: 'ARM', wide: false, first: '2022-09-01', last: '2022-09-30' };
  const time = { from: '2022-09-01', until: '2022-09-30' };

  it('is asked for by lane and time', () => {
    expect(cellParams(cell, { type: ['ASSAULT'] })).toEqual({ type: ['ASSAULT'], ...time, actor: 'ARM' });
    expect(cellParams({ ...cell, lane: 'ARM:AZE' }, {})).toEqual({ ...time, pair: 'ARM:AZE' });
  });

  it('keeps to what was filtered for', () => {
    expect(cellParams(cell, { actor: ['AZE'] })).toEqual({ ...time, actor: null, pair: 'ARM:AZE' });
    expect(cellParams(cell, { actor: ['ARM', 'RUS'] })).toEqual({ ...time, actor: 'ARM' });
    expect(cellParams({ ...cell, lane: 'ARM:RUS' }, { pair: 'ARM:AZE' })).toEqual({ ...time, pair: 'ARM:AZE', actor: 'RUS' });
  });

  it('tells those in the cell from those in a longer time', () => {
    expect(isInCell({ first: '2022-09-13', last: '2022-09-14' }, cell)).toBe(true);
    expect(isInCell({ first: '2022-01-01', last: '2022-12-31' }, cell)).toBe(false);
    expect(isInCell({ first: '2022-09-13', last: null }, cell)).toBe(false);
    expect(isInCell({ first: '2022-09-13', last: null }, { ...cell, wide: true, first: '2022-09-13', last: null })).toBe(true);
  });

  it('takes a pair from either side, in any role', () => {
    const row = { sides: { actor: ['AZE/mil'], recipient: ['ARM/gov', 'RUS'], mutual: false } };
    expect(isOfLane(row, 'ARM:AZE')).toBe(true);
    expect(isOfLane(row, 'ARM:RUS')).toBe(false);
    expect(isOfLane(row, 'RUS')).toBe(true);
  });
});

describe('thin spans', () => {
  it('go below one another only where they overlap, and never deeper than there is room', () => {
    const spans = [{ first: 0, last: 10 }, { first: 5, last: 20 }, { first: 12, last: 30 }, { first: 13, last: 14 }];
    expect(rowsOf(spans, 3, 1)).toEqual([0, 1, 0, 2]);
    expect(Math.max(...rowsOf(Array.from({ length: 9 }, () => ({ first: 0, last: 9 })), 4, 0))).toBe(3);
  });
});

describe('the time in which most is told', () => {
  const sum = { incidents: 1, conflict: 1, cooperation: 0, contested: 0, id: null };
  const cell = (start: string, reports: number) => ({ ...sum, start, reports });
  const lane = (cells: ReturnType<typeof cell>[]) => ({ ...sum, id: 'ARM', reports: 0, cells, wide: [] });

  it('leaves off a thin past', () => {
    const found = bulk([lane([cell('1988-01-01', 1), cell('1992-01-01', 1), cell('2020-01-01', 30)]), lane([cell('2022-01-01', 60)])], 'year')!;
    expect([dayOf(found.first), dayOf(found.last)]).toEqual(['2020-01-01', '2022-12-31']);
    expect(bulk([], 'year')).toBeNull();
  });
});
