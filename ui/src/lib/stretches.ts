import type { Contradiction, Gap, Held } from '../api/exposure';
import type { Day, Relation, Statement } from '../api/types';
import { dateSpan, dayNumber } from './dates';

/** The days that an axis shows, both ends included. */
export interface Axis {
  from: number;
  until: number;
}

type History = Pick<Relation, 'held' | 'gaps' | 'statements'>;

/** From the first to the last day that anything is said of, the day asked about among them, with some room at either end. */
export function axisOf({ held, gaps, statements }: History, asOf: Day): Axis {
  const days = [asOf, ...held.flatMap(({ first, last }) => [first, last]), ...gaps.flatMap(({ first, last }) => [first, last])];
  for (const { published, since, until } of statements) days.push(dateSpan(published).first, dateSpan(since).first, dateSpan(until).last);
  const numbers = days.filter((day) => day !== null).map(dayNumber);
  const [from, until] = [Math.min(...numbers), Math.max(...numbers)];
  const room = Math.max(60, Math.round((until - from) * 0.04));
  return { from: from - room, until: until + room };
}

/** The first days of years below an axis: not more than fit, at round distances. */
export function yearTicks({ from, until }: Axis, most: number): { day: number; year: number }[] {
  const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();
  const [first, last] = [yearOf(from) + 1, yearOf(until)];
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (last - first) / years < most) ?? 200;
  const ticks = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push({ day: dayNumber(`${String(year).padStart(4, '0')}-01-01`), year });
  return ticks;
}

/** A stretch on an axis. An end that nobody told runs off the picture or is drawn as open. */
export interface Bar {
  from: number;
  until: number;
  /** Its beginning is only that of the first report, or is not told at all. */
  openStart: boolean;
  /** Nothing says that it ended. */
  openEnd: boolean;
}

export function barOf(held: Held, axis: Axis): Bar {
  return {
    from: held.first === null ? axis.from : dayNumber(held.first),
    until: held.last === null ? axis.until : dayNumber(held.last),
    openStart: held.first === null || !held.beginning_told,
    openEnd: held.last === null,
  };
}

/** What one teller says the tie's time was, for a line of its own; null where it tells no time. */
export function toldSpan({ since, until }: Pick<Statement, 'since' | 'until'>, axis: Axis): { from: number; until: number; openEnd: boolean } | null {
  if (!since && !until) return null;
  const first = dateSpan(since).first;
  const last = dateSpan(until).last;
  return { from: first === null ? axis.from : dayNumber(first), until: last === null ? axis.until : dayNumber(last), openEnd: last === null };
}

/** Stretches and the gaps between them in order of time. */
export function inOrder(held: readonly Held[], gaps: readonly Gap[]): ({ kind: 'held'; held: Held } | { kind: 'gap'; gap: Gap })[] {
  return held.flatMap((one, i) => {
    const after = gaps.find((gap) => one.last !== null && gap.first > one.last && (held[i + 1]?.first ?? '9999') > gap.last);
    return [{ kind: 'held' as const, held: one }, ...(after ? [{ kind: 'gap' as const, gap: after }] : [])];
  });
}

/** The ids of the two statements that exclude each other: first the one that asserts, or tells the earlier day. */
export function excluding(contradiction: Contradiction): [string, string] {
  return contradiction.about === 'holding' ? [contradiction.holds, contradiction.not] : [contradiction.one, contradiction.other];
}
