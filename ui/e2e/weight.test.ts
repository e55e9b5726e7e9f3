import { afterAll, beforeAll, expect, test } from 'vitest';
import { SERVER, close, tab } from './browser';

/** Script that a first visit may load, compressed, in bytes. */
const MOST = 150_000;
/** So long nothing may keep the page busy until it counts as usable, in milliseconds. */
const QUIET = 1500;

// The first tab of a browser waits for the browser to wake up.
beforeAll(async () => (await tab()).close());
afterAll(close);

interface Visit {
  /** Bytes of script as they come over the wire. */
  bytes: number;
  /** Milliseconds from the click: until something is painted, until nothing keeps the page from answering a key (the end of the last task over 50 ms), and until
   * everything is there. */
  painted: number;
  usable: number;
  filled: number;
  /** All of the tasks over 50 ms together. */
  busy: number;
}

async function visit(path: string): Promise<Visit> {
  const { page, go, close: done } = await tab();
  const weighed: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') weighed.push(response.request().sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await go(path);
  const filled = await page.evaluate(() => performance.now());
  await page.waitForTimeout(QUIET);
  const times = await page.evaluate(async () => {
    const long = await new Promise<PerformanceEntry[]>((tell) => {
      new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: 'longtask', buffered: true });
      setTimeout(() => tell([]), 200);
    });
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    const ends = long.map(({ startTime, duration }) => startTime + duration);
    return { painted, usable: Math.max(painted, ...ends), busy: long.reduce((sum, { duration }) => sum + duration, 0) };
  });
  const bytes = (await Promise.all(weighed)).reduce((sum, one) => sum + one, 0);
  await done();
  return { bytes, filled, ...times };
}

// How long it takes is printed and not judged: that depends on what else the machine does.
for (const path of ['/', '/incidents', '/network', '/map', '/timeline', '/documents', '/treaties', '/review']) {
  test(`a first visit to ${path} loads little script`, async () => {
    const { bytes, painted, usable, filled, busy } = await visit(path);
    const [first, second, third, long] = [painted, usable, filled, busy].map(Math.round);
    console.log(`${SERVER}${path}: ${(bytes / 1000).toFixed(1)} kB of script; painted after ${first}, usable after ${second}, filled in after ${third} ms; busy ${long}`);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MOST);
  });
}
