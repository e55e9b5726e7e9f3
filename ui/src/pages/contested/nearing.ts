import type { Attachment } from 'svelte/attachments';

/** Calls once when an element comes within a screen's height of being seen. */
export function nearing(call: () => void): Attachment {
  return (element) => {
    const watcher = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watcher.disconnect();
        call();
      },
      { rootMargin: '100% 0px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  };
}
