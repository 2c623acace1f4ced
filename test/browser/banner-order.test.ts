// The banner where answers are slow, lost or cross each other: what the visitor chose last is what holds, in every tab.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { article, held, MATOMO, richPolicy, Visitor } from './banner-support.ts';
import { asking, type Asking } from './consent-support.ts';
import { intercept, late, lose, onEachStore } from './support.ts';

const ME = /\/consent\/me\?/;
const words = richPolicy().texts.ar!;

await onEachStore('the banner, answered in another order', (given) => {
  let site: Asking;
  beforeAll(async () => {
    site = await asking(given());
    await site.publish(richPolicy());
    site.pages.set('/bare', article('', { base: site.base })).set('/', article(held, { base: site.base })).set('/matomo.js', MATOMO).set('/film', '<!doctype html><title>film</title><p>film</p>');
  });
  afterAll(() => site?.stop());

  const arrive = async (path = '/'): Promise<Visitor> => {
    const visitor = await Visitor.of(site);
    await visitor.page.goto(site.near + path);
    await visitor.card.waitFor();
    return visitor;
  };
  const open = (page: Page) => page.getByRole('button', { name: words.reopen }).click();
  const tick = ({ card }: Visitor, vendor: string) => card.getByLabel(vendor);
  const last = async () => (await site.records()).at(-1)!;
  const chosen = (page: Page, action: string): Promise<unknown> => page.waitForFunction((wanted) => globalThis.HiwarConsent!.get()?.action === wanted, action);

  test('a film allowed while less is being saved gives nothing of that back', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    await visitor.press(words.settings);
    await tick(visitor, 'Matomo').check();
    await tick(visitor, 'Pixel Ads').check();
    await visitor.press(words.save);
    await visitor.gone();
    await open(page);
    await tick(visitor, 'Pixel Ads').uncheck();
    const saving = await late(page, ME, 'PUT');
    await visitor.press(words.save);
    await saving.asked;
    site.app.pass(1);
    await page.getByRole('button', { name: 'اسمح بعرض «Vidéothèque»' }).click();
    saving.release();
    await page.frameLocator('iframe').getByText('film').waitFor();
    expect(await last()).toMatchObject({ surface: 'placeholder', services: { matomo: true, pixel: false, video: true } });
    await visitor.context.close();
  });

  test('who refuses while accepting is on its way has refused', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    const accepting = await late(page, ME, 'PUT');
    await visitor.press(words.accept);
    await accepting.asked;
    await visitor.press(words.reject);
    accepting.release();
    await chosen(page, 'withdraw');
    expect((await site.records()).slice(-2).map(({ action }) => action)).toEqual(['accept_all', 'withdraw']);
    await visitor.context.close();
  });

  test('a refusal that was not saved is told though the acceptance before it has closed the card', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    const accepting = await late(page, ME, 'PUT');
    const gate = Promise.withResolvers<void>();
    await visitor.press(words.accept);
    await accepting.asked;
    await intercept(page, ME, async (route) => {
      if (route.request().method() === 'DELETE') return route.abort();
      await gate.promise;
      return route.fallback();
    });
    await visitor.press(words.reject);
    accepting.release();
    const alert = visitor.card.getByRole('alert').getByText('تعذر حفظ اختيارك');
    await alert.waitFor();
    const before = await visitor.told();
    gate.resolve();
    // What stands is asked for again; where that is what the card shows, the card stays as it is.
    await visitor.toldAfter(before);
    expect(await alert.isVisible()).toBe(true);
    expect(await tick(visitor, 'Matomo').isChecked()).toBe(true);
    await visitor.context.close();
  });

  test('what is open in one tab shows what another has chosen, and saves no more than that', async () => {
    const visitor = await arrive('/bare');
    await visitor.press(words.accept);
    await visitor.gone();
    await open(visitor.page);
    expect(await tick(visitor, 'Pixel Ads').isChecked()).toBe(true);
    const other = await visitor.context.newPage();
    await other.goto(`${site.near}/bare`);
    await chosen(other, 'accept_all');
    site.app.pass(1);
    await other.evaluate(() => globalThis.HiwarConsent!.withdraw());
    await chosen(visitor.page, 'withdraw');
    await tick(visitor, 'Matomo').check();
    await visitor.press(words.save);
    await chosen(visitor.page, 'custom');
    expect((await last()).services).toMatchObject({ matomo: true, pixel: false, video: false });
    await visitor.context.close();
  });

  test('a choice that arrived counts though its answer was lost', async () => {
    const visitor = await arrive();
    await visitor.press(words.reject);
    await visitor.gone();
    await lose(visitor.page, ME, 'PUT');
    await open(visitor.page);
    await visitor.press(words.accept);
    await visitor.hasRun(3);
    expect((await last()).action).toBe('accept_all');
    await visitor.context.close();
  });

  test('a tab that could not learn what another has chosen asks again', async () => {
    const visitor = await arrive();
    await visitor.press(words.accept);
    await visitor.gone();
    const other = await visitor.context.newPage();
    await other.goto(site.near);
    await chosen(other, 'accept_all');
    await intercept(other, ME, (route) => route.fulfill({ status: 503, body: '{}' }), { times: 1 });
    site.app.pass(1);
    await visitor.page.evaluate(() => globalThis.HiwarConsent!.withdraw());
    await chosen(other, 'withdraw');
    await visitor.context.close();
  });
});
