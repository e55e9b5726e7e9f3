import { LIMITS, type Came, type Outcome } from '../api/add';
import type { Message } from './events';

export interface Entered {
  id: string;
  title: string | null;
  outcome: Outcome;
  events: number;
  ties: number;
  claims: number;
}

/** What is known of a job that reads reports. */
export interface Reading {
  /** Documents that were taken up so far. */
  read: number;
  documents: Entered[];
  problems: string[];
  ended: 'done' | { failed: string } | null;
}

export const begun: Reading = { read: 0, documents: [], problems: [], ended: null };

/** So many steps of one job are told; what comes after is in the ledger and in no list here. */
export const STEPS = 20_000;

/** What is known after further messages of the server. */
export function told(reading: Reading, messages: readonly Message[]): Reading {
  const next = { ...reading, documents: [...reading.documents], problems: [...reading.problems] };
  for (const { event, data } of messages) {
    if (event === 'done') next.ended = 'done';
    else if (event === 'failed') next.ended = { failed: (JSON.parse(data) as { says: string }).says };
    else if (event === 'read') next.read += 1;
    else if (event === 'problem') next.problems.push((JSON.parse(data) as Came & { event: 'problem' }).says);
    else if (event === 'document') next.documents.push(entered(JSON.parse(data) as Came & { event: 'document' }));
  }
  return next;
}

function entered({ id, title, outcome, events, ties, claims }: Came & { event: 'document' }): Entered {
  return { id, title, outcome, events, ties, claims };
}

/** How far it is, where that can be told: one file may hold many documents, so what was taken up so far is the measure. */
export function progressOf({ read, documents, problems, ended }: Reading): { value: number; max: number } | null {
  const value = documents.length;
  if (ended) return { value: 1, max: 1 };
  return read === 0 ? null : { value, max: Math.max(read, value + (problems.length > 0 ? 0 : 1)) };
}

/** Whether it brought anything into the ledger. */
export function isNews({ outcome }: Entered): boolean {
  return outcome === 'added' || outcome === 'revised';
}

/** How many reports had which outcome, and how many facts those tell that are new or revised. */
export function sums({ documents }: Reading): { outcomes: Partial<Record<Outcome, number>>; events: number; ties: number; claims: number } {
  const outcomes: Partial<Record<Outcome, number>> = {};
  let [events, ties, claims] = [0, 0, 0];
  for (const one of documents) {
    outcomes[one.outcome] = (outcomes[one.outcome] ?? 0) + 1;
    if (!isNews(one)) continue;
    events += one.events;
    ties += one.ties;
    claims += one.claims;
  }
  return { outcomes, events, ties, claims };
}

/** Whether the list is shorter than what was read. */
export function isCut({ read, documents, problems }: Reading): boolean {
  return read + documents.length + problems.length >= STEPS;
}

/** What a form says beside each file, in bytes. */
const AROUND = 300;

/** Why files cannot be handed in together; null where they can. */
export function tooMuch(files: readonly { size: number; name: string }[]): 'files' | 'bytes' | null {
  if (files.length > LIMITS.files) return 'files';
  const bytes = files.reduce((sum, { size, name }) => sum + size + name.length * 3 + AROUND, 0);
  return bytes > LIMITS.bytes ? 'bytes' : null;
}
