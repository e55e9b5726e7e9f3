import type { Told } from '../../api/review';
import { isEdtf } from '../edtf';

/** What a form shows of a fact: texts and lists of codes, by field. */
export type Draft = Record<string, string | string[]>;

export type FieldKind = 'type' | 'tie' | 'stance' | 'status' | 'actors' | 'date' | 'places' | 'text';

/** The fields that can be corrected, in the order of the form. */
export const FIELDS: Record<Told['kind'], Record<string, FieldKind>> = {
  event: { type: 'type', actor: 'actors', recipient: 'actors', when: 'date', place: 'places', status: 'status', claimed_by: 'actors' },
  tie: { type: 'tie', from: 'actors', to: 'actors', via: 'text', place: 'places', since: 'date', until: 'date', status: 'status', claimed_by: 'actors' },
  claim: { by: 'actors', stance: 'stance', about: 'actors' },
};

const LISTS: readonly FieldKind[] = ['actors', 'places'];

export function draftOf(fact: Told): Draft {
  const record = fact as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(FIELDS[fact.kind]).map(([name, kind]) => [name, LISTS.includes(kind) ? [...((record[name] as string[] | undefined) ?? [])] : ((record[name] as string | null | undefined) ?? '')]),
  );
}

/** The fields that the form says otherwise than the fact; a cleared one is null. */
export function changedFields(fact: Told, draft: Draft): Record<string, string | string[] | null> {
  const before = draftOf(fact);
  const changed: Record<string, string | string[] | null> = {};
  for (const [name, value] of Object.entries(draft)) {
    const now = Array.isArray(value) ? value.map((one) => one.trim()).filter(Boolean) : value.trim();
    if (JSON.stringify(now) !== JSON.stringify(before[name])) changed[name] = now === '' ? null : now;
  }
  return changed;
}

/** A draft as it was left, from the fields that were sent. */
export function draftWith(fact: Told, fields: object): Draft {
  const said = Object.fromEntries(Object.entries(fields as Record<string, string | string[] | null>).map(([name, value]) => [name, value ?? '']));
  return { ...draftOf(fact), ...said };
}

/** Fields with a date that is none. */
export function unreadable(fact: Told, draft: Draft): string[] {
  return Object.entries(FIELDS[fact.kind])
    .filter(([name, kind]) => kind === 'date' && draft[name] !== '' && !isEdtf(draft[name] as string))
    .map(([name]) => name);
}
