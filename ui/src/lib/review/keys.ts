/** What a key does at the desk. */
export const KEYS = { a: 'accept', r: 'reject', c: 'correct', n: 'next', u: 'back', '?': 'help' } as const;
export type Deed = (typeof KEYS)[keyof typeof KEYS];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
}

/** The deed of a key; none where somebody types, or holds another key. */
export function deedOf({ key, ctrlKey, metaKey, altKey, target }: Pressed): Deed | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], dialog')) return null;
  return KEYS[key.toLowerCase() as keyof typeof KEYS] ?? null;
}
