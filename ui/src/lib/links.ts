import { href } from './router.svelte';
import { partsOf } from './words/actors';

/** Addresses of single things, with their ids encoded: actors' codes may hold spaces and slashes, ties' ids colons. */

export const toIncident = (id: string): string => href(`/incidents/${encodeURIComponent(id)}`);
export const toActor = (code: string): string => href(`/actors/${encodeURIComponent(partsOf(code).base)}`);
export const toPair = (a: string, b: string): string => href(`/pairs/${encodeURIComponent(partsOf(a).base)}:${encodeURIComponent(partsOf(b).base)}`);
export const toTie = (id: string): string => href(`/ties/${encodeURIComponent(id)}`);
export const toTreaty = (id: string): string => href(`/treaties/${encodeURIComponent(id)}`);
/** A document, at the sentence of one of its facts where that is named. */
export const toDocument = (id: string, fact?: string): string => href(`/documents/${encodeURIComponent(id)}${fact ? `#${encodeURIComponent(fact)}` : ''}`);
