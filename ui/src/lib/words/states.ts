import type { Language } from '../language.svelte';
import { locale } from '../dates';

/** ISO 3166-1 alpha-3 codes whose alpha-2 code is not their first two letters; Intl knows names by the latter. */
const SHORT: Record<string, string> = Object.fromEntries(
  (
    'ABW:AW AND:AD AGO:AO ARE:AE ARM:AM ATA:AQ ATF:TF ATG:AG AUT:AT BDI:BI BEN:BJ BES:BQ BGD:BD BHS:BS BIH:BA BLM:BL BLR:BY BLZ:BZ BRB:BB BRN:BN CAF:CF CHL:CL CHN:CN CIV:CI ' +
    'CMR:CM COD:CD COG:CG COK:CK COM:KM CPV:CV CUW:CW CYM:KY DNK:DK ESH:EH EST:EE FLK:FK FRO:FO FSM:FM GIN:GN GLP:GP GNB:GW GNQ:GQ GRD:GD GRL:GL GUF:GF GUY:GY ' +
    'IRL:IE IRQ:IQ ISR:IL JAM:JM KAZ:KZ KNA:KN KOR:KR LBR:LR LBY:LY MAC:MO MAF:MF MDG:MG MDV:MV MEX:MX MLT:MT MNE:ME MNP:MP MOZ:MZ MTQ:MQ MYT:YT NIU:NU PAK:PK PCN:PN ' +
    'PLW:PW PNG:PG POL:PL PRK:KP PRT:PT PRY:PY PYF:PF SEN:SN SGS:GS SLB:SB SLV:SV SPM:PM SRB:RS SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SYC:SC TCD:TD TKM:TM TUN:TN TUR:TR ' +
    'TUV:TV UKR:UA URY:UY WLF:WF XKX:XK ALA:AX'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

type Names = Record<Language, string>;

/** What stands under no code of ISO 3166-1 today: states that are gone, authorities that hold a territory, and bodies whose name differs by language. */
const OTHERS: Record<string, Names> = {
  SUN: { en: 'Soviet Union', nl: 'Sovjet-Unie', de: 'Sowjetunion' },
  YUG: { en: 'Yugoslavia', nl: 'Joegoslavië', de: 'Jugoslawien' },
  CSK: { en: 'Czechoslovakia', nl: 'Tsjecho-Slowakije', de: 'Tschechoslowakei' },
  DDR: { en: 'East Germany', nl: 'Oost-Duitsland', de: 'DDR' },
  NKR: { en: 'Nagorno-Karabakh', nl: 'Nagorno-Karabach', de: 'Bergkarabach' },
  ABK: { en: 'Abkhazia', nl: 'Abchazië', de: 'Abchasien' },
  SOS: { en: 'South Ossetia', nl: 'Zuid-Ossetië', de: 'Südossetien' },
  TRN: { en: 'Transnistria', nl: 'Transnistrië', de: 'Transnistrien' },
  DNR: { en: 'Donetsk authorities', nl: 'machthebbers in Donetsk', de: 'Machthaber in Donezk' },
  LNR: { en: 'Luhansk authorities', nl: 'machthebbers in Loehansk', de: 'Machthaber in Luhansk' },
  TRNC: { en: 'Northern Cyprus', nl: 'Noord-Cyprus', de: 'Nordzypern' },
  SML: { en: 'Somaliland', nl: 'Somaliland', de: 'Somaliland' },
  EU: { en: 'European Union', nl: 'Europese Unie', de: 'Europäische Union' },
  UN: { en: 'United Nations', nl: 'Verenigde Naties', de: 'Vereinte Nationen' },
  NATO: { en: 'NATO', nl: 'NAVO', de: 'Nato' },
  CSTO: { en: 'CSTO', nl: 'CSTO', de: 'OVKS' },
  OSCE: { en: 'OSCE', nl: 'OVSE', de: 'OSZE' },
  CIS: { en: 'CIS', nl: 'GOS', de: 'GUS' },
  EAEU: { en: 'Eurasian Economic Union', nl: 'Euraziatische Economische Unie', de: 'Eurasische Wirtschaftsunion' },
  SCO: { en: 'SCO', nl: 'SCO', de: 'SOZ' },
  OTS: { en: 'Organization of Turkic States', nl: 'Organisatie van Turkse Staten', de: 'Organisation der Turkstaaten' },
  COE: { en: 'Council of Europe', nl: 'Raad van Europa', de: 'Europarat' },
  ECHR: { en: 'European Court of Human Rights', nl: 'Europees Hof voor de Rechten van de Mens', de: 'Europäischer Gerichtshof für Menschenrechte' },
  ICJ: { en: 'International Court of Justice', nl: 'Internationaal Gerechtshof', de: 'Internationaler Gerichtshof' },
  ICC: { en: 'International Criminal Court', nl: 'Internationaal Strafhof', de: 'Internationaler Strafgerichtshof' },
  IMF: { en: 'IMF', nl: 'IMF', de: 'IWF' },
  AU: { en: 'African Union', nl: 'Afrikaanse Unie', de: 'Afrikanische Union' },
  IAEA: { en: 'IAEA', nl: 'IAEA', de: 'IAEA' },
  WHO: { en: 'WHO', nl: 'WHO', de: 'WHO' },
  'Arab League': { en: 'Arab League', nl: 'Arabische Liga', de: 'Arabische Liga' },
  'Minsk Group': { en: 'Minsk Group', nl: 'Minskgroep', de: 'Minsk-Gruppe' },
  'World Bank': { en: 'World Bank', nl: 'Wereldbank', de: 'Weltbank' },
  'Warsaw Pact': { en: 'Warsaw Pact', nl: 'Warschaupact', de: 'Warschauer Pakt' },
  Hezbollah: { en: 'Hezbollah', nl: 'Hezbollah', de: 'Hisbollah' },
};

const found = new Map<Language, Intl.DisplayNames>();

/** The name of an actor's base code in a language; a base that is a name already ("Hezbollah", an institute) is given back. */
export function baseName(base: string, language: Language): string {
  const other = OTHERS[base];
  if (other) return other[language];
  if (!/^[A-Z]{3}$/.test(base)) return base;
  let names = found.get(language);
  if (!names) {
    names = new Intl.DisplayNames(locale(language), { type: 'region', fallback: 'none' });
    found.set(language, names);
  }
  const name = names.of(SHORT[base] ?? base.slice(0, 2));
  // "Palestinian Territories", "Hongkong SAR van China": the press is shorter.
  return SHORTER[base]?.[language] ?? name ?? base;
}

const SHORTER: Record<string, Names> = {
  PSE: { en: 'Palestine', nl: 'Palestina', de: 'Palästina' },
  HKG: { en: 'Hong Kong', nl: 'Hongkong', de: 'Hongkong' },
  MMR: { en: 'Myanmar', nl: 'Myanmar', de: 'Myanmar' },
  COD: { en: 'DR Congo', nl: 'DR Congo', de: 'DR Kongo' },
  COG: { en: 'Congo-Brazzaville', nl: 'Congo-Brazzaville', de: 'Kongo-Brazzaville' },
};

/** Whether Intl has a name for a code of three letters; other such codes (UNDOF, SWP) are names of bodies. */
export function isState(base: string): boolean {
  return /^[A-Z]{3}$/.test(base) && baseName(base, 'en') !== base;
}
