import type { Sum } from '../../api/timeline';
import { language, messages } from '../../lib/language.svelte';
import { number } from '../../lib/numbers';

const t = messages({
  en: {
    incidents: (n: number, s: string) => `${s} ${n === 1 ? 'incident' : 'incidents'}`,
    reports: (n: number, s: string) => `${s} ${n === 1 ? 'report' : 'reports'}`,
    conflict: (s: string) => `${s} conflict`,
    cooperation: (s: string) => `${s} cooperation`,
    contested: (s: string) => `${s} contested`,
  },
  nl: {
    incidents: (n: number, s: string) => `${s} ${n === 1 ? 'incident' : 'incidenten'}`,
    reports: (n: number, s: string) => `${s} ${n === 1 ? 'bericht' : 'berichten'}`,
    conflict: (s: string) => `${s} conflict`,
    cooperation: (s: string) => `${s} samenwerking`,
    contested: (s: string) => `${s} omstreden`,
  },
  de: {
    incidents: (n: number, s: string) => `${s} ${n === 1 ? 'Vorfall' : 'Vorfälle'}`,
    reports: (n: number, s: string) => `${s} ${n === 1 ? 'Bericht' : 'Berichte'}`,
    conflict: (s: string) => `${s} Konflikt`,
    cooperation: (s: string) => `${s} Zusammenarbeit`,
    contested: (s: string) => `${s} umstritten`,
  },
});

export const say = (n: number): string => number(n, language.current);
export const incidentCount = (n: number): string => t().incidents(n, say(n));
export const reportCount = (n: number): string => t().reports(n, say(n));

/** "5 incidents, 21 reports: 5 conflict, 1 contested". */
export function sumWords(sum: Sum): string {
  const tones = [
    sum.conflict > 0 ? t().conflict(say(sum.conflict)) : null,
    sum.cooperation > 0 ? t().cooperation(say(sum.cooperation)) : null,
    sum.contested > 0 ? t().contested(say(sum.contested)) : null,
  ];
  return `${incidentCount(sum.incidents)}, ${reportCount(sum.reports)}: ${tones.filter(Boolean).join(', ')}`;
}
