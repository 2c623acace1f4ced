// The demo article in a real browser: writing in it, with scripts and without, and what hostile texts make of it.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { allowedAttributes, allowedTags } from '../../src/text/body.ts';
import { findChromium, startSite, type Site } from './support.ts';

const chromiumPath = findChromium();
const PAYLOADS = new URL('../../../shared/data/xss/payloads.jsonl', import.meta.url);
const hasPayloads = existsSync(PAYLOADS);
if (!hasPayloads) process.stderr.write('XSS payloads skipped: ../shared/data/xss is absent\n');

(chromiumPath === null ? describe.skip : describe)('the demo article', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite(chromiumPath!);
  });
  afterAll(() => site?.stop());

  const visit = async (path: string, options: { javaScriptEnabled?: boolean; host?: string } = {}): Promise<Page> => {
    const context = await site.browser.newContext({ javaScriptEnabled: options.javaScriptEnabled ?? true, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(site.base.replace('127.0.0.1', options.host ?? '127.0.0.1') + path);
    return page;
  };
  const write = async (page: Page, text: string, name: string): Promise<void> => {
    await page.fill('textarea[name=text]', text);
    await page.fill('input[name=name]', name);
    await page.click('form button[type=submit]');
  };

  test.each(['127.0.0.1', 'localhost'])('a comment in Arabic is shown where it was written (%s)', async (host) => {
    const page = await visit('/demo', { host });
    await page.waitForSelector('#comments form');
    const text = `أهلا بعودة القطار من ${host}`;
    await write(page, text, 'سلمى');
    const article = page.locator('#comments article', { hasText: text });
    await article.waitFor();
    expect(await article.getAttribute('dir')).toBe('rtl');
    expect(await article.getAttribute('lang')).toBe('ar');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.reload();
    await page.locator('#comments article', { hasText: text }).waitFor();
    await page.context().close();
  });

  test('a held comment stays visible to its author, with the reason; it can be edited and deleted', async () => {
    const page = await visit('/demo/en');
    await page.waitForSelector('#comments form');
    await write(page, 'See https://a.example and https://b.example', 'Nadia');
    await page.locator('.waiting', { hasText: 'more links than usual' }).waitFor();
    await page.reload();
    const held = page.locator('.waiting');
    await held.waitFor();
    await held.getByText('Delete', { exact: true }).click();
    await held.getByText('Confirm deletion').click();
    await held.waitFor({ state: 'detached' });
    await page.context().close();
  });

  test.each(['127.0.0.1', 'localhost'])('without scripts the plain form does (%s)', async (host) => {
    const page = await visit('/demo', { javaScriptEnabled: false, host });
    const text = `تعليق بلا برامج من ${host}`;
    await write(page, text, 'ياسين');
    await page.waitForURL(/hiwar=published#comment-/);
    expect(new URL(page.url()).hostname).toBe(host);
    expect(await page.locator('article .body', { hasText: text }).isVisible()).toBe(true);
    expect(await page.locator('.note').innerText()).toBe('نُشر تعليقك.');
    await page.context().close();
  });

  (hasPayloads ? test : test.skip)('no payload runs, asks another server or leaves the allow-list, as a comment or as a name', async () => {
    const payloads = readFileSync(PAYLOADS, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { payload: string }).payload);
    const posted = await postAll(site, payloads);
    expect(posted).toBeGreaterThan(payloads.length * 0.99);
    const context = await site.browser.newContext();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('request', (request) => {
      if (new URL(request.url()).origin !== site.base) faults.push(`request: ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    await page.goto(`${site.base}/demo`);
    await page.waitForSelector('#comments article');
    await page.evaluate(showAll);
    expect(await page.locator('#comments article').count()).toBeGreaterThanOrEqual(posted);
    expect(await page.evaluate(foreignMarkup, { tags: allowedTags, attributes: allowedAttributes.a, root: '#comments' })).toEqual([]);
    const plain = await plainPages(site);
    expect(plain.strange).toEqual([]);
    expect(plain.articles).toBeGreaterThanOrEqual(posted);
    expect(faults).toEqual([]);
    await context.close();
  });
});

/** Each payload as the text and as the name of one comment, by hands that screening does not hold back. How many were taken. */
async function postAll({ app }: Site, payloads: string[]): Promise<number> {
  const { comments, sites } = app.app.services;
  const site = await sites.get('demo');
  const results = await Promise.allSettled(payloads.map(async (payload) => {
    const guest = comments.composeGuest(site, { name: payload, email: null });
    const draft = { text: payload, parentId: null, page: null, honeypot: false };
    return comments.post({ site, key: 'demo-ar' }, { ...guest, kind: 'staff' }, { draft, context: { address: null, replay: null } });
  }));
  return results.filter(({ status }) => status === 'fulfilled').length;
}

/** Presses "more" until there is no more. In the page. */
async function showAll(): Promise<void> {
  const more = document.querySelector<HTMLButtonElement>('#comments button.more')!;
  while (!more.hidden) {
    if (!more.disabled) more.click();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

type Allowed = { tags: string[]; attributes: string[] };

/** What stands below `root` that neither the page nor a comment may contain. In the page. */
function foreignMarkup({ tags, attributes, root }: Allowed & { root: string }): string[] {
  const own = 'div section article header form h2 p a ol li ul strong bdi span time label input textarea button select option'.split(' ');
  const ownAttributes = 'id class lang dir href datetime name type value required maxlength autocomplete rows role hidden aria-hidden aria-labelledby tabindex for novalidate data-site data-key data-lang data-dir data-texts'.split(' ');
  return [...document.querySelectorAll(`${root} *`)].flatMap((element) => {
    const isText = element.parentElement!.closest('.body') !== null;
    const tag = element.localName;
    const strange = [...element.attributes].filter(({ name, value }) => !(isText ? tag === 'a' && attributes.includes(name) : ownAttributes.includes(name))
      || (name === 'href' && !/^(https?:\/\/|mailto:|#comment-)/i.test(value)));
    return (isText ? tags : own).includes(tag) && strange.length === 0 ? [] : [element.outerHTML.slice(0, 200)];
  }).slice(0, 20);
}

/** The same of one page that the server renders, read as a browser without scripts would. In a blank page. */
function strangeIn({ tags, attributes, text }: Allowed & { text: string }): { strange: string[]; articles: number; next: string | null } {
  const parsed = new DOMParser().parseFromString(text, 'text/html');
  const never = ['script', 'iframe', 'img', 'svg', 'object', 'embed', 'math'];
  const strange = [...parsed.querySelectorAll('*')].filter((element) => {
    const names = element.getAttributeNames();
    if (never.includes(element.localName) || names.some((name) => name.startsWith('on'))) return true;
    const isText = (element.parentElement?.closest('.body') ?? null) !== null;
    return isText && (!tags.includes(element.localName) || names.some((name) => element.localName !== 'a' || !attributes.includes(name)));
  });
  return {
    strange: strange.map((element) => element.outerHTML.slice(0, 200)), articles: parsed.querySelectorAll('article').length,
    next: parsed.querySelector('a[rel=next]')?.getAttribute('href') ?? null,
  };
}

/** Every page the server renders of the thread, from the first to the last. */
async function plainPages({ browser, base }: Site): Promise<{ strange: string[]; articles: number }> {
  const blank = await browser.newPage();
  const found = { strange: [] as string[], articles: 0 };
  for (let url: string | null = `${base}/api/v1/sites/demo/threads/demo-ar/comments.html?lang=ar`; url !== null;) {
    const text: string = await (await fetch(url)).text();
    const { strange, articles, next }: ReturnType<typeof strangeIn> = await blank.evaluate(strangeIn, { tags: allowedTags, attributes: allowedAttributes.a, text });
    found.strange.push(...strange);
    found.articles += articles;
    url = next;
  }
  await blank.close();
  return found;
}
