import type { Language } from '../language.svelte';
import { capital, phrase, type Phrase } from './phrases';

/** Seen from one end: what that end does, what is done to it, or what both do. */
export type Direction = 'out' | 'in' | 'both';

/** Types that read the same from both ends. */
const SYMMETRIC = new Set(['partnership', 'trade', 'hostility']);

export function isSymmetric(type: string): boolean {
  return SYMMETRIC.has(type);
}

export function directionFrom(end: string, tie: { type: string; from: string }): Direction {
  return isSymmetric(tie.type) ? 'both' : tie.from === end ? 'out' : 'in';
}

/** Words before a list of those at the other end: "is armed by". For symmetric types both are the same. */
const HEADS: Record<Language, Record<string, [out: string, into: string]>> = {
  en: {
    'defence-pact': ['has promised to defend', 'has a promise of defence from'], partnership: ['is allied with', 'is allied with'], membership: ['is a member of', 'has as members'],
    backing: ['backs', 'is backed by'], 'arms-supply': ['arms', 'is armed by'], 'energy-supply': ['supplies with energy', 'gets energy from'], trade: ['trades with', 'trades with'],
    route: ['has a route to', 'is reached by a route of'], deployment: ['has forces in', 'hosts forces of'], intelligence: ['gathers intelligence in or on', 'is a place or target of intelligence of'],
    hostility: ['is an enemy of', 'is an enemy of'], 'territorial-claim': ['claims', 'is claimed by'], control: ['controls', 'is controlled by'], mediation: ['mediates for', 'has as mediator'],
  },
  nl: {
    'defence-pact': ['heeft bijstand beloofd aan', 'heeft een bijstandsbelofte van'], partnership: ['is bondgenoot van', 'is bondgenoot van'], membership: ['is lid van', 'heeft als leden'],
    backing: ['steunt', 'wordt gesteund door'], 'arms-supply': ['bewapent', 'wordt bewapend door'], 'energy-supply': ['levert energie aan', 'krijgt energie van'], trade: ['handelt met', 'handelt met'],
    route: ['heeft een route naar', 'wordt bereikt over een route van'], deployment: ['heeft eenheden in', 'herbergt eenheden van'], intelligence: ['spioneert bij', 'is plaats of doelwit van spionage door'],
    hostility: ['is vijand van', 'is vijand van'], 'territorial-claim': ['maakt aanspraak op', 'wordt opgeëist door'], control: ['heeft in handen', 'is in handen van'], mediation: ['bemiddelt voor', 'heeft als bemiddelaar'],
  },
  de: {
    'defence-pact': ['hat Beistand zugesagt', 'hat eine Beistandszusage von'], partnership: ['ist verbündet mit', 'ist verbündet mit'], membership: ['ist Mitglied von', 'hat als Mitglieder'],
    backing: ['stützt', 'wird gestützt von'], 'arms-supply': ['rüstet aus', 'wird ausgerüstet von'], 'energy-supply': ['liefert Energie an', 'bezieht Energie von'], trade: ['treibt Handel mit', 'treibt Handel mit'],
    route: ['hat einen Verbindungsweg nach', 'wird erreicht über einen Weg von'], deployment: ['hat Einsatzkräfte in', 'beherbergt Einsatzkräfte von'], intelligence: ['betreibt Aufklärung bei', 'ist Ort oder Ziel der Aufklärung von'],
    hostility: ['ist verfeindet mit', 'ist verfeindet mit'], 'territorial-claim': ['beansprucht', 'wird beansprucht von'], control: ['kontrolliert', 'wird kontrolliert von'], mediation: ['vermittelt für', 'hat als Vermittler'],
  },
};

export function headOf(type: string, direction: Direction, language: Language): string {
  return HEADS[language][type]?.[direction === 'in' ? 1 : 0] ?? type;
}

type Say = (a: Phrase, b: Phrase) => string;
/** The verb that goes with a subject. */
const verb = (subject: Phrase, singular: string, plural: string): string => (subject.plural ? plural : singular);

const SENTENCES: Record<Language, Record<string, Say>> = {
  en: {
    'defence-pact': (a, b) => `${a.nom} ${verb(a, 'has', 'have')} promised to defend ${b.acc}`,
    partnership: (a, b) => `${a.nom} and ${b.nom} are allies`,
    membership: (a, b) => `${a.nom} ${verb(a, 'is a member', 'are members')} of ${b.dat}`,
    backing: (a, b) => `${a.nom} ${verb(a, 'backs', 'back')} ${b.acc}`,
    'arms-supply': (a, b) => `${a.nom} ${verb(a, 'arms', 'arm')} ${b.acc}`,
    'energy-supply': (a, b) => `${a.nom} ${verb(a, 'supplies', 'supply')} ${b.acc} with energy`,
    trade: (a, b) => `${a.nom} and ${b.nom} trade`,
    route: (a, b) => `a route links ${a.acc} with ${b.acc}`,
    deployment: (a, b) => `${a.nom} ${verb(a, 'has', 'have')} forces in ${b.dat}`,
    intelligence: (a, b) => `${a.nom} ${verb(a, 'gathers', 'gather')} intelligence in or on ${b.dat}`,
    hostility: (a, b) => `${a.nom} and ${b.nom} are enemies`,
    'territorial-claim': (a, b) => `${a.nom} ${verb(a, 'claims', 'claim')} ${b.acc}`,
    control: (a, b) => `${a.nom} ${verb(a, 'controls', 'control')} ${b.acc}`,
    mediation: (a, b) => `${a.nom} ${verb(a, 'mediates', 'mediate')} for ${b.acc}`,
  },
  nl: {
    'defence-pact': (a, b) => `${a.nom} ${verb(a, 'heeft', 'hebben')} ${b.acc} bijstand beloofd`,
    partnership: (a, b) => `${a.nom} en ${b.nom} zijn bondgenoten`,
    membership: (a, b) => `${a.nom} ${verb(a, 'is', 'zijn')} lid van ${b.dat}`,
    backing: (a, b) => `${a.nom} ${verb(a, 'steunt', 'steunen')} ${b.acc}`,
    'arms-supply': (a, b) => `${a.nom} ${verb(a, 'bewapent', 'bewapenen')} ${b.acc}`,
    'energy-supply': (a, b) => `${a.nom} ${verb(a, 'levert', 'leveren')} energie aan ${b.dat}`,
    trade: (a, b) => `${a.nom} en ${b.nom} drijven handel`,
    route: (a, b) => `een route verbindt ${a.acc} met ${b.dat}`,
    deployment: (a, b) => `${a.nom} ${verb(a, 'heeft', 'hebben')} eenheden in ${b.dat}`,
    intelligence: (a, b) => `${a.nom} ${verb(a, 'spioneert', 'spioneren')} bij ${b.dat}`,
    hostility: (a, b) => `${a.nom} en ${b.nom} zijn vijanden`,
    'territorial-claim': (a, b) => `${a.nom} ${verb(a, 'maakt', 'maken')} aanspraak op ${b.dat}`,
    control: (a, b) => `${a.nom} ${verb(a, 'heeft', 'hebben')} ${b.acc} in handen`,
    mediation: (a, b) => `${a.nom} ${verb(a, 'bemiddelt', 'bemiddelen')} voor ${b.dat}`,
  },
  de: {
    'defence-pact': (a, b) => `${a.nom} ${verb(a, 'hat', 'haben')} ${b.dat} Beistand zugesagt`,
    partnership: (a, b) => `${a.nom} und ${b.nom} sind verbündet`,
    membership: (a, b) => `${a.nom} ${verb(a, 'gehört', 'gehören')} ${b.dat} an`,
    backing: (a, b) => `${a.nom} ${verb(a, 'stützt', 'stützen')} ${b.acc}`,
    'arms-supply': (a, b) => `${a.nom} ${verb(a, 'rüstet', 'rüsten')} ${b.acc} aus`,
    'energy-supply': (a, b) => `${a.nom} ${verb(a, 'liefert', 'liefern')} ${b.dat} Energie`,
    trade: (a, b) => `${a.nom} und ${b.nom} treiben Handel`,
    route: (a, b) => `ein Verbindungsweg besteht zwischen ${a.dat} und ${b.dat}`,
    deployment: (a, b) => `${a.nom} ${verb(a, 'hat', 'haben')} Einsatzkräfte in ${b.dat}`,
    intelligence: (a, b) => `${a.nom} ${verb(a, 'betreibt', 'betreiben')} Aufklärung bei ${b.dat}`,
    hostility: (a, b) => `${a.nom} und ${b.nom} sind verfeindet`,
    'territorial-claim': (a, b) => `${a.nom} ${verb(a, 'beansprucht', 'beanspruchen')} ${b.acc}`,
    control: (a, b) => `${a.nom} ${verb(a, 'kontrolliert', 'kontrollieren')} ${b.acc}`,
    mediation: (a, b) => `${a.nom} ${verb(a, 'vermittelt', 'vermitteln')} für ${b.acc}`,
  },
};

/** A tie as a sentence without its full stop: "Russia arms Azerbaijan". */
export function tieWords({ type, from, to }: { type: string; from: string; to: string }, language: Language): string {
  const [a, b] = [phrase(from, language), phrase(to, language)];
  return capital(SENTENCES[language][type]?.(a, b) ?? `${a.nom} – ${b.nom} (${type})`);
}

type SayTension = (who: Phrase, one: Phrase, other: Phrase) => string;

const TENSIONS: Record<Language, Record<string, SayTension>> = {
  en: {
    'ally-arms-other-side': (w, a, b) => `${w.nom} ${verb(w, 'is', 'are')} bound to ${a.dat} and ${verb(w, 'arms', 'arm')} ${b.acc}`,
    'backer-arms-other-side': (w, a, b) => `${w.nom} ${verb(w, 'backs', 'back')} ${a.acc} and ${verb(w, 'arms', 'arm')} ${b.acc}`,
    'forces-here-arms-there': (w, a, b) => `${w.nom} ${verb(w, 'has', 'have')} forces in ${a.dat} and ${verb(w, 'arms', 'arm')} ${b.acc}`,
    'ally-of-both': (w, a, b) => `${w.nom} ${verb(w, 'is', 'are')} bound to both ${a.dat} and ${b.dat}`,
    'ally-backs-other-side': (w, a, b) => `${w.nom} ${verb(w, 'is', 'are')} bound to ${a.dat} and ${verb(w, 'backs', 'back')} ${b.acc}`,
    'arms-both': (w, a, b) => `${w.nom} ${verb(w, 'arms', 'arm')} both ${a.acc} and ${b.acc}`,
    'mediator-arms': (w, a, b) => `${w.nom} ${verb(w, 'mediates', 'mediate')} between ${a.dat} and ${b.dat}, and ${verb(w, 'arms', 'arm')} ${b.acc}`,
    'mediator-bound': (w, a, b) => `${w.nom} ${verb(w, 'mediates', 'mediate')} between ${a.dat} and ${b.dat}, and ${verb(w, 'is', 'are')} bound to ${b.dat}`,
    'energy-from-other-sides-ally': (w, a, b) => `${w.nom} ${verb(w, 'supplies', 'supply')} ${a.acc} with energy and ${verb(w, 'is', 'are')} bound to ${b.dat}`,
    'bound-to-each-other': (_, a, b) => `${a.nom} and ${b.nom} are bound to each other by a pact or an alliance`,
  },
  nl: {
    'ally-arms-other-side': (w, a, b) => `${w.nom} ${verb(w, 'is', 'zijn')} gebonden aan ${a.dat} en ${verb(w, 'bewapent', 'bewapenen')} ${b.acc}`,
    'backer-arms-other-side': (w, a, b) => `${w.nom} ${verb(w, 'steunt', 'steunen')} ${a.acc} en ${verb(w, 'bewapent', 'bewapenen')} ${b.acc}`,
    'forces-here-arms-there': (w, a, b) => `${w.nom} ${verb(w, 'heeft', 'hebben')} eenheden in ${a.dat} en ${verb(w, 'bewapent', 'bewapenen')} ${b.acc}`,
    'ally-of-both': (w, a, b) => `${w.nom} ${verb(w, 'is', 'zijn')} gebonden aan zowel ${a.dat} als ${b.dat}`,
    'ally-backs-other-side': (w, a, b) => `${w.nom} ${verb(w, 'is', 'zijn')} gebonden aan ${a.dat} en ${verb(w, 'steunt', 'steunen')} ${b.acc}`,
    'arms-both': (w, a, b) => `${w.nom} ${verb(w, 'bewapent', 'bewapenen')} zowel ${a.acc} als ${b.acc}`,
    'mediator-arms': (w, a, b) => `${w.nom} ${verb(w, 'bemiddelt', 'bemiddelen')} tussen ${a.dat} en ${b.dat} en ${verb(w, 'bewapent', 'bewapenen')} ${b.acc}`,
    'mediator-bound': (w, a, b) => `${w.nom} ${verb(w, 'bemiddelt', 'bemiddelen')} tussen ${a.dat} en ${b.dat} en ${verb(w, 'is', 'zijn')} gebonden aan ${b.dat}`,
    'energy-from-other-sides-ally': (w, a, b) => `${w.nom} ${verb(w, 'levert', 'leveren')} energie aan ${a.dat} en ${verb(w, 'is', 'zijn')} gebonden aan ${b.dat}`,
    'bound-to-each-other': (_, a, b) => `${a.nom} en ${b.nom} zijn door een verdrag of bondgenootschap aan elkaar gebonden`,
  },
  de: {
    'ally-arms-other-side': (w, a, b) => `${w.nom} ${verb(w, 'ist', 'sind')} mit ${a.dat} verbündet und ${verb(w, 'rüstet', 'rüsten')} ${b.acc} aus`,
    'backer-arms-other-side': (w, a, b) => `${w.nom} ${verb(w, 'stützt', 'stützen')} ${a.acc} und ${verb(w, 'rüstet', 'rüsten')} ${b.acc} aus`,
    'forces-here-arms-there': (w, a, b) => `${w.nom} ${verb(w, 'hat', 'haben')} Einsatzkräfte in ${a.dat} und ${verb(w, 'rüstet', 'rüsten')} ${b.acc} aus`,
    'ally-of-both': (w, a, b) => `${w.nom} ${verb(w, 'ist', 'sind')} sowohl mit ${a.dat} als auch mit ${b.dat} verbündet`,
    'ally-backs-other-side': (w, a, b) => `${w.nom} ${verb(w, 'ist', 'sind')} mit ${a.dat} verbündet und ${verb(w, 'stützt', 'stützen')} ${b.acc}`,
    'arms-both': (w, a, b) => `${w.nom} ${verb(w, 'rüstet', 'rüsten')} sowohl ${a.acc} als auch ${b.acc} aus`,
    'mediator-arms': (w, a, b) => `${w.nom} ${verb(w, 'vermittelt', 'vermitteln')} zwischen ${a.dat} und ${b.dat} und ${verb(w, 'rüstet', 'rüsten')} ${b.acc} aus`,
    'mediator-bound': (w, a, b) => `${w.nom} ${verb(w, 'vermittelt', 'vermitteln')} zwischen ${a.dat} und ${b.dat} und ${verb(w, 'ist', 'sind')} mit ${b.dat} verbündet`,
    'energy-from-other-sides-ally': (w, a, b) => `${w.nom} ${verb(w, 'liefert', 'liefern')} ${a.dat} Energie und ${verb(w, 'ist', 'sind')} mit ${b.dat} verbündet`,
    'bound-to-each-other': (_, a, b) => `${a.nom} und ${b.nom} sind einander durch Pakt oder Bündnis verpflichtet`,
  },
};

/** What pulls somebody two ways, in a sentence; null for a rule that has no words here, of which the server's sentence is shown. */
export function tensionWords(rule: string, who: string, [one, other]: readonly [string, string], language: Language): string | null {
  const say = TENSIONS[language][rule];
  return say ? capital(say(phrase(who, language), phrase(one, language), phrase(other, language))) : null;
}
