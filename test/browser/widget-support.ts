// Pages of a paper under an origin of their own with the widget in them, and readers who visit them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { aReader, type Look, type Site } from './support.ts';

export type Paper = { origin: string; csp: string | null; stop(): Promise<void> };

/** A page at /<lang>/<thread> carries that thread; what stands above it is as tall as `?above=` says. */
export async function startPaper(site: Site): Promise<Paper> {
  const paper: Paper = { origin: '', csp: null, stop: async () => {} };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, lang = 'ar', thread = ''] = url.pathname.split('/');
    if (paper.csp !== null) response.setHeader('Content-Security-Policy', paper.csp);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(pageHtml({ lang, thread, base: site.base, above: url.searchParams.get('above') ?? '0' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  paper.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await site.app.app.services.sites.change('demo', { origins: [paper.origin] });
  paper.stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  return paper;
}

function pageHtml({ lang, thread, base, above }: Record<'lang' | 'thread' | 'base' | 'above', string>): string {
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>عودة القطار</title>
<style nonce="paper">body{margin:0;padding:1rem;background:Canvas}#hiwar{display:block;min-block-size:100vh}#above{height:${Number(above)}px}@media(prefers-color-scheme:light){body{background:#fbfaf6}}@media(prefers-color-scheme:dark){body{background:#181613}}</style>
<script nonce="paper">
globalThis.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((each) => each.hadRecentInput || shifts.push([each.value, ...each.sources.map(({ node, previousRect, currentRect }) => [node?.nodeName + '.' + node?.className, previousRect.y, previousRect.height, currentRect.y, currentRect.height].join(' '))]))).observe({ type: 'layout-shift', buffered: true });
</script>
<script src="${base}/widget.js" data-site="demo" data-thread="${thread}" data-lang="${lang}" data-target="#hiwar" nonce="paper" defer></script>
</head><body><main><h1>عودة القطار</h1><div id="above"></div><div id="hiwar"></div></main><footer><p>© 2026</p></footer></body></html>`;
}

export type Visit = Look & { thread: string; hash?: string; above?: number; context?: BrowserContext };

/** A reader on a page with the thread, once its comments are there. */
export async function visit(site: Site, paper: Paper, { thread, hash = '', above = 0, context, ...look }: Visit): Promise<Page> {
  const page = await (context ?? await aReader(site, look)).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(addressOf(paper, { thread, lang: look.lang ?? 'ar', hash, above }));
  return page;
}

export const addressOf = ({ origin }: Paper, { thread, lang = 'ar', hash = '', above = 0 }: { thread: string; lang?: string; hash?: string; above?: number }): string =>
  `${origin}/${lang}/${thread}${above === 0 ? '' : `?above=${above}`}${hash}`;

/** The comment with these very words, without what answers it. */
export const comment = (page: Page, text: string): Locator => page.locator('article').filter({ has: page.getByText(text, { exact: true }) }).first();
export const button = (within: Page | Locator, name: string | RegExp): Locator => within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** Writes and sends the form for a new comment, as someone new where a name is given. */
export async function write(page: Page, text: string, name?: string): Promise<void> {
  await page.getByLabel('اترك تعليقا').fill(text);
  if (name !== undefined) await page.getByLabel('الاسم', { exact: true }).fill(name);
  await button(page, 'أرسل التعليق').click();
}

export type Seed = { text: string; parentId?: string; name?: string; kind?: 'guest' | 'staff' };

/** A comment by somebody new, or by the desk, that no limit holds back: its id. */
export async function seed({ app, base }: Site, thread: string, { text, parentId, name = 'ليلى', kind = 'guest' }: Seed): Promise<string> {
  const { comments, sites } = app.app.services;
  const guest = { ...comments.composeGuest(await sites.get('demo'), { name, email: null }), kind };
  const draft = { text, parentId: parentId ?? null, page: { url: `${base}/demo`, title: 'عودة القطار' }, honeypot: false };
  const outcome = await comments.post({ site: await sites.get('demo'), key: thread }, guest, { draft, context: { address: null, replay: null } });
  if (!('done' in outcome)) throw new Error('not posted');
  return outcome.done.id;
}

/** As many comments as asked for, the first said first. */
export async function seedMany(site: Site, thread: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 1; at <= count; at += 1) ids.push(await seed(site, thread, { text: `التعليق رقم ${at}`, name: `قارئ ${at}` }));
  return ids;
}

export type Known = { comment: { id: string; author: { id: string; name: string }; state: string }; guestToken: string };

/** Somebody who writes in the thread: their token and comment. */
export async function guest({ app, base }: Site, thread: string, text: string, { parentId, name = 'سلمى', token }: { parentId?: string; name?: string; token?: string } = {}): Promise<Known> {
  const { body } = await app.call('post', `/sites/demo/threads/${thread}/comments`, token === undefined ? {} : { token }).send({
    text, parentId, page: { url: `${base}/demo`, title: 'عودة القطار' }, ...(token === undefined ? { author: { name } } : {}),
  });
  return body as Known;
}

/** Makes a browser know them from the first page on, as if it remembered them. */
export async function remember(context: BrowserContext, { guestToken, comment: { author } }: Known): Promise<void> {
  await context.addInitScript((identity) => localStorage.setItem('hiwar:demo', identity), JSON.stringify({ token: guestToken, ...author }));
}

export const texts = (page: Page): Promise<string[]> => page.locator('article .body').allInnerTexts();
/** Scrolls there, until all that watch what is in sight were told: they are told together. */
export const scroll = (page: Page, top: number): Promise<void> => page.evaluate((to) => new Promise<void>((resolve) => {
  scrollTo(0, to);
  new IntersectionObserver((_entries, observer) => { observer.disconnect(); resolve(); }).observe(document.body);
}), top);
/** The widest the page is beyond what the screen shows. */
export const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Pins it, as the desk does. */
export async function pin({ app }: Site, commentId: string): Promise<void> {
  await app.app.services.moderation.decide({ id: 'st_1', sites: null }, [{ commentId, revision: 1, action: 'pin' }]);
}
