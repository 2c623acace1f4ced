// Where in the dashboard one is: the address under /dashboard and its query, kept in the browser's history.
import { signal } from '@preact/signals';

const BASE = '/dashboard';
export type Place = { path: string; query: URLSearchParams };

const here = (): Place => ({ path: location.pathname.slice(BASE.length) || '/', query: new URLSearchParams(location.search) });

export const place = signal<Place>(here());
addEventListener('popstate', () => {
  place.value = here();
});

/** The full address of a path under /dashboard, for links. */
export const hrefOf = (path: string, query: Record<string, string | null | undefined> = {}): string => {
  const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== null && each[1] !== undefined && each[1] !== '');
  return BASE + path + (given.length === 0 ? '' : `?${new URLSearchParams(given)}`);
};

export function go(href: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  place.value = here();
  if (!replace) scrollTo(0, 0);
}

/** Lets links within the dashboard change the place without leaving the page. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest('a');
  if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin || !/^\/dashboard(\/|$)/.test(link.pathname)) return;
  if (link.pathname === location.pathname && link.search === location.search && link.hash !== '') return;
  event.preventDefault();
  go(link.pathname + link.search);
}
