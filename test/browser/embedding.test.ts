// What a site embeds: one line for the comments, a small API for single-page sites, counts in lists of articles, and the way without scripts.
import { expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import '../../src/web/client/hiwar.ts';
import { aReader, barriers, cookiesOf, intercept, onEachStore, shoot, type Look, type Site } from './support.ts';

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
  await intercept(page, `${PAPER}/**`, (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8', body: `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>عودة القطار</title>${head}</head><body>${body}</body></html>`,
  }));
  await page.goto(PAPER + path);
  return { context, page, asked };
}

const tag = (site: Site, attributes: string): string => `<script src="${site.base}/widget.js" data-site="demo" ${attributes} defer></script>`;
const article = (pixels: number): string => `<article style="height:${pixels}px"><h1>عودة القطار</h1></article>`;

/** A widget that says what it was handed, so that the loader is seen alone. */
const STUB = `export const mount = (root, options) => {
  const { first, ...told } = options;
  root.innerHTML = '<p>mounted</p>';
  root.firstChild.dataset.options = JSON.stringify(told);
  return { unmount() { globalThis.unmounted = (globalThis.unmounted ?? 0) + 1; root.replaceChildren(); } };
};`;
const stubbed = (page: Page) => intercept(page, '**/assets/widget-*', (route) => route.fulfill({ contentType: 'text/javascript', headers: { 'Access-Control-Allow-Origin': '*' }, body: STUB }));

type Told = { thread: string; lang: string; site: string; base: string; page: { url: string; title: string } };

/** What the widgets on the page were handed, in their order. */
async function told(page: Page, many = 1): Promise<Told[]> {
  await page.getByText('mounted').nth(many - 1).waitFor();
  return page.getByText('mounted').evaluateAll((all) => all.map((each) => JSON.parse((each as HTMLElement).dataset['options']!) as Told));
}

/** FNV-1a of 64 bits, written anew: what PHP's hash('fnv1a64', …) answers. */
function fnv1a64(text: string): string {
  const hash = Buffer.from(text).reduce((before, byte) => ((before ^ BigInt(byte)) * 1099511628211n) & 0xffffffffffffffffn, 14695981039346656037n);
  return hash.toString(16).padStart(16, '0');
}

/** So many comments that anyone can see, in a thread of the paper's. */
async function comments({ app }: Site, key: string, many: number): Promise<void> {
  const { sites, threads } = app.app.services;
  await threads.put(await sites.get('demo'), key, { url: `${PAPER}/${key}`, title: key });
  for (let n = 0; n < many; n += 1) expect((await app.post({ key })).body.outcome).toBe('published');
}

await onEachStore('embedding', (site) => {
  test('nothing is asked for before the reader comes near; then the first page and the widget, once', async () => {
    const { context, page, asked } = await onPaper(site(), { body: article(4000) + tag(site(), 'data-thread="near"') });
    await page.locator('hiwar-comments').waitFor();
    const room = await page.locator('hiwar-comments').evaluate((host: HTMLElement) => [host.lang, host.dir, host.offsetHeight > 300, host.shadowRoot]);
    expect(room).toEqual(['ar', 'rtl', true, null]);
    await page.evaluate(() => new Promise((done) => void requestIdleCallback(done)));
    expect(asked).toEqual(['GET /widget.js']);
    await stubbed(page);
    await page.mouse.wheel(0, 3000);
    await page.getByText('mounted').waitFor();
    expect(asked.slice(1).toSorted()).toEqual(['GET /api/v1/sites/demo/threads/near/comments', 'GET /assets/widget-ar.js']);
    expect(await cookiesOf(context, page)).toEqual([]);
    await context.close();
  });

  test('who followed a link to a comment gets the comments at once', async () => {
    const { context, page } = await onPaper(site(), { body: article(9000) + tag(site(), 'data-thread="linked"') }, { path: '/news/train#comment-1' });
    await stubbed(page);
    await page.reload();
    expect(await told(page)).toMatchObject([{ thread: 'linked', page: { url: `${PAPER}/news/train` } }]);
    await context.close();
  });

  test('the page says which article it is: by its canonical address and title, else by where it is', async () => {
    const named = '<link rel="canonical" href="/archive/?p=12#top">';
    const { context, page } = await onPaper(site(), { head: named, lang: 'fr-CA', body: `<div id="here"></div>${tag(site(), 'data-target="#here"')}` }, { path: '/news/train?utm_source=x' });
    await stubbed(page);
    await page.reload();
    expect(await told(page)).toEqual([{
      base: site().base, site: 'demo', lang: 'fr', thread: `u_${fnv1a64('/archive/?p=12')}`, page: { url: `${PAPER}/archive/?p=12`, title: 'عودة القطار' },
    }]);
    expect(await page.locator('#here > hiwar-comments').getAttribute('dir')).toBe('ltr');
    const bare = await onPaper(site(), { body: tag(site(), 'data-lang="en" data-title="The train"') }, { path: '/أخبار/?utm_source=x#more' });
    await stubbed(bare.page);
    await bare.page.reload();
    expect(await told(bare.page)).toMatchObject([{ lang: 'en', thread: `u_${fnv1a64(encodeURI('/أخبار/'))}`, page: { url: `${PAPER}${encodeURI('/أخبار/')}?utm_source=x`, title: 'The train' } }]);
    await Promise.all([context.close(), bare.context.close()]);
  });

  test('a page of many parts mounts and unmounts by itself, once it hears that it can', async () => {
    const early = "document.addEventListener('hiwar:ready', () => { globalThis.readies = (globalThis.readies ?? 0) + 1; });";
    const { context, page } = await onPaper(site(), { head: `<script>${early}</script>`, body: `<main></main><aside></aside>${tag(site(), 'data-thread="first"')}<script src="${site().base}/widget.js" defer></script>` });
    await stubbed(page);
    await page.reload();
    await told(page);
    const told2 = await page.evaluate(async () => {
      const [main, aside] = [document.querySelector('main')!, document.querySelector('aside')!];
      const mount = window.Hiwar!.mount!;
      mount(main, { site: 'demo', thread: 'second', lang: 'en' });
      const third = mount(main, { site: 'demo', thread: 'third', lang: 'en' });
      mount(aside, { site: 'demo', thread: 'fourth', lang: 'fr', url: 'https://paper.example/b', title: 'B' });
      return [main.children.length, aside.children.length, typeof third.unmount];
    });
    expect(told2).toEqual([1, 1, 'function']);
    expect((await told(page, 3)).map(({ thread }) => thread)).toEqual(['third', 'fourth', 'first']);
    await page.evaluate(() => {
      const main = document.querySelector('main')!;
      window.Hiwar!.mount!(main, { site: 'demo', thread: 'fifth' }).unmount();
    });
    expect(await page.evaluate(() => ({ ...globalThis as unknown as Record<string, number>, left: document.querySelector('main')!.children.length }))).toMatchObject({ unmounted: 1, readies: 1, left: 0 });
    await context.close();
  });

  test('a widget that cannot be had says so, with another try and the page that needs no script', async () => {
    const { context, page } = await onPaper(site(), { body: article(100) }, { width: 360 });
    await intercept(page, '**/assets/widget-*', (route) => route.abort());
    await page.setContent(`<html lang="ar" dir="rtl"><head><title>عودة القطار</title></head><body><main><h1>عودة القطار</h1>${tag(site(), 'data-thread="trouble"')}</main></body></html>`);
    await page.getByRole('alert').filter({ hasText: 'تعذّر تحميل التعليقات' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-unloaded-ar-360-light');
    expect(await page.getByRole('link').getAttribute('href')).toBe(`${site().base}/api/v1/sites/demo/threads/trouble/comments.html?lang=ar`);
    await page.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('hiwar-comments')!.shadowRoot!.activeElement?.localName === 'button');
    await page.unroute('**/assets/widget-*');
    await stubbed(page);
    await page.keyboard.press('Enter');
    expect(await told(page)).toMatchObject([{ thread: 'trouble' }]);
    expect(await page.getByRole('alert').count()).toBe(0);
    await context.close();
  });

  test('a script with no place for its comments says what to do', async () => {
    const { context, page } = await onPaper(site(), { body: '' });
    const [message] = await Promise.all([page.waitForEvent('console'), page.setContent(`<html><head>${tag(site(), 'data-thread="nowhere"')}</head><body></body></html>`)]);
    expect(message.text()).toContain('data-target');
    await context.close();
  });

  const list = (keys: string[], given = ''): string => `<ul>${keys.map((key) => `<li><a href="/${key}" data-hiwar-count="${key}" ${given}>تعليقات</a></li>`).join('')}</ul>`;
  const counts = (lang: string): string => `<script src="${site().base}/counts.js" data-site="demo" data-lang="${lang}" defer></script>`;
  const CALL = 'POST /api/v1/sites/demo/counts';

  test('one call fills a list of articles, in words of each number', async () => {
    for (const [key, many] of [['c-one', 1], ['c-two', 2], ['c-few', 3], ['c-many', 11]] as const) await comments(site(), key, many);
    const keys = ['c-none', 'c-one', 'c-two', 'c-few', 'c-many', 'c-one', 'constructor'];
    const { context, page, asked } = await onPaper(site(), { body: list(keys) + list(['c-many'], 'data-hiwar-format="number"') + list(['not a key', '..']) + counts('ar') });
    await page.getByText('11 تعليقا', { exact: true }).waitFor();
    const texts = (await page.getByRole('link').allTextContents());
    expect(texts).toEqual(['لا تعليقات', 'تعليق واحد', 'تعليقان', '3 تعليقات', '11 تعليقا', 'تعليق واحد', 'لا تعليقات', '11', 'تعليقات', 'تعليقات']);
    expect(asked).toEqual(['GET /counts.js', CALL]);
    expect(await cookiesOf(context, page)).toEqual([]);
    await context.close();
  });

  test.each([['en', 'No comments', '1 comment', '2 comments'], ['fr', 'Aucun commentaire', '1 commentaire', '2 commentaires']])('counts in %s', async (lang, ...words) => {
    await comments(site(), `${lang}-one`, 1);
    await comments(site(), `${lang}-two`, 2);
    const { context, page } = await onPaper(site(), { lang, body: list(['none', 'one', 'two'].map((key) => `${lang}-${key}`)) + counts(lang) });
    await page.getByText(words[0]!, { exact: true }).waitFor();
    expect(await page.getByRole('link').allTextContents()).toEqual(words);
    await context.close();
  });

  test('what comes later is counted when asked for, a hundred in one call; what fails keeps its text', async () => {
    const { context, page, asked } = await onPaper(site(), { body: `<main></main>${counts('en')}` });
    const fill = (from: number, to: number) => page.evaluate(async ([from, to]) => {
      const main = document.querySelector('main')!;
      main.innerHTML = Array.from({ length: to! - from! }, (_, at) => `<a href="#" data-hiwar-count="later-${from! + at}">Comments</a>`).join('');
      await window.Hiwar!.counts!(main);
      return Object.entries(Object.groupBy(main.querySelectorAll('a'), ({ textContent }) => textContent)).map(([text, all]) => [text, all?.length]);
    }, [from, to]);
    expect(await fill(0, 101)).toEqual([['No comments', 101]]);
    expect(asked.filter((each) => each === CALL)).toHaveLength(2);
    await intercept(page, '**/counts', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', headers: { 'Access-Control-Allow-Origin': PAPER }, body: '{"status":503}' }));
    expect(await fill(0, 2)).toEqual([['Comments', 2]]);
    await intercept(page, '**/counts', (route) => route.abort());
    expect(await fill(2, 4)).toEqual([['Comments', 2]]);
    await context.close();
  });
});
