import { messages } from '../../lib/language.svelte';
import { actorList } from '../../lib/words/actors';
import { word } from '../../lib/words/codes';
import { language } from '../../lib/language.svelte';
import type { Kind, Placed } from './reader';

/** Names of the three kinds of facts, in short and for several. */
export const kinds = messages({
  en: { event: 'Event', tie: 'Tie', claim: 'Statement', events: 'events', ties: 'ties', claims: 'statements' },
  nl: { event: 'Gebeurtenis', tie: 'Band', claim: 'Uitspraak', events: 'gebeurtenissen', ties: 'banden', claims: 'uitspraken' },
  de: { event: 'Ereignis', tie: 'Beziehung', claim: 'Aussage', events: 'Ereignisse', ties: 'Beziehungen', claims: 'Aussagen' },
});

/** The type of a fact in words: "Armed attack", "arms supplies", "denies". */
export function typeName(kind: Kind, code: string): string {
  return word(kind === 'event' ? 'type' : kind === 'tie' ? 'tie' : 'stance', code);
}

export function typeOf({ kind, fact }: Placed): string {
  return kind === 'claim' ? fact.stance : fact.type;
}

/** Who does it to whom, in one line. */
export function sidesOf(placed: Placed): string {
  const names = (codes: string[]): string => actorList(codes, language.current);
  const [from, to] =
    placed.kind === 'event' ? [placed.fact.actor, placed.fact.recipient] : placed.kind === 'tie' ? [placed.fact.from, placed.fact.to] : [placed.fact.by, placed.fact.about];
  return [names(from), names(to)].filter(Boolean).join(placed.kind === 'claim' ? ' · ' : ' → ');
}
