import type { Day } from '../api/types';

/** Stops of a slider through time: the last day of each month, or of each year where there are too many months. */
export interface Stops {
  first: number;
  last: number;
  /** In months. */
  step: 1 | 12;
}

/** More months than this cannot be told apart on a slider. */
const MOST = 360;

export function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The last day of a month, counted from the year nought. */
export function endOfMonth(month: number): Day {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(Math.floor(month / 12), (month % 12) + 1, 0);
  return date.toISOString().slice(0, 10);
}

/** From the beginning of the first day's year to the end of the last day's. */
export function stopsOf(first: Day, last: Day): Stops {
  const from = Number(first.slice(0, 4)) * 12;
  const until = Number(last.slice(0, 4)) * 12 + 11;
  return until - from > MOST ? { first: from + 11, last: until, step: 12 } : { first: from, last: until, step: 1 };
}

/** The stop nearest to a day. */
export function stopAt(day: Day, { first, last, step }: Stops): number {
  const at = Math.min(last, Math.max(first, monthOf(day)));
  return first + Math.round((at - first) / step) * step;
}
