import { geoMercator, geoPath } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { coarseness, thinned } from '../src/pages/map/thinned';

const coast = { type: 'LineString' as const, coordinates: Array.from({ length: 200 }, (_, i) => [40 + i * 0.01, 40 + (i % 2) * 0.01]) };
const points = (d: string): number => d.split('L').length;

describe('a coast seen from afar', () => {
  const projection = geoMercator().scale(1000);

  it('has fewer points, and all of them from near', () => {
    expect(points(geoPath(thinned(projection, 0))(coast)!)).toBe(200);
    expect(points(geoPath(thinned(projection, 5))(coast)!)).toBeLessThan(20);
  });

  it('is never coarser than could be seen', () => {
    for (const k of [0.01, 0.12, 0.3, 0.5, 1, 60]) expect(coarseness(k) * Math.min(k, 0.12)).toBeLessThanOrEqual(1);
  });
});
