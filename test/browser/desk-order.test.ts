// The desk on a line where answers come late or in another order: what was done last stands, and an answer touches only what it was asked for.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { aConsentRecord } from '../support/builders.ts';
import { aModerator, late, onEachStore } from './support.ts';

await onEachStore('the desk, answered in another order', (site) => {
  let context: BrowserContext;
  let page: Page;
  const services = () => site().app.app.services;
  const open = async (path: string): Promise<void> => {
    await page.goto(`${site().base}/dashboard${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const said = (text: string) => page.locator('.toast', { hasText: text });
  const dialog = () => page.getByRole('dialog');

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
    const { proof } = services();
    const choose = (at: string) => site().app.app.store.consent.choose({ record: aConsentRecord({ at: new Date(at) }), isNew: true, counts: [] });
    for (const year of [2021, 2022]) {
      await choose(`${year}-03-05T10:00:00Z`);
      await proof.seal('demo');
    }
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
});
