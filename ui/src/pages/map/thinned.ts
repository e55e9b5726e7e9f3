import type { GeoProjection, GeoStream, GeoStreamWrapper } from 'd3-geo';

/** How coarse a line may be when the sheet is drawn at an enlargement: nothing that would be seen is left out, and a world of bays is drawn in no time. */
export function coarseness(k: number): number {
  if (k >= 0.5) return 0;
  return k >= 0.12 ? 1.2 : 5;
}

/** The projection with points left out that lie nearer to the one before than `distance`, in units of the sheet. */
export function thinned(projection: GeoProjection, distance: number): GeoProjection | GeoStreamWrapper {
  if (distance === 0) return projection;
  return { stream: (sink) => projection.stream(sieve(sink, distance)) };
}

function sieve(sink: GeoStream, distance: number): GeoStream {
  let last: [number, number] | null = null;
  return {
    point(x, y) {
      if (last && Math.abs(x - last[0]) + Math.abs(y - last[1]) < distance) return;
      last = [x, y];
      sink.point(x, y);
    },
    lineStart() {
      last = null;
      sink.lineStart();
    },
    lineEnd: () => sink.lineEnd(),
    polygonStart: () => sink.polygonStart(),
    polygonEnd: () => sink.polygonEnd(),
  };
}
