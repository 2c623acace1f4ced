// First pages of threads as ready bytes. A page is kept until its thread or site changes and is looked up again each half second,
// since other processes (and the commands) change them too. Knows no HTTP; what is sent of a page is page-answer.ts.
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

export type ThreadAt = { site: string; key: string };
/** What a page is built from, as it stands now: equal stamps mean equal pages, until `expiresAt` (the thread closes by age). */
export type Basis = { stamp: string; origins: readonly string[]; expiresAt: number };

export type Page = {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly route: string;
  /** Compressed bytes, once somebody asked for them twice; `wanted` counts the asking. */
  brotli: Buffer | null;
  wanted: number;
  /** The headers every answer of it carries; set by the first answer that took the long way. */
  headers: string[] | null;
  basis: Basis;
  checkedAt: number;
};

/** Work under way on one page. Stale: its thread changed after the work began, so what comes of it may not be kept. */
type Work = { thread: string; stale: boolean; page: Promise<Page> };

const MAX_BYTES = 64 * 1024 * 1024;
/** Room for the compressed bytes and for what surrounds them. */
const sizeOf = (page: Page): number => Math.ceil(page.bytes.length * 1.5) + 2048;
/** How long a page is taken on trust; with the site's own second of memory a change elsewhere is seen well within a second. */
const TRUSTED_MS = 500;

const FIRST_PAGE = /^\/api\/v1\/sites\/([a-z0-9-]{1,64})\/threads\/([A-Za-z0-9_:.-]{1,190})(?:\/comments(?:\?(?:(?:sort=(?:newest|oldest|top)|limit=(?:10|20|25|50|100)|replies=(?:0|3|5|10|20))(?:&|$))*)?)?$/;

/** The thread whose first page, at one of the usual limits, a URL asks for; null for any other URL. */
export function firstPageOf(url: string): ThreadAt | null {
  const [, site, key] = FIRST_PAGE.exec(url) ?? [];
  return site === undefined || key === undefined ? null : { site, key };
}

export type PageCacheDeps = {
  /** Reads what a page of that thread is built from, in one or two small reads. */
  basisOf(at: ThreadAt): Promise<Basis>;
  now(): Date;
  maxBytes?: number;
};

const threadId = ({ site, key }: ThreadAt): string => `${site} ${key}`;

export class PageCache {
  private readonly deps: PageCacheDeps;
  private readonly pages: LRUCache<string, Page>;
  private readonly urlsOf = new Map<string, Set<string>>();
  private readonly working = new Map<string, Work>();

  constructor(deps: PageCacheDeps) {
    this.deps = deps;
    this.pages = new LRUCache<string, Page>({ maxSize: deps.maxBytes ?? MAX_BYTES, sizeCalculation: sizeOf, dispose: (_page, url) => this.unlist(url) });
  }

  /** A page that may be sent as it is, or null. */
  ready(url: string): Page | null {
    const page = this.pages.get(url);
    return page !== undefined && this.isTrusted(page) ? page : null;
  }

  /** The page of a URL: kept, looked up again or built; one such work at a time, which whoever else asks waits for. */
  load(url: string, given: { at: ThreadAt; route: string; build(): Promise<Buffer> }): Promise<Page> {
    const ready = this.ready(url);
    if (ready !== null) return Promise.resolve(ready);
    const known = this.working.get(url);
    if (known !== undefined) return known.page;
    const work: Work = { thread: threadId(given.at), stale: false, page: this.work(url, given, () => work.stale) };
    this.working.set(url, work);
    void this.ended(url, work);
    return work.page;
  }

  /** Forgets a thread's pages, a site's, or all; work under way serves who waits for it already and nobody else. */
  forget(at: { site: string; key: string | null } | null): void {
    const matches = (thread: string): boolean => at === null || (at.key === null ? thread.startsWith(`${at.site} `) : thread === `${at.site} ${at.key}`);
    for (const [url, work] of this.working) {
      if (!matches(work.thread)) continue;
      work.stale = true;
      this.working.delete(url);
    }
    const threads = at === null || at.key === null ? [...this.urlsOf.keys()].filter(matches) : [`${at.site} ${at.key}`];
    for (const thread of threads) for (const url of this.urlsOf.get(thread) ?? []) this.pages.delete(url);
  }

  private async work(url: string, given: { at: ThreadAt; route: string; build(): Promise<Buffer> }, isStale: () => boolean): Promise<Page> {
    const kept = this.pages.peek(url);
    // The basis first: a change between the two reads makes the stamp older than the page, never newer.
    const checkedAt = performance.now();
    const basis = await this.deps.basisOf(given.at);
    if (kept !== undefined && kept.basis.stamp === basis.stamp && kept.basis.expiresAt > this.nowMs() && !isStale()) {
      kept.basis = basis;
      kept.checkedAt = checkedAt;
      return kept;
    }
    const bytes = await given.build();
    const page: Page = { bytes, etag: etagOf(bytes), route: given.route, brotli: null, wanted: 0, headers: null, basis, checkedAt };
    if (!isStale()) this.keep(url, threadId(given.at), page);
    return page;
  }

  private async ended(url: string, work: Work): Promise<void> {
    await work.page.catch(() => {});
    if (this.working.get(url) === work) this.working.delete(url);
  }

  private keep(url: string, thread: string, page: Page): void {
    if (!this.pages.set(url, page).has(url)) return;
    const urls = this.urlsOf.get(thread) ?? new Set();
    this.urlsOf.set(thread, urls.add(url));
  }

  private unlist(url: string): void {
    const at = firstPageOf(url);
    const thread = at === null ? '' : threadId(at);
    const urls = this.urlsOf.get(thread);
    urls?.delete(url);
    if (urls?.size === 0) this.urlsOf.delete(thread);
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
