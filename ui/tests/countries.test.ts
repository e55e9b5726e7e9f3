import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorOf, codeOf } from '../src/lib/countries';

interface Area {
  id?: string;
  properties: { name: string };
}
const atlas = JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json', 'utf8')) as { objects: { countries: { geometries: Area[] } } };
const areas = atlas.objects.countries.geometries;

describe('areas of Natural Earth', () => {
  it('have the codes of the ledger', () => {
    expect(codeOf('051', 'Armenia')).toBe('ARM');
    expect(codeOf(31, 'Azerbaijan')).toBe('AZE');
    expect(codeOf('528', 'Netherlands')).toBe('NLD');
    expect(codeOf(undefined, 'Kosovo')).toBe('XKX');
  });

  it('all have one, but for what no state stands for', () => {
    const without = areas.filter(({ id, properties }) => codeOf(id, properties.name) === null).map(({ properties }) => properties.name);
    expect(without.sort()).toEqual(['Indian Ocean Ter.', 'Siachen Glacier']);
  });

  it('never share one, but for islands of the same state', () => {
    const codes = areas.map(({ id, properties }) => codeOf(id, properties.name)).filter((code) => code !== null);
    const twice = codes.filter((code, i) => codes.indexOf(code) !== i);
    expect(twice).toEqual(['AUS']);
  });

  it('lend their name a place of its own only where the middle would mislead', () => {
    expect(anchorOf('RUS')![0]).toBeLessThan(60);
    expect(anchorOf('ARM')).toBeNull();
  });
});
