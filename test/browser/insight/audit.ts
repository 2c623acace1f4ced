// The log, driven as a person would and held against the store; hostile texts in it and in the word list.
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cleanText } from '../../../src/text/clean.ts';
import { hasPayloads, readPayloads } from '../../support/xss-payloads.ts';
import { barriers, intercept } from '../support.ts';
import { draft, type Desk } from './desk.ts';

export function auditTests(desk: Desk): void {
  describe('log', () => {
    const { at, button, look, posted, services } = desk;
    let page: Page;
    let admin: string;
    beforeAll(() => {
      page = desk.page;
      admin = desk.admin;
    });

    test('each record is said in words, by name, with the way to what it is about', async () => {
      const id = await posted();
      const [done] = await services().moderation.decide({ id: admin, sites: null }, [{ commentId: id, revision: 1, action: 'reject', reason: 'abuse', note: 'insulted the reporter' }]);
      await services().moderation.undo({ id: admin, sites: null }, done!.decisionId!);
      await at('/audit');
      const records = page.getByRole('main').getByRole('listitem');
      // Names come after the records that carry their ids.
      await records.first().getByText('المدير').waitFor();
      expect(await records.nth(0).textContent()).toMatch(/^Decision taken back · المدير · .*from “Rejected” to “Published”/);
      const rejected = records.nth(1);
      expect(await rejected.textContent()).toMatch(/^Comment rejected · المدير .*from “Published” to “Rejected”Reasoninsults or abuseNoteinsulted the reporter$/);
      expect(await rejected.getByRole('link').getAttribute('href')).toBe(`/dashboard/comments/${id}`);
      for (const said of [/^Raid mode switched on/, /^until somebody changes it$/, /^holds from a probability of 75%$/, /^silenced$/, /article .?article-1/, /^Version restored$/]) {
        expect(await page.getByText(said).count()).toBeGreaterThan(0);
      }
    });

    test('it is narrowed to what one person or rule did, and to what was done about one thing, in an address that can be sent', async () => {
      await services().threads.put(await services().sites.get('demo'), 'elsewhere', { url: `${desk.site().base}/demo`, title: 'elsewhere' });
      await services().raids.force({ site: 'demo', threadKey: 'elsewhere' }, { state: 'on' }, 'command');
      await at('/audit');
      await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('a command on the server');
      const entries = page.locator('.entry');
      await page.getByText('Comment rejected').first().waitFor({ state: 'detached' });
      await entries.filter({ hasText: 'elsewhere' }).waitFor();
      expect(await entries.count()).toBe(1);
      await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('المدير');
      await page.getByText('Comment rejected').first().waitFor();
      expect(new URL(page.url()).searchParams.get('by')).toBe(admin);
      await at('/audit');
      await entries.filter({ hasText: 'elsewhere' }).getByRole('link', { name: 'All about it' }).click();
      await page.getByText('Comment rejected').first().waitFor({ state: 'detached' });
      await entries.filter({ hasText: 'elsewhere' }).waitFor();
      expect(await entries.count()).toBe(1);
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('combobox', { name: 'By', exact: true }).selectOption('المدير');
      await page.getByText('No such records.').waitFor();
      await page.getByRole('link', { name: 'All subjects' }).click();
      await page.getByText('Comment rejected').first().waitFor();
      await services().raids.force({ site: 'demo', threadKey: 'elsewhere' }, { state: 'auto' }, 'command');
    });

    test('it looks right', async () => {
      await services().rules.replace('demo', admin, [draft('خسيس')]);
      const id = await posted();
      const [done] = await services().moderation.decide({ id: admin, sites: null }, [{ commentId: id, revision: 1, action: 'spam', note: 'إعلان مكرر في أكثر من مقال' }]);
      await services().moderation.undo({ id: admin, sites: null }, done!.decisionId!);
      await look('audit', '/audit', { lang: 'ar', width: 360, ready: 'تغيّرت قائمة الكلمات' });
      await look('audit', '/audit', { lang: 'fr', width: 1280, dark: true, ready: 'Liste de mots modifiée' });
    });

    test('it goes on page by page to the first record', async () => {
      await services().rules.replace('demo', admin, []);
      for (let each = 0; each < 55; each += 1) await services().raids.force({ site: 'demo', threadKey: null }, { state: each % 2 === 0 ? 'on' : 'off' }, admin);
      await services().raids.force({ site: 'demo', threadKey: null }, { state: 'auto' }, admin);
      await at('/audit');
      await page.locator('.entry').first().waitFor();
      expect(await page.locator('.entry').count()).toBe(50);
      while (await button('More').count() > 0) {
        const before = await page.locator('.entry').count();
        await button('More').click();
        await page.waitForFunction((count) => document.querySelectorAll('.entry').length > count, before);
      }
      const all = await services().audit.list({ sites: ['demo'], limit: 1000, cursor: null });
      expect(await page.locator('.entry').count()).toBe(all.items.length);
      expect(await barriers(page)).toEqual([]);
    });

    test('the chain is verified: whole, and where it is broken first', async () => {
      await services().audit.seal('demo');
      const { records } = await services().audit.verify('demo');
      await button('Verify the chain').press('Enter');
      await page.getByText(`The chain is whole: ${records} records, sealed through`, { exact: false }).waitFor();
      await intercept(page, '**/audit/verify*', (route) => route.fulfill({ json: { ok: false, records: 12, sealedThrough: null, firstFault: { link: 3, decisionId: 'd_x', what: 'changed' } } }));
      await button('Verify the chain').press('Enter');
      await page.getByText('The chain is broken.').waitFor();
      await page.getByText(/A record was changed after it was sealed\. The first fault is in link 3\. Record: .?d_x/).waitFor();
      await page.unroute('**/audit/verify*');
    });
  });
}

export function hostileTests(desk: Desk): void {
  const { posted, services, site } = desk;
  (hasPayloads ? test : test.skip)('hostile notes and terms neither run nor reach outside nor break the page', async () => {
    const { admin, context } = desk;
    const payloads = hostile(60);
    await services().rules.replace('demo', admin, payloads.map((text, at) => ({ ...draft(`${at} ${text}`.slice(0, 200)), match: 'phrase', note: text.slice(0, 500), except: [text.slice(0, 100)] })));
    const id = await posted();
    for (const [at, note] of payloads.entries()) await services().moderation.decide({ id: admin, sites: null }, [{ commentId: id, revision: 1, action: at % 2 === 0 ? 'reject' : 'spam', note }]);
    const seen = await context.newPage();
    const faults: string[] = [];
    seen.on('dialog', (dialog) => { faults.push(`dialog ${dialog.message()}`); void dialog.dismiss(); });
    seen.on('request', (request) => { if (!request.url().startsWith(site().base)) faults.push(`request ${request.url()}`); });
    seen.on('console', (message) => { if (/Content Security Policy|Trusted/i.test(message.text())) faults.push(message.text()); });
    await seen.goto(`${site().base}/dashboard/words`);
    await seen.locator('.rule').nth(59).waitFor();
    expect(await seen.locator('.rule strong').allTextContents()).toContain(`59 ${payloads[59]!}`.slice(0, 200));
    await seen.getByLabel('Text of a comment').fill(payloads.join('\n'));
    await seen.locator('.marked mark').first().waitFor();
    await seen.getByRole('link', { name: 'Audit log' }).click();
    await seen.locator('.entry').nth(49).waitFor();
    await seen.getByRole('button', { name: 'More' }).click();
    await seen.locator('.entry .written').nth(59).waitFor();
    expect(await seen.locator('.entry .written').allTextContents()).toEqual(expect.arrayContaining(payloads));
    expect(await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(faults).toEqual([]);
    await seen.close();
  });
}

/** Payloads that a note may hold, spread over the whole file. */
function hostile(count: number): string[] {
  const all = readPayloads().map((payload) => cleanText(payload).trim()).filter((text) => text !== '' && text.length < 400);
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);
}
