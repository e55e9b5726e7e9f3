import { describe, expect, it } from 'vitest';
import { angleOf, parts, radius } from '../src/lib/discs';

describe('discs', () => {
  it('grow in area, and can always be hit', () => {
    expect(radius(100, 100, 20)).toBe(20);
    expect(radius(25, 100, 20)).toBe(10);
    expect(radius(1, 10_000, 20)).toBe(3);
    expect(radius(0, 0, 20)).toBe(3);
  });

  it('are divided by area', () => {
    expect(angleOf(0.5)).toBeCloseTo(Math.PI);
    const angle = angleOf(0.2);
    expect((angle - Math.sin(angle)) / (2 * Math.PI)).toBeCloseTo(0.2);
  });

  it('have no path for a part that is not there', () => {
    expect(parts(1, 5).lower).toBeNull();
    expect(parts(0, 5).upper).toBeNull();
    expect(parts(0.5, 10)).toEqual({ upper: 'M-10 0A10 10 0 0 1 10 0Z', lower: 'M10 0A10 10 0 1 1 -10 0Z' });
  });
});
