import { FILTERS, MANY } from './addresses';
import type { Params } from '../api/client';

/** The filters in the address, as a list route takes them. */
export function filterParams(query: URLSearchParams): Params {
  const params: Params = {};
  for (const key of FILTERS) {
    const values = query.getAll(key);
    if (values.length > 0) params[key] = MANY.includes(key) ? values : values[0];
  }
  return params;
}

/** One chip for each value. */
export function filterValues(query: URLSearchParams): { key: (typeof FILTERS)[number]; value: string }[] {
  return FILTERS.flatMap((key) => query.getAll(key).map((value) => ({ key, value })));
}

/** What is left of a parameter's values without one of them. */
export function without(query: URLSearchParams, key: string, value: string): string[] {
  return query.getAll(key).filter((one) => one !== value);
}
