import type { Searched } from '../api/search';
import type { Query } from './addresses';
import { without } from './filters';
import type { CodeKind } from './words/codes';

/** What hits are counted by. */
export const FACETS = ['type', 'lang', 'source', 'year'] as const;
export type FacetKey = (typeof FACETS)[number];

/** Where the words for types of what is searched stand. */
export const TYPES: Record<Searched, CodeKind> = { documents: 'type', events: 'type', ties: 'tie', claims: 'stance' };

/**
 * Whether a facet can narrow. Years are those of publication: of reports a span of days means the same, of facts it means when they were, and
 * to narrow by it would give other hits than were counted.
 */
export function narrows(key: FacetKey, searched: Searched): boolean {
  return key !== 'year' || searched === 'documents';
}

export function isChosen(query: URLSearchParams, key: FacetKey, value: string): boolean {
  if (key === 'year') return query.get('from') === value && query.get('until') === value;
  return query.getAll(key).includes(value);
}

/** What changes in the address when a value of a facet is chosen, or let go. */
export function facetChange(query: URLSearchParams, key: FacetKey, value: string): Query {
  const chosen = isChosen(query, key, value);
  if (key === 'year') return { from: chosen ? null : value, until: chosen ? null : value };
  return { [key]: chosen ? without(query, key, value) : [...query.getAll(key), value] };
}

/** What changes when something else is searched: each kind has types of its own. */
export function kindChange(searched: Searched): Query {
  return { in: searched === 'documents' ? null : searched, type: null, status: null };
}
