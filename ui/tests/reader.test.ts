// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { ClaimFact, EventFact } from '../src/api/types';
import { factRuns, marksOf, paragraphs, placed, safeUrl, stepFrom, type FactMark } from '../src/pages/document/reader';

const base = { doc: 'd', source: null, lang: 'en', published: null, known_from: '2022-09-13' };
const event = (id: string, spans: EventFact['spans'], trigger: EventFact['trigger_span']): EventFact & { incident: null } =>
  ({ ...base, id, type: 'ASSAULT', actor: [], recipient: [], when: null, place: [], figures: [], status: 'asserted', claimed_by: [], evidence: [], incident: null, ...(spans ? { spans } : {}), ...(trigger ? { trigger_span: trigger } : {}) });
const claim = (id: string, start: number): ClaimFact => ({ ...base, id, by: [], stance: 'asserts', about: [], evidence: [], spans: [{ start, end: start + 9 }], cue_span: { start, end: start + 4 } });

describe('paragraphs', () => {
  it('are parted by empty lines and know where they begin in code points', () => {
    expect(paragraphs('🇦🇲 one\nline\n\n \nTwo 😀\n\nThree')).toEqual([
      { start: 0, text: '🇦🇲 one\nline' },
      { start: 15, text: 'Two 😀' },
      { start: 22, text: 'Three' },
    ]);
  });

  it('lose nothing that a span could point to', () => {
    const text = 'A\n\nB\n\n\nC';
    for (const { start, text: part } of paragraphs(text)) expect(text.slice(start, start + part.length)).toBe(part);
  });
});

describe('placed', () => {
  it('brings facts into the order of the text, the headline first, what stands nowhere last', () => {
    const facts = placed({
      events: [event('e-late', [{ start: 50, end: 60 }], { start: 52, end: 55 }), event('e-none', undefined, undefined), event('e-title', [{ in: 'title', start: 30, end: 40 }], undefined)],
      ties: [],
      claims: [claim('c-first', 10)],
    });
    expect(facts.map(({ id }) => id)).toEqual(['e-title', 'c-first', 'e-late', 'e-none']);
    expect(marksOf(facts, 'title').map(({ id }) => id)).toEqual(['e-title']);
    expect(marksOf(facts, 'text').filter(({ trigger }) => trigger).map(({ id }) => id)).toEqual(['c-first', 'e-late']);
  });
});

describe('factRuns', () => {
  const mark = (id: string, kind: FactMark['kind'], start: number, end: number, trigger = false): FactMark => ({ id, kind, start, end, trigger });
  const text = 'Armenia says that Azerbaijan attacked.';

  it('gives overlapping facts their common runs, the shortest first, each with one stop', () => {
    const marks = [mark('c', 'claim', 0, 38), mark('c', 'claim', 8, 12, true), mark('e', 'event', 0, 38), mark('e', 'event', 29, 37, true)];
    const found = factRuns({ start: 0, text }, marks, new Set());
    expect(found.map((run) => run.text)).toEqual(['Armenia ', 'says', ' that Azerbaijan ', 'attacked', '.']);
    expect(found.map((run) => run.facts[0])).toEqual(['c', 'c', 'c', 'e', 'c']);
    expect(found.map((run) => run.kinds)).toEqual(Array(5).fill(['event', 'claim']));
    expect(found.map((run) => run.words)).toEqual([[], ['claim'], [], ['event'], []]);
    expect(found.map((run) => run.stops)).toEqual([[], ['c'], [], ['e'], []]);
  });

  it('cuts marks at the paragraph and stops once for a fact that runs over two', () => {
    const marks = [mark('t', 'tie', 5, 25)];
    const taken = new Set<string>();
    const first = factRuns({ start: 0, text: '0123456789' }, marks, taken);
    const second = factRuns({ start: 12, text: 'abcdefghijklmnop' }, marks, taken);
    expect(first.map((run) => [run.text, run.stops.length])).toEqual([['01234', 0], ['56789', 1]]);
    expect(second.map((run) => [run.text, run.stops.length])).toEqual([['abcdefghijklm', 0], ['nop', 0]]);
  });

  it('counts code points', () => {
    expect(factRuns({ start: 3, text: '😀 war' }, [mark('e', 'event', 5, 8, true)], new Set()).map((run) => run.text)).toEqual(['😀 ', 'war']);
  });
});

describe('stepFrom', () => {
  it('goes around', () => {
    expect([stepFrom(2, 1, 3), stepFrom(0, -1, 3), stepFrom(0, 1, 0)]).toEqual([0, 2, -1]);
  });
});

describe('safeUrl', () => {
  it('lets web addresses pass and nothing that runs', () => {
    expect(safeUrl('https://grensbode.example/1')).toBe('https://grensbode.example/1');
    expect([safeUrl('javascript:alert(1)'), safeUrl('no address'), safeUrl(null)]).toEqual([null, null, null]);
  });
});
