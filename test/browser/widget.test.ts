// The comment widget in a page of a paper: reading, writing, and what is the reader's own. What goes wrong: widget-faults.test.ts.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import '../../src/web/client/hiwar.ts';
import { aReader, barriers, cookiesOf, onEachStore, shoot, type Look } from './support.ts';
import { addressOf, button, comment, guest, overflow, pin, remember, scroll, seed, seedMany, startPaper, texts, visit, write, type Paper } from './widget-support.ts';

await onEachStore('the widget', (site) => {
  let paper: Paper;
  const contexts: BrowserContext[] = [];
  const reader = async (look: Look = {}): Promise<BrowserContext> => {
    const context = await aReader(site(), look);
    contexts.push(context);
    return context;
  };
  const open = async (thread: string, { look = {}, ...over }: { look?: Look; context?: BrowserContext; hash?: string; above?: number } = {}) =>
    visit(site(), paper, { thread, ...look, context: over.context ?? await reader(look), ...over });
  beforeAll(async () => {
    paper = await startPaper(site());
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => paper?.stop());

  test('a thread is read: counted, in the order chosen, more by the page, replies by the root', async () => {
    const ids = await seedMany(site(), 'read', 23);
    const [root] = ids;
    for (let at = 1; at <= 5; at += 1) await seed(site(), 'read', { text: `رد ${at}`, parentId: root! });
    const page = await open('read');
    await page.getByRole('heading', { name: '28 تعليقا' }).waitFor();
    await button(page, 'المزيد من التعليقات').waitFor();
    expect(await texts(page)).toHaveLength(20);
    await button(page, 'المزيد من التعليقات').click();
    await comment(page, 'التعليق رقم 3').waitFor();
    // The reader goes on where the new ones begin.
    expect(await page.evaluate(() => document.querySelector('hiwar-comments')!.shadowRoot!.activeElement?.textContent)).toContain('التعليق رقم 3');
    await button(page, 'اعرض ردين آخرين').click();
    await comment(page, 'رد 5').waitFor();
    expect(await button(page, /^(المزيد|اعرض)/).count()).toBe(0);
    await page.getByLabel('الترتيب').selectOption('oldest');
    await page.waitForFunction(() => document.querySelector('hiwar-comments')!.shadowRoot!.querySelector('.body')!.textContent === 'التعليق رقم 1');
    await page.getByLabel('الترتيب').selectOption('top');
    await page.waitForFunction(() => document.querySelector('hiwar-comments')!.shadowRoot!.querySelectorAll('article')[1]!.textContent!.includes('رد 1'));
    expect(await barriers(page)).toEqual([]);
  });

  test('the first few comments are shown in a frame before the rest, unless the reader came for a later one', async () => {
    const [oldest] = await seedMany(site(), 'frames', 12);
    const context = await reader();
    await context.addInitScript(() => {
      const stood: number[] = [];
      const { attachShadow } = Element.prototype;
      Object.assign(globalThis, { stood });
      Element.prototype.attachShadow = function watched(options) {
        const root = attachShadow.call(this, options);
        new MutationObserver(() => stood.push(root.querySelectorAll('article').length)).observe(root, { childList: true, subtree: true });
        return root;
      };
    });
    const page = await open('frames', { context });
    await comment(page, 'التعليق رقم 1').waitFor();
    expect(await page.evaluate<number[]>('[...new Set(stood)].filter((each) => each > 0)')).toEqual([5, 12]);
    const link = await open('frames', { hash: `#comment-${oldest}` });
    await link.locator('article.marked:focus', { hasText: 'التعليق رقم 1' }).waitFor();
  });

  test('a reply too deep to nest says whom it answers, and leads there', async () => {
    let parentId = await seed(site(), 'deep', { text: 'الأصل', name: 'نور' });
    for (let at = 1; at <= 4; at += 1) parentId = await seed(site(), 'deep', { text: `طبقة ${at}`, parentId, name: `كاتب ${at}` });
    await seed(site(), 'deep', { text: 'أعمق من اللازم', parentId, name: 'سامي' });
    const page = await open('deep', { look: { width: 360 } });
    await button(page, 'اعرض ردين آخرين').click();
    const link = comment(page, 'أعمق من اللازم').getByRole('link', { name: 'رد على كاتب 4' });
    await link.click();
    await page.locator('article.marked', { hasText: 'طبقة 4' }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#comment-${parentId}`);
    expect(await overflow(page)).toBe(0);
    await shoot(page, 'widget-deep-ar-360-light');
  });

  test('the desk’s comments, pinned ones and what was removed are seen as such', async () => {
    const { comment: gone, guestToken } = await guest(site(), 'badges', 'سأحذف هذا');
    await seed(site(), 'badges', { text: 'رد يبقى', parentId: gone.id });
    await site().app.call('delete', `/comments/${gone.id}`, { token: guestToken });
    const id = await seed(site(), 'badges', { text: 'من هيئة التحرير', kind: 'staff', name: 'المحررة' });
    await pin(site(), id);
    const page = await open('badges', { look: { width: 360, dark: true } });
    await comment(page, 'من هيئة التحرير').getByText('التحرير', { exact: true }).waitFor();
    await page.getByText('حذف صاحب هذا التعليق ما كتبه.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-badges-ar-360-dark');
  });

  test('a comment is written under a name kept for the tab, without a cookie', async () => {
    const context = await reader({ width: 360 });
    const page = await open('first', { context });
    await page.getByText('لا تعليقات بعد. كن أول من يعلّق.').waitFor();
    await page.getByLabel('اترك تعليقا').focus();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-form-ar-360-light');
    await write(page, 'أهلا بعودة القطار', 'سلمى');
    await comment(page, 'أهلا بعودة القطار').waitFor();
    await page.getByRole('heading', { name: 'تعليق واحد' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'نُشر تعليقك.' }).waitFor();
    await page.reload();
    await button(comment(page, 'أهلا بعودة القطار'), 'تعديل').waitFor();
    await page.getByLabel('اترك تعليقا').focus();
    await page.getByText('تكتب باسم سلمى').waitFor();
    expect(await cookiesOf(context, page)).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    const other = await open('first', { context });
    await comment(other, 'أهلا بعودة القطار').waitFor();
    await other.getByLabel('اترك تعليقا').focus();
    await other.getByLabel('الاسم', { exact: true }).waitFor();
  });

  test('a name is remembered on the device if asked, known to other tabs at once, and left with a way back', async () => {
    const context = await reader();
    const [page, other] = [await open('name', { context }), await open('name', { context })];
    await other.getByLabel('اترك تعليقا').focus();
    await other.getByLabel('الاسم', { exact: true }).waitFor();
    await page.getByLabel('اترك تعليقا').fill('تعليق من يريد أن يُعرف');
    await page.getByLabel('تذكّرني على هذا الجهاز').check();
    await page.getByLabel('الاسم', { exact: true }).fill('يوسف');
    await button(page, 'أرسل التعليق').click();
    await comment(page, 'تعليق من يريد أن يُعرف').waitFor();
    await other.getByText('تكتب باسم يوسف').waitFor();
    await page.getByLabel('اترك تعليقا').focus();
    await button(page, 'اكتب باسم آخر').click();
    await page.getByText('لم تعد تكتب باسم يوسف.').waitFor();
    await other.getByLabel('الاسم', { exact: true }).waitFor();
    expect(await button(comment(page, 'تعليق من يريد أن يُعرف'), 'حذف').count()).toBe(0);
    await button(page, 'تراجع').click();
    await button(comment(page, 'تعليق من يريد أن يُعرف'), 'حذف').waitFor();
    await other.getByText('تكتب باسم يوسف').waitFor();
  });

  test('a held comment waits where it belongs, with its reason, after a reload too; it is edited and deleted', async () => {
    const parentId = await seed(site(), 'held', { text: 'سؤال عن الأسعار' });
    const page = await open('held', { look: { width: 360 } });
    await button(comment(page, 'سؤال عن الأسعار'), 'رد').click();
    await page.getByLabel('رد على ليلى').fill('انظر https://a.example و https://b.example و https://c.example');
    await page.locator('article form').getByLabel('الاسم', { exact: true }).fill('هدى');
    await page.locator('article form').getByRole('button', { name: 'أرسل التعليق' }).click();
    const held = page.locator('.waiting', { hasText: 'روابط أكثر من المعتاد' });
    await held.getByText('قيد المراجعة').waitFor();
    await page.getByRole('heading', { name: 'تعليق واحد' }).waitFor();
    await page.reload();
    await held.waitFor();
    expect(await page.locator('li', { has: page.locator(`#comment-${parentId}`) }).locator('.waiting').count()).toBe(1);
    await button(held, 'تعديل').click();
    const box = page.locator('article form textarea');
    expect(await box.evaluate((element) => element === (element.getRootNode() as ShadowRoot).activeElement)).toBe(true);
    await box.fill('انظر https://a.example و https://b.example و https://d.example');
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-held-edit-ar-360-light');
    await button(page, 'حفظ').click();
    await held.getByText('d.example').waitFor();
    await held.getByText('معدّل').waitFor();
    await button(held, 'حذف').click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await button(held, 'حذف').click();
    await page.keyboard.press('Enter');
    await held.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'تعليق واحد' }).waitFor();
  });

  test('what may be edited only for a while says so by the server’s clock, however wrong the reader’s is', async () => {
    const context = await reader();
    const own = await guest(site(), 'clock', 'كتبته للتو');
    await remember(context, own);
    const page = await context.newPage();
    await page.clock.install({ time: new Date('2031-05-01T10:00:00Z') });
    await page.goto(addressOf(paper, { thread: 'clock' }));
    await button(comment(page, 'كتبته للتو'), 'تعديل').waitFor();
    expect(await comment(page, 'كتبته للتو').locator('time').innerText()).toBe('هذه الدقيقة');
    await page.clock.fastForward(400_000);
    await button(comment(page, 'كتبته للتو'), 'تعديل').waitFor({ state: 'detached' });
    await button(comment(page, 'كتبته للتو'), 'حذف').waitFor();
  });

  test('the address of a comment brings it, from a later page, with what it answers, and says when it is gone', async () => {
    const [root] = await seedMany(site(), 'link', 22);
    const reply = await seed(site(), 'link', { text: 'رد بعيد', parentId: root!, name: 'مها' });
    const page = await open('link', { hash: `#comment-${reply}` });
    await page.locator('article.marked', { hasText: 'رد بعيد' }).waitFor();
    await comment(page, 'التعليق رقم 1').waitFor();
    expect(await page.evaluate(() => (document.querySelector('hiwar-comments')!.shadowRoot!.activeElement as HTMLElement).classList.contains('marked'))).toBe(true);
    expect(await page.locator('article.marked').evaluate((each) => { const { top, bottom } = each.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })).toBe(true);
    await shoot(page, 'widget-permalink-ar-1280-light');
    const time = comment(page, 'التعليق رقم 20').getByRole('link');
    await time.click();
    await page.locator('article.marked', { hasText: 'التعليق رقم 20' }).waitFor();
    expect(page.url()).toBe(await time.getAttribute('href'));
    await page.goBack();
    await page.locator('article.marked', { hasText: 'رد بعيد' }).waitFor();
    await page.evaluate(() => { location.hash = 'comment-0199aaaa-0000-7000-8000-000000000000'; });
    await page.getByRole('alert').filter({ hasText: 'لم يعد موجودا هنا' }).waitFor();
    expect(await page.locator('article.marked').count()).toBe(0);
    const later = await button(page, 'المزيد من التعليقات');
    await later.click();
    await comment(page, 'التعليق رقم 2').waitFor();
    expect((await texts(page)).filter((text) => text === 'التعليق رقم 1')).toHaveLength(1);
  });

  test('an author is hidden for oneself, shown again in place, and no longer hidden', async () => {
    const { comment: { author }, guestToken } = await guest(site(), 'hide', 'كلام مزعج', { name: 'مزعج' });
    await guest(site(), 'hide', 'كلام مزعج آخر', { token: guestToken });
    const context = await reader();
    const page = await open('hide', { context });
    await button(comment(page, 'كلام مزعج آخر'), 'أخفِ الكاتب').click();
    await page.getByText('تعليق من كاتب أخفيته.').nth(1).waitFor();
    expect(await texts(page)).toEqual([]);
    await page.reload();
    await page.getByText('تعليق من كاتب أخفيته.').nth(1).waitFor();
    expect(await barriers(page)).toEqual([]);
    await button(page, 'اعرض التعليق').first().click();
    await comment(page, 'كلام مزعج آخر').waitFor();
    expect(await texts(page)).toHaveLength(1);
    await button(page, 'ألغِ إخفاء الكاتب').click();
    await comment(page, 'كلام مزعج').waitFor();
    expect(await texts(page)).toHaveLength(2);
    expect(author.name).toBe('مزعج');
  });

  test('a comment is reported by someone who gives a name, and never one’s own', async () => {
    const { comment: comment_ } = await guest(site(), 'report', 'إعلان عن بضاعة');
    const page = await open('report', { look: { width: 360 } });
    await button(comment(page, 'إعلان عن بضاعة'), 'إبلاغ').click();
    await page.getByLabel('إعلان أو رسالة مزعجة').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('تفاصيل للمشرفين (اختيارية)').fill('تكرر أمس');
    await button(page, 'أرسل البلاغ').click();
    await page.getByText('اكتب اسمك أولا.').waitFor();
    expect(await page.getByLabel('الاسم', { exact: true }).evaluate((each) => each === (each.getRootNode() as ShadowRoot).activeElement)).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'widget-report-ar-360-light');
    await page.getByLabel('الاسم', { exact: true }).fill('منى');
    await button(page, 'أرسل البلاغ').click();
    await page.locator('article .note', { hasText: 'وصل بلاغك' }).waitFor();
    expect((await site().app.app.store.comments.find(comment_.id))?.reports).toEqual({ open: 1, byReason: { abuse: 1 } });
    await write(page, 'شكرا للمحررين');
    expect(await button(comment(page, 'شكرا للمحررين'), 'إبلاغ').count()).toBe(0);
  });

  test('what is new is announced and shown when asked for', async () => {
    await seed(site(), 'fresh', { text: 'الأول' });
    const context = await reader();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(addressOf(paper, { thread: 'fresh' }));
    await page.getByRole('heading', { name: 'تعليق واحد' }).waitFor();
    await write(page, 'ما أكتبه أنا ليس جديدا علي', 'وليد');
    await page.getByRole('heading', { name: 'تعليقان' }).waitFor();
    await seed(site(), 'fresh', { text: 'الثاني' });
    await seed(site(), 'fresh', { text: 'الثالث' });
    await page.clock.fastForward(31_000);
    await button(page, 'اعرض تعليقين جديدين').waitFor();
    expect(await texts(page)).toEqual(['ما أكتبه أنا ليس جديدا علي', 'الأول']);
    await button(page, 'اعرض تعليقين جديدين').click();
    await comment(page, 'الثالث').waitFor();
    expect(await texts(page)).toEqual(['الثالث', 'الثاني', 'ما أكتبه أنا ليس جديدا علي', 'الأول']);
    await button(page, /^اعرض/).waitFor({ state: 'detached' });
  });

  test('nothing is asked while the reader is elsewhere', async () => {
    const context = await reader();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(addressOf(paper, { thread: 'far', above: 4000 }));
    await page.evaluate(() => scrollTo(0, 4000));
    await page.getByText('لا تعليقات بعد.').waitFor();
    await scroll(page, 0);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.clock.fastForward(65_000);
    await page.evaluate(() => fetch('/en/back'));
    expect(asked).toEqual(['/en/back']);
    await scroll(page, 4000);
    const asks = page.waitForRequest(/\/threads\/far$/);
    await page.clock.fastForward(65_000);
    await asks;
  });

  test('closed, slow, reviewed and guestless threads say what they are', async () => {
    const { sites, threads } = site().app.app.services;
    const demo = await sites.get('demo');
    for (const [state, says] of [['closed', 'أُغلق باب التعليق'], ['slow', 'الوضع البطيء مفعّل'], ['premoderated', 'تُراجع التعليقات هنا قبل نشرها']] as const) {
      await seed(site(), `state-${state}`, { text: 'تعليق قديم' });
      await threads.setState(demo, `state-${state}`, { by: 'st_1', state });
      const page = await open(`state-${state}`);
      await comment(page, 'تعليق قديم').waitFor();
      if (state !== 'closed') await page.getByLabel('اترك تعليقا').focus();
      await page.getByText(says).waitFor();
      expect(await button(page, 'رد').count()).toBe(state === 'closed' ? 0 : 1);
    }
    await site().app.settings({ guests: false });
    const page = await open('state-slow');
    await page.getByText('لا يستقبل هذا الموقع تعليقات الزوار.').waitFor();
    await site().app.settings({ guests: true, emailRequired: true });
    await page.reload();
    await write(page, 'بلا بريد', 'رامي');
    await page.getByText('اكتب عنوان بريد صحيحا').waitFor();
    expect(await page.getByLabel('البريد الإلكتروني (لا يُنشر)').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('البريد الإلكتروني (لا يُنشر)').fill('ليس بريدا');
    await button(page, 'أرسل التعليق').click();
    await page.getByText('اكتب عنوان بريد صحيحا').waitFor();
    await site().app.settings({ emailRequired: false });
  });

  test('unmounting leaves nothing behind', async () => {
    await seed(site(), 'left', { text: 'أهلا بعودة القطار' });
    const page = await open('left');
    await page.getByRole('heading').nth(1).waitFor();
    const asked: string[] = [];
    await page.evaluate(() => {
      const place = document.querySelector('#hiwar')!;
      const mounted = window.Hiwar!.mount!(place, { site: 'demo', thread: 'left' });
      Object.assign(globalThis, { mounted, root: place.querySelector('hiwar-comments')!.shadowRoot });
    });
    await comment(page, 'أهلا بعودة القطار').getByRole('button').first().waitFor();
    await page.evaluate(() => (globalThis as never as { mounted: { unmount(): void } }).mounted.unmount());
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.evaluate(() => { location.hash = 'comment-0199aaaa-0000-7000-8000-000000000000'; dispatchEvent(new StorageEvent('storage', { key: null })); });
    await page.evaluate(() => fetch('/en/after'));
    expect(asked).toEqual(['/en/after']);
    expect(await page.evaluate(() => [document.querySelector('#hiwar')!.childNodes.length, (globalThis as never as { root: ShadowRoot }).root.childNodes.length])).toEqual([0, 0]);
    await page.evaluate(() => void window.Hiwar!.mount!(document.querySelector('#hiwar')!, { site: 'demo', thread: 'left' }));
    await comment(page, 'أهلا بعودة القطار').waitFor();
  });

  test('it speaks English and French, each in its own direction', async () => {
    for (const [lang, heading, dark] of [['en', '28 comments', true], ['fr', '28 commentaires', false]] as const) {
      const page = await open('read', { look: { lang, dark, width: lang === 'en' ? 1280 : 360 } });
      await page.getByRole('heading', { name: heading }).waitFor();
      await page.locator('textarea').focus();
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await shoot(page, `widget-read-${lang}-${lang === 'en' ? '1280-dark' : '360-light'}`);
    }
  });
});
