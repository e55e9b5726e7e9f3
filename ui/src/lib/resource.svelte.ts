import { untrack } from 'svelte';
import type { Page } from '../api/types';

/** What is loaded, or why it is not. While something newer loads, the old stays. */
export interface Resource<T> {
  readonly data: T | undefined;
  readonly error: Error | undefined;
  readonly loading: boolean;
  retry(): void;
}

class Reloads {
  count = $state(0);
}
const reloads = new Reloads();

/** Loads everything again that is shown; what is shown stays until then. */
export function reloadAll(): void {
  reloads.count += 1;
}

/**
 * Loads what `ask` asks for, again whenever something that `ask` reads before its first await changes (address, language, props); an older
 * request is aborted. `ask` may return null when there is nothing to ask. Call it while a component is set up.
 */
export function resource<T>(ask: (signal: AbortSignal) => Promise<T> | null): Resource<T> {
  let data = $state.raw<T>();
  let error = $state.raw<Error>();
  let loading = $state(true);
  let attempt = $state(0);

  $effect(() => {
    void attempt;
    void reloads.count;
    const abort = new AbortController();
    const asked = ask(abort.signal);
    loading = asked !== null;
    if (asked === null) data = undefined;
    asked?.then(
      (answer) => {
        if (abort.signal.aborted) return;
        data = answer;
        error = undefined;
        loading = false;
      },
      (problem: unknown) => {
        if (abort.signal.aborted) return;
        error = problem instanceof Error ? problem : new Error(String(problem));
        data = undefined;
        loading = false;
      },
    );
    return () => abort.abort();
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    retry() {
      attempt += 1;
    },
  };
}

export interface Listing<T> extends Resource<T[]> {
  readonly total: number;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  more(): void;
}

/** A list by cursor: the first page as `resource` loads it, then more at its end. */
export function listing<T>(ask: (after: string | null, signal: AbortSignal) => Promise<Page<T>>): Listing<T> {
  let added = $state.raw<{ to: Page<T>; items: T[]; next: string | null } | null>(null);
  let loadingMore = $state(false);
  let moreError = $state.raw<Error>();
  let reloaded = reloads.count;
  const first = resource(async (signal) => {
    // After `reloadAll` as many as before, so that nobody loses the place.
    const many = reloads.count === reloaded ? 0 : untrack(() => items?.length ?? 0);
    reloaded = reloads.count;
    let page = await ask(null, signal);
    while (page.next !== null && page.items.length < many) {
      const { items: further, next } = await ask(page.next, signal);
      page = { ...page, items: [...page.items, ...further], next };
    }
    return page;
  });
  // Pages are added to one first page; when that is loaded anew they fall away with it.
  const present = $derived(added && added.to === first.data ? added : null);
  const items: T[] | undefined = $derived(first.data && [...first.data.items, ...(present?.items ?? [])]);
  const next = $derived(present ? present.next : (first.data?.next ?? null));

  return {
    get data() {
      return items;
    },
    get error() {
      return first.error ?? moreError;
    },
    get loading() {
      return first.loading;
    },
    get total() {
      return first.data?.total ?? 0;
    },
    get hasMore() {
      return next !== null;
    },
    get loadingMore() {
      return loadingMore;
    },
    retry() {
      moreError = undefined;
      first.retry();
    },
    more() {
      const to = first.data;
      if (!to || next === null || loadingMore) return;
      loadingMore = true;
      ask(next, new AbortController().signal)
        .then(
          (page) => {
            if (to === first.data) added = { to, items: [...(present?.items ?? []), ...page.items], next: page.next };
          },
          (problem: unknown) => (moreError = problem instanceof Error ? problem : new Error(String(problem))),
        )
        .finally(() => (loadingMore = false));
    },
  };
}
