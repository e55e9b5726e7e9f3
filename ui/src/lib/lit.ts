import type { Tension } from '../api/exposure';
import type { Edge } from '../api/types';

/** What the reader points at in a network, or has pinned. */
export type Pointed = { actor: string } | { tie: string } | { tension: Tension | undefined };

/** What is shown before the rest. */
export interface Lit {
  ties: ReadonlySet<string>;
  actors: ReadonlySet<string>;
}

/** The name of a tension in an address. */
export function tensionKey({ rule, who, between }: Tension): string {
  return [rule, who, ...between].join(':');
}

/** The ties and actors that belong to what is pointed at; null where nothing is. */
export function lit(edges: readonly Pick<Edge, 'id' | 'from' | 'to'>[], pointed: Pointed | null): Lit | null {
  if (!pointed || ('tension' in pointed && !pointed.tension)) return null;
  const belongs = ({ id, from, to }: Pick<Edge, 'id' | 'from' | 'to'>): boolean => {
    if ('actor' in pointed) return from === pointed.actor || to === pointed.actor;
    return 'tie' in pointed ? id === pointed.tie : pointed.tension!.ties.includes(id);
  };
  const some = edges.filter(belongs);
  const actors = new Set(some.flatMap(({ from, to }) => [from, to]));
  if ('actor' in pointed) actors.add(pointed.actor);
  return { ties: new Set(some.map(({ id }) => id)), actors };
}
