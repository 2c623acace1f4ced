// The desk on a line where answers come late or in another order: what was done last stands, and an answer touches only what it was asked for.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { aConsentRecord } from '../support/builders.ts';
import { until } from '../support/until.ts';
import { aModerator, intercept, late, onEachStore } from './support.ts';

await onEachStore('the desk, answered in another order', (site) => {
  let context: BrowserContext;
  let page: Page;
  let admin: string;
  const services = () => site().app.app.services;
  const open = async (path: string): Promise<void> => {
    await page.goto(`${site().base}/dashboard${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const said = (text: string) => page.locator('.toast', { hasText: text });
  const dialog = () => page.getByRole('dialog');
  const by = () => page.getByRole('combobox', { name: 'By', exact: true });

  /** The next such answer is late; `come` comes back once the page has dealt with it: what was asked after it has come too. */
  async function held(url: RegExp, method = 'GET'): Promise<{ asked: Promise<void>; come(): Promise<void> }> {
    const request = page.waitForRequest((each) => each.method() === method && url.test(each.url()));
    const { asked, release } = await late(page, url, method);
    return { asked, async come() {
      release();
      await (await (await request).response())!.finished();
      await page.evaluate(async () => {
        await (await fetch('/api/v1/session')).json();
        await new Promise(requestAnimationFrame);
      });
    } };
  }

  beforeAll(async () => {
    context = await aModerator(site(), { lang: 'en' });
    const { accounts, raids, proof } = services();
    admin = (await accounts.staff())[0]!.id;
    for (const who of ['command', admin]) {
      for (let each = 0; each < 55; each += 1) await raids.force({ site: 'demo', threadKey: null }, { state: each % 2 === 0 ? 'on' : 'auto' }, who);
    }
    await raids.force({ site: 'demo', threadKey: null }, { state: 'auto' }, admin);
    const choose = (at: string) => site().app.app.store.consent.choose({ record: aConsentRecord({ at: new Date(at) }), isNew: true, counts: [] });
    for (const year of [2021, 2022]) {
      await choose(`${year}-03-05T10:00:00Z`);
      await proof.seal('demo');
    }
    for (let each = 0; each < 55; each += 1) await choose('2024-03-05T10:00:00Z');
  });
  afterAll(() => context?.close());
  beforeEach(async () => {
    await page?.close();
    page = await context.newPage();
  });

  test('old records are deleted before the day whose numbers were confirmed', async () => {
    await open('/consent/records');
    const trial = await held(/\/consent\/purge$/, 'POST');
    await page.getByLabel('Before day').fill('2021-06-01');
    await button('Try without deleting').click();
    await trial.asked;
    await page.getByLabel('Before day').fill('2022-06-01');
    await trial.come();
    expect(await page.getByText('would be deleted').count()).toBe(0);
    await button('Try without deleting').click();
    await page.getByText('2 records would be deleted in 2 links').waitFor();
    await button('Delete for good…').click();
    const asked = page.waitForRequest('**/consent/purge');
    await dialog().getByRole('button', { name: 'Delete for good' }).click();
    await said('2 records were deleted.').waitFor();
    expect((await asked).postDataJSON()).toMatchObject({ before: expect.stringMatching(/^2022-0[56]-/), dryRun: false });
  });

  test('what follows one list is never put under another', async () => {
    await open('/audit?by=command');
    const more = await held(/cursor=/);
    await button('More').click();
    await more.asked;
    await by().selectOption('المدير');
    await page.locator('.entry', { hasText: 'المدير' }).nth(49).waitFor();
    await more.come();
    expect(await page.locator('.entry').filter({ hasNotText: 'المدير' }).count()).toBe(0);
    await intercept(page, /by=command/, (route) => route.fulfill({ status: 503, body: '' }), { times: 1 });
    await by().selectOption('a command on the server');
    await page.getByRole('alert').waitFor();
    expect(await button('More').count()).toBe(0);
    await button('Try again').click();
    await page.locator('.entry', { hasText: 'a command on the server' }).nth(49).waitFor();
    expect(await page.locator('.entry', { hasText: 'المدير' }).count()).toBe(0);
  });

  test('trying again goes on where the list would not, and says no more that it would not', async () => {
    await open('/consent/records');
    await page.locator('.record').nth(49).waitFor();
    await intercept(page, /cursor=/, (route) => route.fulfill({ status: 503, body: '' }), { times: 1 });
    await button('More').click();
    await page.getByRole('alert').waitFor();
    await button('Try again').click();
    await page.locator('.record').nth(54).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('figures asked for before raid mode was switched on do not switch it off again on the page', async () => {
    await open('/raid');
    await page.getByText('The rule is watching').waitFor();
    const figures = await held(/\/raid$/);
    await button('Refresh the figures').click();
    await figures.asked;
    await page.getByLabel('On: hold comments', { exact: false }).check();
    await button('Apply').click();
    await page.getByText('Raid mode is on', { exact: true }).first().waitFor();
    await figures.come();
    expect(await page.getByText('The rule is watching').count()).toBe(0);
    await services().raids.force({ site: 'demo', threadKey: null }, { state: 'auto' }, admin);
  });

  test('a term added before the list has come is in it, among the others', async () => {
    await services().rules.replace('demo', admin, [{ term: 'خسيس', match: 'word', action: 'hold', except: [], note: null }]);
    await open('/raid');
    const list = await held(/\/rules\?limit=1000/);
    await page.getByRole('link', { name: 'Word list' }).click();
    await list.asked;
    await button('Add a term').click();
    await dialog().getByLabel('Term', { exact: true }).fill('لئيم');
    await page.keyboard.press('Enter');
    await page.locator('.rule', { hasText: 'لئيم' }).waitFor();
    await list.come();
    await page.locator('.rule', { hasText: 'خسيس' }).waitFor();
    expect(await page.locator('.rule').count()).toBe(2);
  });

  test('sites asked for before one was renamed do not bring its old name back', async () => {
    await open('/raid');
    const list = await held(/\/v1\/sites$/);
    await page.getByRole('link', { name: 'Sites' }).click();
    await list.asked;
    const { name } = await services().sites.get('demo');
    await button(`Edit: ${name}`).click();
    await dialog().getByLabel('Name').fill('الميناء اليوم');
    await page.keyboard.press('Enter');
    await said('was saved').waitFor();
    await list.come();
    await button('Edit: الميناء اليوم').waitFor();
    expect(await button(`Edit: ${name}`).count()).toBe(0);
    await services().sites.change('demo', { name });
  });

  test('settings asked for before some were saved do not bring the old ones back', async () => {
    await open('/raid');
    const known = await held(/\/sites\/demo$/);
    await page.getByRole('link', { name: 'Site settings' }).click();
    await known.asked;
    await page.getByLabel('Time to edit').fill('600');
    await button('Save settings').click();
    await said('The settings were saved.').waitFor();
    await known.come();
    expect(await page.getByLabel('Time to edit').inputValue()).toBe('600');
    await services().sites.change('demo', { settings: { editWindowSeconds: 300 } });
  });

  test('a setting put back while it is saved stays as it was put, and is not saved yet', async () => {
    await open('/settings');
    await page.getByLabel('Time to edit').fill('600');
    const saving = await held(/\/sites\/demo$/, 'PATCH');
    await button('Save settings').click();
    await saving.asked;
    await page.getByLabel('Time to edit').fill('300');
    await saving.come();
    await said('The settings were saved.').waitFor();
    await page.getByText('1 change is not saved.').waitFor();
    expect(await page.getByLabel('Time to edit').inputValue()).toBe('300');
    await button('Save settings').click();
    await until('it is saved', async () => (await services().sites.get('demo')).settings.editWindowSeconds === 300);
  });

  test('a setting put back while others are refused is no change', async () => {
    await open('/settings');
    await page.getByLabel('Akismet', { exact: true }).check();
    const saving = await held(/\/sites\/demo$/, 'PATCH');
    await button('Save settings').click();
    await saving.asked;
    await page.getByLabel('Time to edit').fill('600');
    await page.getByLabel('Time to edit').fill('300');
    await saving.come();
    await page.getByText('The server has no such service.').waitFor();
    await page.getByText('1 change is not saved.').waitFor();
  });

  test('what is being saved is not said to be discarded', async () => {
    await open('/settings');
    await page.getByLabel('Time to edit').fill('600');
    const saving = await held(/\/sites\/demo$/, 'PATCH');
    await button('Save settings').click();
    await saving.asked;
    await button('Discard changes').press('Enter');
    expect(await button('Discard changes').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByLabel('Time to edit').inputValue()).toBe('600');
    await saving.come();
    await said('The settings were saved.').waitFor();
    expect(await said('were discarded').count()).toBe(0);
    // The button has gone; the keyboard goes on where it was.
    await page.locator('.acts:focus', { hasText: 'Save settings' }).waitFor();
    await services().sites.change('demo', { settings: { editWindowSeconds: 300 } });
  });

  test('the answer to a window that was closed leaves the next one open', async () => {
    const { name } = await services().sites.get('demo');
    await open('/sites');
    await button(`Edit: ${name}`).click();
    await dialog().getByLabel('Name').fill('الميناء غدا');
    const renamed = await held(/\/sites\/demo$/, 'PATCH');
    await page.keyboard.press('Enter');
    await renamed.asked;
    await page.keyboard.press('Escape');
    await button('Add site').click();
    await dialog().getByLabel('Identifier').fill('north');
    await renamed.come();
    await said('was saved').waitFor();
    expect(await dialog().getByLabel('Identifier').inputValue()).toBe('north');
    const added = await held(/\/v1\/sites$/, 'POST');
    await page.keyboard.press('Enter');
    await added.asked;
    await page.keyboard.press('Escape');
    await button('Add site').click();
    await dialog().getByLabel('Identifier').fill('south');
    await added.come();
    await said('was added').waitFor();
    expect(await dialog().getByLabel('Identifier').inputValue()).toBe('south');
    await services().sites.change('demo', { name });
  });
});
