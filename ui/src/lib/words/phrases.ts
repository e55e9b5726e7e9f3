import type { Language } from '../language.svelte';
import { baseName } from './states';

/** A name as it stands in a sentence: with its article, in the cases that German needs, and whether the verb is plural. */
export interface Phrase {
  /** Who does something. */
  nom: string;
  /** To whom something is done. */
  acc: string;
  /** With whom, in whom. */
  dat: string;
  plural: boolean;
}

type Gender = 'm' | 'f' | 'pl';
const ARTICLES: Record<Gender, [string, string, string]> = { m: ['der', 'den', 'dem'], f: ['die', 'die', 'der'], pl: ['die', 'die', 'den'] };

/** German names that take an article. */
const GERMAN: Record<Gender, string> = {
  m: 'IRN IRQ LBN YEM SDN SSD TCD VAT COE IMF Warsaw_Pact',
  f: 'TUR UKR CHE SVK MNG MDA COD SUN CSK DDR NATO CSTO OSCE CIS SCO OTS IAEA WHO Hezbollah Minsk_Group World_Bank',
  pl: 'USA NLD ARE PHL UN DNR LNR BHS MDV SYC COM MHL SLB',
};
/** German names of which the words themselves change: who, whom, with whom. */
const FORMS: Record<string, [string, string, string]> = {
  GBR: ['das Vereinigte Königreich', 'das Vereinigte Königreich', 'dem Vereinigten Königreich'],
  USA: ['die Vereinigten Staaten', 'die Vereinigten Staaten', 'den Vereinigten Staaten'],
  NLD: ['die Niederlande', 'die Niederlande', 'den Niederlanden'],
  ARE: ['die Vereinigten Arabischen Emirate', 'die Vereinigten Arabischen Emirate', 'den Vereinigten Arabischen Emiraten'],
  UN: ['die Vereinten Nationen', 'die Vereinten Nationen', 'den Vereinten Nationen'],
  EU: ['die Europäische Union', 'die Europäische Union', 'der Europäischen Union'],
  EAEU: ['die Eurasische Wirtschaftsunion', 'die Eurasische Wirtschaftsunion', 'der Eurasischen Wirtschaftsunion'],
  AU: ['die Afrikanische Union', 'die Afrikanische Union', 'der Afrikanischen Union'],
  'Arab League': ['die Arabische Liga', 'die Arabische Liga', 'der Arabischen Liga'],
  ECHR: ['der Europäische Gerichtshof für Menschenrechte', 'den Europäischen Gerichtshof für Menschenrechte', 'dem Europäischen Gerichtshof für Menschenrechte'],
  ICJ: ['der Internationale Gerichtshof', 'den Internationalen Gerichtshof', 'dem Internationalen Gerichtshof'],
  ICC: ['der Internationale Strafgerichtshof', 'den Internationalen Strafgerichtshof', 'dem Internationalen Strafgerichtshof'],
  DNR: ['die Machthaber in Donezk', 'die Machthaber in Donezk', 'den Machthabern in Donezk'],
  LNR: ['die Machthaber in Luhansk', 'die Machthaber in Luhansk', 'den Machthabern in Luhansk'],
  DOM: ['die Dominikanische Republik', 'die Dominikanische Republik', 'der Dominikanischen Republik'],
  CAF: ['die Zentralafrikanische Republik', 'die Zentralafrikanische Republik', 'der Zentralafrikanischen Republik'],
};

const ENGLISH = 'USA GBR NLD ARE PHL BHS COM MDV SYC SLB CAF COD DOM SUN EU UN CSTO OSCE CIS EAEU SCO OTS COE ECHR ICJ ICC IMF AU IAEA WHO Arab_League Minsk_Group World_Bank Warsaw_Pact DNR LNR';
const DUTCH: Record<'de' | 'het', string> = {
  de: 'USA ARE PHL BHS MDV SYC COM CAF DOM SUN EU UN NATO CSTO OSCE EAEU SCO OTS COE AU Arab_League Minsk_Group World_Bank DNR LNR',
  het: 'GBR CIS ECHR ICJ ICC IMF IAEA Warsaw_Pact',
};
const PLURAL: Record<Language, string> = { en: 'DNR LNR', nl: 'USA ARE PHL BHS MDV SYC COM UN DNR LNR', de: GERMAN.pl };

const has = (codes: string, code: string): boolean => codes.split(' ').includes(code.replace(/ /g, '_'));

export function phrase(base: string, language: Language): Phrase {
  const name = baseName(base, language);
  const plural = has(PLURAL[language], base);
  const same = (text: string): Phrase => ({ nom: text, acc: text, dat: text, plural });
  if (language === 'en') return same(has(ENGLISH, base) ? `the ${name}` : name);
  if (language === 'nl') return same(has(DUTCH.de, base) ? `de ${name}` : has(DUTCH.het, base) ? `het ${name}` : name);
  const forms = FORMS[base];
  if (forms) return { nom: forms[0], acc: forms[1], dat: forms[2], plural };
  const gender = (['m', 'f', 'pl'] as const).find((one) => has(GERMAN[one], base));
  if (!gender) return same(name);
  const [nom, acc, dat] = ARTICLES[gender];
  return { nom: `${nom} ${name}`, acc: `${acc} ${name}`, dat: `${dat} ${name}`, plural };
}

/** A sentence begins with a capital. */
export function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
}
