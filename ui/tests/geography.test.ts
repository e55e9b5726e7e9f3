import { describe, expect, it } from 'vitest';
import { around, focus, placeLabels, projectionFor, viewOf, viewText, type Point } from '../src/lib/geography';

const YEREVAN: Point = [44.51, 40.18];
const JERMUK: Point = [45.67, 39.84];
const BAKU: Point = [49.89, 40.38];

describe('what a map is fitted to', () => {
  it('has all points with air, and a single point has a country around it', () => {
    const box = around([YEREVAN, BAKU])!;
    expect(box.west).toBeLessThan(YEREVAN[0]);
    expect(box.east).toBeGreaterThan(BAKU[0]);
    const one = around([JERMUK])!;
    expect(one.east - one.west).toBeCloseTo(4);
    expect(around([])).toBeNull();
  });

  it('is not torn wide by one report from afar', () => {
    const box = focus([{ at: YEREVAN, weight: 10 }, { at: JERMUK, weight: 20 }, { at: BAKU, weight: 6 }, { at: [4.3, 52.1], weight: 1 }])!;
    expect(box.west).toBeGreaterThan(40);
  });

  it('is drawn true to shape for a region and true to area for the world', () => {
    expect(projectionFor(around([YEREVAN, BAKU])!)).toBe('mercator');
    expect(projectionFor({ west: -120, east: 140, south: -40, north: 60 })).toBe('equal-earth');
  });
});

describe('names on a map', () => {
  const label = (id: string, x: number, y: number) => ({ id, text: 'Jermuk', x, y, gap: 5, size: 12 });

  it('stand beside one another, and those without room are left out', () => {
    const placed = placeLabels([label('a', 100, 100), label('b', 104, 102)], 300, 300);
    expect(placed.map(({ anchor }) => anchor)).toEqual(['start', 'end']);
    expect(placeLabels(Array.from({ length: 30 }, (_, i) => label(String(i), 100, 100)), 300, 300).length).toBeLessThan(5);
  });

  it('keep within the sheet and off what is taken', () => {
    expect(placeLabels([label('a', 290, 100)], 300, 300)[0]!.anchor).toBe('end');
    expect(placeLabels([{ ...label('a', 100, 100), centred: true }], 300, 300, [{ x0: 90, x1: 110, y0: 90, y1: 110 }])).toEqual([]);
  });
});

describe('a part of the map in the address', () => {
  it('is read as it was written, and nonsense is nothing', () => {
    const view = { lat: 40.12, lon: 45.6, width: 12.5 };
    expect(viewOf(viewText(view))).toEqual(view);
    for (const text of [null, '', '1,2', 'a,b,c', '91,0,1', '0,0,0']) expect(viewOf(text)).toBeNull();
  });
});
