import type { paths } from './schema';

type Answer<R> = R extends { get: { responses: { 200: { content: { 'application/json': infer T } } } } } ? T : never;

/** What each route answers to GET. A `{name}` in a path is filled from the parameters; the rest of them become the query. */
export type Answers = { [P in keyof paths as [Answer<paths[P]>] extends [never] ? never : P]: Answer<paths[P]> };
