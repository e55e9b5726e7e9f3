import type { Named } from '../../api/types';
import type { Language } from '../language.svelte';
import { actorName } from './actors';

/** The interface's own word for a party, else what the server calls it. An acronym stays one: lanes and maps have no room for what it is short for. */
export function partyName(code: string, language: Language, names: readonly Named[] = []): string {
  const own = actorName(code, language);
  return own === code && !/^[A-Z]{2,7}$/.test(code) ? (names.find((named) => named.code === code)?.name ?? code) : own;
}

/** "Armenia", or "Armenia – Azerbaijan" for a pair. */
export function laneName(lane: string, language: Language, names: readonly Named[] = []): string {
  return lane.split(':').map((code) => partyName(code, language, names)).join(' – ');
}
