// The desk's forms on a line where answers come late or not at all: nothing typed or done meanwhile is lost or taken for something else.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { draft } from './insight/desk.ts';
import { aModerator, late, onEachStore } from './support.ts';

await onEachStore('the desk’s forms, answered in another order', (site) => {
  let context: BrowserContext;
  let page: Page;
  let admin: string;
  const services = () => site().app.app.services;
  const open = (path: string): Promise<unknown> => page.goto(`${site().base}/dashboard${path}`);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const said = (text: string) => page.locator('.toast', { hasText: text });
  const aList = (...terms: string[]) => services().rules.replace('demo', admin, terms.map(draft));

  beforeAll(async () => {
    admin = (await services().accounts.staff())[0]!.id;
    context = await aModerator(site(), { lang: 'en' });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  test('two words excepted from one term at once are both excepted', async () => {
    await aList('جماع');
    await open('/words');
    await page.getByLabel('Text of a comment').fill('رأيت الجماعة ومعها جماعة أخرى');
    await button(/^Except .*الجماعة/).waitFor();
    const first = await late(page, /\/rules\/r_/, 'PUT');
    await button(/^Except .*الجماعة/).click();
    await first.asked;
    await button(/^Except \P{L}*جماعة/u).click();
    first.release();
    await said('is now excepted').nth(1).waitFor();
    expect((await services().rules.all('demo'))[0]!.except.toSorted()).toEqual(['الجماعة', 'جماعة']);
  });

  test('a term added to a list that could not be read does not pass for all of it', async () => {
    await aList('خسيس');
    await page.route(/\/rules\?/, (route) => route.fulfill({ status: 503 }));
    await open('/words');
    await page.getByRole('alert').waitFor();
    await page.unroute(/\/rules\?/);
    await button('Add a term').click();
    await page.getByLabel('Term', { exact: true }).fill('جماع');
    await page.keyboard.press('Enter');
    await said('was added').waitFor();
    await page.getByText('2 terms', { exact: true }).waitFor();
  });
});
