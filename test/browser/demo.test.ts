// The demo article in a real browser: a paper's page with all three scripts in it, writing with scripts and without, and what hostile texts make of it.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import { withVisits } from '../../src/web/demo/visits-service.ts';
import { allowedAttributes, allowedTags } from '../../src/text/body.ts';
import '../../src/web/client/hiwar.ts';
import { aReader, barriers, findChromium, shoot, startSite, type Look, type Site } from './support.ts';

const chromiumPath = findChromium();
const PAYLOADS = new URL('../../../shared/data/xss/payloads.jsonl', import.meta.url);
const hasPayloads = existsSync(PAYLOADS);
if (!hasPayloads) process.stderr.write('XSS payloads skipped: ../shared/data/xss is absent\n');

(chromiumPath === null ? describe.skip : describe)('the demo article', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite(chromiumPath!);
    const { policies } = site.app.app.services;
    const { id } = await policies.add('demo', 'st_admin', withVisits(firstPolicy('127.0.0.1', 'demo'), '127.0.0.1'));
    await policies.publish('demo', id, 'st_admin');
  });
  afterAll(() => site?.stop());

  const visit = async (path: string, { host = '127.0.0.1', ...look }: Look & { host?: string } = {}): Promise<Page> => {
    const page = await (await aReader(site, { width: 360, ...look })).newPage();
    await page.goto(site.base.replace('127.0.0.1', host) + path);
    return page;
  };
  const count = (page: Page) => page.locator('.byline [data-hiwar-count]');

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
    expect(await count(page).innerText()).toBe(host === 'localhost' ? 'تعليقان' : 'تعليق واحد');
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
    const payloads = readFileSync(PAYLOADS, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { payload: string }).payload);
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
      expect([thread, await page.evaluate(showAll, thread)]).toEqual([thread, many]);
      expect(await page.evaluate(foreignMarkup, { tags: allowedTags, attributes: allowedAttributes.a })).toEqual([]);
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

/** Puts a thread in the place of the one before and presses "more" until there is no more. How many comments that shows. In the page. */
async function showAll(thread: string): Promise<number> {
  const place = document.querySelector('#comments > div')!;
  window.Hiwar!.mount!(place, { site: 'demo', thread, lang: 'ar' });
  const root = (): ShadowRoot | null => document.querySelector('hiwar-comments')!.shadowRoot;
  const wait = (): Promise<unknown> => new Promise((resolve) => void setTimeout(resolve, 5));
  while ((root()?.querySelector('article') ?? null) === null || root()!.querySelector('.room') !== null) await wait();
  for (let more: HTMLButtonElement | null; (more = root()!.querySelector('button.more')) !== null;) {
    if (more.ariaDisabled !== 'true') more.click();
    await wait();
  }
  return root()!.querySelectorAll('article').length;
}

type Allowed = { tags: string[]; attributes: string[] };

/** What stands in the widget that neither it nor a comment may contain. In the page. */
function foreignMarkup({ tags, attributes }: Allowed): string[] {
  const own = 'section article header form h2 p a ol li ul strong bdi span div time label input textarea button select option'.split(' ');
  const ownAttributes = 'id class lang dir href datetime title name value type role tabindex for rows maxlength autocomplete inputmode required hidden novalidate aria-hidden aria-label aria-labelledby aria-describedby aria-disabled aria-busy aria-invalid aria-expanded'.split(' ');
  return [...document.querySelector('hiwar-comments')!.shadowRoot!.querySelectorAll('*')].flatMap((element) => {
    const isText = element.parentElement?.closest('.body') != null;
    const tag = element.localName;
    const strange = [...element.attributes].filter(({ name, value }) => !(isText ? tag === 'a' && attributes.includes(name) : ownAttributes.includes(name))
      || (name === 'href' && !/^(https?:\/\/|mailto:)/i.test(value)));
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
async function plainPages({ browser, base }: Site, thread: string): Promise<{ strange: string[]; articles: number }> {
  const blank = await browser.newPage();
  const found = { strange: [] as string[], articles: 0 };
  for (let url: string | null = `${base}/api/v1/sites/demo/threads/${thread}/comments.html?lang=ar`; url !== null;) {
    const text: string = await (await fetch(url)).text();
    const { strange, articles, next }: ReturnType<typeof strangeIn> = await blank.evaluate(strangeIn, { tags: allowedTags, attributes: allowedAttributes.a, text });
    found.strange.push(...strange);
    found.articles += articles;
    url = next;
  }
  await blank.close();
  return found;
}
