// The dashboard's frame: signing in, the languages and their directions, the sign-in that comes back to what was there.
import { expect, test } from '@jest/globals';
import { ADMIN } from '../support/app.ts';
import { aModerator, aReader, barriers, onEachStore, shoot } from './support.ts';

await onEachStore('the frame', (site) => {
  test('someone signs in, after one refusal said where it happened', async () => {
    const context = await aReader(site());
    const page = await context.newPage();
    await page.goto(`${site().base}/dashboard`);
    await page.getByLabel('البريد الإلكتروني').fill(ADMIN.email);
    await page.getByLabel('كلمة المرور').fill('ليست هي كلمة المرور');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'dashboard-sign-in-ar-1280-light');
    await page.getByLabel('كلمة المرور').fill(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    expect(new URL(page.url()).pathname).toBe('/dashboard/queue/pending');
    await context.close();
  });

  test('it speaks the language chosen, in its direction', async () => {
    const context = await aModerator(site(), { width: 360, dark: true, lang: 'en' });
    const page = await context.newPage();
    await page.goto(`${site().base}/dashboard`);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Audit log' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Language').selectOption('ar');
    await page.getByRole('link', { name: 'سجل القرارات' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await context.close();
  });
});
