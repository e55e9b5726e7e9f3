/** Where on the sheet a map looks, and which names stand on it. Points are longitude, latitude, as d3 has them. */

export type Point = [number, number];
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The box around points, with air; never smaller than a small country. Null where there are none. */
export function around(points: readonly Point[], smallest = 4): Box | null {
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const middle: Point = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
  const width = Math.max(smallest, (Math.max(...lons) - Math.min(...lons)) * 1.15);
  const height = Math.max(smallest * 0.7, (Math.max(...lats) - Math.min(...lats)) * 1.15);
  return {
    west: Math.max(-180, middle[0] - width / 2),
    east: Math.min(180, middle[0] + width / 2),
    south: Math.max(-85, middle[1] - height / 2),
    north: Math.min(85, middle[1] + height / 2),
  };
}

export interface Weighed {
  at: Point;
  weight: number;
}

/**
 * The box in which most of it happened: places are taken from the nearest to the heart of things outwards until they hold `share` of all, so
 * that one report from the other side of the world does not shrink the rest to a dot.
 */
export function focus(places: readonly Weighed[], share = 0.8): Box | null {
  const all = places.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return around(places.map(({ at }) => at));
  const heart: Point = [median(places.map(({ at, weight }) => ({ value: at[0], weight }))), median(places.map(({ at, weight }) => ({ value: at[1], weight })))];
  const far = ({ at }: Weighed): number => Math.hypot((at[0] - heart[0]) * Math.cos((heart[1] * Math.PI) / 180), at[1] - heart[1]);
  const taken: Point[] = [];
  let sum = 0;
  for (const place of [...places].sort((a, b) => far(a) - far(b))) {
    if (sum >= all * share) break;
    taken.push(place.at);
    sum += place.weight;
  }
  return around(taken);
}

function median(values: readonly { value: number; weight: number }[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}

/** True shapes for a region; true areas for half the world and more. */
export function projectionFor({ west, east, south, north }: Box): 'mercator' | 'equal-earth' {
  return east - west > 120 || north - south > 70 ? 'equal-earth' : 'mercator';
}

/** The box as points that a projection can be fitted to. */
export function corners({ west, south, east, north }: Box): Point[] {
  const middle = (west + east) / 2;
  return [[west, south], [middle, south], [east, south], [west, north], [middle, north], [east, north]];
}

export interface Label {
  id: string;
  text: string;
  /** The point named, on the screen, and how far from it the name stands. */
  x: number;
  y: number;
  gap: number;
  size: number;
  /** Names of areas stand on their middle, those of places beside. */
  centred?: boolean;
}
export interface Placed extends Label {
  anchor: 'start' | 'middle' | 'end';
  textX: number;
  textY: number;
}
interface Frame {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** As many names as fit without one over another, those first in the list first: right of the point, left of it, below, above. */
export function placeLabels(labels: readonly Label[], width: number, height: number, taken: readonly Frame[] = []): Placed[] {
  const frames = [...taken];
  const placed: Placed[] = [];
  for (const label of labels) {
    // Names of areas are in capitals.
    const long = label.text.length * label.size * (label.centred ? 0.76 : 0.62);
    const { x, y, gap, size } = label;
    const ways: { anchor: Placed['anchor']; textX: number; textY: number; x0: number }[] = label.centred
      ? [{ anchor: 'middle', textX: x, textY: y, x0: x - long / 2 }]
      : [
          { anchor: 'start', textX: x + gap, textY: y, x0: x + gap },
          { anchor: 'end', textX: x - gap, textY: y, x0: x - gap - long },
          { anchor: 'middle', textX: x, textY: y + gap + size * 0.6, x0: x - long / 2 },
          { anchor: 'middle', textX: x, textY: y - gap - size * 0.6, x0: x - long / 2 },
        ];
    for (const { anchor, textX, textY, x0 } of ways) {
      const frame = { x0, y0: textY - size * 0.6, x1: x0 + long, y1: textY + size * 0.6 };
      const fits = frame.x0 >= 0 && frame.x1 <= width && frame.y0 >= 0 && frame.y1 <= height;
      if (!fits || frames.some((other) => overlap(frame, other))) continue;
      frames.push(frame);
      placed.push({ ...label, anchor, textX, textY });
      break;
    }
  }
  return placed;
}

function overlap(a: Frame, b: Frame): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}

/** A part of the map in the address: its middle and how many degrees of longitude it is wide, "40.12,45.60,12.5". */
export interface View {
  lat: number;
  lon: number;
  width: number;
}

export function viewOf(text: string | null): View | null {
  const [lat, lon, width] = (text ?? '').split(',').map(Number);
  if (lat === undefined || lon === undefined || width === undefined || ![lat, lon, width].every(Number.isFinite)) return null;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || width <= 0) return null;
  return { lat, lon, width };
}

export function viewText({ lat, lon, width }: View): string {
  return `${lat.toFixed(2)},${lon.toFixed(2)},${width.toFixed(2)}`;
}
