import type { ActorCode } from '../../api/types';
import type { Language } from '../language.svelte';
import { list } from '../numbers';
import adjectives from './adjectives.json';
import { baseName } from './states';

export const ROLES = ['gov', 'mil', 'leg', 'jud', 'opp', 'reb', 'civ', 'med', 'bus', 'exp', 'ngo', 'cop', 'spy'] as const;
export type Role = (typeof ROLES)[number];

/** The word of a role, and what an adjective before it takes: German by gender, Dutch uninflected before a neuter without article. */
const WORDS: Record<Role, { en: string; nl: [string, boolean]; de: [string, string]; body?: Record<Language, string> }> = {
  gov: { en: 'government', nl: ['regering', true], de: ['Regierung', 'e'], body: { en: 'leadership', nl: 'leiding', de: 'Führung' } },
  mil: { en: 'armed forces', nl: ['strijdkrachten', true], de: ['Streitkräfte', 'e'] },
  leg: { en: 'parliament', nl: ['parlement', false], de: ['Parlament', 'es'] },
  jud: { en: 'courts', nl: ['rechters', true], de: ['Justiz', 'e'] },
  opp: { en: 'opposition', nl: ['oppositie', true], de: ['Opposition', 'e'] },
  reb: { en: 'rebels', nl: ['rebellen', true], de: ['Rebellen', 'e'] },
  civ: { en: 'civilians', nl: ['burgers', true], de: ['Zivilisten', 'e'] },
  med: { en: 'media', nl: ['media', true], de: ['Medien', 'e'] },
  bus: { en: 'companies', nl: ['bedrijven', true], de: ['Unternehmen', 'e'] },
  exp: { en: 'experts', nl: ['deskundigen', true], de: ['Fachleute', 'e'] },
  ngo: { en: 'aid and rights groups', nl: ['hulp- en mensenrechtenorganisaties', true], de: ['Hilfs- und Menschenrechtsorganisationen', 'e'] },
  cop: { en: 'police', nl: ['politie', true], de: ['Polizei', 'e'] },
  spy: { en: 'intelligence services', nl: ['inlichtingendiensten', true], de: ['Geheimdienste', 'e'] },
};

const COLUMN: Record<Language, 0 | 1 | 2> = { en: 0, nl: 1, de: 2 };

/** "Armenian", "Armeens", "armenisch"; null for what has none. */
export function adjective(base: string, language: Language): string | null {
  const row = (adjectives as Record<string, string[]>)[base];
  return row?.[COLUMN[language]] ?? null;
}

/** The adjective as it stands before a noun in the plural: "Armeense", "armenische". */
export function adjectiveBefore(base: string, language: Language): string | null {
  const bare = adjective(base, language);
  if (bare === null || language === 'en') return bare;
  if (language === 'de') return `${bare}e`;
  return inflected(bare);
}

/** "Libanees" loses a vowel before the ending: "Libanese". */
function inflected(dutch: string): string {
  return dutch.endsWith('ees') ? `${dutch.slice(0, -3)}ese` : `${dutch}e`;
}

export interface Parts {
  base: string;
  role: Role | null;
}

export function partsOf(code: ActorCode): Parts {
  const slash = code.lastIndexOf('/');
  const role = code.slice(slash + 1);
  // A slash before anything but a role belongs to the name.
  if (slash > 0 && (ROLES as readonly string[]).includes(role)) return { base: code.slice(0, slash), role: role as Role };
  return { base: code, role: null };
}

/** An actor in words: "Armenia", "Armenian government", "Hezbollah (armed forces)". */
export function actorName(code: ActorCode, language: Language): string {
  const { base, role } = partsOf(code);
  if (role === null) return baseName(base, language);
  const word = WORDS[role];
  const bare = adjective(base, language);
  if (bare === null) return `${baseName(base, language)} (${word.body?.[language] ?? roleName(role, language)})`;
  if (language === 'nl') return `${word.nl[1] ? inflected(bare) : bare} ${word.nl[0]}`;
  if (language === 'de') return `${bare}${word.de[1]} ${word.de[0]}`;
  return `${bare} ${word.en}`;
}

export function roleName(role: Role, language: Language): string {
  const word = WORDS[role];
  return language === 'en' ? word.en : word[language][0];
}

export function actorList(codes: readonly ActorCode[], language: Language): string {
  return list(codes.map((code) => actorName(code, language)), language);
}
