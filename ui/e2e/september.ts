import { api } from './browser';

/** The fighting of September 2022 on the border of Armenia and Azerbaijan, as a foreign editor would look for it. */
export const QUESTION = 'type=ASSAULT&pair=ARM:AZE&from=2022-09-12&until=2022-09-16&contested=true';

interface Row {
  id: string;
  documents: number;
}

/** The incident of those that most documents tell. */
export async function september(): Promise<string> {
  const { items } = await api<{ items: Row[] }>(`/api/incidents?${QUESTION}`);
  const most = [...items].sort((a, b) => b.documents - a.documents)[0];
  if (!most) throw new Error('the ledger does not tell of September 2022');
  return most.id;
}

/** One address for each page of the app, by name; ids are those of the ledger under test. */
export async function addresses(): Promise<Record<string, string>> {
  const encoded = encodeURIComponent;
  const { edges } = await api<{ edges: { id: string }[] }>('/api/network?as_of=2022-09-13');
  const { items } = await api<{ items: { id: string }[] }>('/api/documents?from=2022-09-12&until=2022-09-20');
  return {
    overview: '/',
    incidents: '/incidents',
    incident: `/incidents/${await september()}`,
    timeline: '/timeline',
    map: '/map',
    network: '/network?as_of=2022-09-13',
    contested: '/contested',
    treaties: '/treaties',
    treaty: '/treaties/CST',
    actor: '/actors/ARM',
    pair: '/pairs/ARM:AZE',
    tie: `/ties/${encoded(edges[0]!.id)}`,
    documents: '/documents',
    document: `/documents/${encoded(items[0]!.id)}`,
    search: '/search?q=Jermuk',
    review: '/review',
    add: '/add',
  };
}
