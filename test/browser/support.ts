// A real Chromium and the real application under an address of its own, for the tests that look at pages.
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { articles } from '../../src/web/demo/articles.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { sqlite } from '../support/stores.ts';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

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
export async function startSite(executablePath: string): Promise<Site> {
  let handler: RequestListener = (_request, response) => response.end();
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const app = await startApp(sqlite, { PORT: String(port), PUBLIC_URL: base });
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
