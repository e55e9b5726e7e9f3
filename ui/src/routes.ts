import type { Component } from 'svelte';

export type PageProps = { params: Record<string, string> };
export interface Route {
  /** `:name` stands for one segment, decoded into `params.name`. */
  path: string;
  load: () => Promise<{ default: Component<PageProps> }>;
}

/** Every page of the app. Each is fetched when it is first opened. */
export const routes: Route[] = [
  { path: '/', load: () => import('./pages/overview/Page.svelte') },
  { path: '/incidents', load: () => import('./pages/incidents/Page.svelte') },
  { path: '/incidents/:id', load: () => import('./pages/incident/Page.svelte') },
  { path: '/timeline', load: () => import('./pages/timeline/Page.svelte') },
  { path: '/map', load: () => import('./pages/map/Page.svelte') },
  { path: '/network', load: () => import('./pages/network/Page.svelte') },
  { path: '/contested', load: () => import('./pages/contested/Page.svelte') },
  { path: '/treaties', load: () => import('./pages/treaties/Page.svelte') },
  { path: '/treaties/:id', load: () => import('./pages/treaty/Page.svelte') },
  { path: '/actors/:code', load: () => import('./pages/actor/Page.svelte') },
  { path: '/pairs/:pair', load: () => import('./pages/pair/Page.svelte') },
  { path: '/ties/:id', load: () => import('./pages/tie/Page.svelte') },
  { path: '/documents', load: () => import('./pages/documents/Page.svelte') },
  { path: '/documents/:id', load: () => import('./pages/document/Page.svelte') },
  { path: '/search', load: () => import('./pages/search/Page.svelte') },
  { path: '/review', load: () => import('./pages/review/Page.svelte') },
  { path: '/add', load: () => import('./pages/add/Page.svelte') },
];

export interface Found {
  route: Route;
  params: Record<string, string>;
}

/** The route of a path, or null where no page is. */
export function match(path: string, among: readonly Route[] = routes): Found | null {
  const segments = path.split('/').filter(Boolean);
  for (const route of among) {
    const pattern = route.path.split('/').filter(Boolean);
    if (pattern.length !== segments.length) continue;
    const params: Record<string, string> = {};
    const fits = pattern.every((part, i) => {
      if (!part.startsWith(':')) return part === segments[i];
      params[part.slice(1)] = decoded(segments[i]!);
      return true;
    });
    if (fits) return { route, params };
  }
  return null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
