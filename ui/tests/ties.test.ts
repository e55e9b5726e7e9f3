import { describe, expect, it } from 'vitest';
import { directionFrom, headOf, tensionWords, tieWords } from '../src/lib/words/ties';
import { unknownWords } from '../src/lib/words/exposure';
import { codesOf } from '../src/lib/words/codes';
import type { Language } from '../src/lib/language.svelte';

const LANGUAGES: Language[] = ['en', 'nl', 'de'];

describe('a tie in words', () => {
  it('is a sentence with articles, cases and numbers of its language', () => {
    const arms = { type: 'arms-supply', from: 'RUS', to: 'AZE' };
    expect(tieWords(arms, 'en')).toBe('Russia arms Azerbaijan');
    expect(tieWords(arms, 'nl')).toBe('Rusland bewapent Azerbeidzjan');
    expect(tieWords(arms, 'de')).toBe('Russland rüstet Aserbaidschan aus');
    expect(tieWords({ type: 'deployment', from: 'USA', to: 'TUR' }, 'de')).toBe('Die Vereinigten Staaten haben Einsatzkräfte in der Türkei');
    expect(tieWords({ type: 'backing', from: 'USA', to: 'EU' }, 'nl')).toBe('De Verenigde Staten steunen de Europese Unie');
    expect(tieWords({ type: 'membership', from: 'ARM', to: 'CSTO' }, 'en')).toBe('Armenia is a member of the CSTO');
    expect(tieWords({ type: 'membership', from: 'ARM', to: 'CSTO' }, 'de')).toBe('Armenien gehört der OVKS an');
  });

  it('is told from either end', () => {
    const tie = { type: 'arms-supply', from: 'RUS', to: 'AZE' };
    expect(directionFrom('RUS', tie)).toBe('out');
    expect(directionFrom('AZE', tie)).toBe('in');
    expect(directionFrom('ARM', { type: 'hostility', from: 'ARM' })).toBe('both');
    expect(headOf('arms-supply', 'in', 'en')).toBe('is armed by');
  });

  it('has words for every type in every language', () => {
    for (const type of codesOf('tie')) {
      for (const language of LANGUAGES) {
        expect(tieWords({ type, from: 'ARM', to: 'AZE' }, language)).not.toContain(`(${type})`);
        expect(headOf(type, 'out', language)).not.toBe(type);
      }
    }
  });
});

describe('what pulls two ways', () => {
  it('is said in each language', () => {
    expect(tensionWords('arms-both', 'RUS', ['ARM', 'AZE'], 'en')).toBe('Russia arms both Armenia and Azerbaijan');
    expect(tensionWords('ally-arms-other-side', 'TUR', ['AZE', 'ARM'], 'de')).toBe('Die Türkei ist mit Aserbaidschan verbündet und rüstet Armenien aus');
  });

  it('is left to the server where the rule is a new one', () => {
    expect(tensionWords('some-new-rule', 'RUS', ['ARM', 'AZE'], 'nl')).toBeNull();
  });
});

describe('what is not known', () => {
  it('is said in the language of the page', () => {
    expect(unknownWords('who arms ARM: nothing tells of it on 2022-09-13', 'en')).toBe('Who arms Armenia: nothing tells of it on 13 September 2022.');
    expect(unknownWords('3 of these ties are rivalries, claims or holdings: what their end would bring is not followed', 'nl')).toMatch(/^3 van deze banden/);
    expect(unknownWords('something new', 'de')).toBeNull();
  });
});
