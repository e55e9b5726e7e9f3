import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../src/lib/language.svelte';
import { actorName, partsOf } from '../src/lib/words/actors';
import { codesOf, toneOf, word, type CodeKind } from '../src/lib/words/codes';
import { figureWords, inShort } from '../src/lib/words/figures';
import { baseName, isState } from '../src/lib/words/states';
import { voiceOf } from '../src/lib/words/voices';
import adjectives from '../src/lib/words/adjectives.json';

const repository = resolve(import.meta.dirname, '../..');
const source = (path: string) => readFileSync(resolve(repository, path), 'utf8');

afterEach(() => language.set('en'));

describe('actors', () => {
  it('are named with their role in each language', () => {
    expect(actorName('ARM', 'de')).toBe('Armenien');
    expect(actorName('ARM/gov', 'en')).toBe('Armenian government');
    expect(actorName('ARM/gov', 'nl')).toBe('Armeense regering');
    expect(actorName('LBN/mil', 'nl')).toBe('Libanese strijdkrachten');
    expect(actorName('ARM/leg', 'nl')).toBe('Armeens parlement');
    expect(actorName('AZE/leg', 'de')).toBe('aserbaidschanisches Parlament');
    expect(actorName('CSTO/gov', 'nl')).toBe('CSTO (leiding)');
    expect(actorName('Hezbollah/mil', 'de')).toBe('Hisbollah (Streitkräfte)');
  });

  it('keep a slash that is no role', () => {
    expect(partsOf('AC/DC')).toEqual({ base: 'AC/DC', role: null });
    expect(partsOf('Thales/bus')).toEqual({ base: 'Thales', role: 'bus' });
  });

  it('of every state in the knowledge packs have a name that is not their code', () => {
    const codes = [...source('knowledge/actors/states.toml').matchAll(/^code = "([A-Z]{3,4})"/gm)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(200);
    // East Germany is known by its letters in German.
    const other = codes.filter((code) => code !== 'DDR');
    const unnamed = other.filter((code) => (['en', 'nl', 'de'] as const).some((lang) => baseName(code, lang) === code));
    expect(unnamed).toEqual([]);
    expect(baseName('KOR', 'en')).toBe('South Korea');
    expect(baseName('PRK', 'nl')).toBe('Noord-Korea');
    expect(baseName('AUT', 'de')).toBe('Österreich');
    expect(isState('SWP')).toBe(false);
  });

  it('have the adjectives of the knowledge packs', () => {
    const pack = source('knowledge/actors/states.toml');
    for (const [code, [english]] of Object.entries(adjectives as Record<string, string[]>)) {
      const state = pack.slice(pack.indexOf(`code = "${code}"`)).split('[[state]]')[0]!;
      expect(state, code).toContain(`en = ["${english}"`);
    }
  });
});

describe('codes', () => {
  const coded = (path: string, name: string): string[] => {
    const text = source(path);
    const body = text.slice(text.indexOf(`    ${name} {`)).split('\n}')[0]!;
    return [...body.matchAll(/= "([^"]+)"/g)].map((match) => match[1]!);
  };

  it.each<[CodeKind, string, string, number]>([
    ['type', 'crates/foederis-model/src/plover.rs', 'EventType', 16],
    ['tie', 'crates/foederis-model/src/tie.rs', 'TieType', 14],
    ['status', 'crates/foederis-model/src/facts.rs', 'Status', 5],
    ['stance', 'crates/foederis-model/src/facts.rs', 'Stance', 8],
    ['figure', 'crates/foederis-model/src/facts.rs', 'FigureKind', 14],
    ['bound', 'crates/foederis-model/src/facts.rs', 'Bound', 4],
  ])('of %s are those of the model', (kind, path, name, count) => {
    const codes = coded(path, name);
    expect(codes).toHaveLength(count);
    expect(codesOf(kind).sort()).toEqual(codes.sort());
  });

  it('follow the language', () => {
    expect(word('type', 'ASSAULT')).toBe('Armed attack');
    language.set('de');
    expect(word('type', 'ASSAULT')).toBe('Bewaffneter Angriff');
    expect(word('language', 'fr')).toBe('Französisch');
  });

  it('that nobody knows are shown as they are', () => {
    expect(word('answer', 'something-new')).toBe('something-new');
  });

  it('fall into the halves of PLOVER', () => {
    expect(toneOf('REQUEST')).toBe('conflict');
    expect(toneOf('CONCEDE')).toBe('cooperation');
  });
});

describe('figures', () => {
  it('read as a newspaper writes them', () => {
    const dead = { what: 'deaths', unit: null, of: ['ARM'], low: 105, high: 207 };
    expect(figureWords(dead, 'en')).toBe('105–207 Armenian dead');
    language.set('nl');
    expect(figureWords(dead, 'nl')).toBe('105–207 Armeense doden');
    language.set('de');
    expect(figureWords({ ...dead, of: ['Hezbollah'] }, 'de')).toBe('105–207 Tote (Hisbollah)');
  });

  it('put losses first, and of these the disputed', () => {
    const figure = (what: string, high: number, disputed = false) => ({ what, high, disputed });
    const order = inShort([figure('troops', 50), figure('count', 9), figure('deaths', 300), figure('deaths', 207, true)], 3);
    expect(order).toEqual([figure('deaths', 207, true), figure('deaths', 300), figure('troops', 50)]);
  });
});

describe('voices', () => {
  it('are outlets or those quoted', () => {
    expect(voiceOf('ARM/gov, UN', true)).toEqual({ codes: ['ARM/gov', 'UN'] });
    expect(voiceOf('De Grensbode', false)).toEqual({ outlet: 'De Grensbode' });
    expect(voiceOf('Redactie buitenland')).toEqual({ outlet: 'Redactie buitenland' });
    expect(voiceOf('CSTO, Hezbollah/mil')).toEqual({ codes: ['CSTO', 'Hezbollah/mil'] });
  });
});
