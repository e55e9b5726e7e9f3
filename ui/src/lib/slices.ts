/** Milliseconds of work at a time: a key is never waited for. */
const SLICE = 20;

/** Does something with each, some at a time, every time in a turn of its own. Ends when it is told to; says whether all was done. */
export async function inSlices<T>(items: readonly T[], work: (item: T) => void, signal?: AbortSignal): Promise<boolean> {
  let end = 0;
  for (const item of items) {
    if (performance.now() >= end) {
      await new Promise((wake) => setTimeout(wake));
      if (signal?.aborted) return false;
      end = performance.now() + SLICE;
    }
    work(item);
  }
  return !signal?.aborted;
}
