import { expect, it } from 'vitest';
import { inSlices } from '../src/lib/slices';

it('everything is done once and in order, and others come between', async () => {
  const done: number[] = [];
  let between = 0;
  const timer = setInterval(() => (between += 1));
  const slow = (item: number): void => {
    done.push(item);
    for (const until = performance.now() + 15; performance.now() < until; );
  };
  expect(await inSlices([1, 2, 3, 4, 5, 6], slow)).toBe(true);
  clearInterval(timer);
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  expect(between).toBeGreaterThan(0);
  expect(await inSlices([], slow)).toBe(true);
});

it('what is told to end does no more', async () => {
  const stop = new AbortController();
  const done: number[] = [];
  const running = inSlices([1, 2], (item) => done.push(item), stop.signal);
  stop.abort();
  expect(await running).toBe(false);
  expect(done).toEqual([]);
});
