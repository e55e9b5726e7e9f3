import { describe, expect, it } from 'vitest';
import { factorOf } from '../src/lib/wheel';

describe('the wheel', () => {
  it('zooms the same way by pixels and by lines, and never in leaps', () => {
    expect(factorOf({ deltaY: 100, deltaMode: 0 })).toBeGreaterThan(1);
    expect(factorOf({ deltaY: -100, deltaMode: 0 })).toBeCloseTo(1 / factorOf({ deltaY: 100, deltaMode: 0 }));
    expect(factorOf({ deltaY: 5, deltaMode: 1 })).toBeCloseTo(factorOf({ deltaY: 100, deltaMode: 0 }));
    expect(factorOf({ deltaY: 99_999, deltaMode: 0 })).toBeLessThan(2.1);
  });
});
