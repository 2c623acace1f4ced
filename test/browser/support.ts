// A real Chromium and the real application under an address of its own, for the tests that look at pages.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page, type Route } from 'playwright-core';
import { articles } from '../../src/web/demo/articles.ts';
import { ADMIN, startApp, type TestApp } from '../support/app.ts';
import { adapters, sqlite, type Adapter } from '../support/stores.ts';

/** Pages of other sites are made up by the tests, and a browser would keep what it takes for the internet from this machine's ports. */
const ARGS = ['--disable-features=LocalNetworkAccessChecks', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Where Chromium is, or null with the reason printed; throws instead under HIWAR_TEST_REQUIRE_CHROMIUM=1. */
export function findChromium(): string | null {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  if (process.env['HIWAR_TEST_REQUIRE_CHROMIUM'] === '1') throw new Error(`Chromium is required here: there is none at ${path}`);
  process.stderr.write(`Browser tests skipped: no Chromium at ${path}; set CHROMIUM_PATH\n`);
  return null;
}

export type Site = { app: TestApp; browser: Browser; base: string; stop(): Promise<void> };

/** The demo as a new installation has it, on a free port. */
export async function startSite(executablePath: string, adapter: Adapter = sqlite): Promise<Site> {
  let handler: RequestListener = (_request, response) => response.end();
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const app = await startApp(adapter, { PORT: String(port), PUBLIC_URL: base });
  handler = app.app.handler;
  const { sites, threads } = app.app.services;
  const site = await sites.get('demo');
  for (const { key, path, title } of articles) await threads.put(site, key, { url: base + path, title });
  const browser = await chromium.launch({ executablePath, args: ARGS });
  return { app, browser, base, async stop() {
    await browser.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    await app.dispose();
  } };
}

/** The suite on every store this machine can have, each with a site of its own; skipped with its reason where there is no Chromium. */
export async function onEachStore(name: string, suite: (site: () => Site) => void): Promise<void> {
  const path = findChromium();
  if (path === null) {
    describe.skip(name, () => suite(() => null as never));
    return;
  }
  for (const adapter of await adapters()) {
    describe(adapter.name, () => {
      let site: Site;
      beforeAll(async () => {
        site = await startSite(path, adapter);
      });
      afterAll(async () => {
        await site?.stop();
        await adapter.stop();
      });
      describe(name, () => suite(() => site));
    });
  }
}

export type Look = { width?: 360 | 1280; lang?: 'ar' | 'en' | 'fr'; dark?: boolean; javaScriptEnabled?: boolean };

/** A browser of its own, as one reader has it: its cookies, storage, language and theme. */
export async function aReader({ browser }: Site, { width = 1280, lang = 'ar', dark = false, javaScriptEnabled = true }: Look = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: lang, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled });
  context.setDefaultTimeout(20_000);
  return context;
}

/** The same for someone of the desk, signed in: the admin unless `who` is another. */
export async function aModerator(site: Site, look: Look = {}, who?: { email: string; password: string }): Promise<BrowserContext> {
  const context = await aReader(site, look);
  const { email, password } = who ?? ADMIN;
  const answer = await fetch(`${site.base}/api/v1/session`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Origin: site.base }, body: JSON.stringify({ email, password }),
  });
  const [name = '', value = ''] = (answer.headers.get('Set-Cookie')?.split(';')[0] ?? '').split('=');
  await context.addCookies([{ name, value, url: site.base, httpOnly: true, sameSite: 'Strict' }]);
  return context;
}

/**
 * As `page.route`, and in force when it answers: the requests of a page that is open are caught a moment after Chromium has said so,
 * and on a busy machine the next one went past it. `times`: so many requests, and no more.
 */
export async function intercept(page: Page, url: RegExp | string, handler: (route: Route) => unknown, options: { times?: number } = {}): Promise<void> {
  await page.route(url, handler, options);
  if (page.url() === 'about:blank') return;
  const probe = new URL('/probe', page.url()).href;
  await page.route(probe, (route) => route.fulfill({ body: probe }));
  const isCaught = (): Promise<boolean> => page.evaluate((asked) => fetch(asked).then((answer) => answer.text()).then((text) => text === asked, () => false), probe);
  while (!await isCaught());
  await page.unroute(probe);
}

/** The next such question is answered with what was true when it was asked, and not before it is released. */
export async function late(page: Page, url: RegExp | string, method = 'GET'): Promise<{ asked: Promise<void>; release(): void }> {
  const [asked, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let isHeld = false;
  await intercept(page, url, async (route) => {
    if (isHeld || route.request().method() !== method) return route.fallback();
    isHeld = true;
    const response = await route.fetch();
    asked.resolve();
    await gate.promise;
    await route.fulfill({ response });
  });
  return { asked: asked.promise, release: gate.resolve };
}

/** The next such question arrives, and its answer is lost. */
export async function lose(page: Page, url: RegExp | string, method: string): Promise<void> {
  let isLost = false;
  await intercept(page, url, async (route) => {
    if (isLost || route.request().method() !== method) return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
}

/** The names of the cookies it keeps. What the page has just written is on its way to the browser for a while; that it reads them itself waits for that. */
export async function cookiesOf(context: BrowserContext, page: Page): Promise<string[]> {
  await page.evaluate(() => document.cookie);
  return (await context.cookies()).map(({ name }) => name);
}

const AXE = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** What axe-core finds wrong with the page as it stands, one line a finding. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[] }> } };
    return (await axe.run()).violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${JSON.stringify(target)} ${failureSummary ?? ''}`));
  });
}

const SHOTS = fileURLToPath(new URL('../../.ci/output/screenshots/', import.meta.url));

/** Keeps a picture of the page where CI keeps its output. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png`, fullPage: true, animations: 'disabled' });
}
