// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { begun, over, partyStatus, restsToward, stateStatus, treatyStatus } from '../src/lib/lifetime';

describe('begun and over', () => {
  it('leave a month open until its last day', () => {
    expect([begun('2022-02', '2022-01-31'), begun('2022-02', '2022-02-10'), begun('2022-02', '2022-02-28')]).toEqual([false, null, true]);
  });

  it('count the last day of force as in force', () => {
    expect([over('1999-04-20', '1999-04-20'), over('1999-04-20', '1999-04-21')]).toEqual([false, true]);
    expect([over('1973-11', '1973-11-01'), over('1973-11', '1973-11-20'), over('1973-11', '1973-12-01')]).toEqual([false, null, true]);
  });

  it('know only one side of an open date', () => {
    expect([begun('2013/..', '2012-12-31'), begun('2013/..', '2020-01-01')]).toEqual([false, null]);
    expect([begun('../2022-09-19', '1990-01-01'), begun('../2022-09-19', '2022-09-19')]).toEqual([null, true]);
  });
});

describe('treatyStatus', () => {
  const cst = { signed: '1992-05-15', in_force: '1994-04-20' };
  it('goes from nothing to signed to in force', () => {
    expect(['1992-05-14', '1993-01-01', '1994-04-20', '2022-09-13'].map((day) => treatyStatus(cst, day))).toEqual(['not-yet', 'signed', 'in-force', 'in-force']);
  });

  it('ends on the day after the last', () => {
    const pact = { signed: '1955-05-14', in_force: '1955-06', ended: '1991-07-01' };
    expect(['1955-06-10', '1991-07-01', '1991-07-02'].map((day) => treatyStatus(pact, day))).toEqual(['unclear', 'in-force', 'ended']);
  });

  it('stays signed where no day of force is recorded', () => {
    expect(treatyStatus({ signed: '2021-09-15' }, '2024-01-01')).toBe('signed');
  });

  it('holds an imprecise end open for its length only', () => {
    const pact = { in_force: '1961-07-06', ended: '1996' };
    expect(['1995-12-31', '1996-06-01', '1997-01-01'].map((day) => treatyStatus(pact, day))).toEqual(['in-force', 'unclear', 'ended']);
  });
});

describe('partyStatus', () => {
  const first = { entry: '1994-04-20', exit: '1999-04-20' };
  const second = { entry: '2006-08-16', exit: '2012-12-19', suspended: [{ from: '2012-06', until: '2012-12-19', toward: [] }] };

  it('tells who has only signed', () => {
    expect(partyStatus({}, '2020-01-01')).toBe('signed');
  });

  it('knows that duties rest, and not on which day of a month that began', () => {
    expect(['2012-05-31', '2012-06-15', '2012-06-30', '2012-12-20'].map((day) => partyStatus(second, day))).toEqual(['bound', 'unclear', 'suspended', 'left']);
  });

  it('takes the time that counts of several', () => {
    expect(['1995-01-01', '2003-01-01', '2008-01-01', '2013-01-01'].map((day) => stateStatus([first, second], day))).toEqual(['bound', 'left', 'bound', 'left']);
  });

  it('keeps a party bound whose duties rest toward one other', () => {
    const usa = { entry: '1952-04-29', suspended: [{ from: '1986-08-11', toward: ['NZL'] }] };
    expect(partyStatus(usa, '2020-01-01')).toBe('bound');
    expect([restsToward(usa, '2020-01-01'), restsToward(usa, '1980-01-01')]).toEqual([['NZL'], []]);
  });
});
