// What the desk sees of choices: shares and figures that point at nobody, records with the words that were seen, their proof, export and purge.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import type { ConsentAction, ConsentRecord } from '../../src/consent/consent-record.ts';
import { aConsentRecord } from '../support/builders.ts';
import { aRevision, openView } from './policies-support.ts';
import { barriers, intercept, onEachStore, shoot } from './support.ts';

const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

await onEachStore('choices at the desk', (site) => {
  let revision = 0;
  let known: ConsentRecord;

  const choose = async (over: Parameters<typeof aConsentRecord>[0] = {}, counts: [string, Partial<Record<ConsentAction | 'granted:statistics', number>>, string?][] = []): Promise<ConsentRecord> => {
    const record = aConsentRecord({ at: new Date(), revision, ...over });
    await site().app.app.store.consent.choose({ record, isNew: true, counts: counts.flatMap(([at, given, lang]) =>
      Object.entries(given).map(([name, n]) => ({ day: at, revision, lang: (lang ?? 'ar') as 'ar', surface: 'banner', name, n }))) });
    return record;
  };

  beforeAll(async () => {
    if (site() === null) return;
    const policy = await aRevision(site());
    revision = policy.revision!;
    await choose({ at: new Date('2024-03-05T10:00:00Z'), action: 'reject_all', agent: null, categories: { necessary: true, statistics: false }, services: {} });
    await site().app.app.services.proof.seal('demo');
    known = await choose({ textHash: policy.textHashes.ar!, gpc: true }, [
      [day(1), { accept_all: 120, reject_all: 60, custom: 20, 'granted:statistics': 120 }], [day(3), { accept_all: 40, reject_all: 40, 'granted:statistics': 40 }],
      [day(5), { accept_all: 300, reject_all: 4 }, 'fr'],
    ]);
  });

  test('shares are drawn and told day by day, and what is hidden says why', async () => {
    const page = await openView(site(), '/consent/stats', { lang: 'en' });
    const table = page.getByRole('table');
    await table.waitFor();
    expect(await page.getByRole('img', { name: /Shares of acceptance/ }).locator('rect.accept').count()).toBe(2);
    expect(await page.locator('rect.hidden-share').count()).toBe(1);
    const rows = await table.locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split('\t').slice(1, 8))).toEqual([
      ['200', '120', '60', '20', '0', '60%', '30%'], ['80', '40', '40', '0', '0', '50%', '50%'], ['hidden', '300', '<10', '0', '0', 'hidden', 'hidden'],
    ]);
    expect(await table.getByText('<10').locator('xpath=ancestor::td').getAttribute('title')).toMatch(/^1 to 9/);
    await page.getByText('no figure points at a person').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Split').selectOption('lang');
    await page.getByText('Accepted 57%').waitFor();
    expect(new URL(page.url()).searchParams.get('by')).toBe('lang');
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('From day').fill('2019-01-01');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('From day').fill(day(20));
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByLabel('To day').fill(day(19));
    await page.getByText('No choices in this time.').waitFor();
    await page.context().close();
  });

  test('time runs with the text', async () => {
    const flips = async (lang: 'ar' | 'en') => {
      const page = await openView(site(), '/consent/stats', { lang, width: 360, dark: lang === 'ar' });
      await page.getByRole('table').waitFor();
      const rects = page.locator('svg.columns rect.accept');
      const boxes = [await rects.first().boundingBox(), await rects.last().boundingBox()];
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await shoot(page, `consent-stats-${lang}-360-${lang === 'ar' ? 'dark' : 'light'}`);
      await page.context().close();
      return boxes[0]!.x > boxes[1]!.x;
    };
    expect([await flips('ar'), await flips('en')]).toEqual([true, false]);
  });

  test('records are filtered, and one shows all that was chosen and the very words', async () => {
    const page = await openView(site(), '/consent/records', { lang: 'en' });
    const records = page.locator('.record');
    await records.nth(1).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.locator('summary', { hasText: 'Filter' }).click();
    await page.getByLabel('Act').selectOption('accept_all');
    await page.getByLabel('From day').fill(day(2));
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: 'No filter' }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.record').length === 1);
    await page.getByRole('button', { name: `Details of ${known.id}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('خصوصيتك، وقرارك أنت').waitFor();
    expect(await dialog.locator('.record-fields').innerText()).toMatch(/Granted\s+necessary, statistics[\s\S]*GPC signal\s+Yes[\s\S]*sha256:/);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'consent-record-en-1280-light');
    await dialog.getByRole('link', { name: 'All choices of this subject' }).click();
    await page.waitForURL(/subject=/);
    await page.getByRole('link', { name: 'No filter' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.record').length === 2);
    await page.locator('summary', { hasText: 'Filter' }).click();
    await page.getByLabel('Revision').fill('none');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('The value of this field').or(page.locator('.wrong')).first().waitFor();
    expect(await page.getByLabel('Revision').inputValue()).toBe('none');
    await page.getByLabel('Receipt number').fill('r_none');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.context().close();
  });

  test('records are taken out as a file, the chain is verified in words, and the old go only after a trial', async () => {
    const page = await openView(site(), '/consent/records', { lang: 'en' });
    const lines = async (name: string): Promise<string[]> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      return readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
    };
    expect((await lines('Download NDJSON')).map((line) => (JSON.parse(line) as { id: string }).id)[0]).toBe(known.id);
    expect((await lines('Download CSV'))[0]).toMatch(/^id,site,at/);
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText('1 record was verified.').waitFor();
    await page.getByLabel('Before day').fill('2024-06-01');
    await page.getByRole('button', { name: 'Try without deleting' }).click();
    await page.getByText('1 record would be deleted in 1 link').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete for good…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete these records for good?' });
    await dialog.getByText('1 record would be deleted in 1 link').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'consent-purge-en-1280-light');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('1 record was deleted.').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.record').length === 1);
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText('1 older record was deleted after its time').waitFor();
    await intercept(page, '**/consent/verify', (route) => route.fulfill({ json: { ok: false, records: 3, sealedThrough: null, anchor: null, firstFault: { link: 2, recordId: 'r_7', what: 'changed' } } }));
    await page.getByRole('button', { name: 'Verify the chain' }).click();
    await page.getByText('First fault in link 2: a record was changed after it was written (r_7).').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.context().close();
  });

  test('on a phone, in Arabic and French, nothing is cut off', async () => {
    for (const [lang, dark] of [['ar', false], ['fr', true]] as const) {
      const page = await openView(site(), '/consent/records', { lang, width: 360, dark });
      await page.locator('.record').first().waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await shoot(page, `consent-records-${lang}-360-${dark ? 'dark' : 'light'}`);
      await page.context().close();
    }
  });
});
