import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { live, pauseAfter } from '../src/lib/live.svelte';

let send: ((text: string) => void) | null = null;
let documents = 5;
let refuse = false;
let connections = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  connections = 0;
  refuse = false;
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    connections += 1;
    if (refuse) throw new TypeError('failed');
    const body = new ReadableStream({
      start(controller) {
        send = (text) => controller.enqueue(new TextEncoder().encode(text));
        send(`event: position\ndata: {"documents":${documents},"reviews":0}\n\n`);
        init.signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
      },
    });
    return new Response(body);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await new Promise((wake) => setImmediate(wake));
};

function show(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

it('pauses grow to a minute and differ between readers', () => {
  expect([1, 2, 3, 20].map((failures) => pauseAfter(failures, 0.5))).toEqual([1000, 2000, 4000, 60_000]);
  expect(pauseAfter(1, 0)).toBeLessThan(pauseAfter(1, 1));
});

it('tells of changes, but not of one’s own; listens while visible, and catches up after', async () => {
  const stop = live.start();
  await settle();
  expect(live.changed).toBe(false);
  send!('event: changed\ndata: {"documents":6,"reviews":0}\n\n');
  await settle();
  expect(live.changed).toBe(true);

  live.changed = false;
  await live.during(async () => send!('event: changed\ndata: {"documents":7,"reviews":1}\n\n'));
  await settle();
  expect(live.changed).toBe(false);
  vi.advanceTimersByTime(2000);

  show('hidden');
  await settle();
  documents = 9;
  show('visible');
  await settle();
  expect([live.changed, connections]).toEqual([true, 2]);
  live.changed = false;
  stop();
});

it('tries again after a pause when the server is gone', async () => {
  refuse = true;
  const stop = live.start();
  await settle();
  expect(connections).toBe(1);
  vi.advanceTimersByTime(1500);
  await settle();
  expect(connections).toBe(2);
  refuse = false;
  vi.advanceTimersByTime(3000);
  await settle();
  expect(connections).toBe(3);
  stop();
});
