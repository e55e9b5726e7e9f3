// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Membership } from '../src/api/treaties';
import { dayNumber } from '../src/lib/dates';
import { stateRows, yearTicks } from '../src/pages/treaty/stays';

const frame = { first: dayNumber('1990-01-01'), last: dayNumber('2026-01-01') };
const stay = (state: string, more: Partial<Membership>): Membership => ({ state, suspended: [], at: { file: 'f', line: 1 }, ...more });
const rows = (parties: Membership[], ended: string | null = null) =>
  stateRows(parties, ended, frame).map(({ state, pieces }) => [state, ...pieces.map(({ from, to, kind }) => `${kind} ${new Date(from * 864e5).toISOString().slice(0, 10)} ${new Date(to * 864e5).toISOString().slice(0, 10)}`)]);

describe('stateRows', () => {
  it('draws both times of one that came back, and the rest of its duties', () => {
    const uzb = [stay('UZB', { entry: '1994-04-20', exit: '1999-04-20' }), stay('UZB', { entry: '2006-08-16', exit: '2012-12-19', suspended: [{ from: '2012-06', until: '2012-12-19', toward: [] }] })];
    expect(rows(uzb)).toEqual([['UZB', 'bound 1994-04-20 1999-04-20', 'bound 2006-08-16 2012-12-19', 'suspended 2012-06-01 2012-12-19']]);
  });

  it('leaves open what the dates leave open', () => {
    expect(rows([stay('ARM', { entry: '2011', exit: '2020-11' })])).toEqual([['ARM', 'unsure 2011-01-01 2011-12-31', 'bound 2011-12-31 2020-11-01', 'unsure 2020-11-01 2020-11-30']]);
  });

  it('ends all bars with the treaty, and draws none for who only signed', () => {
    expect(rows([stay('B', { entry: '1992-01-01' }), stay('A', {})], '1995-01-01')).toEqual([['B', 'bound 1992-01-01 1995-01-01'], ['A']]);
  });
});

describe('yearTicks', () => {
  it('stand at round years inside the frame', () => {
    expect(yearTicks(frame, 4)).toEqual([2000, 2010, 2020]);
    expect(yearTicks(frame, 40).length).toBe(36);
  });
});
