import { language } from '../lib/language.svelte';
import { router } from '../lib/router.svelte';
import type { Answers } from './answers';
import { session } from './session.svelte';

/** What the server refused, in its own sentence. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.name = 'ApiError';
    this.status = status;
  }
}

/** No answer came at all. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

export type Params = Record<string, string | number | boolean | null | undefined | readonly string[]>;

/** The address of a route: `{name}` filled, the rest as query, with the two dates of the page and the interface language unless given. */
export function address(path: string, params: Params = {}): string {
  const rest: Params = { as_of: router.query.get('as_of'), known_on: router.query.get('known_on'), ui: language.current, ...params };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of Array.isArray(value) ? value : [String(value)]) query.append(key, one);
  }
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}

/**
 * Reads `language`, the page's dates and the token at once, before anything is awaited, so that a `resource` around it loads again when one of
 * them changes.
 */
export function get<P extends keyof Answers>(path: P, params: Params = {}, signal?: AbortSignal): Promise<Answers[P]> {
  return ask(address(path, params), signal ? { signal } : {});
}

export function post<T>(path: string, body: unknown, params: Params = {}): Promise<T> {
  const form = body instanceof FormData;
  return ask(address(path, { as_of: null, known_on: null, ...params }), {
    method: 'POST',
    body: form ? body : JSON.stringify(body),
    ...(form ? {} : { headers: { 'Content-Type': 'application/json' } }),
  });
}

/** A file of the server, for a link that cannot carry the token by itself. */
export async function file(url: string): Promise<Blob> {
  return (await answer(url, {})).blob();
}

/** An answer that comes bit by bit. */
export function stream(url: string, signal: AbortSignal): Promise<Response> {
  return answer(url, { signal, cache: 'no-store' });
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const response = await answer(url, init);
  return (await response.json()) as T;
}

async function answer(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json, */*;q=0.5');
  if (session.token) headers.set('Authorization', `Bearer ${session.token}`);
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers });
  } catch (problem) {
    if (init.signal?.aborted) throw problem;
    throw new Unreachable();
  }
  if (response.ok) return response;
  if (response.status === 401) session.asked = true;
  throw new ApiError(response.status, await sentence(response));
}

async function sentence(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as { error?: string };
    if (error) return error;
  } catch {
    // A proxy in between may answer with a page instead of JSON.
  }
  return `${response.status} ${response.statusText}`.trim();
}
