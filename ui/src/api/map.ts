import { get, type Params } from './client';
import type { components } from './schema';
import type { Precision } from './types';

type Schemas = components['schemas'];

/** Latitude and longitude in degrees; the server's description can only say "numbers". */
export type Degrees = [number, number];

export type Spot = Omit<Schemas['Spot'], 'at' | 'precision'> & { at: Degrees; precision: Exclude<Precision, 'country'> };
export type Route = Omit<Schemas['Route'], 'at'> & { at: Degrees | null };
/** An area whose holder is not, or was not always, the state whose it is by law. */
export type Area = Omit<Schemas['Map']['areas'][number], 'at' | 'outline'> & { at: Degrees | null; outline: Degrees[] };
export type MapAnswer = Omit<Schemas['Map'], 'places' | 'routes' | 'areas'> & { places: Spot[]; routes: Route[]; areas: Area[] };

export async function askMap(params: Params, signal: AbortSignal): Promise<MapAnswer> {
  return (await get('/api/map', params, signal)) as MapAnswer;
}
