// The settings of a site in the dashboard: each has its control, what changed alone is saved, and nothing that was not is lost.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { createSite } from '../../src/sites/sites.schema.ts';
import { fields } from '../../src/web/dashboard/views/settings/fields.ts';
import { until } from '../support/until.ts';
import { aModerator, barriers, intercept, onEachStore } from './support.ts';

test('every setting has a control, within the bounds of the schema', () => {
  const shape = z.toJSONSchema(createSite.shape.settings, { unrepresentable: 'any' }) as { properties: Record<string, { type?: string; minimum?: number; maximum?: number }> };
  expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(shape.properties).sort());
  for (const field of fields) {
    if (field.kind !== 'number') continue;
    const { minimum, maximum } = shape.properties[field.name] ?? {};
    const scale = field.unit === 'percent' ? 100 : 1;
    expect([field.name, field.min / scale, field.max / scale]).toEqual([field.name, minimum, maximum]);
  }
});

await onEachStore('the settings of a site', (site) => {
  let context: BrowserContext;
  let page: Page;
  const sites = () => site().app.app.services.sites;
  const open = (path: string): Promise<unknown> => page.goto(`${site().base}/dashboard${path}`);
  const said = (text: string) => page.locator('.toast').filter({ hasText: text }).last();
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    context = await aModerator(site(), { lang: 'en' });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test('settings are saved by what changed alone, and put back', async () => {
    await open('/settings');
    const before = await sites().get('demo');
    await page.getByLabel('Review, then publish').check();
    await page.getByLabel('Time to edit').fill('600');
    await page.getByLabel('Most refused of a trusted writer').fill('12.5');
    await page.getByLabel('Votes against').check();
    await page.getByLabel('Reserved names').fill('المدير\n\nHarbour News');
    await page.getByLabel('Time zone').selectOption('Asia/Riyadh');
    await page.getByText('6 changes are not saved.').waitFor();
    expect(await barriers(page)).toEqual([]);
    const request = page.waitForRequest((each) => each.method() === 'PATCH');
    await page.keyboard.press('Tab');
    await button('Save settings').click();
    const change = { mode: 'pre', editWindowSeconds: 600, trustedRejectionRate: 0.125, downvotes: true, reservedNames: ['المدير', 'Harbour News'], timezone: 'Asia/Riyadh' };
    expect((await request).postDataJSON()).toEqual({ settings: change });
    await said('The settings were saved.').waitFor();
    expect((await sites().get('demo')).settings).toEqual({ ...before.settings, ...change });
    await said('The settings were saved.').getByRole('button', { name: 'Undo' }).click();
    await said('as before').waitFor();
    expect((await sites().get('demo')).settings).toEqual(before.settings);
    await until('the former value is back', () => page.getByLabel('Time to edit').inputValue().then((value) => value === '300'));
  });

  test('what is wrong with a setting is said at it, and nothing is saved', async () => {
    await open('/settings');
    const before = await sites().get('demo');
    await page.getByLabel('Depth of replies').fill('11');
    await button('Save settings').click();
    await page.getByText('Give a number. From 0 to 10 levels.').waitFor();
    await until('the wrong field has the focus', () => page.getByLabel('Depth of replies').evaluate((element) => element === document.activeElement));
    await page.getByLabel('Depth of replies').fill('3');
    await page.getByLabel('Akismet', { exact: true }).check();
    await button('Save settings').click();
    await page.getByText('The server has no such service.').waitFor();
    expect(await page.getByLabel('Depth of replies').inputValue()).toBe('3');
    expect((await sites().get('demo')).settings).toEqual(before.settings);
    await intercept(page, '**/api/v1/sites/demo', (route) => route.abort());
    await page.getByLabel('Akismet', { exact: true }).uncheck();
    await button('Save settings').click();
    await page.getByText('nothing you typed is lost').waitFor();
    await page.unroute('**/api/v1/sites/demo');
    await button('Save settings').click();
    await said('The settings were saved.').waitFor();
    expect((await sites().get('demo')).settings).toEqual({ ...before.settings, maxDepth: 3 });
  });

  test('a change not saved outlives another view, warns before the page closes, and can be discarded and taken back', async () => {
    await open('/settings');
    await page.getByLabel('Comments close after').fill('14');
    await page.getByRole('link', { name: 'Staff' }).click();
    await said('are not saved').waitFor();
    await page.getByRole('link', { name: 'Site settings' }).click();
    expect(await page.getByLabel('Comments close after').inputValue()).toBe('14');
    const warned = page.waitForEvent('dialog').then(async (asked) => {
      await asked.dismiss();
      return asked.type();
    });
    await page.evaluate(() => setTimeout(() => location.reload()));
    expect(await warned).toBe('beforeunload');
    expect(await page.getByLabel('Comments close after').inputValue()).toBe('14');
    await button('Discard changes').click();
    expect(await page.getByLabel('Comments close after').inputValue()).toBe('30');
    await said('were discarded').getByRole('button', { name: 'Undo' }).click();
    expect(await page.getByLabel('Comments close after').inputValue()).toBe('14');
    await button('Discard changes').click();
  });
});
