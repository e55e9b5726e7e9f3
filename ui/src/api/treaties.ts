import { ask } from './ask';
import type { Params } from './client';
import type { DutyKind, Edtf, PartyRecord } from './types';

/** Where a statement of knowledge stands; line 0 means the whole file. */
export interface Cited {
  file: string;
  line: number;
}

interface Lifetime {
  id: string;
  /** In English. */
  name: string;
  body?: string | null;
  signed?: Edtf | null;
  in_force?: Edtf | null;
  /** The last day it was in force. */
  ended?: Edtf | null;
  binding: 'treaty' | 'political' | 'unilateral';
}

export interface TreatyBrief extends Lifetime {
  parties: string[];
  duties: DutyKind[];
}

/** A treaty whole. What is open is left out. */
export interface TreatyWhole extends Lifetime {
  also: string[];
  term?: string;
  renewal?: string;
  summary?: string;
  citation: string;
  party: Membership[];
  article: Article[];
  silence: Silence[];
  at: Cited;
}

/** One time for which a state is party; without `entry` it only signed. */
export interface Membership {
  state: string;
  ratified?: Edtf;
  entry?: Edtf;
  exit?: Edtf;
  suspended: Suspension[];
  note?: string;
  source?: string;
  at: Cited;
}

/** A time for which duties rest, toward some or, where none are named, toward all. */
export interface Suspension {
  from?: Edtf;
  until?: Edtf;
  toward: string[];
  note?: string;
}

export interface Article {
  number: string;
  duty: DutyKind;
  from?: Edtf;
  until?: Edtf;
  /** `all`, or codes. */
  bound: string[];
  toward: string[];
  trigger: string[];
  /** `all`, `unrecorded`, or codes. */
  against: string[];
  not_against: string[];
  among_parties?: string;
  first_strike?: string;
  attackers?: string;
  under_way?: string;
  /** `anywhere`, `parties`, `administered`, codes of states, names of places; left out where it is not recorded. */
  territory?: string[];
  excluded: string[];
  disputed: string[];
  forces_abroad?: string;
  forces_in: string[];
  request?: string;
  decision?: string;
  owed: string;
  within?: string;
  summary?: string;
  note?: string;
  citation?: string;
  reading: Reading[];
  at: Cited;
}

export interface Reading {
  says: string;
  by: string[];
  citation?: string | null;
}

export interface Silence {
  about: string;
  summary: string;
  citation?: string;
  at: Cited;
}

export const treaties = (signal: AbortSignal): Promise<{ items: TreatyBrief[] }> => ask('/api/treaties', {}, signal);
export const treaty = (id: string, signal: AbortSignal): Promise<TreatyWhole> => ask('/api/treaties/{id}', { id }, signal);
export const partyRecord = (code: string, params: Params, signal: AbortSignal): Promise<PartyRecord> => ask('/api/actors/{code}/record', { code, ...params }, signal);
