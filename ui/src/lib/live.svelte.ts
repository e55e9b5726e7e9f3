import { ApiError, stream } from '../api/client';
import { messagesOf, type Message } from './events';

/** Milliseconds to wait before the next attempt: longer after each failure, up to a minute, and not all readers at the same moment. */
export function pauseAfter(failures: number, chance: number): number {
  return Math.min(60_000, 1000 * 2 ** (failures - 1)) * (0.75 + chance / 2);
}

/** A connection that held so long was a good one; the next pause is short again. */
const HELD = 10_000;
/** The server looks every second whether something was written; so long a change may still be one's own. */
const ECHO = 1500;

/** Whether the ledger has changed since the page was loaded. The page listens while it is visible. */
class Live {
  /** The ledger holds something that the page does not show yet. */
  changed = $state(false);
  /** How far the ledger had been written when last heard of. */
  private seen: string | null = null;
  private writing = 0;

  /** Listens until the function that it gives is called. */
  start(): () => void {
    let abort: AbortController | null = null;
    const turn = (): void => {
      if (document.visibilityState === 'hidden') {
        abort?.abort();
        abort = null;
      } else if (!abort) {
        abort = new AbortController();
        void this.listen(abort.signal);
      }
    };
    document.addEventListener('visibilitychange', turn);
    turn();
    return () => {
      document.removeEventListener('visibilitychange', turn);
      abort?.abort();
    };
  }

  /** While this page writes, a change is no news to it. */
  async during<T>(write: () => Promise<T>): Promise<T> {
    this.writing += 1;
    try {
      return await write();
    } finally {
      setTimeout(() => (this.writing -= 1), ECHO);
    }
  }

  private async listen(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      let began = Infinity;
      try {
        const response = await stream('/api/live', signal);
        began = performance.now();
        for await (const message of messagesOf(response)) this.hear(message);
      } catch (problem) {
        // Whoever may not listen now may not in a minute either. Other failures are answered by the pause; pages tell of them where they ask.
        if (problem instanceof ApiError && problem.status < 500) return;
      }
      failures = performance.now() - began > HELD ? 1 : failures + 1;
      if (!signal.aborted) await rest(pauseAfter(failures, Math.random()), signal);
    }
  }

  private hear({ event, data }: Message): void {
    if (event !== 'changed' && event !== 'position') return;
    // The first message of a connection tells what was written while nobody listened.
    if (this.seen !== null && this.seen !== data) this.raise();
    this.seen = data;
  }

  private raise(): void {
    if (this.writing === 0) this.changed = true;
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((wake) => {
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), wake()), { once: true });
  });
}

export const live = new Live();
