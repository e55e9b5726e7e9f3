import type { Language } from '../language.svelte';
import { baseName, isState } from './states';

/** A place as it is shown; a whole country is written with its code in the ledger. */
export function placeName(place: string, language: Language): string {
  return isState(place) ? baseName(place, language) : place;
}

export function placeList(places: readonly string[], language: Language): string {
  return places.map((place) => placeName(place, language)).join(', ');
}
