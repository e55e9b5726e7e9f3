import { locale } from './dates';
import type { Language } from './language.svelte';

const formats = new Map<string, Intl.NumberFormat>();

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale(language), options);
    formats.set(key, found);
  }
  return found;
}

export function number(value: number, language: Language): string {
  return format(language, { maximumFractionDigits: 2 }).format(value);
}

/** "105–207", or one number where both ends are the same. */
export function range(low: number, high: number, language: Language): string {
  return low === high ? number(low, language) : `${number(low, language)}–${number(high, language)}`;
}

/** Units of figures that Intl writes out by itself. */
const INTL: Record<string, string> = {
  km: 'kilometer', m: 'meter', mile: 'mile', mi: 'mile', ha: 'hectare', t: 'metric-ton', kg: 'kilogram', l: 'liter',
  minute: 'minute', hour: 'hour', day: 'day', week: 'week', month: 'month', year: 'year',
};
const SPELT = new Set(['minute', 'hour', 'day', 'week', 'month', 'year']);

/** Units that Intl has no words for. */
const WORDS: Record<string, Record<Language, [string, string]>> = {
  decade: { en: ['decade', 'decades'], nl: ['decennium', 'decennia'], de: ['Jahrzehnt', 'Jahrzehnte'] },
  century: { en: ['century', 'centuries'], nl: ['eeuw', 'eeuwen'], de: ['Jahrhundert', 'Jahrhunderte'] },
  quarter: { en: ['quarter', 'quarters'], nl: ['kwartaal', 'kwartalen'], de: ['Quartal', 'Quartale'] },
};

/** A quantity with its unit: "3 days", "60 %", "€2.5bn", "12 km". A unit that nobody knows is written after the number. */
export function quantity(low: number, high: number, unit: string | null, language: Language): string {
  if (unit === null || unit === '') return range(low, high, language);
  const of = (options: Intl.NumberFormatOptions): string => {
    const intl = format(language, options);
    return low === high ? intl.format(low) : intl.formatRange(low, high);
  };
  if (unit === '%') return `${range(low, high, language)}${language === 'de' ? '\u00a0%' : '%'}`;
  if (/^[A-Z]{3}$/.test(unit)) {
    const large = Math.max(Math.abs(low), Math.abs(high)) >= 1_000_000;
    return of({ style: 'currency', currency: unit, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 0, maximumFractionDigits: large ? 2 : 0, ...(large ? { notation: 'compact', compactDisplay: 'long' } : {}) });
  }
  const known = INTL[unit];
  if (known) return of({ style: 'unit', unit: known, unitDisplay: SPELT.has(known) ? 'long' : 'short', maximumFractionDigits: 2 });
  const spelt = WORDS[unit]?.[language];
  return `${range(low, high, language)}\u00a0${spelt ? spelt[high === 1 ? 0 : 1] : unit}`;
}

/** "Dutch, German and English", by the rules of the language. */
export function list(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(items);
}

export function share(part: number, whole: number, language: Language): string {
  return format(language, { style: 'percent', maximumFractionDigits: 0 }).format(whole === 0 ? 0 : part / whole);
}
