import { post, stream } from './client';

export interface Pasted {
  text: string;
  title: string;
  published: string;
  source: string;
  /** Empty: the server finds out. */
  lang: string;
}

/** What the server tells while it reads. */
export type Came =
  | { event: 'read'; id: string }
  | { event: 'document'; id: string; title: string | null; outcome: Outcome; events: number; ties: number; claims: number }
  | { event: 'problem'; says: string };
export const OUTCOMES = ['added', 'revised', 'unchanged', 'skipped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The largest request, in bytes, and the most files in it. */
export const LIMITS = { bytes: 64 * 1024 * 1024, files: 1000 } as const;

export function hand(over: readonly File[] | Pasted): Promise<{ job: number }> {
  if (!Array.isArray(over)) return post('/api/add', over, { ui: null });
  const form = new FormData();
  for (const file of over as readonly File[]) form.append('file', file, file.name);
  return post('/api/add', form, { ui: null });
}

export function progress(job: string, signal: AbortSignal): Promise<Response> {
  return stream(`/api/add/${encodeURIComponent(job)}`, signal);
}
