// What goes wrong around the widget, and what hostile texts make of it: said in its place, nothing typed lost, nothing run.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { hasPayloads, readPayloads } from '../support/xss-payloads.ts';
import { aReader, barriers, intercept, lose, onEachStore, shoot, type Look } from './support.ts';
import { allowed, foreignMarkup, showAll } from './widget-payloads.ts';
import { addressOf, button, comment, guest, overflow, remember, seed, seedMany, startPaper, texts, visit, write, type Paper } from './widget-support.ts';

const POSTS = /\/threads\/[^/]+\/comments$/;

await onEachStore('the widget, when something goes wrong', (site) => {
  let paper: Paper;
  const contexts: BrowserContext[] = [];
  const reader = async (look: Look = {}): Promise<BrowserContext> => {
    const context = await aReader(site(), look);
    contexts.push(context);
    return context;
  };
  const open = async (thread: string, { look = {}, ...over }: { look?: Look; context?: BrowserContext } = {}) =>
    visit(site(), paper, { thread, ...look, context: over.context ?? await reader(look) });
  const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
  const send = (page: Page) => button(page, 'أرسل التعليق').click();
  beforeAll(async () => {
    paper = await startPaper(site());
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => paper?.stop());

  test('without a network the text stays, through a reload too, and is sent once there is one', async () => {
    const page = await open('offline', { look: { width: 360 } });
    await intercept(page, POSTS, (route) => route.abort());
    await write(page, 'نص تعبت في كتابته', 'كريم');
    await alert(page, 'تعذّر الاتصال بالخادم').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-offline-ar-360-light');
    await page.unroute(POSTS);
    await page.reload();
    expect(await page.getByLabel('اترك تعليقا').inputValue()).toBe('نص تعبت في كتابته');
    expect(await page.getByLabel('الاسم', { exact: true }).inputValue()).toBe('كريم');
    await send(page);
    await comment(page, 'نص تعبت في كتابته').waitFor();
    expect(await page.getByLabel('اترك تعليقا').inputValue()).toBe('');
    await page.reload();
    await comment(page, 'نص تعبت في كتابته').waitFor();
    expect(await page.getByLabel('اترك تعليقا').inputValue()).toBe('');
  });

  test('an answer that was lost does not post twice, not even after a reload', async () => {
    const page = await open('lost');
    await lose(page, POSTS, 'POST');
    await write(page, 'وصل ولم يُعلم بوصوله', 'كريم');
    await alert(page, 'تعذّر الاتصال').waitFor();
    await page.reload();
    await comment(page, 'وصل ولم يُعلم بوصوله').waitFor();
    await send(page);
    await button(comment(page, 'وصل ولم يُعلم بوصوله'), 'حذف').waitFor();
    expect(await texts(page)).toEqual(['وصل ولم يُعلم بوصوله']);
    await page.reload();
    await page.getByRole('heading', { name: 'تعليق واحد' }).waitFor();
  });

  test('slow, busy, unavailable and repeated are told apart, with what to do', async () => {
    const context = await reader();
    await context.addInitScript(() => { const { timeout } = AbortSignal; AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 20); });
    const page = await open('answers', { context });
    const problem = (status: number, code: string, over: object = {}) => ({
      status, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After', 'Content-Type': 'application/problem+json', ...over },
      body: JSON.stringify({ status, code, title: 'تمهّل قليلا', detail: 'تعذّر الوصول إلى قاعدة البيانات.' }),
    });
    await intercept(page, POSTS, (route) => (route.request().method() === 'OPTIONS' ? route.continue() : route.fulfill(problem(429, 'flood', { 'Retry-After': '42' }))));
    await write(page, 'تعليق صبور', 'هند');
    await alert(page, 'تمهّل قليلا. أعد المحاولة خلال 42 ثانية.').waitFor();
    await page.unroute(POSTS);
    await intercept(page, POSTS, (route) => route.fulfill(problem(503, 'unavailable')));
    await send(page);
    await alert(page, 'تعذّر الوصول إلى قاعدة البيانات.').waitFor();
    await page.unroute(POSTS);
    await intercept(page, POSTS, (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>', headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' } }));
    await send(page);
    await alert(page, 'الخدمة غير متاحة الآن').waitFor();
    await page.unroute(POSTS);
    await intercept(page, POSTS, () => {});
    await send(page);
    await alert(page, 'تأخر الخادم في الرد').waitFor();
    await page.unroute(POSTS);
    await send(page);
    await comment(page, 'تعليق صبور').waitFor();
    await write(page, 'تعليق صبور');
    await alert(page, 'سبق أن أرسلت هذا النص نفسه').waitFor();
    expect(await page.getByLabel('اترك تعليقا').inputValue()).toBe('تعليق صبور');
  });

  test('comments that could not be loaded are asked for again', async () => {
    await seed(site(), 'unloaded', { text: 'ما زلت هنا' });
    const context = await reader();
    await context.route(/\/unloaded\/comments\?/, (route) => route.abort());
    const page = await open('unloaded', { context });
    await alert(page, 'تعذّر تحميل التعليقات.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await context.unroute(/\/unloaded\/comments\?/);
    await button(page, 'أعد المحاولة').click();
    await comment(page, 'ما زلت هنا').waitFor();
    await intercept(page, /sort=oldest/, (route) => route.abort());
    await page.getByLabel('الترتيب').selectOption('oldest');
    await alert(page, 'تعذّر الاتصال').waitFor();
    expect(await page.getByLabel('الترتيب').inputValue()).toBe('newest');
  });

  test('a token that is not known any more is forgotten, the text is not', async () => {
    const context = await reader();
    const own = await guest(site(), 'token', 'تعليق سابق', { name: 'فرح' });
    await remember(context, { ...own, guestToken: 'ليس.رمزا'.normalize().replace(/[^a-z.]/g, 'x') });
    const page = await open('token', { context });
    await comment(page, 'تعليق سابق').waitFor();
    await page.getByLabel('اترك تعليقا').fill('لا أضيع');
    await page.getByLabel('الاسم', { exact: true }).fill('فرح');
    await send(page);
    await comment(page, 'لا أضيع').waitFor();
    await intercept(page, POSTS, (route) => route.fulfill({ status: 401, headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/problem+json' }, body: JSON.stringify({ status: 401, code: 'unauthenticated', title: '', detail: '' }) }));
    await write(page, 'وهذا لا يضيع');
    await alert(page, 'لم نعد نتعرف عليك').waitFor();
    await page.unroute(POSTS);
    expect(await page.getByLabel('الاسم', { exact: true }).evaluate((each) => each === (each.getRootNode() as ShadowRoot).activeElement)).toBe(true);
    await page.keyboard.type('فرح');
    await page.keyboard.press('Enter');
    await comment(page, 'وهذا لا يضيع').waitFor();
  });

  test('a reply begun is there after a reload; that what it answers is gone is said', async () => {
    const parent = await guest(site(), 'draft', 'سأُحذف قريبا');
    const page = await open('draft');
    await button(comment(page, 'سأُحذف قريبا'), 'رد').click();
    await page.locator('article textarea:focus').waitFor();
    await page.keyboard.type('رد طويل');
    await page.reload();
    const form = page.locator('article form');
    await form.waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('رد طويل');
    await site().app.call('delete', `/comments/${parent.comment.id}`, { token: parent.guestToken });
    await form.getByLabel('الاسم', { exact: true }).fill('أمل');
    await form.getByRole('button', { name: 'أرسل التعليق' }).click();
    await alert(page, 'التعليق الذي ترد عليه لم يعد موجودا').waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('رد طويل');
  });

  test('where storage is denied everything works until the page is left', async () => {
    const context = await reader();
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    });
    const page = await open('denied', { context });
    await write(page, 'بلا ذاكرة', 'ضياء');
    await button(comment(page, 'بلا ذاكرة'), 'تعديل').click();
    await page.locator('article form textarea').fill('بلا ذاكرة، ومع ذلك');
    await button(page, 'حفظ').click();
    await comment(page, 'بلا ذاكرة، ومع ذلك').waitFor();
  });

  test('the counter speaks near the limit, counting as people do; too long is said before it is sent', async () => {
    await site().app.settings({ maxLength: 30 });
    const page = await (await reader()).newPage();
    const informed = page.waitForResponse(/threads\/limit$/);
    await page.goto(addressOf(paper, { thread: 'limit' }));
    await informed;
    const box = page.getByLabel('اترك تعليقا');
    await box.fill(`${'م'.repeat(26)}👨‍👩‍👧‍👦`);
    await page.getByText('الأحرف الباقية: 3').waitFor();
    await write(page, 'م'.repeat(32), 'لجين');
    await page.getByText('النص أطول من المسموح.').waitFor();
    expect(await box.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('الأحرف الباقية: -2').waitFor();
    await site().app.settings({ maxLength: 5000 });
  });

  test('hostile texts and names stay within their boxes', async () => {
    const marks = `ب${'\u0651\u0301'.repeat(2500)}`;
    await seed(site(), 'hostile', { text: `مقلوب \u202Eabc\u202C ${marks}`, name: `\u202Eكاتب\u202C ${'\u0301'.repeat(60)}` });
    await seed(site(), 'hostile', { text: 'كلمة'.repeat(500), name: 'ط'.repeat(80) });
    await seed(site(), 'hostile', { text: `https://example.org/${'a'.repeat(1900)}`, name: 'W'.repeat(80) });
    const root = await seed(site(), 'hostile', { text: 'x'.repeat(2000), name: '<b>غامق</b>' });
    await seed(site(), 'hostile', { text: `\`\`\`\n${'y'.repeat(2000)}\n\`\`\``, parentId: root, name: '\u2067رجل\u2069' });
    const page = await open('hostile', { look: { width: 360 } });
    await button(comment(page, 'x'.repeat(2000)), 'رد').waitFor();
    expect(await overflow(page)).toBe(0);
    const boxes = await page.locator('article').evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
    expect(Math.max(...boxes)).toBeLessThanOrEqual(1);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-hostile-ar-360-light');
  });

  test('nothing jumps on a slow machine, as the comments come and after', async () => {
    await seedMany(site(), 'speed', 25);
    const context = await reader({ width: 360 });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(addressOf(paper, { thread: 'speed' }));
    await page.getByRole('heading', { name: '25 تعليقا' }).waitFor();
    const shifts = await page.evaluate(() => (globalThis as never as { shifts: [number, ...string[]][] }).shifts);
    expect({ shifts, isStill: shifts.reduce((sum, [each]) => sum + each, 0) < 0.02 }).toMatchObject({ isStill: true });
  });

  (hasPayloads ? test : test.skip)('no payload runs, asks another server or leaves the allow-list, as a comment or as a name', async () => {
    const payloads = readPayloads();
    // A page of all of them would be slow to draw again at each step.
    const threads = new Map<string, number>();
    for (let at = 0; at < payloads.length; at += 500) {
      const thread = `payloads-${at}`;
      const results = await Promise.allSettled(payloads.slice(at, at + 500).map((payload) => seed(site(), thread, { text: payload, name: payload, kind: 'staff' })));
      threads.set(thread, results.filter(({ status }) => status === 'fulfilled').length);
    }
    expect([...threads.values()].reduce((sum, each) => sum + each, 0)).toBeGreaterThan(payloads.length * 0.99);
    paper.csp = `default-src 'none'; script-src 'nonce-paper' ${site().base}; style-src 'nonce-paper'; connect-src ${site().base}; require-trusted-types-for 'script'; trusted-types hiwar`;
    const context = await reader();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    context.on('request', (request) => {
      if (![site().base, paper.origin].includes(new URL(request.url()).origin)) faults.push(`request: ${request.url()}`);
    });
    await context.addInitScript(() => {
      Object.assign(globalThis, { violations: [] });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => (globalThis as never as { violations: string[] }).violations.push(`${violatedDirective} ${blockedURI}`));
    });
    for (const [thread, posted] of threads) {
      await page.goto(addressOf(paper, { thread }));
      expect(await page.evaluate(showAll)).toBe(posted);
      expect(await page.evaluate(foreignMarkup, allowed)).toEqual([]);
      expect(await page.evaluate(() => (globalThis as never as { violations: string[] }).violations)).toEqual([]);
    }
    expect(faults).toEqual([]);
    paper.csp = null;
  }, 240_000);
});
