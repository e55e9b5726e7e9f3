import type { Day } from '../api/types';
import { dayNumber, dayOf, locale } from './dates';
import type { Language } from './language.svelte';

/** A stretch of time on a timeline, in days since 1970; both ends belong to it. While it is being zoomed the ends may lie within a day. */
export interface Span {
  first: number;
  last: number;
}

export type Unit = 'day' | 'month' | 'year' | 'decade';

/** Nothing is drawn closer than this. */
const SHORTEST = 7;

export function lengthOf({ first, last }: Span): number {
  return last - first + 1;
}

/** The days of the cell that begins on a day. */
export function cellSpan(start: Day, unit: Unit): Span {
  const first = dayNumber(start);
  if (unit === 'day') return { first, last: first };
  const end = new Date(first * 86_400_000);
  if (unit === 'month') end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + (unit === 'year' ? 1 : 10));
  return { first, last: Math.round(end.getTime() / 86_400_000) - 1 };
}

/** The time of a cell as EDTF that says no more: "2022-09", "2022", a decade as "2010/2019". */
export function cellDate(start: Day, unit: Unit): string {
  if (unit === 'day') return start;
  if (unit === 'month') return start.slice(0, 7);
  const year = start.slice(0, 4);
  return unit === 'year' ? year : `${year}/${String(Number(year) + 9).padStart(4, '0')}`;
}

/** A stretch as EDTF in the fewest words: whole years and months as such. An end that is not known is open. */
export function stretchDate(first: Day | null, last: Day | null): string {
  if (first === null || last === null) return `${first ?? '..'}/${last ?? '..'}`;
  if (first === last) return first;
  for (const unit of ['month', 'year', 'decade'] as const) {
    const span = cellSpan(first, unit);
    const startsThere = first.endsWith(unit === 'month' ? '-01' : '-01-01') && (unit !== 'decade' || first.slice(3, 4) === '0');
    if (startsThere && dayOf(span.last) === last) return cellDate(first, unit);
  }
  return `${first}/${last}`;
}

/** Longer (factor above 1) or shorter around a day that stays where it is. */
export function zoomed(span: Span, factor: number, at: number = (span.first + span.last + 1) / 2): Span {
  const length = Math.max(SHORTEST, lengthOf(span) * factor);
  const share = (at - span.first) / lengthOf(span);
  const first = at - share * length;
  return { first, last: first + length - 1 };
}

export function moved(span: Span, days: number): Span {
  return { first: span.first + days, last: span.last + days };
}

/** No longer than the bounds, and pushed back where it hangs over. */
export function within(span: Span, bounds: Span): Span {
  const length = Math.min(lengthOf(span), lengthOf(bounds));
  const first = Math.min(Math.max(span.first, bounds.first), bounds.last + 1 - length);
  return { first, last: first + length - 1 };
}

/** A little air at both ends, so that marks on the first and last day are whole. */
export function padded(span: Span): Span {
  const air = Math.max(2, Math.ceil(lengthOf(span) * 0.02));
  return { first: span.first - air, last: span.last + air };
}

/** Whole days, for the address; null where the span is all there is. */
export function inAddress(span: Span, bounds: Span): { from: Day | null; until: Day | null } {
  const first = Math.round(span.first);
  const last = Math.max(first, Math.round(span.last));
  if (first <= bounds.first && last >= bounds.last) return { from: null, until: null };
  return { from: dayOf(first), until: dayOf(last) };
}

export interface Tick {
  day: number;
  text: string;
}
export interface Ticks {
  /** Below the axis: days, months or years. */
  marks: Tick[];
  /** What the marks lie in: the month of days, the year of months. The first may begin before the span. */
  around: Tick[];
}

interface Step {
  of: 'day' | 'week' | 'month' | 'year';
  by: number;
  days: number;
  /** Pixels that a label needs. */
  room: number;
}
const STEPS: Step[] = [
  { of: 'day', by: 1, days: 1, room: 26 },
  { of: 'week', by: 1, days: 7, room: 30 },
  { of: 'month', by: 1, days: 30.4, room: 42 },
  { of: 'month', by: 3, days: 91.3, room: 42 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((by): Step => ({ of: 'year', by, days: 365.25 * by, room: 48 })),
];

/** As many ticks as there is room for, in the words of the language. */
export function ticks(span: Span, width: number, language: Language): Ticks {
  const perDay = width / lengthOf(span);
  const step = STEPS.find(({ days, room }) => days * perDay >= room) ?? STEPS.at(-1)!;
  const text = (options: Intl.DateTimeFormatOptions): ((day: number) => string) => {
    const format = new Intl.DateTimeFormat(locale(language), { timeZone: 'UTC', ...options });
    return (day) => format.format(new Date(day * 86_400_000));
  };
  const year = text({ year: 'numeric' });
  if (step.of === 'year') return { marks: starts(span, step).map((day) => ({ day, text: year(day) })), around: [] };
  if (step.of === 'month') {
    const month = text({ month: 'short' });
    return { marks: starts(span, step).map((day) => ({ day, text: month(day) })), around: around(span, { of: 'year', by: 1, days: 0, room: 0 }, year) };
  }
  // A bare number, not what Intl adds to it ("13.").
  const ofMonth = (day: number): string => String(new Date(day * 86_400_000).getUTCDate());
  const month = text({ month: 'long', year: 'numeric' });
  return { marks: starts(span, step).map((day) => ({ day, text: ofMonth(day) })), around: around(span, { of: 'month', by: 1, days: 0, room: 0 }, month) };
}

function around(span: Span, step: Step, text: (day: number) => string): Tick[] {
  const before = previous(span.first, step);
  return [before, ...starts(span, step).filter((day) => day > before)].map((day) => ({ day, text: text(day) }));
}

/** The last beginning of a step that is not after a day. */
function previous(day: number, { of, by }: Step): number {
  const whole = Math.floor(day);
  if (of === 'day') return whole;
  // 1 January 1970 was a Thursday; weeks begin on Monday.
  if (of === 'week') return whole - ((((whole + 3) % 7) + 7) % 7);
  const date = new Date(whole * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const first = new Date(0);
  if (of === 'month') first.setUTCFullYear(year, month - (month % by), 1);
  else first.setUTCFullYear(Math.floor(year / by) * by, 0, 1);
  return Math.round(first.getTime() / 86_400_000);
}

function starts(span: Span, step: Step): number[] {
  const found: number[] = [];
  let day = previous(span.first, step);
  while (day <= span.last) {
    if (day >= span.first) found.push(day);
    day = next(day, step);
  }
  return found;
}

function next(day: number, { of, by }: Step): number {
  if (of === 'day') return day + by;
  if (of === 'week') return day + 7 * by;
  const date = new Date(day * 86_400_000);
  if (of === 'month') date.setUTCMonth(date.getUTCMonth() + by);
  else date.setUTCFullYear(date.getUTCFullYear() + by);
  return Math.round(date.getTime() / 86_400_000);
}
