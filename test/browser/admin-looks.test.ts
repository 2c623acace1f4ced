// How the views for admins look: every pair of width, language and theme, with nothing in the way of anybody and nothing beyond the page's edge.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aModerator, barriers, findChromium, shoot, startSite, type Look, type Site } from './support.ts';

/** The views take turns. */
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
    if (view === 'settings') {
      await page.locator('input[max="10"]').fill('11');
      await page.locator('button[type=submit]').click();
      await page.locator('[aria-invalid=true]:focus').waitFor();
      await check('settings-unsaved');
    }
    const primary = page.locator('.heading button.primary');
    if (await primary.count() === 0) continue;
    await primary.click();
    await page.getByRole('dialog').waitFor();
    await check(`${view}-dialog`);
    if (view !== 'keys') continue;
    await page.locator('dialog input:not([type])').fill('CMS');
    await page.locator('dialog [type=checkbox]').first().check();
    await page.keyboard.press('Enter');
    await page.locator('h2:focus').waitFor();
    await check('keys-token');
  }
  await context.close();
}

const path = findChromium();
// What a page looks like does not depend on where its data lies: once, on the embedded store.
(path === null ? describe.skip : describe)('the views for admins', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite(path ?? '');
    const { accounts } = site.app.app.services;
    await accounts.createStaff({ email: 'hostile@example.org', name: `${'اسم'.repeat(10)}${'\u0301'.repeat(40)}`, password: 'أربع كلمات لا تنسى', role: 'moderator', sites: ['demo'] });
    await accounts.createKey({ name: 'نظام إدارة المحتوى', scopes: ['thread.write', 'consent.read'], sites: null });
  });
  afterAll(() => site?.stop());

  test.each(looks)('at $width px, $lang, dark: $dark', (look) => lookAround(site, look));
});
