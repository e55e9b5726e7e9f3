// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { list, number, quantity, range } from '../src/lib/numbers';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it('are written as the language writes them', () => {
    expect(number(12345.5, 'en')).toBe('12,345.5');
    expect(number(12345.5, 'nl')).toBe('12.345,5');
    expect(number(12345.5, 'de')).toBe('12.345,5');
    expect(range(105, 207, 'en')).toBe('105–207');
    expect(range(49, 49, 'de')).toBe('49');
  });

  it('carry their unit', () => {
    expect(plain(quantity(60, 60, '%', 'de'))).toBe('60 %');
    expect(quantity(60, 60, '%', 'en')).toBe('60%');
    expect(plain(quantity(3, 3, 'day', 'nl'))).toBe('3 dagen');
    expect(plain(quantity(1, 1, 'day', 'de'))).toBe('1 Tag');
    expect(plain(quantity(12, 12, 'km', 'en'))).toBe('12 km');
    expect(plain(quantity(3, 3, 'decade', 'de'))).toBe('3 Jahrzehnte');
    expect(plain(quantity(7, 9, 'bcm', 'en'))).toBe('7–9 bcm');
    expect(plain(quantity(5e9, 5e9, 'USD', 'en'))).toMatch(/\$5 ?(bn|billion)/);
    expect(plain(quantity(2.5e6, 2.5e6, 'EUR', 'nl'))).toMatch(/€ ?2,5 (mln|miljoen)/);
  });

  it('lists read as a sentence', () => {
    expect(list(['a', 'b', 'c'], 'nl')).toBe('a, b en c');
  });
});
