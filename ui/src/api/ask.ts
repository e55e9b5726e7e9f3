import type { Answers } from './answers';
import { get, type Params } from './client';

/** A route that only one page asks: its answer is typed beside the page's other types. */
export function ask<T>(path: string, params: Params, signal?: AbortSignal): Promise<T> {
  return get(path as keyof Answers, params, signal) as Promise<unknown> as Promise<T>;
}
