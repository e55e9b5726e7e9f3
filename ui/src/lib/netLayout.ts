import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';

/** A node is drawn as a box around its name. */
export interface Box {
  id: string;
  width: number;
  height: number;
}
export interface Placed extends Box {
  /** Of the middle. */
  x: number;
  y: number;
}
export interface Link {
  from: string;
  to: string;
}
export interface Point {
  x: number;
  y: number;
}

type Body = Box & SimulationNodeDatum & Point;

/** A number from a text, the same on every machine (FNV-1a). */
export function hash(text: string): number {
  let value = 2_166_136_261;
  for (const point of text) value = Math.imul(value ^ point.codePointAt(0)!, 16_777_619);
  return value >>> 0;
}

/** Numbers that look random and are always the same ones. */
function sequence(): () => number {
  let state = 42;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
}

/** Pushes boxes apart that lie over each other, along the way that is shorter. */
function apart(bodies: Body[], gap: number, strength: number): boolean {
  let moved = false;
  for (let i = 0; i < bodies.length; i++) {
    for (let k = i + 1; k < bodies.length; k++) {
      const [a, b] = [bodies[i]!, bodies[k]!];
      const dx = b.x - a.x;
      const dy = b.y - a.y;
      const overX = (a.width + b.width) / 2 + gap - Math.abs(dx);
      const overY = (a.height + b.height) / 2 + gap - Math.abs(dy);
      if (overX <= 0.5 || overY <= 0.5) continue;
      moved = true;
      if (overX < overY) {
        const push = ((dx < 0 ? -1 : 1) * overX * strength) / 2;
        a.x -= push;
        b.x += push;
      } else {
        const push = ((dy < 0 ? -1 : 1) * overY * strength) / 2;
        a.y -= push;
        b.y += push;
      }
    }
  }
  return moved;
}

/**
 * Where everyone stands: those tied near each other, no name over another. Each begins at a place of its own that follows from its id, so that the
 * same network always gives the same picture, and the next year's looks much like this year's. `aspect` is the width to be had for each unit of height.
 */
export function placed(boxes: readonly Box[], links: readonly Link[], aspect: number): Placed[] {
  const degree = new Map<string, number>();
  for (const end of links.flatMap(({ from, to }) => [from, to])) degree.set(end, (degree.get(end) ?? 0) + 1);
  const spread = 60 * Math.sqrt(boxes.length);
  const bodies: Body[] = [...boxes]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((box) => {
      const angle = (hash(box.id) / 4_294_967_296) * 2 * Math.PI;
      // Those with many ties begin in the middle.
      const far = spread / Math.sqrt(1 + (degree.get(box.id) ?? 0) / 2);
      return { ...box, x: Math.cos(angle) * far * aspect, y: Math.sin(angle) * far };
    });
  const ids = new Set(bodies.map(({ id }) => id));
  // Several ties between the same two pull no harder than one.
  const pairs = new Map<string, SimulationLinkDatum<Body>>();
  for (const { from, to } of links) {
    const key = [from, to].sort().join('\n');
    if (from !== to && ids.has(from) && ids.has(to)) pairs.set(key, { source: from, target: to });
  }
  const simulation = forceSimulation<Body>(bodies)
    .randomSource(sequence())
    .force('link', forceLink<Body, SimulationLinkDatum<Body>>([...pairs.values()]).id(({ id }) => id).distance(170).strength(0.3))
    .force('charge', forceManyBody<Body>().strength(-1300).distanceMax(1000))
    .force('x', forceX<Body>(0).strength(0.06 / aspect))
    .force('y', forceY<Body>(0).strength(0.06 * aspect))
    .stop();
  // A large net is laid out less finely, so that it stands within a moment.
  const ticks = bodies.length > 120 ? 120 : 300;
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    apart(bodies, 18, 0.5);
  }
  for (let round = 0; round < 200 && apart(bodies, 14, 1); round++);
  return bodies.map(({ id, width, height, x, y }) => ({ id, width, height, x, y }));
}

/** What the picture needs to show all boxes. */
export function frameOf(boxes: readonly Placed[], margin: number): { x: number; y: number; width: number; height: number } {
  if (boxes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - margin;
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2)) + margin;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) - margin;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2)) + margin;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A tie as a line: bent apart from others between the same two, ending at the boxes' edges. */
export interface Curve {
  path: string;
  /** Where a word or mark on it stands. */
  middle: Point;
  /** Where the line ends, and in which direction it points there, in degrees. */
  end: Point;
  angle: number;
}

/** Where a ray from the middle of a box to a point leaves the box, with some room. */
function edgeOf(box: Placed, toward: Point, room: number): Point {
  const [dx, dy] = [toward.x - box.x, toward.y - box.y];
  const reach = Math.min((box.width / 2 + room) / Math.max(Math.abs(dx), 1e-6), (box.height / 2 + room) / Math.max(Math.abs(dy), 1e-6));
  return reach >= 1 ? toward : { x: box.x + dx * reach, y: box.y + dy * reach };
}

/** How far apart lines between the same two lie at most, and all of them together. */
const APART = 40;
const BUNDLE = 190;

/** Lines of ties, by id; those between the same two lie side by side, in the order of their ids. */
export function curves<E extends Link & { id: string }>(edges: readonly E[], boxes: ReadonlyMap<string, Placed>): Map<string, Curve> {
  const between = new Map<string, E[]>();
  for (const edge of edges) {
    const key = [edge.from, edge.to].sort().join('\n');
    between.set(key, [...(between.get(key) ?? []), edge]);
  }
  const found = new Map<string, Curve>();
  for (const same of between.values()) {
    same.sort((a, b) => (a.id < b.id ? -1 : 1));
    same.forEach((edge, i) => {
      const [a, b] = [boxes.get(edge.from), boxes.get(edge.to)];
      if (!a || !b || a === b) return;
      const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
      // The same side for both directions, so that a pair of opposite ties does not fall together.
      const side = edge.from < edge.to ? 1 : -1;
      const bend = (i - (same.length - 1) / 2) * Math.min(APART, BUNDLE / same.length) * side;
      const control = { x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * bend, y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * bend };
      const start = edgeOf(a, control, 2);
      const end = edgeOf(b, control, 4);
      found.set(edge.id, {
        path: `M${round(start.x)} ${round(start.y)}Q${round(control.x)} ${round(control.y)} ${round(end.x)} ${round(end.y)}`,
        middle: { x: round((start.x + 2 * control.x + end.x) / 4), y: round((start.y + 2 * control.y + end.y) / 4) },
        end: { x: round(end.x), y: round(end.y) },
        angle: round((Math.atan2(end.y - control.y, end.x - control.x) * 180) / Math.PI),
      });
    });
  }
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How wide a name is in the sans of the page at 13 px, near enough for a box around it. */
export function textWidth(text: string, size = 13): number {
  let units = 0;
  for (const letter of text) units += /[iljtfrI.,'’ ]/.test(letter) ? 0.38 : /[mwMW]/.test(letter) ? 1 : /[A-ZÄÖÜ]/.test(letter) ? 0.76 : 0.66;
  return Math.ceil(units * size);
}
