import { afterAll, expect, test } from 'vitest';
import { SERVER, close, tab } from './browser';

afterAll(close);

/** Script that a first visit may load, compressed, in bytes. */
const MOST = 150_000;

/** Bytes of script as they come over the wire. */
async function script(path: string): Promise<{ bytes: number; ready: number }> {
  const { page, go, close: done } = await tab();
  const weighed: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') weighed.push(response.request().sizes().then(({ responseBodySize }) => responseBodySize));
  });
  const begun = Date.now();
  await go(path);
  const ready = Date.now() - begun;
  const bytes = (await Promise.all(weighed)).reduce((sum, one) => sum + one, 0);
  await done();
  return { bytes, ready };
}

// How long it takes is printed and not judged: that depends on what else the machine does.
for (const path of ['/', '/incidents', '/network', '/map', '/timeline', '/documents', '/treaties', '/review']) {
  test(`a first visit to ${path} loads little script`, async () => {
    const { bytes, ready } = await script(path);
    console.log(`${SERVER}${path}: ${(bytes / 1000).toFixed(1)} kB of script, filled in after ${ready} ms`);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MOST);
  });
}
