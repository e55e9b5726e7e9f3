import { dateWords } from '../dates';
import type { Language } from '../language.svelte';
import { number } from '../numbers';
import { phrase } from './phrases';

type Triple = Record<Language, string>;

/** What is lost, by the server's words. */
const LOSSES: Record<string, Triple> = {
  'a promise of defence': { en: 'a promise of defence', nl: 'een bijstandsbelofte', de: 'eine Beistandszusage' },
  'an ally': { en: 'an ally', nl: 'een bondgenoot', de: 'einen Verbündeten' },
  'its membership': { en: 'its membership', nl: 'zijn lidmaatschap', de: 'die Mitgliedschaft' },
  'a member': { en: 'a member', nl: 'een lid', de: 'ein Mitglied' },
  support: { en: 'support', nl: 'steun', de: 'Rückhalt' },
  'a buyer of arms': { en: 'a buyer of arms', nl: 'een afnemer van wapens', de: 'einen Abnehmer von Waffen' },
  'a supplier of arms': { en: 'a supplier of arms', nl: 'een leverancier van wapens', de: 'einen Lieferanten von Waffen' },
  'a buyer of energy': { en: 'a buyer of energy', nl: 'een afnemer van energie', de: 'einen Abnehmer von Energie' },
  'a supplier of energy': { en: 'a supplier of energy', nl: 'een leverancier van energie', de: 'einen Lieferanten von Energie' },
  'a trading partner': { en: 'a trading partner', nl: 'een handelspartner', de: 'einen Handelspartner' },
  'a route': { en: 'a route', nl: 'een route', de: 'einen Verbindungsweg' },
  'a place for its forces': { en: 'a place for its forces', nl: 'een plaats voor zijn eenheden', de: 'einen Ort für eigene Einsatzkräfte' },
  'the forces sent to it': { en: 'the forces sent to it', nl: 'de eenheden die er zijn', de: 'die entsandten Einsatzkräfte' },
  'a place to listen': { en: 'a place to listen', nl: 'een luisterpost', de: 'einen Horchposten' },
  'a mediator': { en: 'a mediator', nl: 'een bemiddelaar', de: 'einen Vermittler' },
};

export function lossWords(loses: string, language: Language): string {
  return LOSSES[loses]?.[language] ?? loses;
}

const BONDS: Record<string, Triple> = {
  ally: { en: 'bound by pact or alliance', nl: 'gebonden door verdrag of bondgenootschap', de: 'durch Pakt oder Bündnis verpflichtet' },
  backs: { en: 'gives support', nl: 'geeft steun', de: 'gibt Rückhalt' },
  arms: { en: 'supplies arms', nl: 'levert wapens', de: 'liefert Waffen' },
  troops: { en: 'has forces there', nl: 'heeft er eenheden', de: 'hat dort Einsatzkräfte' },
  mediates: { en: 'mediates', nl: 'bemiddelt', de: 'vermittelt' },
  energy: { en: 'supplies energy', nl: 'levert energie', de: 'liefert Energie' },
  trades: { en: 'trades', nl: 'handelt', de: 'treibt Handel' },
};

export function bondWords(bond: string, language: Language): string {
  return BONDS[bond]?.[language] ?? bond;
}

type Say = Record<Language, (...parts: string[]) => string>;

/** What nobody told, by the form of the server's sentence. */
const UNKNOWN: { form: RegExp; say: (parts: string[], language: Language) => string }[] = [
  {
    form: /^shares of arms: no table of transfers was given/,
    say: (_, language) =>
      ({
        en: 'What shares of arms come from whom: no table of transfers was read in, so only what reports tell is known.',
        nl: 'Welk deel van de wapens van wie komt: er is geen tabel met leveringen ingelezen, dus alleen wat berichten vertellen is bekend.',
        de: 'Welcher Anteil der Waffen von wem kommt: Es wurde keine Tabelle mit Lieferungen eingelesen, bekannt ist nur, was Berichte sagen.',
      })[language],
  },
  {
    form: /^how much the others could deliver or promise instead/,
    say: (_, language) =>
      ({
        en: 'How much the others could deliver or promise instead, how soon and at what price.',
        nl: 'Hoeveel de anderen in plaats daarvan zouden kunnen leveren of beloven, hoe snel en tegen welke prijs.',
        de: 'Wie viel die anderen stattdessen liefern oder zusagen könnten, wie bald und zu welchem Preis.',
      })[language],
  },
  { form: /^who arms (.+): nothing tells of it on (\S+)$/, say: named({ en: (w, d) => `Who arms ${w}: nothing tells of it on ${d}.`, nl: (w, d) => `Wie ${w} bewapent: niets vertelt daarover op ${d}.`, de: (w, d) => `Wer ${w} ausrüstet: Zum ${d} ist nichts darüber berichtet.` }, 'acc') },
  {
    form: /^who is bound to (.+): no report and no treaty .* on (\S+)$/,
    say: named({
      en: (w, d) => `Who is bound to ${w}: no report and no treaty tells of a pact or an alliance that stands on ${d}.`,
      nl: (w, d) => `Wie aan ${w} gebonden is: geen bericht en geen verdrag vertelt van een bondgenootschap dat op ${d} geldt.`,
      de: (w, d) => `Wer ${w} verpflichtet ist: Kein Bericht und kein Vertrag nennt einen Pakt oder ein Bündnis, das am ${d} gilt.`,
    }, 'dat'),
  },
  {
    form: /^(\d+) of these ties are rivalries, claims or holdings/,
    say: ([n = ''], language) => {
      const some = number(Number(n), language);
      return {
        en: `${some} of these ties are rivalries, claims or holdings: what their end would bring is not followed.`,
        nl: `${some} van deze banden zijn rivaliteiten, aanspraken of bezit: wat hun einde zou brengen, wordt niet nagegaan.`,
        de: `${some} dieser Beziehungen sind Feindschaften, Ansprüche oder Besitz: Was ihr Ende brächte, wird nicht verfolgt.`,
      }[language];
    },
  },
];

function named(say: Say, given: 'acc' | 'dat'): (parts: string[], language: Language) => string {
  return ([who = '', day = ''], language) => say[language](phrase(who, language)[given], dateWords(day, language));
}

/** What is not known, in the language of the page; null where only the server's English sentence can say it. */
export function unknownWords(sentence: string, language: Language): string | null {
  for (const { form, say } of UNKNOWN) {
    const found = form.exec(sentence);
    if (found) return say(found.slice(1), language);
  }
  return null;
}
