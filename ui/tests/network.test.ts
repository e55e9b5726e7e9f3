import { describe, expect, it } from 'vitest';
import { lit, tensionKey } from '../src/lib/lit';
import { endOfMonth, stopAt, stopsOf } from '../src/lib/months';
import { curves, frameOf, placed, textWidth, type Box } from '../src/lib/netLayout';

const box = (id: string): Box => ({ id, width: textWidth(id) + 20, height: 24 });
const names = ['Armenia', 'Azerbaijan', 'Russia', 'Türkiye', 'Israel', 'CSTO', 'European Union', 'France', 'Belarus', 'Tajikistan'];
const links = names.slice(1).map((to, i) => ({ id: `tie:${i}`, from: names[i % 3]!, to }));

describe('the picture of a network', () => {
  it('is the same for the same network, in whatever order it comes', () => {
    const once = placed(names.map(box), links, 1.5);
    const again = placed([...names].reverse().map(box), links, 1.5);
    expect(again).toEqual(once);
  });

  it('lays no name over another', () => {
    const boxes = placed(Array.from({ length: 60 }, (_, i) => box(`Actor number ${i}`)), Array.from({ length: 59 }, (_, i) => ({ from: 'Actor number 0', to: `Actor number ${i + 1}` })), 1.5);
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) expect(Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2).toBe(false);
    }
    const frame = frameOf(boxes, 10);
    expect(boxes.every(({ x, width }) => x - width / 2 >= frame.x && x + width / 2 <= frame.x + frame.width)).toBe(true);
  });

  it('draws ties between the same two apart', () => {
    const boxes = new Map([{ ...box('A'), x: 0, y: 0 }, { ...box('B'), x: 300, y: 0 }].map((one) => [one.id, one]));
    const lines = curves([{ id: '1', from: 'A', to: 'B' }, { id: '2', from: 'B', to: 'A' }, { id: '3', from: 'A', to: 'B' }], boxes);
    expect(new Set([...lines.values()].map(({ middle }) => middle.y)).size).toBe(3);
    expect(lines.get('3')!.angle).toBeCloseTo(0, -2);
  });
});

describe('stops of a slider through time', () => {
  it('are the ends of months', () => {
    const stops = stopsOf('2008-08-08', '2024-06-17');
    expect(endOfMonth(stops.first)).toBe('2008-01-31');
    expect(endOfMonth(stops.last)).toBe('2024-12-31');
    expect(endOfMonth(stopAt('2024-02-10', stops))).toBe('2024-02-29');
    expect(endOfMonth(stopAt('1990-01-01', stops))).toBe('2008-01-31');
  });

  it('are the ends of years where there are many', () => {
    const stops = stopsOf('1949-04-04', '2024-06-17');
    expect(stops.step).toBe(12);
    expect(endOfMonth(stopAt('2000-02-03', stops)).slice(5)).toBe('12-31');
  });
});

describe('what stands out', () => {
  const edges = [{ id: '1', from: 'RUS', to: 'ARM' }, { id: '2', from: 'RUS', to: 'AZE' }, { id: '3', from: 'TUR', to: 'AZE' }];

  it('is an actor with its ties, a tie with its ends, or what a tension is made of', () => {
    expect([...lit(edges, { actor: 'RUS' })!.ties]).toEqual(['1', '2']);
    expect([...lit(edges, { tie: '3' })!.actors]).toEqual(['TUR', 'AZE']);
    const tension = { rule: 'arms-both', who: 'RUS', between: ['ARM', 'AZE'], says: '', ties: ['1', '2'] };
    expect([...lit(edges, { tension })!.actors]).toEqual(['RUS', 'ARM', 'AZE']);
    expect(tensionKey(tension)).toBe('arms-both:RUS:ARM:AZE');
  });

  it('is nothing where nothing is pointed at', () => {
    expect(lit(edges, null)).toBeNull();
    expect(lit(edges, { tension: undefined })).toBeNull();
  });
});
