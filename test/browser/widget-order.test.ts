// The widget on a line where a later question is answered first: what is shown is what was asked for last, and nothing written is lost.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { aReader, late, onEachStore } from './support.ts';
import { addressOf, button, comment, guest, remember, seed, seedMany, startPaper, texts, write, type Paper } from './widget-support.ts';

const FIRST = /\/comments\?sort=newest&limit=20&replies=3$/;

await onEachStore('the widget, answered in another order', (site) => {
  let paper: Paper;
  const contexts: BrowserContext[] = [];
  const arrive = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await aReader(site());
    contexts.push(context);
    return { context, page: await context.newPage() };
  };
  beforeAll(async () => {
    paper = await startPaper(site());
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => paper?.stop());

  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const numbered = (page: Page) => texts(page).then((all) => all.map((text) => Number(/\d+/.exec(text)?.[0])));

  test('what comes of one order once another is shown stays away', async () => {
    const [root] = await seedMany(site(), 'orders', 23);
    for (let at = 101; at <= 105; at += 1) await seed(site(), 'orders', { text: `رد ${at}`, parentId: root! });
    const { page } = await arrive();
    await page.goto(addressOf(paper, { thread: 'orders' }));
    await button(page, 'المزيد من التعليقات').waitFor();
    const more = await late(page, /cursor=/);
    await button(page, 'المزيد من التعليقات').click();
    await more.asked;
    await page.getByLabel('الترتيب').selectOption('oldest');
    const replies = button(page, 'اعرض ردين آخرين');
    await replies.waitFor();
    more.release();
    await button(page, 'المزيد من التعليقات').waitFor();
    expect(await button(page, 'المزيد من التعليقات').count()).toBe(1);
    expect(await numbered(page)).toEqual([1, 101, 102, 103, ...range(2, 20)]);
    const rest = await late(page, /\/replies/);
    await replies.click();
    await rest.asked;
    await page.getByLabel('الترتيب').selectOption('newest');
    await replies.waitFor({ state: 'detached' });
    const answered = page.waitForResponse(/\/replies/);
    rest.release();
    await answered;
    await button(page, 'المزيد من التعليقات').click();
    await replies.waitFor();
    expect(await numbered(page)).toEqual([...range(1, 23).toReversed(), 101, 102, 103]);
  });

  test('of two orders chosen at once the last is shown', async () => {
    const [, answered] = await seedMany(site(), 'chosen', 3);
    await seed(site(), 'chosen', { text: 'رد 9', parentId: answered! });
    const { page } = await arrive();
    await page.goto(addressOf(paper, { thread: 'chosen' }));
    await comment(page, 'رد 9').getByRole('button').first().waitFor();
    const oldest = await late(page, /sort=oldest/);
    await page.getByLabel('الترتيب').selectOption('oldest');
    await oldest.asked;
    await page.getByLabel('الترتيب').selectOption('top');
    oldest.release();
    await page.waitForFunction(() => document.querySelector('hiwar-comments')!.shadowRoot!.querySelector('.body')!.textContent === 'التعليق رقم 2');
    expect(await page.getByLabel('الترتيب').inputValue()).toBe('top');
  });

  test('what was written before the first comments came is there with them', async () => {
    await seedMany(site(), 'early', 2);
    const { page } = await arrive();
    const first = await late(page, FIRST);
    await page.goto(addressOf(paper, { thread: 'early' }));
    await first.asked;
    await write(page, 'كتبته قبل أن تصل', 'رائد');
    await page.getByText('نُشر تعليقك.').waitFor();
    first.release();
    await comment(page, 'التعليق رقم 1').waitFor();
    expect(await texts(page)).toEqual(['كتبته قبل أن تصل', 'التعليق رقم 2', 'التعليق رقم 1']);
    expect(await button(comment(page, 'كتبته قبل أن تصل'), 'حذف').count()).toBe(1);
  });

  test('what was written before the reader’s own came waits where it is', async () => {
    const own = await guest(site(), 'mine', 'تعليق سابق', { name: 'هدى' });
    const { context, page } = await arrive();
    await remember(context, own);
    const mine = await late(page, /\/threads\/mine\/me$/);
    await page.goto(addressOf(paper, { thread: 'mine' }));
    await mine.asked;
    await comment(page, 'تعليق سابق').waitFor();
    await write(page, 'انظر https://a.example و https://b.example و https://c.example');
    await page.locator('.waiting', { hasText: 'a.example' }).waitFor();
    mine.release();
    await button(comment(page, 'تعليق سابق'), 'حذف').waitFor();
    expect(await page.locator('.waiting', { hasText: 'a.example' }).count()).toBe(1);
  });

  test('nothing can be typed into what is being sent, which would go with it', async () => {
    await seedMany(site(), 'sending', 1);
    const { page } = await arrive();
    await page.goto(addressOf(paper, { thread: 'sending' }));
    await button(comment(page, 'التعليق رقم 1'), 'رد').waitFor();
    const posting = await late(page, /\/threads\/sending\/comments$/, 'POST');
    await write(page, 'كما كُتب', 'رائد');
    await posting.asked;
    const box = page.getByLabel('اترك تعليقا');
    await box.press('End');
    await page.keyboard.type(' وزيادة');
    expect(await box.inputValue()).toBe('كما كُتب');
    posting.release();
    await page.getByText('نُشر تعليقك.').waitFor();
    await box.fill('تعليق ثان');
    expect(await texts(page)).toEqual(['كما كُتب', 'التعليق رقم 1']);
  });

  test('of two addresses followed at once the last is marked', async () => {
    const [one, two] = await seedMany(site(), 'links', 22);
    const { page } = await arrive();
    await page.goto(addressOf(paper, { thread: 'links' }));
    await button(page, 'المزيد من التعليقات').waitFor();
    const away = await late(page, new RegExp(`/comments/${one}`));
    await page.evaluate((id) => { location.hash = `comment-${id}`; }, one);
    await away.asked;
    await page.evaluate((id) => { location.hash = `comment-${id}`; }, two);
    away.release();
    await page.locator('article.marked:focus', { hasText: 'التعليق رقم 2' }).waitFor();
    expect(await page.locator('article.marked').count()).toBe(1);
  });
});
