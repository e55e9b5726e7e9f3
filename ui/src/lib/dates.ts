import type { Day, Edtf } from '../api/types';
import type { Language } from './language.svelte';

/** English as European newspapers write it: the day before the month. */
const LOCALES: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE' };

export function locale(language: Language): string {
  return LOCALES[language];
}

type Precision = 'day' | 'month' | 'year';
interface Moment {
  first: Date;
  precision: Precision;
  doubt: '' | '~' | '?' | '%';
}

const SHAPE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?$/;

function moment(text: string): Moment | null {
  const match = SHAPE.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, doubt] = match;
  const first = new Date(Date.UTC(2000, Number(month ?? 1) - 1, Number(day ?? 1)));
  first.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  // There is no 30 February, and no month 13.
  if (first.getUTCMonth() + 1 !== Number(month ?? 1)) return null;
  return { first, precision: day ? 'day' : month ? 'month' : 'year', doubt: (doubt ?? '') as Moment['doubt'] };
}

function lastOf({ first, precision }: Moment): Date {
  const last = new Date(first);
  if (precision === 'year') last.setUTCMonth(11, 31);
  if (precision === 'month') last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return last;
}

function isoDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

export type Length = 'long' | 'short';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, precision: Precision, length: Length): Intl.DateTimeFormat {
  const key = `${language} ${precision} ${length}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALES[language], {
      timeZone: 'UTC',
      year: 'numeric',
      ...(precision === 'year' ? {} : { month: length }),
      ...(precision === 'day' ? { day: 'numeric' } : {}),
    });
    formats.set(key, found);
  }
  return found;
}

const WORDS = {
  en: { later: (d: string) => `${d} or later`, earlier: (d: string) => `${d} or earlier`, '~': 'about ', '?': 'probably ', '%': 'probably about ', none: 'undated' },
  nl: { later: (d: string) => `${d} of later`, earlier: (d: string) => `${d} of eerder`, '~': 'omstreeks ', '?': 'vermoedelijk ', '%': 'vermoedelijk omstreeks ', none: 'zonder datum' },
  de: { later: (d: string) => `${d} oder später`, earlier: (d: string) => `${d} oder früher`, '~': 'um ', '?': 'vermutlich ', '%': 'vermutlich um ', none: 'ohne Datum' },
} as const;

function words(at: Moment, language: Language, length: Length): string {
  const doubt = at.doubt === '' ? '' : WORDS[language][at.doubt];
  return doubt + format(language, at.precision, length).format(at.first);
}

/** A date in words that say no more than it does: "13 September 2022", "September 2022", "2013 or later". What is no date is given back as it is. */
export function dateWords(edtf: Edtf | null | undefined, language: Language, length: Length = 'long'): string {
  if (!edtf) return WORDS[language].none;
  const [from = '', until] = edtf.split('/');
  const first = moment(from);
  if (until === undefined) return first ? words(first, language, length) : edtf;
  const last = moment(until);
  if (first && last) {
    if (first.precision === last.precision && !first.doubt && !last.doubt) {
      return format(language, first.precision, length).formatRange(first.first, last.first);
    }
    return `${words(first, language, length)} – ${words(last, language, length)}`;
  }
  if (first) return WORDS[language].later(words(first, language, length));
  if (last) return WORDS[language].earlier(words(last, language, length));
  return edtf;
}

/** First and last day that a date covers, both included; null for an open end or where there is no date. */
export function dateSpan(edtf: Edtf | null | undefined): { first: Day | null; last: Day | null } {
  if (!edtf) return { first: null, last: null };
  const [from = '', until = from] = edtf.split('/');
  const first = moment(from);
  const last = moment(until);
  return { first: first && isoDay(first.first), last: last && isoDay(lastOf(last)) };
}

/** Days since 1970-01-01, for drawing. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function dayOf(number: number): Day {
  return isoDay(new Date(number * 86_400_000));
}

/** The machine-readable form for `<time datetime>`; null where HTML has none, as for intervals. */
export function timeValue(edtf: Edtf | null | undefined): string | null {
  return edtf && SHAPE.test(edtf) ? edtf.replace(/[~?%]$/, '') : null;
}

/** A day below an axis, without its year: "13 Sept". */
export function dayTick(day: Day, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(new Date(`${day}T00:00:00Z`));
}
