import { ask } from './ask';
import type { Params } from './client';
import type { ActorCode, ClaimFact, Day, DocumentRow, Edtf, EventFact, Page, Span, TieFact } from './types';

export interface ReadDocument {
  id: string;
  lang: string;
  published?: Edtf | null;
  title?: string | null;
  source?: string | null;
  author?: string | null;
  url?: string | null;
  text: string;
  /** What intake did or could not do. */
  notes?: { kind: string; text: string }[];
  /** 0 for the first version. */
  version: number;
  added: Day;
  known_from: Day;
  known_to?: Day;
}

export interface DocumentCopy {
  id: string;
  title: string | null;
  source: string | null;
}

export interface DocumentWhole {
  document: ReadDocument;
  events: (EventFact & { incident: string | null })[];
  ties: TieFact[];
  claims: ClaimFact[];
  /** Documents that are copies of it, or that it is a copy of. */
  copies: DocumentCopy[];
}

/** Why a fact was coded. */
export interface Why {
  by_hand: boolean;
  /** None where this version of the coder no longer codes these words. */
  telling: Telling | null;
}

/** Words that express a fact, and what was chosen for them, with how likely each choice is and the next best. */
export interface Telling {
  kind: 'event' | 'tie' | 'claim';
  outcome: 'coded' | 'told-again' | 'under-threshold' | 'without-ends' | 'part-of-name' | 'unlikely';
  trigger: string;
  span: Span;
  entries: { type: string; file: string; line: number }[];
  learnt?: string;
  types: Share[];
  type_for: Weight[];
  type_against: Weight[];
  ends: End[];
  confidence?: number;
  threshold: number;
  choices: { what: string; chosen: string | null; share?: number; next?: Share }[];
}

export interface Share {
  name: string;
  share: number;
}

export interface Weight {
  what: string;
  weight: number;
}

export interface End {
  end: 'actor' | 'recipient' | 'from' | 'to' | 'by';
  chosen: Who | null;
  share: number;
  with?: ActorCode[];
  next: { who: Who | null; share: number } | null;
  for: Weight[];
  against: Weight[];
}

export interface Who {
  actor: ActorCode;
  words: string;
  sentence: number;
}

export const documents = (params: Params, signal: AbortSignal): Promise<Page<DocumentRow>> => ask('/api/documents', params, signal);
export const document = (id: string, signal: AbortSignal): Promise<DocumentWhole> => ask('/api/documents/{id}', { id }, signal);
export const why = (fact: string, signal: AbortSignal): Promise<Why> => ask('/api/facts/{id}/why', { id: fact }, signal);
