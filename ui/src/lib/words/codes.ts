import { language, messages } from '../language.svelte';

/** Words for the codes of the ledger. A code that no table has is shown as it is. */

const tables = messages({
  en: {
    type: {
      AGREE: 'Agreement', CONSULT: 'Talks', SUPPORT: 'Backing in words', CONCEDE: 'Concession', COOPERATE: 'Cooperation', AID: 'Aid', RETREAT: 'Withdrawal', REQUEST: 'Demand',
      ACCUSE: 'Accusation', REJECT: 'Refusal', THREATEN: 'Threat', PROTEST: 'Protest', SANCTION: 'Sanctions', MOBILIZE: 'Mobilisation', COERCE: 'Coercion', ASSAULT: 'Armed attack',
    },
    quad: { 'verbal-coop': 'cooperation in words', 'material-coop': 'cooperation in deeds', 'verbal-conf': 'conflict in words', 'material-conf': 'conflict in deeds' },
    tie: {
      'defence-pact': 'defence pact', partnership: 'partnership', membership: 'membership', backing: 'backing', 'arms-supply': 'arms supplies', 'energy-supply': 'energy supplies', trade: 'trade',
      route: 'route', deployment: 'deployment', intelligence: 'intelligence', hostility: 'hostility', 'territorial-claim': 'territorial claim', control: 'control', mediation: 'mediation',
    },
    state: { agreed: 'undisputed', 'one-sided': 'told by one side', disputed: 'disputed', denied: 'denied', retracted: 'retracted', unconfirmed: 'unconfirmed' },
    status: { asserted: 'reported as fact', claimed: 'claimed', denied: 'denied', negated: 'said not to have happened', hypothetical: 'possible or feared' },
    stance: { asserts: 'says', accuses: 'accuses', denies: 'denies', confirms: 'confirms', assesses: 'assesses', predicts: 'predicts', declines: 'gives no comment', 'calls-for': 'calls for' },
    figure: {
      deaths: 'dead', injured: 'injured', captured: 'captured', displaced: 'displaced', troops: 'troops', civilians: 'civilians', weapons: 'weapons', flights: 'flights', money: 'money', share: 'share',
      distance: 'distance', volume: 'volume', duration: 'duration', count: 'counted',
    },
    bound: { exact: '', 'at-least': 'at least', 'at-most': 'at most', about: 'about' },
    standing: { holds: 'holds', 'one-sided': 'told by one side', disputed: 'disputed', denied: 'denied', possible: 'possible', ended: 'ended', 'not-yet': 'not yet' },
    told: { stands: 'stands', updated: 'replaced by a newer figure', part: 'part of a larger figure' },
    duty: { defence: 'to defend', offence: 'to join a war', 'non-aggression': 'not to attack', neutrality: 'to stand aside', consultation: 'to consult' },
    outcome: { triggered: 'called in', broken: 'broken', undetermined: 'cannot be told', 'not-triggered': 'not called in' },
    answer: { honoured: 'kept', partly: 'partly kept', refused: 'refused', contradicted: 'did the opposite', 'silent-so-far': 'no answer told' },
    act: {
      asked: 'was asked for help', joins: 'fights the attacker', troops: 'sends troops', aids: 'gives arms or military aid', mission: 'comes to see, talks or mediates', words: 'speaks up for the attacked',
      refuses: 'says no', arms: 'arms the attacker', 'helps-attacker': 'helps the attacker', fights: 'attacks the attacked', judged: 'is judged by others',
    },
    finding: { holds: 'holds', fails: 'does not hold', unknown: 'not known' },
    binding: { treaty: 'treaty', political: 'political commitment', unilateral: 'word of one side' },
    owed: { military: 'armed help', necessary: 'what it deems necessary', assistance: 'help', abstain: 'to refrain', consult: 'to consult', none: 'nothing' },
    owes: { arms: 'called to help', talk: 'called to consult', nothing: 'bound to keep out' },
    language: { en: 'English', nl: 'Dutch', de: 'German' },
    verdict: { accepted: 'accepted', rejected: 'rejected', corrected: 'corrected' },
  },
  nl: {
    type: {
      AGREE: 'Akkoord', CONSULT: 'Overleg', SUPPORT: 'Steunbetuiging', CONCEDE: 'Concessie', COOPERATE: 'Samenwerking', AID: 'Hulp', RETREAT: 'Terugtrekking', REQUEST: 'Eis of verzoek',
      ACCUSE: 'Beschuldiging', REJECT: 'Weigering', THREATEN: 'Dreigement', PROTEST: 'Protest', SANCTION: 'Sancties', MOBILIZE: 'Mobilisatie', COERCE: 'Dwang', ASSAULT: 'Gewapende aanval',
    },
    quad: { 'verbal-coop': 'toenadering in woorden', 'material-coop': 'samenwerking in daden', 'verbal-conf': 'conflict in woorden', 'material-conf': 'conflict in daden' },
    tie: {
      'defence-pact': 'bijstandsverdrag', partnership: 'partnerschap', membership: 'lidmaatschap', backing: 'rugdekking', 'arms-supply': 'wapenleveranties', 'energy-supply': 'energieleveranties', trade: 'handel',
      route: 'route', deployment: 'stationering', intelligence: 'spionage', hostility: 'vijandschap', 'territorial-claim': 'gebiedsaanspraak', control: 'zeggenschap', mediation: 'bemiddeling',
    },
    state: { agreed: 'onomstreden', 'one-sided': 'van één kant verteld', disputed: 'omstreden', denied: 'ontkend', retracted: 'ingetrokken', unconfirmed: 'onbevestigd' },
    status: { asserted: 'als feit gemeld', claimed: 'beweerd', denied: 'ontkend', negated: 'niet gebeurd, volgens het bericht', hypothetical: 'mogelijk of gevreesd' },
    stance: { asserts: 'zegt', accuses: 'beschuldigt', denies: 'ontkent', confirms: 'bevestigt', assesses: 'oordeelt', predicts: 'voorspelt', declines: 'onthoudt zich van commentaar', 'calls-for': 'roept op tot' },
    figure: {
      deaths: 'doden', injured: 'gewonden', captured: 'gevangenen', displaced: 'ontheemden', troops: 'militairen', civilians: 'burgers', weapons: 'wapens', flights: 'vluchten', money: 'geld', share: 'aandeel',
      distance: 'afstand', volume: 'hoeveelheid', duration: 'duur', count: 'geteld',
    },
    bound: { exact: '', 'at-least': 'minstens', 'at-most': 'hoogstens', about: 'ongeveer' },
    standing: { holds: 'geldt', 'one-sided': 'van één kant verteld', disputed: 'omstreden', denied: 'ontkend', possible: 'mogelijk', ended: 'voorbij', 'not-yet': 'nog niet' },
    told: { stands: 'staat', updated: 'vervangen door een nieuwer cijfer', part: 'deel van een groter cijfer' },
    duty: { defence: 'bijstand verlenen', offence: 'meevechten', 'non-aggression': 'niet aanvallen', neutrality: 'zich afzijdig houden', consultation: 'overleggen' },
    outcome: { triggered: 'ingeroepen', broken: 'geschonden', undetermined: 'niet uit te maken', 'not-triggered': 'niet ingeroepen' },
    answer: { honoured: 'nagekomen', partly: 'deels nagekomen', refused: 'geweigerd', contradicted: 'deed het tegendeel', 'silent-so-far': 'geen antwoord bekend' },
    act: {
      asked: 'is om hulp gevraagd', joins: 'bestrijdt de aanvaller', troops: 'stuurt troepen', aids: 'geeft wapens of militaire hulp', mission: 'komt kijken, praat of bemiddelt', words: 'spreekt zich uit voor de aangevallene',
      refuses: 'zegt nee', arms: 'bewapent de aanvaller', 'helps-attacker': 'helpt de aanvaller', fights: 'valt de aangevallene aan', judged: 'krijgt een oordeel van anderen',
    },
    finding: { holds: 'klopt', fails: 'klopt niet', unknown: 'onbekend' },
    binding: { treaty: 'verdrag', political: 'politieke toezegging', unilateral: 'eenzijdige toezegging' },
    owed: { military: 'gewapende hulp', necessary: 'wat het zelf nodig acht', assistance: 'hulp', abstain: 'onthouding', consult: 'overleg', none: 'niets' },
    owes: { arms: 'geroepen om te helpen', talk: 'geroepen om te overleggen', nothing: 'gehouden zich te onthouden' },
    language: { en: 'Engels', nl: 'Nederlands', de: 'Duits' },
    verdict: { accepted: 'aanvaard', rejected: 'afgewezen', corrected: 'verbeterd' },
  },
  de: {
    type: {
      AGREE: 'Einigung', CONSULT: 'Gespräche', SUPPORT: 'Rückhalt in Worten', CONCEDE: 'Zugeständnis', COOPERATE: 'Zusammenarbeit', AID: 'Hilfe', RETREAT: 'Rückzug', REQUEST: 'Forderung oder Bitte',
      ACCUSE: 'Vorwurf', REJECT: 'Ablehnung', THREATEN: 'Drohung', PROTEST: 'Protest', SANCTION: 'Sanktionen', MOBILIZE: 'Mobilmachung', COERCE: 'Zwang', ASSAULT: 'Bewaffneter Angriff',
    },
    quad: { 'verbal-coop': 'Annäherung in Worten', 'material-coop': 'Zusammenarbeit in Taten', 'verbal-conf': 'Konflikt in Worten', 'material-conf': 'Konflikt in Taten' },
    tie: {
      'defence-pact': 'Beistandspakt', partnership: 'Partnerschaft', membership: 'Mitgliedschaft', backing: 'Rückendeckung', 'arms-supply': 'Waffenlieferungen', 'energy-supply': 'Energielieferungen', trade: 'Handel',
      route: 'Verbindungsweg', deployment: 'Stationierung', intelligence: 'Aufklärung', hostility: 'Feindschaft', 'territorial-claim': 'Gebietsanspruch', control: 'Kontrolle', mediation: 'Vermittlung',
    },
    state: { agreed: 'unstrittig', 'one-sided': 'von einer Seite berichtet', disputed: 'umstritten', denied: 'bestritten', retracted: 'zurückgezogen', unconfirmed: 'unbestätigt' },
    status: { asserted: 'als Tatsache gemeldet', claimed: 'behauptet', denied: 'bestritten', negated: 'laut Bericht nicht geschehen', hypothetical: 'möglich oder befürchtet' },
    stance: { asserts: 'sagt', accuses: 'beschuldigt', denies: 'bestreitet', confirms: 'bestätigt', assesses: 'urteilt', predicts: 'sagt voraus', declines: 'äußert sich nicht', 'calls-for': 'fordert' },
    figure: {
      deaths: 'Tote', injured: 'Verletzte', captured: 'Gefangene', displaced: 'Vertriebene', troops: 'Soldaten', civilians: 'Zivilisten', weapons: 'Waffen', flights: 'Flüge', money: 'Geld', share: 'Anteil',
      distance: 'Entfernung', volume: 'Menge', duration: 'Dauer', count: 'gezählt',
    },
    bound: { exact: '', 'at-least': 'mindestens', 'at-most': 'höchstens', about: 'etwa' },
    standing: { holds: 'gilt', 'one-sided': 'von einer Seite berichtet', disputed: 'umstritten', denied: 'bestritten', possible: 'möglich', ended: 'beendet', 'not-yet': 'noch nicht' },
    told: { stands: 'gilt', updated: 'durch eine neuere Zahl ersetzt', part: 'Teil einer größeren Zahl' },
    duty: { defence: 'Beistand leisten', offence: 'mitkämpfen', 'non-aggression': 'nicht angreifen', neutrality: 'sich heraushalten', consultation: 'sich beraten' },
    outcome: { triggered: 'ausgelöst', broken: 'gebrochen', undetermined: 'nicht zu entscheiden', 'not-triggered': 'nicht ausgelöst' },
    answer: { honoured: 'eingehalten', partly: 'teils eingehalten', refused: 'verweigert', contradicted: 'tat das Gegenteil', 'silent-so-far': 'keine Antwort bekannt' },
    act: {
      asked: 'wurde um Hilfe gebeten', joins: 'kämpft gegen den Angreifer', troops: 'schickt Truppen', aids: 'gibt Waffen oder Militärhilfe', mission: 'entsendet Beobachter, spricht oder vermittelt', words: 'spricht für den Angegriffenen',
      refuses: 'sagt Nein', arms: 'rüstet den Angreifer aus', 'helps-attacker': 'hilft dem Angreifer', fights: 'greift den Angegriffenen an', judged: 'wird von anderen beurteilt',
    },
    finding: { holds: 'trifft zu', fails: 'trifft nicht zu', unknown: 'unbekannt' },
    binding: { treaty: 'Vertrag', political: 'politische Zusage', unilateral: 'einseitige Zusage' },
    owed: { military: 'bewaffnete Hilfe', necessary: 'was es für nötig hält', assistance: 'Hilfe', abstain: 'Enthaltung', consult: 'Beratung', none: 'nichts' },
    owes: { arms: 'zu Hilfe gerufen', talk: 'zur Beratung gerufen', nothing: 'zur Enthaltung verpflichtet' },
    language: { en: 'Englisch', nl: 'Niederländisch', de: 'Deutsch' },
    verdict: { accepted: 'angenommen', rejected: 'abgelehnt', corrected: 'berichtigt' },
  },
});

export type CodeKind = keyof ReturnType<typeof tables>;

/** The word for a code, as in `word('type', 'ASSAULT')`. */
export function word(kind: CodeKind, code: string): string {
  // The name of any other language a document is written in is Intl's to know.
  if (kind === 'language' && !(code in tables().language)) return new Intl.DisplayNames(language.current, { type: 'language' }).of(code) ?? code;
  return (tables()[kind] as Record<string, string>)[code] ?? code;
}

/** The codes of a kind in the order in which they are offered. */
export function codesOf(kind: CodeKind): string[] {
  return Object.keys(tables()[kind]);
}

const CONFLICT = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']);

export type Tone = 'conflict' | 'cooperation';

/** PLOVER's halves: words and deeds that hurt, and those that help. */
export function toneOf(type: string): Tone {
  return CONFLICT.has(type) ? 'conflict' : 'cooperation';
}
