// What readers see before the widget is there: the first comments, where the widget is going to draw them, and for whom they wait.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { aReader, barriers, intercept, onEachStore, shoot, type Look } from './support.ts';
import { addressOf, button, comment, guest, remember, seed, seedMany, startPaper, texts, type Paper } from './widget-support.ts';

const WIDGET = '**/assets/widget-*';

await onEachStore('the first comments', (site) => {
  let paper: Paper;
  const contexts: BrowserContext[] = [];
  /** A reader whose widget comes when it is let go. */
  const held = async (look: Look = {}): Promise<{ page: Page; release(): void; context: BrowserContext }> => {
    const context = await aReader(site(), look);
    contexts.push(context);
    const page = await context.newPage();
    const gate = Promise.withResolvers<void>();
    await intercept(page, WIDGET, async (route) => {
      await gate.promise;
      await route.continue();
    });
    return { context, page, release: gate.resolve };
  };
  beforeAll(async () => {
    paper = await startPaper(site());
    const ids = await seedMany(site(), 'seen', 6);
    const parentId = ids[4]!;
    const reply = await seed(site(), 'seen', { text: `جواب ${'طويل '.repeat(30)}`, parentId, name: 'نور' });
    await seed(site(), 'seen', { text: 'A reply in Latin letters', parentId: reply, name: 'Sami' });
    for (const text of ['ثالث', 'رابع', 'خامس']) await seed(site(), 'seen', { text, parentId });
    await seed(site(), 'seen', { text: '> قول مأثور\n\nثم **جواب** عليه\n\n1. أول\n2. ثان', name: 'المحررة', kind: 'staff' });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => paper?.stop());

  /** Where each of them stands, from its top to its bottom, by its words. */
  const places = (page: Page): Promise<[string, number, number, number][]> => page.locator('article').evaluateAll((all) => all.map((each) => {
    const { top, bottom, left } = each.getBoundingClientRect();
    return [each.querySelector('.body')!.textContent, top, bottom, left];
  }));

  test.each<Look>([{ width: 360, lang: 'ar' }, { width: 1280, lang: 'en', dark: true }, { width: 1280, lang: 'ar' }, { width: 360, lang: 'fr' }])('stand where the widget draws them: %o', async (look) => {
    const { page, release } = await held(look);
    await page.goto(addressOf(paper, { thread: 'seen', lang: look.lang! }));
    await comment(page, 'التعليق رقم 6').waitFor();
    const early = await places(page);
    expect(early.map(([text]) => text).filter((text) => text.startsWith('التعليق'))).toEqual(['التعليق رقم 6', 'التعليق رقم 5', 'التعليق رقم 4', 'التعليق رقم 3']);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, `widget-early-${look.lang}-${look.width}-${look.dark === true ? 'dark' : 'light'}`);
    release();
    await comment(page, 'التعليق رقم 1').getByRole('button').first().waitFor();
    const late = new Map((await places(page)).map(([text, ...edges]) => [text, edges]));
    const moves = early.map(([text, ...edges]) => [text.slice(0, 20), ...edges.map((each, nth) => each - (late.get(text)?.[nth] ?? Number.NaN))]);
    expect(moves.filter(([, ...by]) => !by.every((each) => Math.abs(Number(each)) <= 3))).toEqual([]);
    expect(await page.locator('section').count()).toBe(1);
  });

  test('replies stand below what they answer, in their own language and direction', async () => {
    const { page } = await held({ lang: 'en' });
    const [root] = await seedMany(site(), 'nested', 1);
    const reply = await seed(site(), 'nested', { text: 'جواب', parentId: root! });
    await seed(site(), 'nested', { text: 'An answer', parentId: reply });
    await page.goto(addressOf(paper, { thread: 'nested', lang: 'en' }));
    await comment(page, 'An answer').waitFor();
    expect(await page.locator('li > ol > li > ol > li > article .body').allTextContents()).toEqual(['An answer']);
    expect(await page.locator('.body').evaluateAll((all) => all.map((each) => [each.getAttribute('lang'), each.getAttribute('dir')]))).toEqual([['ar', 'rtl'], ['ar', 'rtl'], ['en', 'ltr']]);
  });

  test('who has hidden an author, has a name, a draft or a link to a comment waits for the widget', async () => {
    const { comment: { id, author }, guestToken } = await guest(site(), 'known', 'كلام مزعج');
    const kept: ((context: BrowserContext) => Promise<unknown>)[] = [
      (context) => context.addInitScript((hidden) => localStorage.setItem('hiwar:demo:hidden', hidden), JSON.stringify([author.id])),
      (context) => remember(context, { comment: { id, author, state: 'visible' }, guestToken }),
      (context) => context.addInitScript(() => sessionStorage.setItem('hiwar:demo:known:new', '{"text":"بدأت"}')),
    ];
    for (const keep of [...kept, null]) {
      const { page, release, context } = await held();
      await keep?.(context);
      const answered = page.waitForResponse(/\/comments\?/);
      await page.goto(addressOf(paper, { thread: 'known', hash: keep === null ? `#comment-${id}` : '' }));
      await (await answered).finished();
      await page.evaluate(() => new Promise((resolve) => void requestAnimationFrame(() => void setTimeout(resolve))));
      expect(await texts(page)).toEqual([]);
      release();
      await page.locator('article').waitFor();
      expect(await texts(page)).toEqual(keep === kept[0] ? [] : ['كلام مزعج']);
    }
  });

  test('stay readable where the widget cannot be had, below what says so, and go on with it', async () => {
    const { page } = await held({ width: 360 });
    await intercept(page, WIDGET, (route) => route.abort());
    const gate = Promise.withResolvers<void>();
    await intercept(page, /\/comments\?/, async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.goto(addressOf(paper, { thread: 'seen' }));
    const alert = page.getByRole('alert').filter({ hasText: 'تعذّر تحميل التعليقات' });
    await alert.waitFor();
    gate.resolve();
    await comment(page, 'التعليق رقم 6').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-half-ar-360-light');
    await button(page, 'إعادة المحاولة').click();
    await alert.waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.unrouteAll();
    await button(page, 'إعادة المحاولة').click();
    await button(comment(page, 'التعليق رقم 6'), 'رد').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('two tags in two languages share the one policy that a strict page allows', async () => {
    const { page, release } = await held();
    release();
    await page.addInitScript(() => {
      Object.assign(globalThis, { violations: [] });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => (globalThis as never as { violations: string[] }).violations.push(`${violatedDirective} ${blockedURI}`));
    });
    const tag = (lang: string): string => `<script src="${site().base}/widget.js" data-site="demo" data-thread="seen" data-lang="${lang}" nonce="paper" defer></script>`;
    await intercept(page, `${paper.origin}/**`, (route) => route.fulfill({
      contentType: 'text/html; charset=utf-8', body: `<!doctype html><html lang="ar"><title>عودة القطار</title><body><main>${tag('ar')}</main><footer>${tag('fr')}</footer></body></html>`,
      headers: { 'Content-Security-Policy': `default-src 'none'; script-src 'nonce-paper' 'strict-dynamic'; connect-src ${site().base}; require-trusted-types-for 'script'; trusted-types hiwar` },
    }));
    await page.goto(paper.origin);
    await page.locator('main').getByRole('button', { name: 'رد', exact: true }).first().waitFor();
    await page.locator('footer').getByRole('button', { name: 'Répondre' }).first().waitFor();
    expect(await page.locator('footer .body').first().innerText()).toContain('قول مأثور');
    expect(await page.evaluate(() => (globalThis as never as { violations: string[] }).violations)).toEqual([]);
  });
});
