import type { Area, Route } from '../../api/map';
import { dateWords } from '../../lib/dates';
import { language, messages } from '../../lib/language.svelte';
import { list } from '../../lib/numbers';
import { word } from '../../lib/words/codes';
import { partyName } from '../../lib/words/parties';
import { placeName } from '../../lib/words/places';

const t = messages({
  en: { held: 'held by', law: 'by law', since: 'since', claimed: 'claimed by', via: 'through', to: 'to' },
  nl: { held: 'in handen van', law: 'volgens het recht', since: 'sinds', claimed: 'opgeëist door', via: 'via', to: 'naar' },
  de: { held: 'in der Hand von', law: 'rechtlich', since: 'seit', claimed: 'beansprucht von', via: 'über', to: 'nach' },
});

const parties = (codes: readonly string[]): string => list(codes.map((code) => partyName(code, language.current)), language.current);

/** Whether on the day somebody else holds an area than whose it is by law, or claims it. */
export function isContestedArea({ de_facto, de_jure, claimed_by }: Area): boolean {
  return claimed_by.length > 0 || de_facto.some((code) => code !== de_jure);
}

/** "held by: Azerbaijan; by law: Azerbaijan; since: 20 September 2023". After colons no language needs to inflect a name. */
export function areaWords(area: Area): string {
  const said = [
    area.de_facto.length > 0 ? `${t().held}: ${parties(area.de_facto)}` : null,
    area.since ? `${t().since}: ${dateWords(area.since, language.current)}` : null,
    area.de_jure ? `${t().law}: ${parties([area.de_jure])}` : null,
    area.claimed_by.length > 0 ? `${t().claimed}: ${parties(area.claimed_by)}` : null,
  ];
  return said.filter(Boolean).join('; ');
}

/** "deployment: Russia → Armenia, holds". */
export function routeWords(route: Route): string {
  const to = route.at ? placeName(route.to.name, language.current) : partyName(route.to.code, language.current, [route.to]);
  const via = route.via ? `, ${t().via} ${placeName(route.via, language.current)}` : '';
  return `${word('tie', route.type)}: ${partyName(route.from.code, language.current, [route.from])} ${route.type === 'route' ? '–' : '→'} ${to}${via}, ${word('standing', route.standing)}`;
}
