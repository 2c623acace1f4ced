// Who is signed in, which sites are theirs and which of them they look at.
import { computed, signal } from '@preact/signals';
import type { Session, SiteInfo } from '../../wire.ts';

/** undefined: not known yet; null: nobody. */
export const session = signal<Session | null | undefined>(undefined);
export const sites = signal<SiteInfo[]>([]);

const KEY = 'hiwar:site';
const wanted = signal<string | null>(kept());

/** The site looked at; null only where there is none at all. */
export const site = computed<SiteInfo | null>(() => sites.value.find(({ slug }) => slug === wanted.value) ?? sites.value[0] ?? null);
export const isAdmin = computed(() => session.value?.staff.role === 'admin');

export function lookAt(slug: string): void {
  wanted.value = slug;
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    // Storage may be denied; then it is chosen again next time.
  }
}

/** The site as the API last answered it, in place of what was known of it, or as a new one. */
export function keepSite(known: SiteInfo): void {
  const isNew = !sites.value.some(({ slug }) => slug === known.slug);
  sites.value = isNew ? [...sites.value, known] : sites.value.map((each) => (each.slug === known.slug ? known : each));
}

/** The session is over or was ended elsewhere: what is on the page stays behind the sign-in, so that nothing typed is lost. */
export function forgetSession(): void {
  session.value = null;
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
