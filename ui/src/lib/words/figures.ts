import type { Language } from '../language.svelte';
import { quantity } from '../numbers';
import { adjectiveBefore } from './actors';
import { word } from './codes';
import { baseName } from './states';

export interface Counted {
  what: string;
  unit: string | null;
  of?: string[] | undefined;
  low: number;
  high: number;
}

/** Kinds that count people or things and read as "12 injured"; the others are quantities that need their kind named: "distance 12 km". */
const COUNTED = new Set(['deaths', 'injured', 'captured', 'displaced', 'troops', 'civilians', 'weapons', 'flights']);

/** "105–207 Armenian dead", "60% share", "3 days (duration)". */
export function figureWords(figure: Counted, language: Language): string {
  const amount = quantity(figure.low, figure.high, figure.unit, language);
  const kind = word('figure', figure.what);
  const of = figure.of ?? [];
  if (!COUNTED.has(figure.what)) {
    // A unit says by itself what is measured: "$5bn", "12 km", "3 decades".
    const said = [...(figure.unit ? [] : [kind]), ...of.map((base) => baseName(base, language))];
    return said.length > 0 ? `${amount} (${said.join(', ')})` : amount;
  }
  return `${amount} ${whoseKind(figure, language)}`;
}

/** The kind with the side it is of, without the number: "Armenian dead". */
export function whoseKind({ what, of = [] }: { what: string; of?: string[] | undefined }, language: Language): string {
  const kind = word('figure', what);
  const adjectives = of.map((base) => adjectiveBefore(base, language));
  if (of.length === 0) return kind;
  if (adjectives.every((one) => one !== null)) return `${adjectives.join('/')} ${kind}`;
  return `${kind} (${of.map((base) => baseName(base, language)).join(', ')})`;
}

/** Those of an incident that a reader asks for first: losses before the rest, the disputed before the agreed; of losses told by side not those of no side. */
export function inShort<F extends { what: string; of?: string[] | undefined; disputed: boolean; high: number }>(figures: readonly F[], most: number): F[] {
  const order = ['deaths', 'injured', 'captured', 'displaced', 'civilians', 'troops'];
  const rank = ({ what }: F): number => (order.indexOf(what) + order.length + 1) % (order.length + 1);
  const bySide = new Set(figures.filter(({ of = [] }) => of.length > 0).map(({ what }) => what));
  const told = figures.filter(({ what, of = [] }) => of.length > 0 || !bySide.has(what));
  return told.sort((a, b) => rank(a) - rank(b) || Number(b.disputed) - Number(a.disputed) || b.high - a.high).slice(0, most);
}
