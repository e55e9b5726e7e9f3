import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { listing, reloadAll, resource } from '../src/lib/resource.svelte';
import { language } from '../src/lib/language.svelte';
import { rooted } from './rooted.svelte';

const settle = async (): Promise<void> => {
  await Promise.resolve();
  await Promise.resolve();
  flushSync();
};

it('loads again when what it read changes, aborts the older request, and keeps old data meanwhile', async () => {
  const asked: { language: string; signal: AbortSignal; answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  const { value: loaded, stop } = rooted(() =>
    resource<string>((signal) => {
      const now = language.current;
      return new Promise((answer, fail) => asked.push({ language: now, signal, answer, fail }));
    }),
  );
  expect(loaded.loading).toBe(true);
  asked[0]!.answer('hello');
  await settle();
  expect([loaded.data, loaded.loading]).toEqual(['hello', false]);

  language.set('nl');
  flushSync();
  language.set('de');
  flushSync();
  expect(asked.map((one) => one.language)).toEqual(['en', 'nl', 'de']);
  expect(asked[1]!.signal.aborted).toBe(true);
  expect([loaded.data, loaded.loading]).toEqual(['hello', true]);
  asked[1]!.answer('too late');
  asked[2]!.answer('hallo');
  await settle();
  expect(loaded.data).toBe('hallo');

  loaded.retry();
  flushSync();
  asked[3]!.fail(new Error('broken'));
  await settle();
  expect([loaded.error?.message, loaded.data]).toEqual(['broken', undefined]);
  stop();
  language.set('en');
});

it('a reload of everything brings back as much of a list as was shown', async () => {
  const asked: (string | null)[] = [];
  let last = 5;
  const { value: list, stop } = rooted(() =>
    listing<number>(async (after) => {
      asked.push(after);
      const from = Number(after ?? 0);
      return { items: [from, from + 1].filter((n) => n <= last), next: from + 2 <= last ? String(from + 2) : null, total: last + 1 };
    }),
  );
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await settle();
  };
  await settled();
  list.more();
  await settled();
  expect([list.data, asked]).toEqual([[0, 1, 2, 3], [null, '2']]);

  last = 6;
  reloadAll();
  await settled();
  expect([list.data, list.total, list.hasMore, asked.length]).toEqual([[0, 1, 2, 3], 7, true, 4]);
  list.more();
  await settled();
  expect(list.data).toEqual([0, 1, 2, 3, 4, 5]);
  stop();
});
