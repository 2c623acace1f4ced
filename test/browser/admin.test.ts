// The dashboard for admins: staff, sites and keys, each driven as a person does and checked in the store.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { MIN_PASSWORD as apiMinPassword } from '../../src/accounts/passwords.ts';
import { ADMIN } from '../support/app.ts';
import { until } from '../support/until.ts';
import { aModerator, barriers, onEachStore } from './support.ts';

const PASSWORD = 'أربع كلمات لا تنسى';

await onEachStore('the dashboard for admins', (site) => {
  let context: BrowserContext;
  let page: Page;
  const { accounts, sites } = { accounts: () => site().app.app.services.accounts, sites: () => site().app.app.services.sites };
  const open = (path: string): Promise<unknown> => page.goto(`${site().base}/dashboard${path}`);
  const said = (text: string | RegExp) => page.locator('.toast').filter({ hasText: text }).last();
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const dialog = () => page.getByRole('dialog');
  const someone = (email: string, over: object = {}) => accounts().createStaff({ email, name: 'ليلى', password: PASSWORD, role: 'moderator', sites: ['demo'], ...over });

  beforeAll(async () => {
    context = await aModerator(site(), { lang: 'en' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test('someone is added after a password too short, which costs nothing that was typed', async () => {
    await open('/staff');
    await button('Add someone').click();
    await dialog().getByLabel('Name', { exact: true }).fill('هدى $& Smith');
    await dialog().getByLabel('Email').fill('huda@example.org');
    await dialog().getByLabel('Password', { exact: true }).fill('short');
    await dialog().getByLabel('Only some sites').check();
    await dialog().getByLabel('جريدة الميناء').check();
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    const password = dialog().getByLabel('Password', { exact: true });
    await page.locator('[aria-invalid=true]:focus').waitFor();
    expect(await password.getAttribute('aria-invalid')).toBe('true');
    expect(await dialog().getByLabel('Email').inputValue()).toBe('huda@example.org');
    expect(await barriers(page)).toEqual([]);
    expect(apiMinPassword).toBe(12);
    await password.fill('x'.repeat(apiMinPassword));
    await page.keyboard.press('Enter');
    await said('هدى $& Smith').waitFor();
    expect((await accounts().staff()).find(({ email }) => email === 'huda@example.org')).toMatchObject({ name: 'هدى $& Smith', role: 'moderator', sites: ['demo'] });
    await button('Add someone').click();
    await dialog().getByLabel('Name', { exact: true }).fill('Another');
    await dialog().getByLabel('Email').fill('huda@example.org');
    await dialog().getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog().getByText('Somebody on the staff has this email.').waitFor();
    await page.keyboard.press('Escape');
    expect(await button('Add someone').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a role is changed and put back, a password set, and someone removed', async () => {
    const { id } = await someone('layla@example.org');
    const now = async () => (await accounts().staff()).find((each) => each.id === id);
    await open('/staff');
    await button('Edit: ليلى').click();
    await dialog().getByLabel('Admin', { exact: true }).check();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await said('was changed').waitFor();
    expect(await now()).toMatchObject({ role: 'admin', sites: ['demo'] });
    await said('was changed').getByRole('button', { name: 'Undo' }).click();
    await said('is as before').waitFor();
    expect(await now()).toMatchObject({ role: 'moderator' });
    await button('New password: ليلى').click();
    await dialog().getByLabel('New password', { exact: true }).fill('a phrase of four words');
    await page.keyboard.press('Enter');
    await said('has a new password').waitFor();
    await accounts().signIn({ email: 'layla@example.org', password: 'a phrase of four words', userAgent: '' });
    await button('Delete: ليلى').click();
    await dialog().getByText('cannot be undone').waitFor();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await said('was deleted').waitFor();
    expect(await now()).toBeUndefined();
    await until('the focus is on the heading', () => page.evaluate(() => document.activeElement?.tagName === 'H1'));
  });

  test('the last admin stays, and is told why', async () => {
    await open('/staff');
    await button('Delete: المدير').click();
    await dialog().getByText('you will be signed out').waitFor();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await dialog().getByRole('alert').getByText('At least one admin must remain.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect((await accounts().staff()).some(({ email }) => email === ADMIN.email)).toBe(true);
  });

  test('a site is added after a wrong address was said at its line, and the frame knows it', async () => {
    await open('/sites');
    await button('Add site').click();
    await dialog().getByLabel('Identifier').fill('harbour');
    await dialog().getByLabel('Name').fill('Harbour $& News');
    await dialog().getByLabel('Addresses of the site').fill('https://harbour.example\n\nhttps://www.harbour.example/news\nhttp://m.harbour.example');
    await dialog().getByLabel('Language of the site').selectOption('en');
    await button('Add the site').click();
    await dialog().getByText('https://www.harbour.example/news').waitFor();
    await dialog().getByRole('button', { name: 'Line 3' }).click();
    expect(await barriers(page)).toEqual([]);
    // The line is selected: typing replaces it.
    await page.keyboard.type('https://www.harbour.example');
    expect(await dialog().getByRole('button', { name: 'Line 3' }).count()).toBe(0);
    await button('Add the site').click();
    await said('was added').waitFor();
    expect(await sites().get('harbour')).toMatchObject({ name: 'Harbour $& News', locale: 'en', origins: ['https://harbour.example', 'https://www.harbour.example', 'http://m.harbour.example'] });
    expect(await page.getByRole('banner').getByLabel('Site').locator('option').allTextContents()).toContain('Harbour $& News');
    await button('Add site').click();
    await dialog().getByLabel('Identifier').fill('harbour');
    await page.keyboard.press('Enter');
    await dialog().getByText('Another site has this identifier.').waitFor();
    await page.keyboard.press('Escape');
  });

  test('a site is renamed and put back; its lines are copied', async () => {
    await open('/sites');
    await button('Edit: جريدة الميناء').click();
    await dialog().getByLabel('Name').fill('الميناء اليوم');
    await page.keyboard.press('Enter');
    await said('was saved').waitFor();
    expect(await sites().get('demo')).toMatchObject({ name: 'الميناء اليوم', origins: ['https://paper.example'] });
    await page.getByRole('banner').getByText('الميناء اليوم').first().waitFor({ state: 'attached' });
    await said('was saved').getByRole('button', { name: 'Undo' }).click();
    await said('is as before').waitFor();
    expect(await sites().get('demo')).toMatchObject({ name: 'جريدة الميناء' });
    await page.getByText('Embed lines').first().click();
    await button('Copy: Comments').first().click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`<script src="${site().base}/widget.js" data-site="demo" data-thread="ARTICLE-ID" data-lang="ar" defer></script>`);
    expect(await barriers(page)).toEqual([]);
  });

  test('a key is made, its token shown once and copied, and the key ended', async () => {
    await open('/keys');
    await page.getByText('There are no keys yet.').waitFor();
    await button('New key').click();
    await dialog().getByLabel('Name', { exact: true }).fill('CMS $&');
    await button('Create key').click();
    await dialog().getByText('Choose at least one.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog().getByLabel(/Name article pages/).check();
    await dialog().getByLabel('Only some sites').check();
    await dialog().getByLabel('جريدة الميناء').check();
    await button('Create key').click();
    await page.getByText('This is the only time the token is shown').waitFor();
    await button('Copy: Token').click();
    await page.getByText('Copied.').waitFor();
    const token = await page.evaluate(() => navigator.clipboard.readText());
    expect(await accounts().findKey(token)).toMatchObject({ name: 'CMS $&', scopes: ['thread.write'], sites: ['demo'] });
    await page.getByRole('link', { name: 'Sites' }).click();
    await page.getByRole('link', { name: 'API keys' }).click();
    expect(await page.getByLabel('Token', { exact: true }).inputValue()).toBe(token);
    expect(await barriers(page)).toEqual([]);
    await button('I have stored it, hide it').click();
    await page.getByLabel('Token', { exact: true }).waitFor({ state: 'detached' });
    await button('Delete: CMS $&').click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await said('was deleted').waitFor();
    expect(await accounts().findKey(token)).toBeNull();
  });

  test('an admin of some sites hands on no more than those, and who changes their own role signs in again', async () => {
    const who = { email: 'part@example.org', password: PASSWORD };
    const { id } = await someone(who.email, { name: 'أمينة', role: 'admin' });
    const theirs = await aModerator(site(), { lang: 'en' }, who);
    const own = await theirs.newPage();
    await own.goto(`${site().base}/dashboard/sites`);
    await own.getByText('Only an admin of all sites can add one.').waitFor();
    expect(await own.getByRole('button', { name: 'Add site' }).count()).toBe(0);
    await own.getByRole('link', { name: 'Staff' }).click();
    await own.getByRole('button', { name: 'Edit: أمينة' }).click();
    await own.getByRole('dialog').waitFor();
    expect(await own.getByRole('dialog').getByLabel('All sites').count()).toBe(0);
    expect(await own.getByRole('dialog').getByLabel('جريدة الميناء').isChecked()).toBe(true);
    await own.getByRole('dialog').getByLabel('Moderator', { exact: true }).check();
    await own.getByRole('dialog').getByText('end this session').waitFor();
    await own.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await own.getByText('Your session has ended.').waitFor();
    expect((await accounts().staff()).find((each) => each.id === id)).toMatchObject({ role: 'moderator', sites: ['demo'] });
    await theirs.close();
  });

  test('a moderator sees nothing of an admin', async () => {
    const who = { email: 'nour@example.org', password: PASSWORD };
    await someone(who.email, { name: 'نور' });
    const theirs = await aModerator(site(), { lang: 'en' }, who);
    const own = await theirs.newPage();
    for (const path of ['staff', 'sites', 'settings', 'keys']) {
      await own.goto(`${site().base}/dashboard/${path}`);
      await own.waitForURL('**/dashboard/queue/pending');
      expect(await own.getByRole('navigation').locator(`a[href$="/${path}"]`).count()).toBe(0);
    }
    await own.goto(`${site().base}/dashboard/account`);
    await own.getByRole('heading', { name: 'Password and sessions' }).waitFor();
    await theirs.close();
  });
});
