/** Parameters of the page's address that a link takes along, and how addresses are put together. */

export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>;

/** The two dates hold on every page. */
export const DATES = ['as_of', 'known_on'] as const;
/** What a list may be narrowed by; those in `MANY` may stand several times. */
export const FILTERS = ['actor', 'pair', 'by', 'type', 'place', 'from', 'until', 'status', 'contested', 'lang', 'source'] as const;
export const MANY: readonly string[] = ['actor', 'by', 'type', 'place', 'status', 'lang', 'source'];
/** Pages that show a list or picture under filters; only a link to one of these takes the filters along. */
const FILTERED = ['/incidents', '/timeline', '/map', '/contested', '/documents'];
/** What is asked of single reports; pages that count incidents know nothing of it. */
const OF_REPORTS: readonly string[] = ['by'];
const COUNTING = ['/timeline', '/map', '/contested'];

/** The address of a page, with what is to be taken along from the present one. `null` in `query` drops a parameter. */
export function addressFrom(present: URLSearchParams, path: string, query: Query = {}): string {
  const [bare = '', fragment] = path.split('#');
  const carried = new URLSearchParams();
  const filters = FILTERS.filter((key) => !(COUNTING.includes(bare) && OF_REPORTS.includes(key)));
  const keys: readonly string[] = FILTERED.includes(bare) ? [...DATES, ...filters] : DATES;
  for (const key of keys) for (const value of present.getAll(key)) carried.append(key, value);
  return joined(bare, changed(carried, query), fragment);
}

/** The query with some parameters set, or dropped where they are null or empty. */
export function changed(query: URLSearchParams, changes: Query): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [key, value] of Object.entries(changes)) {
    next.delete(key);
    if (value === null || value === undefined || value === '' || value === false) continue;
    for (const one of Array.isArray(value) ? value : [String(value)]) next.append(key, one);
  }
  return next;
}

export function joined(path: string, query: URLSearchParams, fragment?: string): string {
  // Colons, slashes and commas may stand in a query as they are, and read better there.
  const text = query.toString().replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',');
  return path + (text ? `?${text}` : '') + (fragment ? `#${fragment}` : '');
}
