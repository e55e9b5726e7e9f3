// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { TreatyBrief } from '../src/api/treaties';
import { chosen, grouped, sorted } from '../src/pages/treaties/arrange';

const treaty = (id: string, more: Partial<TreatyBrief>): TreatyBrief => ({ id, name: id, binding: 'treaty', parties: [], duties: [], ...more });
const all = [
  treaty('CST', { name: 'Collective Security Treaty', body: 'CSTO', signed: '1992-05-15', in_force: '1994-04-20', parties: ['ARM', 'RUS', 'UZB'], duties: ['defence', 'consultation'] }),
  treaty('ARM-RUS', { name: 'Friendship', in_force: '1998', parties: ['ARM', 'RUS'], duties: ['consultation'] }),
  treaty('PACT', { name: 'Warsaw', body: 'Warsaw Pact', signed: '1955-05-14', in_force: '1955-06', ended: '1991-07-01', parties: ['SUN'], duties: ['defence'] }),
];
const any = { parties: [], duties: [], text: '', inForce: false };
const ids = (rows: { treaty: TreatyBrief }[]): string[] => rows.map((row) => row.treaty.id);

describe('chosen', () => {
  it('asks for all parties and any duty', () => {
    expect(ids(chosen(all, { ...any, parties: ['RUS', 'UZB'] }, '2022-09-13'))).toEqual(['CST']);
    expect(ids(chosen(all, { ...any, duties: ['defence', 'neutrality'] }, '2022-09-13'))).toEqual(['CST', 'PACT']);
  });

  it('finds by name and body', () => {
    expect(ids(chosen(all, { ...any, text: 'csto coll' }, '2022-09-13'))).toEqual(['CST']);
  });

  it('keeps what may be in force on the day', () => {
    expect(ids(chosen(all, { ...any, inForce: true }, '1998-06-01'))).toEqual(['CST', 'ARM-RUS']);
    expect(ids(chosen(all, { ...any, inForce: true }, '1980-01-01'))).toEqual(['PACT']);
  });
});

describe('sorted and grouped', () => {
  const rows = chosen(all, any, '2022-09-13');
  it('puts the newest first and what has no day last', () => {
    expect(ids(sorted(rows, 'signed'))).toEqual(['CST', 'PACT', 'ARM-RUS']);
    expect(ids(sorted(rows, 'force'))).toEqual(['ARM-RUS', 'CST', 'PACT']);
    expect(ids(sorted(rows, 'parties'))).toEqual(['CST', 'ARM-RUS', 'PACT']);
  });

  it('groups by organisation, those without one last', () => {
    expect(grouped(rows).map(({ body, rows }) => [body, rows.length])).toEqual([['CSTO', 1], ['Warsaw Pact', 1], [null, 1]]);
  });
});
