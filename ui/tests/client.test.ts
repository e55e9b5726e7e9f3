import { afterEach, expect, it, vi } from 'vitest';
import { ApiError, Unreachable, address, get } from '../src/api/client';
import { session } from '../src/api/session.svelte';
import { language } from '../src/lib/language.svelte';
import { router } from '../src/lib/router.svelte';

afterEach(() => {
  vi.unstubAllGlobals();
  session.signOut();
  session.asked = false;
  language.set('en');
});

it('an address has the page’s dates and the interface language, and ids encoded', () => {
  language.set('nl');
  vi.stubGlobal('scrollTo', () => undefined);
  router.go('/incidents?as_of=2022-09-13');
  expect(address('/api/relations/{id}', { id: 'arms-supply:ISR:AZE', type: ['a', 'b'], none: null })).toBe('/api/relations/arms-supply%3AISR%3AAZE?as_of=2022-09-13&ui=nl&type=a&type=b');
  expect(address('/api/about', { as_of: null, ui: null })).toBe('/api/about');
  router.go('/');
});

it('what the server refuses is thrown in its own sentence', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"error":"There is no incident x."}', { status: 404 }));
  await expect(get('/api/incidents/{id}', { id: 'x' })).rejects.toEqual(new ApiError(404, 'There is no incident x.'));
});

it('a 401 asks for a token, which later requests carry', async () => {
  vi.stubGlobal('fetch', async () => new Response('no', { status: 401, statusText: 'Unauthorized' }));
  await expect(get('/api/about')).rejects.toMatchObject({ status: 401, message: '401 Unauthorized' });
  expect(session.asked).toBe(true);
  session.signIn('secret');
  const sent = vi.fn(async (_url: string, init: RequestInit) => Response.json({ authorization: new Headers(init.headers).get('Authorization') }));
  vi.stubGlobal('fetch', sent);
  expect(await get('/api/about')).toEqual({ authorization: 'Bearer secret' });
  expect(session.asked).toBe(false);
});

it('no answer at all is told apart from a refusal', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')));
  await expect(get('/api/about')).rejects.toBeInstanceOf(Unreachable);
});
