// The banner in pages of others, in a real browser: what it holds back, what it asks, and what is recorded of the answer.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { hasPayloads, readPayloads } from '../support/xss-payloads.ts';
import { article, held, MATOMO, richPolicy, Visitor } from './banner-support.ts';
import { asking, kept, type Asking } from './consent-support.ts';
import { barriers, intercept, onEachStore, shoot } from './support.ts';

const SUBJECT = 'hiwar_consent_demo';
const LIMIT_BYTES = 8 * 1024;
const words = richPolicy().texts.ar!;

await onEachStore('the banner', (given) => {
  let site: Asking;
  beforeAll(async () => {
    site = await asking(given());
    await site.publish(richPolicy());
    const { base } = site;
    const link = '<p><button type="button" data-hiwar-consent-open></button></p>';
    site.pages.set('/', article(held + link, { base })).set('/own', article(held, { base })).set('/en', article(held, { base, lang: 'en', attributes: 'data-theme="dark"' }))
      .set('/matomo.js', MATOMO).set('/film', '<!doctype html><title>film</title><p>film</p>')
      .set('/tall', article(`${held}<div style="block-size:3000px"></div>`, { base }));
  });
  afterAll(() => site?.stop());

  const chosen = async (from: number) => (await site.records()).slice(from);
  const count = async (): Promise<number> => (await site.records()).length;
  const recorded = async (from: number, howMany: number) => {
    for (let tries = 0; tries < 100 && await count() < from + howMany; tries += 1) await new Promise((resolve) => void setTimeout(resolve, 50));
    return chosen(from);
  };
  const arrive = async (path = '/', look: Parameters<typeof Visitor.of>[1] = {}): Promise<Visitor> => {
    const visitor = await Visitor.of(site, look);
    await visitor.page.goto(site.near + path);
    return visitor;
  };
  const onSave = (page: Page, answer: (route: Route) => unknown) => intercept(page, '**/consent/me?*', (route) => (route.request().method() === 'PUT' ? answer(route) : route.continue()));

  test('before a choice nothing is kept, nothing runs, Google is told no first; looking, scrolling and Escape are no choice', async () => {
    const from = await count();
    const visitor = await Visitor.of(site, { width: 360 });
    const { page, context, card } = visitor;
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site.near}/tall`);
    await card.waitFor();
    await page.mouse.wheel(0, 2000);
    await page.waitForFunction(() => scrollY > 0);
    await page.keyboard.press('Escape');
    // By key: the page may still be scrolling, and a place in it moves.
    await page.getByRole('link', { name: 'الميناء' }).press('Enter');
    await page.waitForURL('**/tall#story');
    expect(await card.isVisible()).toBe(true);
    const denied = Object.fromEntries(['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage'].map((key) => [key, 'denied']));
    expect(JSON.parse(await page.evaluate(() => (globalThis as unknown as { first: string }).first))).toEqual(['consent', 'default', { ...denied, wait_for_update: 500 }]);
    expect([await kept(context, page), await visitor.ran(), asked.filter((path) => ['/film', '/matomo.js'].includes(path)), await count()]).toEqual([{ cookies: [], storage: [] }, [], [], from]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const [accept, reject] = await Promise.all([words.accept, words.reject].map(async (name) => {
      const each = card.getByRole('button', { name, exact: true });
      const { width = 0, height = 0, y = 0 } = await each.boundingBox() ?? {};
      return { width: Math.round(width), height, y, look: await each.evaluate((on) => { const { color, backgroundColor, font, border } = getComputedStyle(on); return { color, backgroundColor, font, border }; }) };
    }));
    expect(accept).toEqual(reject);
    expect(await barriers(page)).toEqual([]);
    await page.evaluate(() => scrollTo(0, 0));
    await shoot(page, 'banner-ask-ar-360-light');
    await context.close();
  });

  test('by keyboard alone: reject, and the way goes on from the top of the page', async () => {
    const from = await count();
    const visitor = await arrive();
    await visitor.card.waitFor();
    await visitor.page.keyboard.press('Tab');
    expect(await visitor.focused()).toBe(words.accept);
    await visitor.tabTo(words.reject);
    site.app.pass(1);
    await visitor.page.keyboard.press('Enter');
    await visitor.gone();
    const [record] = await recorded(from, 1);
    expect(record).toMatchObject({ action: 'reject_all', surface: 'banner', lang: 'ar', gpc: false, agent: null, categories: { necessary: true, statistics: false, marketing: false } });
    expect(record!.textHash).toMatch(/^sha256:/);
    expect(await kept(visitor.context, visitor.page)).toEqual({ cookies: [SUBJECT], storage: [] });
    expect(await visitor.focused()).toBe('حُفظ اختيارك.');
    await visitor.page.keyboard.press('Tab');
    expect(await visitor.focused()).toBe('الميناء');
    await visitor.context.close();
  });

  test('by keyboard alone: one service chosen runs, in order, once recorded; reopened and withdrawn, its cookies go and a reload is offered', async () => {
    const from = await count();
    const visitor = await arrive('/', { width: 360 });
    const { page, card } = visitor;
    await card.waitFor();
    await visitor.tabTo(words.settings);
    await page.keyboard.press('Enter');
    expect(await visitor.focused()).toBe(words.title);
    expect(await barriers(page)).toEqual([]);
    await card.getByText('ملفات تعريف الارتباط').nth(2).click();
    await shoot(page, 'banner-settings-ar-360-light');
    await page.keyboard.press('Escape');
    expect(await visitor.focused()).toBe(words.title);
    expect(await card.getByRole('checkbox').count()).toBe(0);
    await visitor.tabTo(words.settings);
    await page.keyboard.press('Enter');
    await visitor.tabTo('Matomo');
    await page.keyboard.press('Space');
    expect(await card.getByLabel(words.categories['statistics']!.label).isChecked()).toBe(true);
    await visitor.tabTo(words.save);
    site.app.pass(1);
    await page.keyboard.press('Enter');
    await visitor.hasRun(2);
    expect([await visitor.ran(), await visitor.cookies()]).toEqual([['matomo', 'inline'], ['_pk_id.1', '_pk_ses', SUBJECT]]);
    const last = await page.evaluate(() => JSON.stringify([...(globalThis as unknown as { dataLayer: Iterable<unknown>[] }).dataLayer.at(-1)!]));
    expect(JSON.parse(last)).toMatchObject(['consent', 'update', { analytics_storage: 'granted', ad_storage: 'denied' }]);
    await visitor.tabTo(words.reopen);
    await page.keyboard.press('Enter');
    expect(await visitor.focused()).toBe(words.title);
    expect([await card.getByLabel('Matomo').isChecked(), await card.getByLabel('Pixel Ads').isChecked()]).toEqual([true, false]);
    await visitor.tabTo(words.reject);
    site.app.pass(1);
    await page.keyboard.press('Space');
    await card.getByText('يبقى عاملا').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'banner-note-ar-360-light');
    await visitor.tabTo('إغلاق');
    await page.keyboard.press('Enter');
    await visitor.gone();
    expect([await visitor.focused(), await visitor.cookies()]).toEqual([words.reopen, [SUBJECT]]);
    const [granted, taken] = await recorded(from, 2);
    expect(granted).toMatchObject({ action: 'custom', surface: 'settings', categories: { statistics: true, marketing: false }, services: { matomo: true, 'demo-visits': false, video: false } });
    expect(taken).toMatchObject({ action: 'withdraw', services: { matomo: false }, subject: { digest: granted!.subject!.digest } });
    const told = await page.evaluate(() => (globalThis as unknown as { told: { decided: boolean; services: Record<string, boolean> }[] }).told.map(({ decided, services }) => [decided, services['matomo']]));
    expect([told[0], told.at(-1)]).toEqual([[false, false], [true, false]]);
    await visitor.context.close();
  });

  test('a frame waits in a placeholder of its own box, asks for just that, and is put back when it is withdrawn; later elements are seen', async () => {
    const from = await count();
    const visitor = await arrive('/own', { width: 360 });
    const { page } = visitor;
    const placeholder = page.locator('[data-hiwar-placeholder]');
    const place = () => page.locator('#after').evaluate((on) => Math.round(on.getBoundingClientRect().top + scrollY));
    await placeholder.waitFor();
    const before = [await place(), await placeholder.evaluate((on) => on.getBoundingClientRect().width)];
    expect(before[1]).toBeGreaterThan(300);
    site.app.pass(1);
    await intercept(visitor.page, '**/consent/me?*', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    const allow = placeholder.getByRole('button', { name: 'اسمح بعرض «Vidéothèque»' });
    await allow.click();
    await placeholder.getByRole('alert').getByText('تعذر حفظ اختيارك').waitFor();
    expect(await page.locator('iframe').getAttribute('src')).toBeNull();
    await page.unroute('**/consent/me?*');
    await visitor.card.evaluate((on) => on.remove());
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'banner-placeholder-ar-360-light');
    await allow.click();
    await page.frameLocator('iframe').getByText('film').waitFor();
    expect([await place(), await page.locator('iframe').evaluate((on) => on.getBoundingClientRect().width), await placeholder.count(), await visitor.ran()]).toEqual([...before, 0, ['marketing']]);
    await page.evaluate(() => {
      for (const service of ['video', 'pixel']) document.querySelector('main')!.append(Object.assign(document.createElement('iframe'), { title: service }));
      for (const each of document.querySelectorAll<HTMLElement>('iframe:not([data-src])')) Object.assign(each.dataset, { consent: 'marketing', consentService: each.title, src: '/film' });
      document.querySelector('main')!.append(Object.assign(document.createElement('script'), { type: 'text/plain', text: "ran.push('late')" }));
      Object.assign(document.querySelector<HTMLElement>('main > script:last-of-type')!.dataset, { consent: 'marketing' });
    });
    await visitor.hasRun(2);
    await page.locator('iframe[title=video][src]').waitFor();
    await placeholder.getByRole('button', { name: 'اسمح بعرض «Pixel Ads»' }).waitFor();
    site.app.pass(1);
    await page.evaluate(() => globalThis.HiwarConsent!.withdraw());
    expect([await page.locator('iframe[src]').count(), await placeholder.count(), await place()]).toEqual([0, 3, before[0]]);
    const [granted, taken] = await recorded(from, 2);
    expect(granted).toMatchObject({ action: 'custom', surface: 'placeholder', categories: { marketing: true, statistics: false }, services: { video: true, pixel: false, matomo: false } });
    expect(taken!.action).toBe('withdraw');
    await visitor.context.close();
  });

  test('from another site the id is kept by the page and sent back; one tab answers for the others, without a second question', async () => {
    const from = await count();
    const visitor = await Visitor.of(site);
    const { page, context } = visitor;
    await page.goto(site.far);
    const other = await context.newPage();
    await other.goto(site.far);
    const otherCard = other.locator('#hiwar-consent .card');
    await otherCard.waitFor();
    await visitor.press(words.accept);
    await visitor.gone();
    await otherCard.waitFor({ state: 'detached' });
    await other.waitForFunction(() => globalThis.HiwarConsent!.get()!.services['video']);
    await other.locator('iframe[src]').waitFor();
    expect((await kept(context, page)).storage).toEqual(['hiwar-consent:demo']);
    expect((await visitor.cookies()).includes(SUBJECT)).toBe(false);
    await page.reload();
    await page.getByRole('button', { name: words.reopen }).click();
    await visitor.press(words.reject);
    await other.waitForFunction(() => globalThis.HiwarConsent!.get()!.action === 'withdraw');
    const made = await recorded(from, 2);
    expect([made.map(({ action }) => action), new Set(made.map(({ subject }) => subject?.digest)).size]).toEqual([['accept_all', 'withdraw'], 1]);
    const again = page.waitForRequest((request) => request.url().includes('/consent/me'));
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await again;
    await context.close();
  });

  test('what was not saved does not count, is said, and can be chosen again: 500, no network, a slow 429, a text that has changed', async () => {
    const from = await count();
    const visitor = await arrive();
    const { page, card } = visitor;
    const alert = card.getByRole('alert');
    const answers: [(route: Route) => unknown, string][] = [
      [(route) => route.fulfill({ status: 500, body: '{}' }), 'تعذر حفظ اختيارك'], [(route) => route.abort(), 'لا اتصال بالشبكة'],
      [(route) => void setTimeout(() => void route.fulfill({ status: 429, headers: { 'Access-Control-Allow-Origin': site.near, 'Access-Control-Allow-Credentials': 'true' }, json: { code: 'rate_limited' } }), 300), 'الخادم مشغول'],
    ];
    await card.waitFor();
    for (const [answer, said] of answers) {
      await onSave(page, answer);
      const before = await visitor.told();
      await visitor.press(words.accept);
      await alert.getByText(said).waitFor();
      // It asks what stands, and is done with that.
      await visitor.toldAfter(before);
      await page.unroute('**/consent/me?*');
    }
    expect([await visitor.ran(), await kept(visitor.context, page), await count()]).toEqual([[], { cookies: [], storage: [] }, from]);
    await shoot(page, 'banner-fault-ar-1280-light');
    const { policies } = site.app.app.services;
    const old = (await policies.list('demo', { limit: 10, cursor: null })).items.find(({ state }) => state === 'published');
    await site.publish({ ...richPolicy({ body: 'نص جديد.' }), material: true });
    await policies.retire({ site: 'demo', id: old!.id }, 'st_1');
    await visitor.press(words.accept);
    await alert.getByText('تغيّر هذا النص').waitFor();
    await card.getByText('نص جديد.').waitFor();
    expect(await visitor.ran()).toEqual([]);
    await visitor.press(words.accept);
    await visitor.hasRun(3);
    const [record] = await recorded(from, 1);
    await site.publish({ ...richPolicy(), material: true });
    site.app.pass(1);
    await page.reload();
    await card.getByText('تغيّرت السياسة').waitFor();
    expect([record!.action, await visitor.ran(), await page.evaluate(() => globalThis.HiwarConsent!.get()!.categories['statistics'])]).toEqual(['accept_all', [], false]);
    await visitor.context.close();
  });

  test('without the server nothing optional runs and nothing is shown; it asks again when the server is back', async () => {
    const visitor = await Visitor.of(site);
    await visitor.context.route('**/api/v1/consent/**', (route) => route.abort());
    const failed = visitor.page.waitForEvent('requestfailed');
    await visitor.page.goto(`${site.near}/own`);
    await failed;
    expect([await visitor.card.count(), await visitor.ran(), await visitor.page.evaluate(() => globalThis.HiwarConsent!.get())]).toEqual([0, [], null]);
    await visitor.context.unroute('**/api/v1/consent/**');
    await visitor.page.evaluate(() => dispatchEvent(new Event('online')));
    await visitor.card.waitFor();
    await visitor.context.close();
  });

  test('Global Privacy Control is said and recorded, and an explicit choice wins; a choice made on the way out arrives; without a link of the page there is one', async () => {
    const from = await count();
    const visitor = await arrive('/en', { headers: { 'Sec-GPC': '1' }, lang: 'en', dark: true });
    const { page } = visitor;
    await visitor.card.getByText('GPC').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'banner-gpc-en-1280-dark');
    site.app.pass(1);
    await visitor.card.getByRole('button', { name: 'Accept all' }).evaluate((on: HTMLElement) => {
      on.click();
      location.href = '/film';
    });
    expect((await recorded(from, 1))[0]).toMatchObject({ action: 'accept_all', gpc: true, lang: 'en', categories: { marketing: true } });
    await page.waitForURL('**/film');
    await page.goto(`${site.near}/en`);
    await page.locator('#hiwar-consent-open').getByRole('button', { name: 'Privacy choices' }).click();
    await visitor.card.getByRole('checkbox').first().waitFor();
    await shoot(page, 'banner-settings-en-1280-dark');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await visitor.gone();
    expect(await visitor.focused()).toBe('Privacy choices');
    await visitor.context.close();
  });

  test('under Trusted Types and nonces it releases what the page wrote; where its policy is not allowed the page stays whole', async () => {
    const csp = (name: string) => `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'nonce-n' ${site.base} 'self'; connect-src ${site.base}; style-src 'none'; require-trusted-types-for 'script'; trusted-types ${name}">`;
    site.pages.set('/strict', article(held, { base: site.base, head: csp('hiwar-consent') })).set('/closed', article(held, { base: site.base, head: csp("'none'") }));
    for (const [path, runs] of [['/strict', ['matomo', 'inline']], ['/closed', []]] as const) {
      const visitor = await arrive(path);
      await visitor.press(words.accept);
      await visitor.gone();
      await visitor.page.locator('iframe[src]').waitFor();
      if (runs.length > 0) await visitor.hasRun(runs.length);
      expect(await visitor.ran()).toEqual(runs);
      await visitor.context.close();
    }
  });

  (hasPayloads ? test : test.skip)('no text of a policy runs, asks another server or breaks the layout', async () => {
    const payloads = readPayloads();
    payloads.push('ه\u0301'.padEnd(5000, '\u0301'), 'ط'.repeat(2000), '\u202eقلب\u202d\u2066');
    const answer = await (await fetch(`${site.base}/api/v1/consent/config?site=demo&lang=ar`)).json() as { texts: Record<string, string> };
    const visitor = await Visitor.of(site, { width: 360 });
    const { page } = visitor;
    const faults: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    visitor.context.on('request', (request) => ![site.base, site.near].includes(new URL(request.url()).origin) && faults.push(`request: ${request.url()}`));
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error(`csp: ${violatedDirective}`)));
    page.on('console', (message) => message.text().startsWith('csp:') && faults.push(message.text()));
    for (const size = 1300; payloads.length > 0;) {
      const part = payloads.splice(-size);
      const next = (): string => part.pop() ?? 'x';
      const texts = Object.fromEntries(Object.keys(answer.texts).map((name) => [name, next()]));
      const categories = Array.from({ length: 10 }, (_, at) => ({
        key: at === 0 ? 'marketing' : `c${at}`, required: at === 1, default: false, label: next(), googleConsent: [],
        services: Array.from({ length: 65 }, (__, number) => ({ key: number === 0 && at === 0 ? 'video' : `s${at}-${number}`, vendor: next(), purpose: next(), cookies: [{ name: next(), domain: '127.0.0.1', days: 3 }] })).slice(0, 43),
      }));
      await intercept(page, '**/consent/config?*', (route) => route.fulfill({ headers: { 'Access-Control-Allow-Origin': site.near }, json: { ...answer, texts, categories } }));
      await page.goto(`${site.near}/own`);
      await page.locator('[data-hiwar-placeholder]').waitFor();
      await visitor.card.locator('.link').click();
      expect(await visitor.card.getByRole('checkbox').count()).toBeGreaterThan(300);
      expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('#hiwar-consent')!.shadowRoot!.querySelector('.card')!.scrollWidth])).toEqual([360, 360]);
      await page.unroute('**/consent/config?*');
    }
    expect(faults).toEqual([]);
    await visitor.context.close();
  });

  test('the script with its style is small', async () => {
    const answer = await fetch(`${site.base}/consent.js`, { method: 'HEAD', headers: { 'Accept-Encoding': 'br' } });
    const bytes = Number(answer.headers.get('Content-Length'));
    process.stdout.write(`consent.js: ${bytes} bytes of brotli\n`);
    expect([answer.headers.get('Content-Encoding'), bytes <= LIMIT_BYTES]).toEqual(['br', true]);
  });
});
