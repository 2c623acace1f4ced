// The word list, driven as a person would and held against the store.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers, intercept } from '../support.ts';
import { draft, type Desk } from './desk.ts';

export function wordListTests(desk: Desk): void {
  describe('word list', () => {
    const { at, button, look, services } = desk;
    const terms = async () => (await services().rules.all('demo')).map(({ term }) => term);
    let page: Page;
    let admin: string;
    beforeAll(() => {
      page = desk.page;
      admin = desk.admin;
    });

    test('a term is added, refused twice, changed, and deleted with a way back', async () => {
      await at('/words');
      await page.getByText('The list is empty.', { exact: false }).waitFor();
      await button('Add a term').click();
      await button('Add').click();
      await page.getByText('This field is required.').waitFor();
      await page.getByLabel('Term', { exact: true }).fill('خسيس');
      await page.getByLabel('What is done about the comment').selectOption('spam');
      await page.getByLabel('Innocent words to except').fill('خسيسة\nالخسيسة');
      await page.getByLabel('Note for the desk').fill('an insult');
      await page.keyboard.press('Enter');
      await page.getByText('1 term', { exact: true }).waitFor();
      expect(await services().rules.all('demo')).toMatchObject([{ term: 'خسيس', match: 'word', action: 'spam', except: ['خسيسة', 'الخسيسة'], note: 'an insult' }]);

      await button('Add a term').click();
      await page.getByLabel('Term', { exact: true }).fill('خَسيس');
      await page.keyboard.press('Enter');
      await page.getByText('on the list already', { exact: false }).waitFor();
      expect(await page.getByLabel('Term', { exact: true }).inputValue()).toBe('خَسيس');
      await page.keyboard.press('Escape');

      await button(/^Edit .*خسيس/).click();
      await page.getByLabel('How it is matched').selectOption('prefix');
      await button('Save').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await services().rules.all('demo')).toMatchObject([{ term: 'خسيس', match: 'prefix' }]);

      await button(/^Delete .*خسيس/).click();
      await page.getByText('was deleted', { exact: false }).waitFor();
      expect(await terms()).toEqual([]);
      await button('Undo').click();
      await page.getByText('is back', { exact: false }).waitFor();
      expect(await services().rules.all('demo')).toMatchObject([{ term: 'خسيس', match: 'prefix', action: 'spam', except: ['خسيسة', 'الخسيسة'], note: 'an insult' }]);
    });

    test('a deletion that the server refuses is taken back, and said', async () => {
      await intercept(page, '**/rules/*', (route) => (route.request().method() === 'DELETE' ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"unavailable","detail":"The database cannot be reached."}' }) : route.fallback()));
      await button(/^Delete .*خسيس/).click();
      await page.getByText('The database cannot be reached.').waitFor();
      await button(/^Edit .*خسيس/).waitFor();
      await page.unroute('**/rules/*');
    });

    test('a text is judged as it is typed: the last answer wins, words are marked, an innocent one is excepted', async () => {
      await services().rules.replace('demo', admin, [draft('جماع'), draft('خسيس')]);
      await at('/words');
      const box = page.getByLabel('Text of a comment');
      await box.pressSequentially('كلام جميل');
      await page.getByText('It would appear at once.', { exact: false }).waitFor();
      await intercept(page, '**/rules/try', async (route) => {
        if (!route.request().postData()!.includes('خَسـيس')) await new Promise((resolve) => setTimeout(resolve, 800));
        await route.continue().catch(() => {});
      });
      const asked = page.waitForRequest('**/rules/try');
      await box.fill('رأيت الجماعة أمس');
      await asked;
      await box.fill('يا لك من خَسـيس\r\nرأيت الجماعة');
      await page.getByText('It would be held for review.', { exact: false }).waitFor();
      await page.unroute('**/rules/try');
      expect(await page.locator('.marked mark').allTextContents()).toEqual(['خَسـيس', 'الجماعة']);
      expect(await page.getByText('Contains a listed term').count()).toBe(1);
      expect(await barriers(page)).toEqual([]);
      await button(/Except .*الجماعة/).click();
      await page.locator('.marked mark').filter({ hasText: 'الجماعة' }).waitFor({ state: 'detached' });
      expect(await services().rules.all('demo')).toContainEqual(expect.objectContaining({ term: 'جماع', except: ['الجماعة'] }));
      await box.fill('x'.repeat(61_000));
      await page.getByText('The text is too long.').waitFor();
      expect(await services().desk.queues(['demo'])).toMatchObject([{ queues: expect.not.arrayContaining([expect.objectContaining({ count: 1 })]) }]);
    });

    test('search finds by another spelling, in notes and in exceptions', async () => {
      await services().rules.replace('demo', admin, [draft('أُولى'), { ...draft('ثانية'), note: 'from the Election desk' }, { ...draft('ثالثة'), except: ['مثالثة'] }]);
      await at('/words');
      const box = page.getByLabel('Search the list');
      for (const [wanted, found] of [['اولي', 'أُولى'], ['ELECTION', 'ثانية'], ['مثالث', 'ثالثة']] as const) {
        await box.fill(wanted);
        await page.getByText('1 term found').waitFor();
        expect(await page.locator('.rule strong').allTextContents()).toEqual([found]);
      }
      await box.fill('لا وجود لها');
      await page.getByText('No term matches').waitFor();
    });

    test('a CSV goes out and comes in; what is wrong in it is said by its line', async () => {
      await at('/words');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Export CSV' }).click();
      expect(readFileSync(await (await download).path(), 'utf8')).toMatch(/^\uFEFFterm,match,action,except,note\r\n(.*\r\n)*أُولى,word,hold/);
      await button('Import CSV').click();
      const choose = (csv: string | Buffer) => page.getByLabel('CSV file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await choose(Buffer.from([0xc7, 0xe1, 0xe3]));
      await page.getByText('The file is not UTF-8.', { exact: false }).waitFor();
      await choose('term,match,action\nجديدة,word,hold\nأخرى,regex,hold\nجديدة,word,spam\n');
      await page.getByText('4 lines', { exact: false }).waitFor();
      await button('Replace the list').click();
      await page.getByText('The file has 2 errors:').waitFor();
      expect(await page.getByRole('alert').getByRole('listitem').allTextContents()).toEqual(['Line 3 (column match): The line or its value makes no sense.', 'Line 4 (column term): The term is in the file twice.']);
      expect(await barriers(page)).toEqual([]);
      expect(await terms()).toHaveLength(3);
      await choose('term,action\nجديدة,spam\n');
      await button('Replace the list').click();
      await page.getByText('The list was imported.').waitFor();
      await page.locator('.rule strong').filter({ hasText: 'جديدة' }).waitFor();
      expect(await terms()).toEqual(['جديدة']);
    });

    test('the starter list is read, then added; a version is restored and the restoring undone', async () => {
      await at('/words');
      await button('Starter list').click();
      await page.getByLabel('Language of the list').selectOption('fr');
      await page.getByRole('list', { name: 'Starter list' }).getByRole('listitem').first().waitFor();
      await button('Add what is missing').click();
      await page.getByText(/\d+ terms were added/).waitFor();
      expect((await terms()).length).toBeGreaterThan(3);
      await button('Versions').click();
      await page.getByRole('heading', { name: /Starter list added/ }).waitFor();
      await page.getByText('المدير').nth(1).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: /^Restore this version/ }).first().click();
      await page.getByText('The list is as it was', { exact: false }).waitFor();
      expect(await terms()).toEqual(['جديدة']);
      await page.getByText('1 term', { exact: true }).waitFor();
      await button('Undo').click();
      await page.getByText(/^\d+ terms$/).waitFor();
      expect((await terms()).length).toBeGreaterThan(3);
    });

    test('it looks right', async () => {
      await services().rules.replace('demo', admin, [
        { ...draft('خسيس'), except: ['خسيسة'], note: 'شتيمة شائعة في التعليقات الرياضية' }, { ...draft('اربح المال من البيت'), match: 'phrase', action: 'spam' }, { ...draft('casino'), match: 'prefix', action: 'reject', note: 'gambling' },
      ]);
      const tried = async (seen: Page): Promise<void> => {
        await seen.locator('textarea').fill('يا لك من خَسـيس، اربح المال من البيت على +212 600-000000');
        await seen.locator('.marked mark').first().waitFor();
      };
      await look('words', '/words', { lang: 'ar', width: 360, ready: 'خسيس', after: tried });
      await look('words', '/words', { lang: 'fr', width: 1280, dark: true, ready: 'خسيس', after: tried });
    });
  });
}
