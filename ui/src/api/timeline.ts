import { get, type Params } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type TimelineAnswer = Schemas['Timeline'];
/** One party's incidents, or those between two, over time. */
export type Lane = Schemas['Lane'];
export type LaneCell = Lane['cells'][number];
/** What is only known to lie in a time longer than a cell; null for an open end. */
export type Wide = Lane['wide'][number];
/** Counts of incidents: how many, told by how many reports, of which tone, and on how many reports differ. */
export type Sum = Pick<LaneCell, 'incidents' | 'reports' | 'conflict' | 'cooperation' | 'contested'>;

export function askTimeline(params: Params, signal: AbortSignal): Promise<TimelineAnswer> {
  return get('/api/timeline', params, signal);
}
