// Klaro 0.7, unmodified, in a page of the paper: configuration in, choice out, shown from the records.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { policy, startAsking, type Asking } from './consent-support.ts';
import { findChromium } from './support.ts';

const chromiumPath = findChromium();

(chromiumPath === null ? describe.skip : describe)('Klaro', () => {
  let site: Asking;
  beforeAll(async () => {
    site = await startAsking(chromiumPath!);
    site.pages.set('/', `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><script defer src="/klaro/dist/klaro.js" data-klaro-id="demo" data-klaro-api-url="${site.base}" data-klaro-config="ar"></script>`);
  });
  afterAll(() => site?.stop());

  const answered = (page: Page, act: () => Promise<unknown>): Promise<unknown> => {
    site.app.pass(1);
    return Promise.all([page.waitForResponse((response) => response.url().endsWith('/submit')), act()]);
  };

  test.each(['near', 'far'] as const)('from another origin (%s) it asks in Arabic, refuses, changes its mind, and asks again for a new revision', async (which) => {
    const context = await site.browser.newContext({ extraHTTPHeaders: { 'Sec-GPC': '1' } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const before = (await site.records()).length;
    await answered(page, () => page.goto(site[which]));
    expect(await page.locator('#id-cookie-title').innerText()).toBe(policy().texts.ar!.title);
    expect((await site.records()).length).toBe(before);
    await answered(page, () => page.locator('.cn-decline').click());
    await page.evaluate(() => (globalThis as unknown as { klaro: { show(): void } }).klaro.show());
    await page.locator('#purpose-item-statistics').check({ force: true });
    await answered(page, () => page.locator('.cm-btn-accept').click());
    const [refused, changed] = (await site.records()).slice(before);
    expect(refused).toMatchObject({ action: 'reject_all', surface: 'klaro', lang: 'ar', textHash: null, gpc: true, categories: { necessary: true, statistics: false, marketing: false } });
    expect(changed).toMatchObject({ action: 'custom', services: { 'demo-visits': true }, categories: { necessary: true, statistics: true, marketing: false } });
    await page.reload();
    await page.locator('#klaro').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => (globalThis as unknown as { klaro: { getManager(): { confirmed: boolean } } }).klaro.getManager().confirmed)).toBe(true);
    await site.publish({ ...policy(), material: true });
    site.app.pass(1);
    await page.reload();
    await page.locator('#id-cookie-title').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
