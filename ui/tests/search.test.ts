import { expect, it } from 'vitest';
import { changed } from '../src/lib/addresses';
import { facetChange, isChosen, kindChange, narrows } from '../src/lib/search';

const after = (query: string, change: Parameters<typeof changed>[1]): string => decodeURIComponent(changed(new URLSearchParams(query), change).toString());

it('a value of a facet becomes a filter beside those there are, and is let go again', () => {
  const query = new URLSearchParams('q=gas&lang=de');
  expect(after('q=gas&lang=de', facetChange(query, 'lang', 'nl'))).toBe('q=gas&lang=de&lang=nl');
  expect(isChosen(query, 'lang', 'de')).toBe(true);
  expect(after('q=gas&lang=de', facetChange(query, 'lang', 'de'))).toBe('q=gas');
});

it('a year is a span of publication, which only reports can be narrowed by', () => {
  const query = new URLSearchParams('q=gas');
  expect(after('q=gas', facetChange(query, 'year', '2022'))).toBe('q=gas&from=2022&until=2022');
  expect(facetChange(new URLSearchParams('from=2022&until=2022'), 'year', '2022')).toEqual({ from: null, until: null });
  expect(isChosen(new URLSearchParams('from=2022&until=2023'), 'year', '2022')).toBe(false);
  expect([narrows('year', 'documents'), narrows('year', 'events'), narrows('lang', 'events')]).toEqual([true, false, true]);
});

it('types of one kind do not narrow another', () => {
  expect(after('q=gas&in=events&type=ASSAULT&lang=de', kindChange('ties'))).toBe('q=gas&lang=de&in=ties');
  expect(after('q=gas&in=events', kindChange('documents'))).toBe('q=gas');
});
