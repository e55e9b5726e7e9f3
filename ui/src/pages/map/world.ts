import { geoArea, geoCentroid } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import worldUrl from 'world-atlas/countries-50m.json?url';
import { anchorOf, codeOf } from '../../lib/countries';
import type { Point } from '../../lib/geography';
import { inSlices } from '../../lib/slices';

export interface Land {
  /** The code of the ledger; null for what no state stands for. */
  code: string | null;
  /** As Natural Earth calls it. */
  name: string;
  /** Of the globe, in steradians; about. */
  size: number;
  shape: Feature<Polygon | MultiPolygon>;
}

let world: Promise<Land[]> | undefined;

/** Natural Earth's countries, the largest first, fetched once as a file of their own. */
export function loadWorld(): Promise<Land[]> {
  world ??= fetch(worldUrl)
    .then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
      return response.json() as Promise<Topology<{ countries: GeometryCollection<{ name: string }> }>>;
    })
    .then(unfolded);
  // What failed is asked for again, not remembered.
  world.catch(() => (world = undefined));
  return world;
}

/** The countries of a file in which borders are kept once for both sides. */
async function unfolded(topology: Topology<{ countries: GeometryCollection<{ name: string }> }>): Promise<Land[]> {
  const lands: Land[] = [];
  await inSlices(topology.objects.countries.geometries, (geometry) => {
    const shape = feature(topology, geometry) as Feature<Polygon | MultiPolygon, { name: string }>;
    lands.push({ code: codeOf(shape.id, shape.properties.name), name: shape.properties.name, size: sizeOf(shape), shape });
  });
  return lands.sort((a, b) => b.size - a.size);
}

/**
 * How large a country is, without its lakes: each outline's area on a sheet of degrees, narrowed as its latitudes are. Near enough to put the smaller on the larger
 * and to see whether a name fits; the exact area of a hundred thousand points is a tenth of a second's work.
 */
export function sizeOf({ geometry }: Feature<Polygon | MultiPolygon>): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const radians = Math.PI / 180;
  let size = 0;
  for (const [outline = []] of polygons) {
    let [sum, heights] = [0, 0];
    let [west = 0, south = 0] = outline[0] ?? [];
    for (const [east = 0, north = 0] of outline) {
      // The shorter way, also over the antimeridian.
      sum += ((((east - west + 540) % 360) - 180) * (south + north)) / 2;
      heights += north;
      [west, south] = [east, north];
    }
    size += Math.abs(sum) * radians ** 2 * Math.cos((heights / Math.max(1, outline.length)) * radians);
  }
  return size;
}

const middles = new Map<string, Point | null>();

/** Where the name of a state stands and lines to it end: the middle of its largest part. */
export function middleOf(code: string, lands: readonly Land[]): Point | null {
  const known = anchorOf(code) ?? middles.get(code);
  if (known !== undefined) return known;
  const land = lands.find((one) => one.code === code);
  const middle = land ? largestMiddle(land) : null;
  middles.set(code, middle);
  return middle;
}

function largestMiddle({ shape }: Land): Point {
  const { geometry } = shape;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const parts = polygons.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  const largest = parts.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best));
  return geoCentroid(largest);
}
