// The admin's views when something is in the way: a session that ends at work, a server away, no mouse.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { ADMIN } from '../support/app.ts';
import { until } from '../support/until.ts';
import { aModerator, barriers, intercept, onEachStore } from './support.ts';

await onEachStore('an admin in trouble', (site) => {
  let context: BrowserContext;
  let page: Page;
  const accounts = () => site().app.app.services.accounts;
  const dialog = () => page.getByRole('dialog');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

  beforeAll(async () => {
    context = await aModerator(site(), { lang: 'en' });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  /** As a person without a mouse looks for something. */
  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await focused() === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not come to ${name}`);
  }

  test('a key is made and its token copied by keyboard alone', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${site().base}/dashboard/keys`);
    await page.getByText('There are no keys yet.').waitFor();
    await tabTo('New key');
    await page.keyboard.press('Enter');
    await dialog().locator('input:focus').waitFor();
    await page.keyboard.type('CMS');
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await until('the focus is on what is new', async () => (await focused()).includes('is ready'));
    await tabTo('Copy: Token');
    await page.keyboard.press('Enter');
    await page.getByText('Copied.').waitFor();
    expect(await accounts().findKey(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({ name: 'CMS', scopes: ['thread.write'] });
    await tabTo('I have stored it, hide it');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete: CMS' }).waitFor();
    await tabTo('Delete: CMS');
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await tabTo('Delete');
    await page.keyboard.press('Enter');
    await page.getByText('There are no keys yet.').waitFor();
    expect(await focused()).toBe('API keys');
  });

  test('a session that ends behind an open form is signed in again, and the form is as it was', async () => {
    await page.goto(`${site().base}/dashboard/staff`);
    await page.getByRole('button', { name: 'Add someone' }).click();
    await dialog().getByLabel('Name', { exact: true }).fill('هدى');
    await dialog().getByLabel('Email').fill('huda@example.org');
    await dialog().getByLabel('Password', { exact: true }).fill('a phrase of four words');
    const admin = (await accounts().staff()).find(({ email }) => email === ADMIN.email);
    for (const { id } of await accounts().sessions(admin?.id ?? '')) await accounts().endSession(admin?.id ?? '', id);
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Your session has ended.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.locator('.sign-in').getByLabel('Email').fill(ADMIN.email);
    await page.locator('.sign-in').getByLabel('Password').fill(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.locator('.sign-in').waitFor({ state: 'detached' });
    expect(await dialog().getByLabel('Email').inputValue()).toBe('huda@example.org');
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('.toast', { hasText: 'was added' }).waitFor();
    expect((await accounts().staff()).some(({ email }) => email === 'huda@example.org')).toBe(true);
  });

  test('a server away is said where it was asked, and asked again', async () => {
    for (const [view, request] of [['staff', 'staff'], ['keys', 'keys'], ['account', 'session/all'], ['sites', 'sites'], ['settings', 'sites/demo']] as const) {
      await page.goto(`${site().base}/dashboard/raid`);
      await page.getByRole('navigation').waitFor();
      await intercept(page, `**/api/v1/${request}`, (route) => route.fulfill({ status: 503, headers: { 'Retry-After': '7' }, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }));
      await page.locator(`#nav a[href$="/${view}"]`).click();
      await page.getByRole('alert').getByText('Try again in 7 seconds.').waitFor();
      await page.unroute(`**/api/v1/${request}`);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('#view .note.bad').waitFor({ state: 'detached' });
    }
  });
});
