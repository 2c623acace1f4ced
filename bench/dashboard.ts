// How a desk of many comments feels: node bench/dashboard.ts [comments]. Real Chromium before a real server on SQLite; prints what took long.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { foldedWords } from '../src/text/fold.ts';
import { ADMIN, startApp } from '../test/support/app.ts';
import { aThread, ids } from '../test/support/builders.ts';
import { sqlite } from '../test/support/stores.ts';
import { written, writer } from './support/seed.ts';

const total = Number(process.argv[2] ?? 1000);
let handler: RequestListener = (_request, response) => response.end();
const server = createServer((request, response) => handler(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const app = await startApp(sqlite, { PUBLIC_URL: base });
handler = app.http;
for (let n = 0; n < total; n += 1) {
  const comment = written(n, { id: ids.uuid(), by: writer(n), status: 'pending', publishedAt: null });
  await app.elsewhere.comments.insert({ comment, words: foldedWords(comment.text), author: writer(n), thread: aThread(), tallies: [], replay: null });
}

const signedIn = await fetch(`${base}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: base }, body: JSON.stringify({ email: ADMIN.email, password: ADMIN.password }) });
const [name = '', value = ''] = (signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? '').split('=');
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ar' });
await context.addCookies([{ name, value, url: base, httpOnly: true, sameSite: 'Strict' }]);
const page = await context.newPage();
await page.addInitScript('globalThis.long ??= []; new PerformanceObserver((list) => { for (const each of list.getEntries()) long.push(Math.round(each.duration)); }).observe({ type: "longtask", buffered: true });');

/** What was done, how long each took on the average, and the tasks over 50 ms that it made. */
async function measure(what: string, times: number, act: () => Promise<void>): Promise<void> {
  await page.evaluate('globalThis.long = []');
  const begun = performance.now();
  for (let n = 0; n < times; n += 1) await act();
  const each = (performance.now() - begun) / times;
  await page.waitForTimeout(300);
  const long = await page.evaluate('long') as number[];
  process.stdout.write(`${what}: ${each.toFixed(1)} ms each; tasks over 50 ms: ${long.length}, longest ${Math.max(0, ...long)} ms\n`);
}

await measure('open the queue', 1, async () => {
  await page.goto(`${base}/dashboard/queue/pending`);
  await page.getByRole('article').first().waitFor();
});
const shown = (): Promise<number> => page.getByRole('article').count();
await measure(`load all ${total}`, 1, async () => {
  for (let before = -1, now = await shown(); now < total && now !== before;) {
    before = now;
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    for (let turn = 0; turn < 200 && (now = await shown()) === before; turn += 1) await page.waitForTimeout(20);
  }
});
process.stdout.write(`cards in the page: ${await shown()}, elements: ${await page.evaluate('document.querySelectorAll("*").length') as number}\n`);
await measure('j', 50, () => page.keyboard.press('j'));
await measure('a', 50, () => page.keyboard.press('a'));
await measure('u', 10, () => page.keyboard.press('u'));
await measure('x on all (*)', 1, () => page.keyboard.press('*'));
await measure('clear (Esc)', 1, () => page.keyboard.press('Escape'));

await browser.close();
server.closeAllConnections();
server.close();
await app.dispose();
