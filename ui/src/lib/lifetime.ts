import type { Day, Edtf } from '../api/types';
import { dateSpan } from './dates';

/** Whether something is so; null where the dates are too coarse to tell. */
export type Known = boolean | null;

/** Whether what began on a date had begun by a day. Nothing that has no date is taken to have begun. */
export function begun(date: Edtf | null | undefined, day: Day): Known {
  if (!date) return false;
  const { first, last } = dateSpan(date);
  if (last !== null && day >= last) return true;
  if (first !== null && day < first) return false;
  return null;
}

/** Whether what lasted to a date, that day included, was over on a day. */
export function over(date: Edtf | null | undefined, day: Day): Known {
  if (!date) return false;
  const { first, last } = dateSpan(date);
  if (last !== null && day > last) return true;
  if (first !== null && day <= first) return false;
  return null;
}

export type TreatyStatus = 'in-force' | 'not-yet' | 'signed' | 'ended' | 'unclear';

/** How a treaty stands on a day: "since 2011" leaves it open for every day of 2011 but the last. */
export function treatyStatus({ signed, in_force, ended }: { signed?: Edtf | null; in_force?: Edtf | null; ended?: Edtf | null }, day: Day): TreatyStatus {
  const isOver = over(ended, day);
  if (isOver === true) return 'ended';
  const isInForce = begun(in_force, day);
  if (isInForce === true && isOver === false) return 'in-force';
  if (isInForce === false) return begun(signed, day) === true ? 'signed' : 'not-yet';
  return 'unclear';
}

export type PartyStatus = 'bound' | 'suspended' | 'left' | 'signed' | 'not-yet' | 'unclear';

interface Stay {
  entry?: Edtf | null;
  exit?: Edtf | null;
  suspended?: readonly { from?: Edtf; until?: Edtf; toward: readonly string[] }[];
}

/** How a party stands on a day by one of its times. Duties that rest toward some only leave it bound. */
export function partyStatus({ entry, exit, suspended = [] }: Stay, day: Day): PartyStatus {
  if (!entry) return 'signed';
  const isOver = over(exit, day);
  if (isOver === true) return 'left';
  const isIn = begun(entry, day);
  if (isIn === false) return 'not-yet';
  if (isIn === null || isOver === null) return 'unclear';
  const rests = suspended.filter(({ toward }) => toward.length === 0).map(({ from, until }) => both(from ? begun(from, day) : true, not(over(until, day))));
  if (rests.includes(true)) return 'suspended';
  return rests.includes(null) ? 'unclear' : 'bound';
}

/** Toward whom a party's duties rest on a day, where that is not everybody. */
export function restsToward({ suspended = [] }: Stay, day: Day): string[] {
  return suspended.flatMap(({ from, until, toward }) => ((from ? begun(from, day) : true) !== false && over(until, day) !== true ? toward : []));
}

const ORDER: PartyStatus[] = ['bound', 'suspended', 'unclear', 'signed', 'left', 'not-yet'];

/** How a state stands on a day that was party more than once. */
export function stateStatus(stays: readonly Stay[], day: Day): PartyStatus {
  const told = stays.map((stay) => partyStatus(stay, day));
  return ORDER.find((status) => told.includes(status)) ?? 'not-yet';
}

function not(known: Known): Known {
  return known === null ? null : !known;
}

function both(a: Known, b: Known): Known {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

/** Today in UTC, as the server counts days. */
export function today(): Day {
  return new Date().toISOString().slice(0, 10);
}
