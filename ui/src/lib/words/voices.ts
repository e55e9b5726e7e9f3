import type { Language } from '../language.svelte';
import { list } from '../numbers';
import { actorName, partsOf } from './actors';
import { isState } from './states';

/** Who tells something: an outlet by its name, or those it quotes by their codes, written "ARM/gov, UN". */
export type Voice = { outlet: string } | { codes: string[] };

export function voiceOf(by: string, quoted?: boolean): Voice {
  const codes = by.split(', ');
  const looksQuoted = codes.every((code) => partsOf(code).role !== null || isState(code) || /^[A-Z]{2,7}$/.test(code));
  return (quoted ?? looksQuoted) ? { codes } : { outlet: by };
}

export function voiceName(by: string, language: Language, quoted?: boolean): string {
  const voice = voiceOf(by, quoted);
  return 'outlet' in voice ? voice.outlet : list(voice.codes.map((code) => actorName(code, language)), language);
}
