// The demo asking for consent in a real browser: nothing is kept before a choice, what was chosen is obeyed, and what was not saved does not count.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { kept, policy, startAsking, type Asking } from './consent-support.ts';
import { findChromium, intercept } from './support.ts';

const chromiumPath = findChromium();
const SUBJECT = 'hiwar_consent_demo';
const VISITS = 'hiwar_demo_visits';
const words = (lang: 'ar' | 'en') => policy().texts[lang]!;

(chromiumPath === null ? describe.skip : describe)('the demo asks for consent', () => {
  let site: Asking;
  beforeAll(async () => {
    site = await startAsking(chromiumPath!);
  });
  afterAll(() => site?.stop());

  const visit = async (path: string, options: { width?: number; headers?: Record<string, string> } = {}): Promise<{ page: Page; context: BrowserContext }> => {
    const context = await site.browser.newContext({ viewport: { width: options.width ?? 360, height: 800 }, extraHTTPHeaders: options.headers ?? {} });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(site.base + path);
    await page.locator('.choices', { hasText: /./ }).waitFor();
    return { page, context };
  };
  const press = async (page: Page, label: string): Promise<void> => {
    // Records of one moment have no order.
    site.app.pass(1);
    await page.locator('#hiwar-consent .card').getByRole('button', { name: label, exact: true }).click();
  };
  const visited = (page: Page, times: number): Promise<unknown> => page.waitForFunction((cookie) => document.cookie.includes(cookie), `${VISITS}=${times}`);
  const gone = (page: Page): Promise<void> => page.locator('#hiwar-consent .card').waitFor({ state: 'detached' });

  test.each([['ar', '/demo', 'rtl'], ['en', '/demo/en', 'ltr']] as const)('in %s nothing is kept before a choice, and after a refusal only what remembers it', async (lang, path, dir) => {
    const { page, context } = await visit(path);
    const notice = page.getByRole('region', { name: words(lang).title });
    await notice.waitFor();
    expect([await notice.getAttribute('dir'), await notice.getAttribute('lang')]).toEqual([dir, lang]);
    expect(await kept(context, page)).toEqual({ cookies: [], storage: [] });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const [accept, reject] = await Promise.all([words(lang).accept, words(lang).reject].map(async (name) => {
      const button = notice.getByRole('button', { name, exact: true });
      const { width = 0, height = 0, y = 0 } = await button.boundingBox() ?? {};
      return { width: Math.round(width), height, y, look: await button.evaluate((each) => { const { color, backgroundColor, fontSize, fontWeight, borderColor } = getComputedStyle(each); return { color, backgroundColor, fontSize, fontWeight, borderColor }; }) };
    }));
    expect(accept).toEqual(reject);
    await press(page, words(lang).reject);
    await gone(page);
    expect(await kept(context, page)).toEqual({ cookies: [SUBJECT], storage: [] });
    expect((await site.records()).at(-1)).toMatchObject({ action: 'reject_all', lang, surface: 'banner', gpc: false, agent: null, categories: { necessary: true, statistics: false } });
    await page.reload();
    await page.locator('.choices', { hasText: /./ }).waitFor();
    expect(await page.locator('#hiwar-consent .card').count()).toBe(0);
    await context.close();
  });

  test('what is granted runs, also after a reload; taken back, its cookies are gone', async () => {
    const { page, context } = await visit('/demo/en');
    await press(page, 'Let me choose');
    await page.getByLabel('Reading statistics').check();
    await press(page, 'Save my choice');
    await gone(page);
    await visited(page, 1);
    await page.reload();
    await visited(page, 2);
    await page.click('.choices');
    expect(await page.getByLabel('Reading statistics').isChecked()).toBe(true);
    await press(page, 'Reject all');
    // What ran before is told: a script cannot be unrun.
    await page.getByText('stays active until you reload').waitFor();
    await press(page, 'Close');
    await gone(page);
    expect(await kept(context, page)).toEqual({ cookies: [SUBJECT], storage: [] });
    const [granted, taken] = (await site.records()).slice(-2);
    expect([granted!.action, granted!.services['demo-visits'], taken!.action, taken!.services['demo-visits']]).toEqual(['custom', true, 'withdraw', false]);
    expect(granted!.subject?.digest).toBe(taken!.subject?.digest);
    await context.close();
  });

  test('a choice that could not be saved counts for nothing: the notice stays and says so', async () => {
    const { page, context } = await visit('/demo');
    await intercept(page, '**/consent/me?*', (route) => (route.request().method() === 'PUT' ? route.fulfill({ status: 503, body: '{}' }) : route.continue()));
    const before = (await site.records()).length;
    await press(page, words('ar').accept);
    await page.getByRole('alert').getByText('تعذر حفظ اختيارك').waitFor();
    expect([(await site.records()).length, await kept(context, page)]).toEqual([before, { cookies: [], storage: [] }]);
    await page.unroute('**/consent/me?*');
    await press(page, words('ar').accept);
    await visited(page, 1);
    expect((await kept(context, page)).cookies.toSorted()).toEqual([SUBJECT, VISITS]);
    await context.close();
  });

  test('Global Privacy Control is recorded with a choice, which wins over it', async () => {
    const { page, context } = await visit('/demo/en', { headers: { 'Sec-GPC': '1' } });
    await press(page, 'Accept all');
    await gone(page);
    expect((await site.records()).at(-1)).toMatchObject({ action: 'accept_all', gpc: true, categories: { statistics: true } });
    await context.close();
  });

  test('the notice is worked by keyboard alone, and going away is no choice', async () => {
    const { page, context } = await visit('/demo/en');
    await page.keyboard.press('Escape');
    expect(await page.locator('#hiwar-consent .card').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe('Accept all');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await gone(page);
    await page.locator('.choices').press('Enter');
    await page.locator('#hiwar-consent .card').waitFor();
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('choices');
    await context.close();
  });

  test('a new material revision asks again, and nothing optional runs meanwhile', async () => {
    const { page, context } = await visit('/demo/en');
    await press(page, 'Accept all');
    await visited(page, 1);
    await site.publish({ ...policy(), material: true });
    site.app.pass(1);
    await page.reload();
    await page.locator('#hiwar-consent .card').waitFor();
    expect((await context.cookies()).find(({ name }) => name === VISITS)?.value).toBe('1');
    await press(page, 'Accept all');
    await gone(page);
    await visited(page, 2);
    await context.close();
  });
});
