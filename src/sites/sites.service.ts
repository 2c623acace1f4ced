// Sites, read from a small cache: every request needs its site.
import { AppError } from '../errors.ts';
import type { Clock } from '../kernel/clock.ts';
import { untilFresh } from '../kernel/retry.ts';
import { cleanName, hasInk } from '../text/clean.ts';
import { defaultSettings, type ExternalName, type Locale, type Site, type SiteSettings } from './site.ts';
import type { SitesStore } from './sites.store.ts';

/** How long another process may serve a site as it was. */
const CACHE_MS = 1000;

/** Changes given by field; what is absent stays. */
type Partially<T> = { [K in keyof T]?: T[K] | undefined };
export type SiteChange = { name?: string | undefined; origins?: string[] | undefined; locale?: Locale | undefined; settings?: Partially<SiteSettings> | undefined };

export class SitesService {
  private readonly store: SitesStore;
  private readonly clock: Clock;
  private readonly ownOrigins: string[];
  private readonly externals: ExternalName[];
  private cached: { sites: Map<string, Site>; until: number } | null = null;
  private changes = 0;

  constructor(deps: { store: SitesStore; clock: Clock; ownOrigins: string[]; externals: ExternalName[] }) {
    this.store = deps.store;
    this.clock = deps.clock;
    this.ownOrigins = deps.ownOrigins;
    this.externals = deps.externals;
  }

  async all(): Promise<Site[]> {
    return [...(await this.sites()).values()];
  }

  /** The site, or not_found. */
  async get(slug: string): Promise<Site> {
    const site = (await this.sites()).get(slug);
    if (site === undefined) throw new AppError('not_found');
    return site;
  }

  /** The origins of a site, or of all where none is named; null for a site that does not exist. */
  async originsOf(slug: string | null): Promise<string[] | null> {
    const sites = await this.sites();
    return slug === null ? [...sites.values()].flatMap((site) => site.origins) : (sites.get(slug)?.origins ?? null);
  }

  /** The language of a site, or null where there is none of that slug. */
  async localeOf(slug: string): Promise<Locale | null> {
    return (await this.sites()).get(slug)?.locale ?? null;
  }

  /** Whether a page of that address may open threads: on one of the site's origins, or on this server itself. */
  mayHold(site: Site, url: string): boolean {
    const origin = URL.canParse(url) ? new URL(url).origin : '';
    return site.origins.includes(origin) || this.ownOrigins.includes(origin);
  }

  async create(given: { slug: string } & SiteChange): Promise<Site> {
    this.assertHas(given.settings?.externalChecks);
    const { slug, name = slug, origins = [], locale = 'ar', settings = {} } = given;
    const site: Site = { slug, name: acceptName(name), origins, locale, settings: changed(defaultSettings, settings), createdAt: this.clock.now() };
    if ((await this.store.insert(site)) === 'exists') throw new AppError('exists');
    this.forget();
    return site;
  }

  /** Two who change at once both have their way: each changes the fields it names of what the other left. */
  async change(slug: string, change: SiteChange): Promise<Site> {
    this.assertHas(change.settings?.externalChecks);
    const name = change.name === undefined ? undefined : acceptName(change.name);
    const next = await untilFresh(async () => {
      const site = await this.store.find(slug);
      if (site === null) throw new AppError('not_found');
      const after: Site = {
        ...site, name: name ?? site.name, origins: change.origins ?? site.origins, locale: change.locale ?? site.locale, settings: changed(complete(site.settings), change.settings ?? {}),
      };
      const result = await this.store.replace(site, after);
      if (result === 'not_found') throw new AppError('not_found');
      return result === 'stale' ? result : after;
    });
    this.forget();
    return next;
  }

  /** A service that this installation has no address for would never be asked, silently. */
  private assertHas(wanted: ExternalName[] = []): void {
    const errors = wanted.flatMap((name, at) => (this.externals.includes(name) ? [] : [{ path: `/settings/externalChecks/${at}`, code: 'not_found' }]));
    if (errors.length > 0) throw new AppError('validation', { errors });
  }

  private async sites(): Promise<Map<string, Site>> {
    const now = this.clock.now().getTime();
    if (this.cached !== null && this.cached.until > now) return this.cached.sites;
    const { changes } = this;
    const sites = new Map((await this.store.list()).map((site) => [site.slug, { ...site, settings: complete(site.settings) }]));
    // What was read before a change serves who asked for it then, and nobody later.
    if (changes === this.changes) this.cached = { sites, until: now + CACHE_MS };
    return sites;
  }

  private forget(): void {
    this.changes += 1;
    this.cached = null;
  }
}

/** A site stored before a setting came has that setting's default. */
const complete = (settings: SiteSettings): SiteSettings => ({ ...defaultSettings, ...settings });

/** Settings with what was given in place of what was there. */
function changed(settings: SiteSettings, change: Partially<SiteSettings>): SiteSettings {
  const next: SiteSettings = { ...settings, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
  return { ...next, externalChecks: [...new Set(next.externalChecks)], reservedNames: [...new Set(next.reservedNames.map(cleanName).filter(hasInk))] };
}

function acceptName(given: string): string {
  const name = cleanName(given);
  if (!hasInk(name)) throw new AppError('validation', { errors: [{ path: '/name', code: 'required' }] });
  return name;
}
