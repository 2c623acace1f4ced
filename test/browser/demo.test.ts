// The demo article in a real browser: a paper's page with all three scripts in it, writing with scripts and without, and what hostile texts make of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import { withVisits } from '../../src/web/demo/visits-service.ts';
import '../../src/web/client/hiwar.ts';
import { hasPayloads, readPayloads } from '../support/xss-payloads.ts';
import { aReader, barriers, findChromium, shoot, startSite, type Look, type Site } from './support.ts';
import { allowed, foreignMarkup, showAll, type Allowed } from './widget-payloads.ts';

const chromiumPath = findChromium();

(chromiumPath === null ? describe.skip : describe)('the demo article', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite(chromiumPath!);
    const { policies } = site.app.app.services;
    const { id } = await policies.add('demo', 'st_admin', withVisits(firstPolicy('127.0.0.1', 'demo'), '127.0.0.1'));
    await policies.publish({ site: 'demo', id }, 'st_admin');
  });
  afterAll(() => site?.stop());

  const visit = async (path: string, { host = '127.0.0.1', ...look }: Look & { host?: string } = {}): Promise<Page> => {
    const page = await (await aReader(site, { width: 360, ...look })).newPage();
    await page.goto(site.base.replace('127.0.0.1', host) + path);
    return page;
  };

  test.each(['127.0.0.1', 'localhost'])('a comment in Arabic is shown where it was written, and counted in the list (%s)', async (host) => {
    const page = await visit('/demo#comments', { host });
    const text = `أهلا بعودة القطار من ${host}`;
    await page.locator('#comments textarea').fill(text);
    await page.getByLabel('الاسم', { exact: true }).fill('سلمى');
    await page.getByRole('button', { name: 'أرسل التعليق' }).click();
    const article = page.locator('#comments article', { hasText: text });
    await article.waitFor();
    expect(await article.locator('.body').getAttribute('dir')).toBe('rtl');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.reload();
    await page.locator('#comments article', { hasText: text }).waitFor();
    await page.locator('.byline').getByText(host === 'localhost' ? 'تعليقان' : 'تعليق واحد', { exact: true }).waitFor();
    await page.context().close();
  });

  test.each([
    ['/demo', { lang: 'ar', width: 360, dark: false }], ['/demo', { lang: 'ar', width: 1280, dark: true }],
    ['/demo/en', { lang: 'en', width: 1280, dark: false }], ['/demo/en', { lang: 'en', width: 360, dark: true }],
  ] as const)('%s at %j has no barriers, no sideways scroll, and leads to the moderators', async (path, look) => {
    const page = await visit(path, look);
    await page.locator('#comments').scrollIntoViewIfNeeded();
    await page.locator('#comments textarea').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
    expect(await barriers(page)).toEqual([]);
    await page.evaluate(() => scrollTo(0, 0));
    await shoot(page, `demo-article-${look.lang}-${look.width}-${look.dark ? 'dark' : 'light'}`);
    expect(await page.locator('aside .button').getAttribute('href')).toBe('/dashboard');
    expect(await page.locator('aside pre').innerText()).toContain('hiwar staff create');
    await page.context().close();
  });

  test('the film is loaded when it is allowed, and not before', async () => {
    const page = await visit('/demo/en', { lang: 'en', width: 1280 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const film = page.locator('.film');
    await film.getByRole('group').scrollIntoViewIfNeeded();
    expect(asked).not.toContain('/demo/video/en');
    await film.getByRole('button').first().click();
    await film.locator('iframe[src="/demo/video/en"]').waitFor();
    await page.frameLocator('.film iframe').getByAltText('A drawing of the train', { exact: false }).waitFor();
    await page.context().close();
  });

  test.each(['127.0.0.1', 'localhost'])('without scripts the plain form does (%s)', async (host) => {
    const page = await visit('/demo', { javaScriptEnabled: false, host });
    const text = `تعليق بلا برامج من ${host}`;
    await page.fill('textarea[name=text]', text);
    await page.fill('input[name=name]', 'ياسين');
    await page.click('form button[type=submit]');
    await page.waitForURL(/hiwar=published#comment-/);
    expect(new URL(page.url()).hostname).toBe(host);
    expect(await page.locator('article .body', { hasText: text }).isVisible()).toBe(true);
    expect(await page.locator('.note').innerText()).toBe('نُشر تعليقك.');
    if (host === 'localhost') await shoot(page, 'demo-plain-ar-360-light');
    await page.context().close();
  });

  (hasPayloads ? test : test.skip)('no payload runs, asks another server or leaves the allow-list, as a comment or as a name', async () => {
    const payloads = readPayloads();
    const threads = await postAll(site, payloads);
    const posted = [...threads.values()].reduce((sum, each) => sum + each, 0);
    expect(posted).toBeGreaterThan(payloads.length * 0.99);
    const context = await aReader(site);
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
    page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
    await page.goto(`${site.base}/demo#comments`);
    await page.locator('#comments textarea').waitFor();
    for (const [thread, many] of threads) {
      await page.evaluate(mountThread, thread);
      expect([thread, await page.evaluate(showAll)]).toEqual([thread, many]);
      expect(await page.evaluate(foreignMarkup, allowed)).toEqual([]);
      const plain = await plainPages(site, thread);
      expect([plain.strange, plain.articles]).toEqual([[], many]);
    }
    expect(faults).toEqual([]);
    await context.close();
  }, 180_000);
});

/** The widget draws a thread anew with each page of it. */
const THREAD_OF = 200;

/** Each payload as the text and as the name of one comment, by hands that screening does not hold back. How many were taken in each thread. */
async function postAll({ app, base }: Site, payloads: string[]): Promise<Map<string, number>> {
  const { comments, sites, threads } = app.app.services;
  const site = await sites.get('demo');
  const keys = Array.from({ length: Math.ceil(payloads.length / THREAD_OF) }, (_, at) => `hostile-${at}`);
  for (const key of keys) await threads.put(site, key, { url: `${base}/demo`, title: key });
  const results = await Promise.allSettled(payloads.map(async (payload, at) => {
    const guest = comments.composeGuest(site, { name: payload, email: null });
    const draft = { text: payload, parentId: null, page: null, honeypot: false };
    const key = keys[Math.floor(at / THREAD_OF)]!;
    await comments.post({ site, key }, { ...guest, kind: 'staff' }, { draft, context: { address: null, replay: null } });
    return key;
  }));
  const taken = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  return new Map(keys.map((key) => [key, taken.filter((each) => each === key).length]));
}

/** Puts a thread in the place of the one before. In the page. */
function mountThread(thread: string): void {
  window.Hiwar!.mount!(document.querySelector('#comments > div')!, { site: 'demo', thread, lang: 'ar' });
}

/** What one page that the server renders, read as a browser without scripts would, may not contain. In a blank page. */
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
async function plainPages({ browser, base }: Site, thread: string): Promise<{ strange: string[]; articles: number }> {
  const blank = await browser.newPage();
  const found = { strange: [] as string[], articles: 0 };
  for (let url: string | null = `${base}/api/v1/sites/demo/threads/${thread}/comments.html?lang=ar`; url !== null;) {
    const text: string = await (await fetch(url)).text();
    const { strange, articles, next }: ReturnType<typeof strangeIn> = await blank.evaluate(strangeIn, { ...allowed, text });
    found.strange.push(...strange);
    found.articles += articles;
    url = next;
  }
  await blank.close();
  return found;
}
