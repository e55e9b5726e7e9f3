import { tick } from 'svelte';
import { addressFrom, changed, joined, type Query } from './addresses';

/** Where the reader is. All state of a view lives in the address, so that it can be shared. */
class Router {
  path = $state(location.pathname);
  search = $state(location.search);
  fragment = $state(location.hash.slice(1));
  query = $derived(new URLSearchParams(this.search));
  /** Counts navigations to another path, for what must be done once per page (focus, title). */
  visit = $state(0);

  constructor() {
    history.scrollRestoration = 'manual';
    addEventListener('popstate', (event) => {
      this.read();
      void this.restore((event.state as { y?: number } | null)?.y ?? 0);
    });
  }

  /** Follows a link. A change of the query alone leaves scroll and focus where they are. */
  go(url: string, { replace = false }: { replace?: boolean } = {}): void {
    const target = new URL(url, location.href);
    const samePage = target.pathname === location.pathname;
    history.replaceState({ ...(history.state as object | null), y: scrollY }, '');
    history[replace ? 'replaceState' : 'pushState']({ y: samePage ? scrollY : 0 }, '', target);
    this.read();
    if (!samePage || target.hash) void this.restore(0);
  }

  /** Changes parameters of the present page. */
  set(changes: Query, options: { replace?: boolean } = {}): void {
    this.go(joined(this.path, changed(this.query, changes)), options);
  }

  private read(): void {
    if (location.pathname !== this.path) this.visit += 1;
    this.path = location.pathname;
    this.search = location.search;
    this.fragment = location.hash.slice(1);
  }

  private async restore(y: number): Promise<void> {
    await tick();
    if (this.fragment && y === 0) this.toFragment();
    else scrollTo(0, y);
  }

  /** Brings the element named in the address into view; pages call it once their data is there. */
  toFragment(): void {
    if (!this.fragment) return;
    const element = document.getElementById(decodeURIComponent(this.fragment));
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }
}

export const router = new Router();

/** The address of a page, taking the dates along, and to a list the filters too. */
export function href(path: string, query: Query = {}): string {
  return addressFrom(router.query, path, query);
}

/** The address of the present page with some parameters changed. */
export function here(changes: Query): string {
  return joined(router.path, changed(router.query, changes));
}

/** Clicks on links to pages of this app change the page without loading it anew; all else is the browser's. */
export function intercept(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest('a');
  // By its attributes: a link within a picture has no `href` or `target` that is a string.
  const address = link?.getAttribute('href');
  if (!link || !address || link.getAttribute('target') || link.hasAttribute('download')) return;
  const url = new URL(address, document.baseURI);
  if (url.origin !== location.origin) return;
  if (url.pathname.startsWith('/api/') || url.pathname === '/openapi.json') return;
  // A jump within the page (skip link, contents) is the browser's too.
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
  event.preventDefault();
  router.go(url.href);
}
