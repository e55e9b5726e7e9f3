import type { Lane } from '../api/timeline';
import type { Params } from '../api/client';
import type { Day, IncidentRow } from '../api/types';
import { dayNumber } from './dates';
import { cellSpan, type Span, type Unit } from './timescale';
import { partsOf } from './words/actors';

/** A cell of a lane as it stands in the address: `ARM@2022-09-01/2022-09-30`; with `~` what is only known to lie in that time. An open end is `..`. */
export interface CellName {
  lane: string;
  wide: boolean;
  first: Day | null;
  last: Day | null;
}

const NAME = /^(.+)([@~])(\d{4}-\d\d-\d\d|\.\.)\/(\d{4}-\d\d-\d\d|\.\.)$/;

export function cellName({ lane, wide, first, last }: CellName): string {
  return `${lane}${wide ? '~' : '@'}${first ?? '..'}/${last ?? '..'}`;
}

export function cellOf(name: string | null): CellName | null {
  const match = NAME.exec(name ?? '');
  if (!match) return null;
  const [, lane = '', kind, first = '..', last = '..'] = match;
  return { lane, wide: kind === '~', first: first === '..' ? null : first, last: last === '..' ? null : last };
}

/** What `/api/incidents` is asked for a cell: the filters, narrowed to the cell's time and, as far as a query can say it, to its lane. */
export function cellParams(cell: CellName, filters: Params): Params {
  const narrowed: Params = { ...filters, from: cell.first, until: cell.last };
  const asked = [filters.actor ?? []].flat().map(String);
  const [one = '', other] = cell.lane.split(':');
  if (other !== undefined) {
    // One pair can be asked for; a second one becomes a party that must be there too.
    if (filters.pair && filters.pair !== cell.lane) return { ...narrowed, actor: String(filters.pair).split(':').includes(one) ? other : one };
    return { ...narrowed, pair: cell.lane };
  }
  const others = asked.filter((code) => partsOf(code).base !== one);
  // Of several actors any will do, so a lane of one of them is asked for alone; a lane of somebody else with one of them is a pair.
  if (others.length === asked.length && others.length === 1 && !filters.pair) return { ...narrowed, actor: null, pair: `${one}:${partsOf(others[0]!).base}` };
  return { ...narrowed, actor: one };
}

/** Whether an incident is of a lane: of a pair, one from either side. */
export function isOfLane({ sides }: Pick<IncidentRow, 'sides'>, lane: string): boolean {
  const actors = sides.actor.map((code) => partsOf(code).base);
  const recipients = sides.recipient.map((code) => partsOf(code).base);
  const [one = '', other] = lane.split(':');
  if (other === undefined) return actors.includes(one) || recipients.includes(one);
  return (actors.includes(one) && recipients.includes(other)) || (actors.includes(other) && recipients.includes(one));
}

/** Whether an incident is counted in the cell, and not only known to lie in a longer time around it. */
export function isInCell(row: Pick<IncidentRow, 'first' | 'last'>, cell: CellName): boolean {
  if (cell.wide) return row.first === cell.first && row.last === cell.last;
  return row.first !== null && row.last !== null && (cell.first === null || row.first >= cell.first) && (cell.last === null || row.last <= cell.last);
}

/** Spans below one another where they would overlap, at most `rows` deep; the row of each, in the order given. */
export function rowsOf(spans: readonly Span[], rows: number, gap: number): number[] {
  const ends: number[] = [];
  return spans.map(({ first, last }) => {
    let row = ends.findIndex((end) => end + gap < first);
    if (row < 0) row = ends.length < rows ? ends.length : ends.indexOf(Math.min(...ends));
    ends[row] = Math.max(ends[row] ?? -Infinity, last);
    return row;
  });
}

/** The time in which most is told: what is left when the oldest cells, with less than `rest` of all reports, are cut off. */
export function bulk(lanes: readonly Lane[], unit: Unit, rest = 0.1): Span | null {
  const byStart = new Map<string, number>();
  for (const { cells } of lanes) for (const { start, reports } of cells) byStart.set(start, (byStart.get(start) ?? 0) + reports);
  const starts = [...byStart.keys()].sort();
  const all = [...byStart.values()].reduce((sum, reports) => sum + reports, 0);
  let cut = 0;
  for (const start of starts) {
    cut += byStart.get(start)!;
    if (cut > all * rest) return { first: dayNumber(start), last: cellSpan(starts.at(-1)!, unit).last };
  }
  return null;
}
