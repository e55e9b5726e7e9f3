import { expect, test } from 'vitest';
import type { ClaimFact } from '../src/api/types';
import { bySide, daysOf, sidesOf } from '../src/pages/incident/charges';

const claim = (by: string, stance: ClaimFact['stance'], about: string[], sentence: string, published = '2022-09-13'): ClaimFact => ({
  id: `c-${by}${stance}${sentence}`, doc: 'd', source: null, lang: 'en', published, known_from: published, by: [by], stance, about, evidence: [sentence],
});

test('what each side says of the other stands under it, denials first, and what is said of others is left out', () => {
  const claims = [claim('ARM/gov', 'accuses', ['AZE'], 'one'), claim('AZE', 'denies', [], 'two', '2022-09-14'), claim('AZE', 'accuses', ['ARM'], 'three'), claim('ARM', 'accuses', ['CSTO'], 'four')];
  const sides = bySide(claims, ['AZE', 'ARM']).map(({ side, claims }) => [side, claims.map(({ evidence }) => evidence[0])]);
  expect(sides).toEqual([['AZE', ['two', 'three']], ['ARM', ['one']]]);
});

test('a sentence that charges and denies is shown once, as the denial', () => {
  const [side] = bySide([claim('ARM', 'accuses', [], 'same'), claim('ARM/gov', 'denies', [], 'same')], ['ARM']);
  expect(side?.claims.map(({ stance }) => stance)).toEqual(['denies']);
});

test('the days of an incident are followed by two on which it is talked about; a longer time has none', () => {
  expect(daysOf({ first: '2022-09-13', last: '2022-09-13' })).toEqual({ from: '2022-09-13', until: '2022-09-15' });
  expect(daysOf({ first: '2022-01-01', last: '2022-12-31' })).toBeNull();
  expect(daysOf({ first: null, last: '2022-09-13' })).toBeNull();
});

test('sides are told without roles, each once', () => {
  expect(sidesOf({ sides: { actor: ['AZE/mil', 'AZE'], recipient: ['ARM/gov'], mutual: true } })).toEqual(['AZE', 'ARM']);
});
