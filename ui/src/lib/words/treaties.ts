import type { PartyStatus, TreatyStatus } from '../lifetime';
import { language, messages } from '../language.svelte';
import { actorName } from './actors';
import { placeName } from './places';

/** Words for what treaties say. */
const tables = messages({
  en: {
    status: { 'in-force': 'in force', 'not-yet': 'not yet', signed: 'signed, not in force', ended: 'ended', unclear: 'not exactly known' },
    party: { bound: 'bound', suspended: 'suspended', left: 'left', signed: 'signed only', 'not-yet': 'not yet', unclear: 'not exactly known' },
    trigger: { 'armed-attack': 'an armed attack', aggression: 'an aggression', 'unprovoked-attack': 'an attack that was not provoked', threat: 'a threat', 'external-attack-on-forces': 'an attack on forces, ships or aircraft abroad', 'any-war': 'any war of the other party', internal: 'unrest or a coup inside' },
    area: { anywhere: 'anywhere', parties: 'what belongs to a party by law', administered: 'what a party holds in fact' },
    against: { all: 'anybody', unrecorded: 'some only; who is not recorded' },
    answer: { yes: 'yes', no: 'no', disputed: 'the parties differ', unclear: 'the text can be read either way', listed: 'in some places', 'listed in note': 'in some places' },
    attackers: { one: 'one adversary only', several: 'two or more adversaries only', unrecorded: 'a number of adversaries that is not recorded' },
    war: { only: 'only the war that was on when it was concluded', also: 'the war that was on when it was concluded too', no: 'later wars only' },
  },
  nl: {
    status: { 'in-force': 'van kracht', 'not-yet': 'nog niet', signed: 'ondertekend, niet van kracht', ended: 'beëindigd', unclear: 'niet precies bekend' },
    party: { bound: 'gebonden', suspended: 'opgeschort', left: 'uitgetreden', signed: 'alleen ondertekend', 'not-yet': 'nog niet', unclear: 'niet precies bekend' },
    trigger: { 'armed-attack': 'een gewapende aanval', aggression: 'een daad van agressie', 'unprovoked-attack': 'een niet uitgelokte aanval', threat: 'een dreiging', 'external-attack-on-forces': 'een aanval op troepen, schepen of vliegtuigen in het buitenland', 'any-war': 'elke oorlog van de andere partij', internal: 'onrust of een staatsgreep in het land' },
    area: { anywhere: 'overal', parties: 'wat volgens het recht van een partij is', administered: 'wat een partij feitelijk bestuurt' },
    against: { all: 'wie dan ook', unrecorded: 'alleen sommigen; wie, is niet vastgelegd' },
    answer: { yes: 'ja', no: 'nee', disputed: 'de partijen zijn het oneens', unclear: 'de tekst laat beide lezingen toe', listed: 'op sommige plaatsen', 'listed in note': 'op sommige plaatsen' },
    attackers: { one: 'alleen één tegenstander', several: 'alleen twee of meer tegenstanders', unrecorded: 'een aantal tegenstanders dat niet is vastgelegd' },
    war: { only: 'alleen de oorlog die bij het sluiten gaande was', also: 'ook de oorlog die bij het sluiten gaande was', no: 'alleen latere oorlogen' },
  },
  de: {
    status: { 'in-force': 'in Kraft', 'not-yet': 'noch nicht', signed: 'unterzeichnet, nicht in Kraft', ended: 'beendet', unclear: 'nicht genau bekannt' },
    party: { bound: 'gebunden', suspended: 'ausgesetzt', left: 'ausgetreten', signed: 'nur unterzeichnet', 'not-yet': 'noch nicht', unclear: 'nicht genau bekannt' },
    trigger: { 'armed-attack': 'ein bewaffneter Angriff', aggression: 'eine Aggression', 'unprovoked-attack': 'ein nicht provozierter Angriff', threat: 'eine Bedrohung', 'external-attack-on-forces': 'ein Angriff auf Truppen, Schiffe oder Flugzeuge im Ausland', 'any-war': 'jeder Krieg der anderen Partei', internal: 'Unruhen oder ein Putsch im Innern' },
    area: { anywhere: 'überall', parties: 'was rechtlich einer Partei gehört', administered: 'was eine Partei tatsächlich verwaltet' },
    against: { all: 'jeden', unrecorded: 'nur manche; wen, ist nicht festgehalten' },
    answer: { yes: 'ja', no: 'nein', disputed: 'die Parteien sind uneins', unclear: 'der Text lässt beide Lesarten zu', listed: 'an manchen Orten', 'listed in note': 'an manchen Orten' },
    attackers: { one: 'nur einen Gegner', several: 'nur zwei oder mehr Gegner', unrecorded: 'eine nicht festgehaltene Zahl von Gegnern' },
    war: { only: 'nur den Krieg, der beim Abschluss im Gang war', also: 'auch den Krieg, der beim Abschluss im Gang war', no: 'nur spätere Kriege' },
  },
});

type TreatyWords = ReturnType<typeof tables>;

/** The word for a code of the treaty files, as in `treatyWord('trigger', 'threat')`. */
export function treatyWord(kind: keyof TreatyWords, code: string): string {
  return (tables()[kind] as Record<string, string>)[code] ?? code;
}

export const treatyStatusWord = (status: TreatyStatus): string => treatyWord('status', status);
export const partyStatusWord = (status: PartyStatus): string => treatyWord('party', status);

/** Where an attack must be: a word of the form, a state, or a place. */
export function areaName(area: string): string {
  const words = tables().area as Record<string, string>;
  return words[area] ?? placeName(area, language.current);
}

/** Against whom a duty holds. */
export function againstName(code: string): string {
  const words = tables().against as Record<string, string>;
  return words[code] ?? actorName(code, language.current);
}
