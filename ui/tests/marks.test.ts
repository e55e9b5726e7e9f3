// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { runs } from '../src/lib/marks';
import { triggerIn } from '../src/lib/evidence';

const texts = (text: string, marks: { start: number; end: number }[]) => runs(text, marks).map((run) => [run.text, run.marks.length]);

describe('runs', () => {
  it('cuts at code points where characters outside the basic plane stand before the mark', () => {
    expect(texts('🇦🇲 𝒜rmenia denies', [{ start: 3, end: 10 }])).toEqual([['🇦🇲 ', 0], ['𝒜rmenia', 1], [' denies', 0]]);
  });

  it('keeps an astral character inside a mark whole', () => {
    expect(texts('a😀b', [{ start: 1, end: 2 }])).toEqual([['a', 0], ['😀', 1], ['b', 0]]);
  });

  it('gives overlapping marks their common run', () => {
    expect(texts('abcdef', [{ start: 0, end: 4 }, { start: 2, end: 6 }])).toEqual([['ab', 1], ['cd', 2], ['ef', 1]]);
  });

  it('loses no text to marks that are empty, outside or beyond the end', () => {
    const marks = [{ start: 2, end: 2 }, { start: 9, end: 12 }, { start: 3, end: 99 }];
    expect(runs('héllo', marks).map((run) => run.text).join('')).toBe('héllo');
    expect(texts('héllo', marks)).toEqual([['hél', 0], ['lo', 1]]);
  });

  it('answers nothing for no text', () => {
    expect(runs('', [{ start: 0, end: 1 }])).toEqual([]);
  });
});

describe('triggerIn', () => {
  it('moves a span of the document into its sentence', () => {
    expect(triggerIn({ spans: [{ start: 933, end: 1041 }], trigger_span: { start: 979, end: 1002 } })).toEqual([{ start: 46, end: 69 }]);
  });

  it('marks nothing when the words stand in the title and the sentence in the text', () => {
    expect(triggerIn({ spans: [{ start: 0, end: 50 }], trigger_span: { in: 'title', start: 3, end: 8 } })).toEqual([]);
  });
});
