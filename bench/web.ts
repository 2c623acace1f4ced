// What the scripts cost a page: sizes, requests, main-thread time on a processor slowed to a quarter, when the first comments stand, what moves.
// node bench/web.ts [--rounds=7]: ends with 1 where a budget is broken.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { articles } from '../src/web/demo/articles.ts';
import { seed, seedThread } from './support/seed.ts';
import { places, startHiwar } from './support/servers.ts';
import { KB, webSizes } from './support/web-sizes.ts';

const ROUNDS = Number(process.argv.find((each) => each.startsWith('--rounds='))?.split('=')[1] ?? 7);
const SLOWED = 4;
const FIRST_COMMENTS_MS = 200;
/** A new window loads pages of the browser's own for a while, on the same cores: it is at rest when all its processes used less than a
 *  tenth of a core for so long. */
const REST_MS = 500;
const MOST_SHIFT = 0.02;
const WATCH = fileURLToPath(new URL('support/watch-page.js', import.meta.url));

/** Milliseconds of the page's clock: when the widget's script ran, when the first comment stood in the page, when it had been drawn. */
type Seen = { script: number | null; stood: number | null; drawn: number | null; tasks: number[]; shift: number };
type Cost = { requests: number; mainMs: number; longestMs: number; paintMs: number; stoodMs: number; drawnMs: number };

const broken: string[] = [];
const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const kb = (bytes: number): string => (bytes / KB).toFixed(1);
const hold = (name: string, value: number, budget: number | null): void => {
  if (budget !== null && !(value <= budget)) broken.push(`${name}: ${value.toFixed(3)} of ${budget}`);
};

async function sizes(): Promise<void> {
  console.log('\nSizes, KB of 1024 bytes\n\n| | raw | brotli | budget |\n|---|---|---|---|');
  for (const { name, raw, brotli, budget } of await webSizes()) {
    console.log(`| ${name} | ${kb(raw)} | ${kb(brotli)} | ${budget === null ? '' : kb(budget)} |`);
    hold(name, brotli / KB, budget === null ? null : budget / KB);
  }
}

/** A page of a paper with nothing but one script, on an origin of its own. */
async function startPaper(base: () => string): Promise<{ origin: string; stop(): void }> {
  const tags: Record<string, string> = {
    '/bare': '', '/counts': `${Array.from({ length: 20 }, (_, at) => `<a href="#" data-hiwar-count="article-${at}">…</a>`).join(' ')}<script src="BASE/counts.js" data-site="demo" defer></script>`,
    '/consent': '<script src="BASE/consent.js" data-site="demo"></script>', '/widget': '<script src="BASE/widget.js" data-site="demo" data-thread="fifty" defer></script>',
  };
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="ar" dir="rtl"><head><title>عودة القطار</title></head><body><h1>عودة القطار</h1>${(tags[request.url ?? ''] ?? '').replace('BASE', base())}</body></html>`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() };
}

async function rest(browser: Browser): Promise<void> {
  const devtools = await browser.newBrowserCDPSession();
  const used = async (): Promise<number> => (await devtools.send('SystemInfo.getProcessInfo')).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  for (let before = await used(), now: number; ; before = now) {
    await new Promise((resolve) => void setTimeout(resolve, REST_MS));
    now = await used();
    if ((now - before) * 1000 < REST_MS / 10) break;
  }
  await devtools.detach();
}

/** A page in a browser that has never been there and is at rest, its processor slowed. */
async function open(browser: Browser, width: number): Promise<{ context: BrowserContext; page: Page; mainMs(): Promise<number> }> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'ar' });
  await context.addInitScript({ path: WATCH });
  const page = await context.newPage();
  await rest(browser);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return { context, page, async mainMs() {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  } };
}

const seenOn = (page: Page): Promise<Seen> => page.evaluate<Seen>('seen');

async function cost(browser: Browser, url: string, ready: string): Promise<Cost> {
  const { context, page, mainMs } = await open(browser, 1280);
  let requests = -1;
  page.on('request', () => {
    requests += 1;
  });
  // What looks for elements runs in the page: not before the page has come to rest.
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator(ready).first().waitFor();
  const seen = await seenOn(page);
  const since = (moment: number | null): number => (moment ?? NaN) - (seen.script ?? NaN);
  const paintMs = await page.evaluate<number>("performance.getEntriesByName('first-paint')[0]?.startTime ?? NaN");
  const found = { requests, mainMs: await mainMs(), longestMs: Math.max(0, ...seen.tasks), paintMs, stoodMs: since(seen.stood), drawnMs: since(seen.drawn) };
  await context.close();
  return found;
}

async function costs(browser: Browser, { base, paper }: { base: string; paper: string }): Promise<void> {
  const pages: [name: string, url: string, ready: string][] = [
    ['an empty page', `${paper}/bare`, 'h1'],
    ['widget.js, 50 comments', `${paper}/widget`, 'hiwar-comments article'],
    ['counts.js, 20 articles', `${paper}/counts`, 'a:has-text("لا تعليقات")'],
    ['consent.js, asking', `${paper}/consent`, 'h2#title'],
    ['the dashboard, signing in', `${base}/dashboard`, 'input[type=password]'],
  ];
  const found = new Map<string, Cost[]>(pages.map(([name]) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, url, ready] of pages) {
      const one = await cost(browser, url, ready);
      if (round > 0) found.get(name)?.push(one);
    }
  }
  console.log(`\nCosts on a processor slowed to a quarter, nothing in the browser's cache, medians of ${ROUNDS}\n\n| | requests beside the page | main thread ms | longest task ms | the page's first paint ms | first comments after the script ms | drawn ms | budget |\n|---|---|---|---|---|---|---|---|`);
  for (const [name, all] of found) {
    const of = (key: keyof Cost): number => median(all.map((each) => each[key]));
    const first = of('stoodMs');
    const isWidget = name.startsWith('widget');
    console.log(`| ${name} | ${of('requests')} | ${of('mainMs').toFixed(0)} | ${of('longestMs').toFixed(0)} | ${of('paintMs').toFixed(0)} | ${isWidget ? first.toFixed(0) : ''} | ${isWidget ? of('drawnMs').toFixed(0) : ''} | ${isWidget ? FIRST_COMMENTS_MS : ''} |`);
    if (isWidget) hold('first comments, ms', first, FIRST_COMMENTS_MS);
  }
}

/** All of a page as a reader goes through it, who has refused what the notice asks. */
async function shifts(browser: Browser, base: string): Promise<void> {
  console.log('\nLayout shift of the demo from top to bottom\n\n| | 360 px | 1280 px | budget |\n|---|---|---|---|');
  for (const { path } of articles) {
    const found: number[] = [];
    for (const width of [360, 1280]) {
      const { context, page } = await open(browser, width);
      await page.goto(base + path);
      await page.waitForLoadState('networkidle');
      for (let at = 0; at < await page.evaluate<number>('document.documentElement.scrollHeight'); at += 300) await page.evaluate(`scrollTo(0, ${at}), new Promise(requestAnimationFrame)`);
      await page.locator('hiwar-comments article').first().waitFor();
      await page.waitForLoadState('networkidle');
      found.push((await seenOn(page)).shift);
      await context.close();
    }
    console.log(`| ${path} | ${found.map((each) => each.toFixed(4)).join(' | ')} | ${MOST_SHIFT} |`);
    hold(`layout shift of ${path}`, Math.max(...found), MOST_SHIFT);
  }
}

await sizes();
const [place] = await places('sqlite');
if (place === undefined) throw new Error('no store');
let base = '';
const paper = await startPaper(() => base);
await seed(place, async (app) => {
  await app.services.sites.change('demo', { origins: [paper.origin] });
  for (const key of ['fifty', ...articles.map((each) => each.key)]) await seedThread(app, { key, roots: 50, replies: 0 });
});
const hiwar = await startHiwar(place);
base = `http://127.0.0.1:${hiwar.port}`;
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  await costs(browser, { base, paper: paper.origin });
  await shifts(browser, base);
} finally {
  await browser.close();
  paper.stop();
  await hiwar.stop();
  await place.end();
}
if (broken.length > 0) {
  console.log(`\nOver budget:\n${broken.map((each) => `- ${each}`).join('\n')}`);
  process.exitCode = 1;
}
