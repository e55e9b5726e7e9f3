import { describe, expect, it } from 'vitest';
import { addressFrom, changed, joined } from '../src/lib/addresses';
import { filterParams, filterValues, without } from '../src/lib/filters';
import { match } from '../src/routes';

const present = new URLSearchParams('as_of=2022-09-13&known_on=2022-09-20&actor=ARM&actor=AZE&pair=ARM:AZE&view=table');

describe('addressFrom', () => {
  it('carries the dates everywhere and the filters to lists', () => {
    expect(addressFrom(present, '/incidents/i-1')).toBe('/incidents/i-1?as_of=2022-09-13&known_on=2022-09-20');
    expect(addressFrom(present, '/map')).toBe('/map?as_of=2022-09-13&known_on=2022-09-20&actor=ARM&actor=AZE&pair=ARM:AZE');
  });

  it('lets a link set and drop parameters, and keeps a fragment at the end', () => {
    expect(addressFrom(present, '/documents/d-1#e-2', { as_of: null })).toBe('/documents/d-1?known_on=2022-09-20#e-2');
    expect(addressFrom(new URLSearchParams(), '/incidents', { type: ['ASSAULT', 'COERCE'], contested: true })).toBe('/incidents?type=ASSAULT&type=COERCE&contested=true');
  });
});

it('an unchecked filter leaves the address', () => {
  expect(joined('/incidents', changed(new URLSearchParams('contested=true&lang=nl'), { contested: false }))).toBe('/incidents?lang=nl');
});

it('filters go to the server as lists where they may repeat', () => {
  expect(filterParams(present)).toEqual({ actor: ['ARM', 'AZE'], pair: 'ARM:AZE' });
  expect(filterValues(present).map(({ key, value }) => key + value)).toEqual(['actorARM', 'actorAZE', 'pairARM:AZE']);
  expect(without(present, 'actor', 'ARM')).toEqual(['AZE']);
});

describe('match', () => {
  it('finds pages and decodes what a segment stands for', () => {
    expect(match('/')?.params).toEqual({});
    expect(match('/ties/arms-supply%3AISR%3AAZE')?.params).toEqual({ id: 'arms-supply:ISR:AZE' });
    expect(match('/actors/Minsk%20Group')?.params).toEqual({ code: 'Minsk Group' });
    expect(match('/incidents')?.route.path).toBe('/incidents');
    expect(match('/incidents/a/b')).toBeNull();
    expect(match('/ties/100%')?.params).toEqual({ id: '100%' });
  });
});
