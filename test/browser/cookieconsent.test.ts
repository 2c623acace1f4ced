// CookieConsent 3.1, unmodified, with the glue as the guide prints it: configuration in, choice out, shown from the records.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { policy, startAsking, type Asking } from './consent-support.ts';
import { findChromium, intercept } from './support.ts';

const chromiumPath = findChromium();
const guide = readFileSync(new URL('../../docs/consent/banners.md', import.meta.url), 'utf8');
const glue = /```js glue\n([\s\S]*?)```/.exec(guide)![1]!;

(chromiumPath === null ? describe.skip : describe)('CookieConsent', () => {
  let site: Asking;
  beforeAll(async () => {
    site = await startAsking(chromiumPath!);
    site.pages.set('/', `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><script src="/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
<button id="settings" onclick="CookieConsent.showPreferences()">s</button><button id="withdraw" onclick="withdraw()">w</button>
<script>${glue}\nhiwarConsent({ api: '${site.base}', site: 'demo', lang: 'ar', CookieConsent }).then((made) => { globalThis.withdraw = made; });</script>`);
  });
  afterAll(() => site?.stop());

  const answered = (page: Page, act: () => Promise<unknown>): Promise<unknown> => {
    site.app.pass(1);
    return Promise.all([page.waitForResponse((response) => response.url().includes('/consent/me') && ['PUT', 'DELETE'].includes(response.request().method())), act()]);
  };

  test.each(['near', 'far'] as const)('from another origin (%s): a failed save asks again, then choice, change, withdrawal, and a new revision asks again', async (which) => {
    const context = await site.browser.newContext({ extraHTTPHeaders: { 'Sec-GPC': '1' } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const before = (await site.records()).length;
    await page.goto(site[which]);
    const accept = page.locator('.cm [data-role=all]');
    await accept.waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await intercept(page, '**/consent/me?*', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await accept.click();
    await page.waitForFunction(() => document.documentElement.classList.contains('show--consent') && Object.keys(localStorage).length === 0);
    expect((await site.records()).length).toBe(before);
    await page.unroute('**/consent/me?*');
    await answered(page, () => accept.click());
    await page.locator('#settings').click();
    // Without its style sheet it stands in the page, which moves as it opens: a click by place would miss it, and it takes the focus late.
    await answered(page, () => page.locator('.pm [data-role=necessary]').dispatchEvent('click'));
    await answered(page, () => page.locator('#withdraw').click());
    const made = (await site.records()).slice(before);
    expect(made.map(({ action, surface, lang, gpc, textHash }) => ({ action, surface, lang, gpc, textHash }))).toEqual([
      { action: 'accept_all', surface: 'cookieconsent', lang: 'ar', gpc: true, textHash: null },
      { action: 'reject_all', surface: 'cookieconsent', lang: 'ar', gpc: true, textHash: null },
      { action: 'withdraw', surface: 'withdraw', lang: 'ar', gpc: true, textHash: null },
    ]);
    expect(new Set(made.map(({ subject }) => subject?.digest)).size).toBe(1);
    await site.publish({ ...policy(), material: true });
    site.app.pass(1);
    await page.reload();
    await answered(page, () => accept.click());
    expect((await site.records()).at(-1)).toMatchObject({ action: 'accept_all', subject: { digest: made[0]!.subject!.digest } });
    await context.close();
  });
});
