import type { Membership, TreatyWhole } from '../../api/treaties';
import type { Day, Edtf } from '../../api/types';
import { dateSpan, dayNumber } from '../../lib/dates';

/** A part of a bar, in days since 1970. */
export interface Piece {
  from: number;
  to: number;
  /** Whether the party was bound through all of it, or the dates leave that open, or its duties rest. */
  kind: 'bound' | 'unsure' | 'suspended' | 'partly';
}

export interface StateRow {
  state: string;
  stays: Membership[];
  pieces: Piece[];
  /** Days on which it left, where a time ends inside the picture. */
  exits: number[];
  /** Only signed in all of its times. */
  signedOnly: boolean;
}

export interface Frame {
  first: number;
  last: number;
}

const at = (day: Day): number => dayNumber(day);
const edge = (date: Edtf | null | undefined, end: 'first' | 'last'): number | null => {
  const day = dateSpan(date)[end];
  return day === null ? null : at(day);
};

/** From the first day that anything is known of to the later of today and the day looked at, with some air. */
export function frameOf(treaty: TreatyWhole, days: readonly Day[]): Frame {
  const dates = [treaty.signed, treaty.in_force, ...treaty.party.flatMap(({ entry, ratified }) => [entry, ratified])];
  const known = dates.map((date) => edge(date, 'first') ?? edge(date, 'last')).filter((day) => day !== null);
  const last = Math.max(...days.map(at));
  const first = Math.min(...known, ...days.map(at));
  const air = Math.max(90, (last - first) * 0.02);
  return { first: first - air, last: last + air };
}

/** One row for each state, those that came first on top; a state that came back has both times in its row. */
export function stateRows(parties: readonly Membership[], ended: Edtf | null | undefined, frame: Frame): StateRow[] {
  const states = [...new Set(parties.map(({ state }) => state))];
  const rows = states.map((state) => {
    const stays = parties.filter((stay) => stay.state === state);
    const pieces = stays.flatMap((stay) => piecesOf(stay, ended, frame));
    const exits = stays.map(({ exit }) => edge(exit ?? ended, 'last')).filter((day) => day !== null && day <= frame.last) as number[];
    return { state, stays, pieces, exits, signedOnly: stays.every(({ entry }) => !entry) };
  });
  const begin = ({ pieces }: StateRow): number => Math.min(Infinity, ...pieces.map(({ from }) => from));
  return rows.sort((a, b) => begin(a) - begin(b) || a.state.localeCompare(b.state));
}

function piecesOf({ entry, exit, suspended }: Membership, ended: Edtf | null | undefined, frame: Frame): Piece[] {
  if (!entry) return [];
  const begin = edge(entry, 'first') ?? frame.first;
  const bound = edge(entry, 'last') ?? frame.last;
  const end = exit ?? ended;
  const sureUntil = edge(end, 'first') ?? frame.last;
  const until = edge(end, 'last') ?? frame.last;
  const pieces: Piece[] = [];
  if (begin < bound) pieces.push({ from: begin, to: Math.min(bound, until), kind: 'unsure' });
  if (bound < sureUntil) pieces.push({ from: bound, to: sureUntil, kind: 'bound' });
  if (sureUntil < until) pieces.push({ from: Math.max(sureUntil, bound), to: until, kind: 'unsure' });
  for (const { from, until: over, toward } of suspended) {
    pieces.push({ from: edge(from, 'first') ?? begin, to: Math.min(edge(over, 'last') ?? until, until), kind: toward.length === 0 ? 'suspended' : 'partly' });
  }
  return pieces.map((piece) => ({ ...piece, from: Math.max(piece.from, frame.first), to: Math.min(piece.to, frame.last) })).filter(({ from, to }) => from <= to);
}

/** Years below the axis, as many as fit, at round numbers. */
export function yearTicks({ first, last }: Frame, most: number): number[] {
  const year = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();
  const [from, to] = [year(first) + 1, year(last)];
  const step = [1, 2, 5, 10, 20, 50, 100].find((n) => (to - from) / n <= most) ?? 100;
  const start = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - start) / step) + 1) }, (_, i) => start + i * step);
}
