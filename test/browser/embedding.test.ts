// What a site embeds: one line for the comments, a small API for single-page sites, counts in lists of articles, and the way without scripts.
import { expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { aReader, onEachStore, type Look, type Site } from './support.ts';

const PAPER = 'https://paper.example';

type Paper = { body: string; head?: string; lang?: string };

/** A reader on a page of the paper's own, with what it asked of Hiwar so far. */
async function onPaper(site: Site, { body, head = '', lang = 'ar' }: Paper, { path = '/news/train', ...look }: Look & { path?: string } = {}): Promise<{ context: BrowserContext; page: Page; asked: string[] }> {
  const context = await aReader(site, look);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== PAPER) asked.push(`${request.method()} ${origin === site.base ? pathname.replace(/-[A-Z0-9]{8}\./, '.') : request.url()}`);
  });
  await page.route(`${PAPER}/**`, (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8', body: `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>عودة القطار</title>${head}</head><body>${body}</body></html>`,
  }));
  await page.goto(PAPER + path);
  return { context, page, asked };
}

const tag = (site: Site, attributes: string): string => `<script src="${site.base}/widget.js" data-site="demo" ${attributes} defer></script>`;
const article = (pixels: number): string => `<article style="height:${pixels}px"><h1>عودة القطار</h1></article>`;

async function aComment({ app }: Site, key: string, text: string): Promise<string> {
  const { body } = await app.post({ key, text });
  return (body as { comment: { id: string } }).comment.id;
}

/** A widget that says what it was handed, so that the loader is seen alone. */
const STUB = `export const mount = (root, options) => {
  const { first, ...told } = options;
  root.innerHTML = '<p>mounted</p>';
  root.firstChild.dataset.options = JSON.stringify(told);
  first.then((answer) => answer.json()).then(({ items }) => { root.firstChild.dataset.items = items.length; }, () => { root.firstChild.dataset.items = 'none'; });
  return { unmount() { globalThis.unmounted = (globalThis.unmounted ?? 0) + 1; root.replaceChildren(); } };
};`;
const stubbed = (page: Page | BrowserContext) => page.route('**/assets/widget-*', (route) => route.fulfill({ contentType: 'text/javascript', headers: { 'Access-Control-Allow-Origin': '*' }, body: STUB }));

await onEachStore('embedding', (site) => {
  test('nothing is asked for before the reader comes near; then the first page and the widget, once', async () => {
    const { context, page, asked } = await onPaper(site(), { body: article(4000) + tag(site(), 'data-thread="near"') });
    await page.waitForFunction(() => document.querySelector('hiwar-comments') !== null);
    const room = await page.locator('hiwar-comments').evaluate((host: HTMLElement) => [host.lang, host.dir, host.offsetHeight > 300, host.shadowRoot]);
    expect(room).toEqual(['ar', 'rtl', true, null]);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    expect(asked).toEqual(['GET /widget.js']);
    await stubbed(page);
    await page.mouse.wheel(0, 3000);
    await page.getByText('mounted').waitFor();
    expect(asked.slice(1).toSorted()).toEqual(['GET /api/v1/sites/demo/threads/near/comments', 'GET /assets/widget-ar.js']);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
});
