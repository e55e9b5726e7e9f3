import { geoArea } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, it } from 'vitest';
import atlas from 'world-atlas/countries-50m.json';
import { sizeOf } from '../src/pages/map/world';

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const shapes = feature(topology, topology.objects.countries).features as Feature<Polygon | MultiPolygon, { name: string }>[];

it('a country is about as large as the globe has it', () => {
  const far = shapes.filter((shape) => {
    const exact = geoArea(shape);
    return exact > 1e-4 && Math.abs(sizeOf(shape) - exact) / exact > 0.2;
  });
  expect(shapes.length).toBeGreaterThan(200);
  // What goes round a pole has no area on a sheet of degrees.
  expect(far.map(({ properties }) => properties.name)).toEqual(['Antarctica']);
});

it('what lies within another country is smaller', () => {
  const size = (name: string): number => sizeOf(shapes.find(({ properties }) => properties.name === name)!);
  for (const [within, around] of [['Lesotho', 'South Africa'], ['San Marino', 'Italy'], ['Vatican', 'Italy']] as const) expect(size(within)).toBeLessThan(size(around));
  expect(Math.max(...shapes.filter(({ properties }) => properties.name !== 'Antarctica').map(sizeOf))).toBe(size('Russia'));
});
