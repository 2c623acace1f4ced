// A site that asks, pages of a paper under an origin of their own that carry a banner, and what was recorded of their readers.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import type { ConsentRecord } from '../../src/consent/consent-record.ts';
import type { PolicyDraft } from '../../src/consent/policy.ts';
import { withVisits } from '../../src/web/demo/visits-service.ts';
import { cookiesOf, startSite, type Site } from './support.ts';

const modules = new URL('../../node_modules/', import.meta.url);
export const policy = (): PolicyDraft => withVisits(firstPolicy('127.0.0.1', 'demo'), '127.0.0.1');

export type Asking = Site & {
  /** Pages of the paper: under another origin of the same site, and under another site. */
  near: string;
  far: string;
  /** What a page of the paper is, by its path. */
  pages: Map<string, string>;
  records(): Promise<ConsentRecord[]>;
  /** Publishes another revision. */
  publish(content: PolicyDraft): Promise<void>;
};

export async function startAsking(chromium: string): Promise<Asking> {
  const site = await startSite(chromium);
  const paper = await asking(site);
  return { ...paper, async stop() {
    await paper.stop();
    await site.stop();
  } };
}

/** The paper beside a site that stands already; `stop` stops the paper alone. */
export async function asking(site: Site): Promise<Asking> {
  const { store, services } = site.app.app;
  await publishNext(site, policy());
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const isPackage = path.startsWith('/klaro/') || path.startsWith('/vanilla-cookieconsent/');
    response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8');
    response.end(isPackage ? readFileSync(new URL(path.slice(1), modules)) : pages.get(path) ?? '<!doctype html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const [near, far] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
  await services.sites.change('demo', { origins: [near, far] });
  return {
    ...site, near, far, pages,
    records: async () => (await store.consent.list({ site: 'demo', subject: null, action: null, revision: null, lang: null, surface: null, from: null, to: null, limit: 100, cursor: null })).items.toReversed(),
    publish: (content) => publishNext(site, content),
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

async function publishNext({ app: { app: { services: { policies } } } }: Site, content: PolicyDraft): Promise<void> {
  const { id } = await policies.add('demo', 'st_1', content);
  await policies.publish({ site: 'demo', id }, 'st_1');
}

/** All that a browser keeps of any origin it has a page of. */
export async function kept(context: BrowserContext, page: Page) {
  const storage = await page.evaluate(async () => [Object.keys(localStorage), Object.keys(sessionStorage), (await indexedDB.databases()).map(({ name }) => name)]);
  return { cookies: await cookiesOf(context, page), storage: storage.flat() };
}
