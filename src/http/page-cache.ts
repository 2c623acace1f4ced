// Public answers as ready bytes. One is kept until its thread or site changes and is looked up again each half second, since other
// processes (and the commands) change them too. Knows no HTTP: which answers is page-key.ts, what is sent of them page-answer.ts.
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What a page shows: a thread, several of a site (null), or what the site asks consent with. */
export type PageAt = { site: string; key: string | null };
/** What a page is built from, as it stands now: equal stamps mean equal pages, until `expiresAt` (the thread closes by age); null is never equal. */
export type Basis = { stamp: string | null; origins: readonly string[]; expiresAt: number };

export type Page = {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly route: string;
  readonly place: string;
  /** Compressed bytes, once somebody asked for them twice; `wanted` counts the asking. */
  brotli: Buffer | null;
  wanted: number;
  /** The headers every answer of it carries; set by the first answer that took the long way. */
  headers: string[] | null;
  basis: Basis;
  checkedAt: number;
};

/** Work under way on one page. Stale: its thread changed after the work began, so what comes of it may not be kept. */
type Work = { place: string; stale: boolean; page: Promise<Page> };

const MAX_BYTES = 64 * 1024 * 1024;
/** Room for the compressed bytes and for what surrounds them. */
const sizeOf = (page: Page, id: string): number => Math.ceil(page.bytes.length * 1.5) + id.length + 2048;
/** How long a page is taken on trust; with the site's own second of memory a change elsewhere is seen well within a second. */
const TRUSTED_MS = 500;

/** How a page is made when it is not there. */
type Building = { at: PageAt; route: string; build(): Promise<Buffer> };

export type PageCacheDeps = {
  /** Reads what a page is built from, in one or two small reads. */
  basisOf(at: PageAt): Promise<Basis>;
  now(): Date;
  maxBytes?: number;
};

const placeId = ({ site, key }: PageAt): string => `${site} ${key ?? ''}`;

export class PageCache {
  private readonly deps: PageCacheDeps;
  private readonly pages: LRUCache<string, Page>;
  private readonly idsAt = new Map<string, Set<string>>();
  private readonly working = new Map<string, Work>();

  constructor(deps: PageCacheDeps) {
    this.deps = deps;
    this.pages = new LRUCache<string, Page>({ maxSize: deps.maxBytes ?? MAX_BYTES, sizeCalculation: sizeOf, dispose: (page, id) => this.unlist(page.place, id) });
  }

  /** A page that may be sent as it is, or null. */
  ready(id: string): Page | null {
    const page = this.pages.get(id);
    return page !== undefined && this.isTrusted(page) ? page : null;
  }

  /** The page of an id: kept, looked up again or built; one such work at a time, which whoever else asks waits for. */
  load(id: string, given: Building): Promise<Page> {
    const ready = this.ready(id);
    if (ready !== null) return Promise.resolve(ready);
    const known = this.working.get(id);
    if (known !== undefined) return known.page;
    const work: Work = { place: placeId(given.at), stale: false, page: this.work(id, given, () => work.stale) };
    this.working.set(id, work);
    void this.ended(id, work);
    return work.page;
  }

  /** Forgets the pages that show a thread, a site or anything (null); work under way serves who waits for it already and nobody else. */
  forget(at: PageAt | null): void {
    const ofSite = at === null ? '' : placeId({ site: at.site, key: null });
    const isTouched = (place: string): boolean => (at === null || at.key === null ? place.startsWith(ofSite) : place === placeId(at) || place === ofSite);
    for (const [id, work] of this.working) {
      if (!isTouched(work.place)) continue;
      work.stale = true;
      this.working.delete(id);
    }
    const places = at === null || at.key === null ? [...this.idsAt.keys()].filter(isTouched) : [placeId(at), ofSite];
    for (const place of places) for (const id of this.idsAt.get(place) ?? []) this.pages.delete(id);
  }

  private async work(id: string, given: Building, isStale: () => boolean): Promise<Page> {
    const kept = this.pages.peek(id);
    // The basis first: a change between the two reads makes the stamp older than the page, never newer.
    const checkedAt = performance.now();
    const basis = await this.deps.basisOf(given.at);
    if (kept !== undefined && basis.stamp !== null && kept.basis.stamp === basis.stamp && kept.basis.expiresAt > this.nowMs() && !isStale()) {
      kept.basis = basis;
      kept.checkedAt = checkedAt;
      return kept;
    }
    const bytes = await given.build();
    const page: Page = { bytes, etag: etagOf(bytes), route: given.route, place: placeId(given.at), brotli: null, wanted: 0, headers: null, basis, checkedAt };
    if (!isStale()) this.keep(id, page);
    return page;
  }

  private async ended(id: string, work: Work): Promise<void> {
    await work.page.catch(() => {});
    if (this.working.get(id) === work) this.working.delete(id);
  }

  private keep(id: string, page: Page): void {
    if (!this.pages.set(id, page).has(id)) return;
    const ids = this.idsAt.get(page.place) ?? new Set();
    this.idsAt.set(page.place, ids.add(id));
  }

  private unlist(place: string, id: string): void {
    const ids = this.idsAt.get(place);
    ids?.delete(id);
    if (ids?.size === 0) this.idsAt.delete(place);
  }

  private isTrusted(page: Page): boolean {
    return performance.now() - page.checkedAt < TRUSTED_MS && page.basis.expiresAt > this.nowMs();
  }

  private nowMs(): number {
    return this.deps.now().getTime();
  }
}

/** A weak tag of the bytes, the same for every encoding of them. */
export const etagOf = (bytes: Buffer): string => `W/"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`;
