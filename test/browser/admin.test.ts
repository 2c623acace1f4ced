// The dashboard for admins: staff, sites, settings, keys, and everyone's own account, each driven as a person does and checked in the store.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { MIN_PASSWORD as apiMinPassword } from '../../src/accounts/passwords.ts';
import { createSite } from '../../src/sites/sites.schema.ts';
import { deviceOf } from '../../src/web/dashboard/views/account/device.ts';
import { fields } from '../../src/web/dashboard/views/settings/fields.ts';
import { ADMIN } from '../support/app.ts';
import { until } from '../support/until.ts';
import { aModerator, barriers, onEachStore, shoot, type Look, type Site } from './support.ts';

const PASSWORD = 'أربع كلمات لا تنسى';

describe('what the dashboard repeats of the API', () => {
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

  test('a browser is told by name', () => {
    expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1')).toEqual({ browser: 'Safari', system: 'iPhone' });
    expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0')).toEqual({ browser: 'Edge', system: 'Windows' });
    expect(deviceOf('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36')).toEqual({ browser: 'Samsung Internet', system: 'Android' });
    expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0')).toEqual({ browser: 'Firefox', system: 'Linux' });
    expect(deviceOf('')).toEqual({ browser: null, system: null });
  });
});

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
    await page.route('**/api/v1/sites/demo', (route) => route.abort());
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
    expect(await page.getByLabel('Token', { exact: true }).count()).toBe(0);
    await button('Delete: CMS $&').click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await said('was deleted').waitFor();
    expect(await accounts().findKey(token)).toBeNull();
  });

  test('a password is changed after a wrong one was said; sessions are seen and ended', async () => {
    const who = { email: `salma@example.org`, password: PASSWORD };
    const { id } = await someone(who.email, { name: 'سلمى' });
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
    const theirs = await aModerator(site(), { lang: 'en' }, who);
    const own = await theirs.newPage();
    for (let n = 0; n < 3; n += 1) await accounts().signIn({ ...who, userAgent: phone });
    await own.goto(`${site().base}/dashboard/account`);
    await own.getByText('this session').waitFor();
    expect(await own.getByRole('button', { name: 'End: Safari on iPhone' }).count()).toBe(3);
    expect(await barriers(own)).toEqual([]);
    await own.getByRole('button', { name: 'End: Safari on iPhone' }).first().click();
    await own.locator('.toast', { hasText: 'The session has ended.' }).waitFor();
    expect(await accounts().sessions(id)).toHaveLength(3);
    await own.getByRole('button', { name: 'End all other sessions' }).click();
    await own.getByRole('dialog').getByRole('button', { name: 'End all other sessions' }).click();
    await own.getByText('There is no session but this one.').waitFor();
    expect(await accounts().sessions(id)).toHaveLength(1);
    await accounts().signIn({ ...who, userAgent: phone });
    await own.getByLabel('Current password', { exact: true }).fill('ليست هي الصحيحة');
    await own.getByLabel('New password', { exact: true }).fill('another phrase of words');
    await own.getByRole('button', { name: 'Change password' }).click();
    await own.getByText('This is not your current password.').waitFor();
    expect(await own.getByLabel('New password', { exact: true }).inputValue()).toBe('another phrase of words');
    await own.getByLabel('Current password', { exact: true }).fill(PASSWORD);
    await own.keyboard.press('Enter');
    await own.locator('.toast', { hasText: 'The password was changed' }).waitFor();
    expect(await accounts().sessions(id)).toHaveLength(1);
    await accounts().signIn({ email: who.email, password: 'another phrase of words', userAgent: '' });
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

  test('it fits every width, language and theme', async () => {
    await someone('hostile@example.org', { name: `${'اسم'.repeat(10)}${'\u0301'.repeat(40)}` });
    await accounts().createKey({ name: 'نظام إدارة المحتوى', scopes: ['thread.write', 'consent.read'], sites: null });
    for (const look of looks) await lookAround(site(), look);
  });
});

/** Every pair of width, language and theme; the views take turns. */
const looks: (Required<Pick<Look, 'width' | 'lang' | 'dark'>> & { views: string[] })[] = [
  { width: 360, lang: 'ar', dark: false, views: ['staff', 'settings', 'keys'] }, { width: 1280, lang: 'ar', dark: true, views: ['sites', 'account', 'staff'] },
  { width: 360, lang: 'en', dark: true, views: ['sites', 'account'] }, { width: 1280, lang: 'en', dark: false, views: ['settings', 'keys'] },
  { width: 360, lang: 'fr', dark: false, views: ['sites', 'staff'] }, { width: 1280, lang: 'fr', dark: true, views: ['settings', 'account'] },
];

/** What reaches beyond the width of the page; runs in it. */
function overflowing(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('#view *, dialog *')].filter((element) => element.getBoundingClientRect().left < 0 || element.getBoundingClientRect().right > clientWidth).map((element) => `${element.tagName}.${element.className}`);
}

async function lookAround(site: Site, { views, ...look }: (typeof looks)[number]): Promise<void> {
  const context = await aModerator(site, look);
  const page = await context.newPage();
  const check = async (name: string): Promise<void> => {
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(overflowing)).toEqual([]);
    await shoot(page, `admin-${name}-${look.lang}-${look.width}-${look.dark ? 'dark' : 'light'}`);
  };
  for (const view of views) {
    await page.goto(`${site.base}/dashboard/${view}`);
    await page.locator('#view .rows li, #view form.settings').first().waitFor();
    if (view === 'sites') await page.locator('summary').first().click();
    await check(view);
    const primary = page.locator('.heading button.primary');
    if (await primary.count() === 0) continue;
    await primary.click();
    await page.getByRole('dialog').waitFor();
    await check(`${view}-dialog`);
  }
  await context.close();
}
