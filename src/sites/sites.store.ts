// The port of sites.
import type { Site } from './site.ts';

export interface SitesStore {
  /** The site of that slug, or null. */
  find(slug: string): Promise<Site | null>;
  /** Every site, by slug. */
  list(): Promise<Site[]>;
  /** Stores a new site; 'exists' when the slug is taken, and nothing changes. */
  insert(site: Site): Promise<'done' | 'exists'>;
  /** Replaces the site `before`, as it was read, by `after` whole. 'stale' when it is no longer stored as it was read,
   *  'not_found' when there is none of that slug; then nothing changes. Atomic: of two at once one is told. */
  replace(before: Site, after: Site): Promise<'done' | 'stale' | 'not_found'>;
}
