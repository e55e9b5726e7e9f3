import type { TreatyBrief } from '../../api/treaties';
import type { Day } from '../../api/types';
import { dateSpan } from '../../lib/dates';
import { treatyStatus, type TreatyStatus } from '../../lib/lifetime';

export type Order = 'name' | 'signed' | 'force' | 'parties';
export const ORDERS: readonly Order[] = ['name', 'signed', 'force', 'parties'];

export interface Wanted {
  /** Every one of these is or was a party. */
  parties: readonly string[];
  /** Any of these duties. */
  duties: readonly string[];
  /** Words of the name, the body or the id. */
  text: string;
  /** Only what is in force on the day. */
  inForce: boolean;
}

export interface Row {
  treaty: TreatyBrief;
  status: TreatyStatus;
}

/** Treaties that fit, with how they stand on the day. What may be in force is kept among what is. */
export function chosen(treaties: readonly TreatyBrief[], { parties, duties, text, inForce }: Wanted, day: Day): Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return treaties
    .filter((treaty) => parties.every((code) => treaty.parties.includes(code)))
    .filter((treaty) => duties.length === 0 || treaty.duties.some((duty) => duties.includes(duty)))
    .filter(({ name, body, id }) => words.every((word) => `${name} ${body ?? ''} ${id}`.toLowerCase().includes(word)))
    .map((treaty) => ({ treaty, status: treatyStatus(treaty, day) }))
    .filter(({ status }) => !inForce || status === 'in-force' || status === 'unclear');
}

/** Names as the alphabet has them, days the newest first, parties the most first; what has no day comes last. */
export function sorted(rows: readonly Row[], order: Order): Row[] {
  const byName = (a: Row, b: Row): number => a.treaty.name.localeCompare(b.treaty.name, 'en');
  const day = (row: Row): string => dateSpan(order === 'force' ? row.treaty.in_force : row.treaty.signed).first ?? '';
  if (order === 'name') return [...rows].sort(byName);
  if (order === 'parties') return [...rows].sort((a, b) => b.treaty.parties.length - a.treaty.parties.length || byName(a, b));
  return [...rows].sort((a, b) => day(b).localeCompare(day(a)) || byName(a, b));
}

export interface Group {
  /** Null for treaties on which no organisation is built. */
  body: string | null;
  rows: Row[];
}

/** By the organisation built on them; those without one come last. The order within is kept. */
export function grouped(rows: readonly Row[]): Group[] {
  const bodies = [...new Set(rows.map(({ treaty }) => treaty.body ?? null))];
  return bodies
    .map((body) => ({ body, rows: rows.filter(({ treaty }) => (treaty.body ?? null) === body) }))
    .sort((a, b) => (a.body === null ? 1 : b.body === null ? -1 : a.body.localeCompare(b.body, 'en')));
}
