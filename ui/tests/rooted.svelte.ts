import { flushSync } from 'svelte';

/** Runs what needs an owner for its effects, as the script of a component would. */
export function rooted<T>(make: () => T): { value: T; stop: () => void } {
  let value!: T;
  const stop = $effect.root(() => {
    value = make();
  });
  flushSync();
  return { value, stop };
}
