// What the desk steers by: word lists, raid mode, the learned score, figures and the log, each driven as a person would and held against the store.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { cleanText } from '../../src/text/clean.ts';
import { approvedTexts, refusedTexts } from '../support/lessons.ts';
import type { Stats } from '../../src/web/wire.ts';
import { aModerator, barriers, onEachStore, shoot, type Look } from './support.ts';

const PAYLOADS = new URL('../../../shared/data/xss/payloads.jsonl', import.meta.url);
const hasPayloads = existsSync(PAYLOADS);
if (!hasPayloads) process.stderr.write('XSS payloads skipped: ../shared/data/xss is absent\n');

/** A page looks the same on every store. */
const taken = new Set<string>();

await onEachStore('insight', (site) => {
  let context: BrowserContext;
  let page: Page;
  let admin: string;
  const services = () => site().app.app.services;
  const terms = async () => (await services().rules.all('demo')).map(({ term }) => term);
  const at = async (path: string): Promise<void> => void await page.goto(`${site().base}/dashboard${path}`);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const draft = (term: string) => ({ term, match: 'word' as const, action: 'hold' as const, except: [], note: null });

  beforeAll(async () => {
    admin = (await services().accounts.staff())[0]!.id;
    context = await aModerator(site(), { lang: 'en' });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  let texts = 0;
  /** A comment by a new guest; its id. */
  async function posted(text = `تعليق رقم ${texts += 1} على المقال`): Promise<string> {
    const answer = await fetch(`${site().base}/api/v1/sites/demo/threads/article-1/comments`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', Origin: site().base },
      body: JSON.stringify({ text, author: { name: 'سلمى' }, page: { url: `${site().base}/demo`, title: 'عودة القطار' } }),
    });
    const { comment } = await answer.json() as { comment: { id: string } };
    return comment.id;
  }

  /** A picture in another look, with no barrier in it. */
  async function look(name: string, path: string, { ready, before, after, ...given }: Look & { ready: string; before?(page: Page): Promise<void>; after?(page: Page): Promise<void> }): Promise<void> {
    const picture = `insight-${name}-${given.lang ?? 'ar'}-${given.width ?? 1280}-${given.dark === true ? 'dark' : 'light'}`;
    if (taken.has(picture)) return;
    taken.add(picture);
    const other = await aModerator(site(), given);
    const seen = await other.newPage();
    await before?.(seen);
    await seen.goto(`${site().base}/dashboard${path}`);
    await seen.getByText(ready).first().waitFor();
    await after?.(seen);
    expect(await barriers(seen)).toEqual([]);
    expect(await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await shoot(seen, picture);
    await other.close();
  }

  describe('word list', () => {
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
      await page.route('**/rules/*', (route) => (route.request().method() === 'DELETE' ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"code":"unavailable","detail":"The database cannot be reached."}' }) : route.fallback()));
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
      await page.route('**/rules/try', async (route) => {
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
      expect(await page.getByText('The comment contains a phrase that needs review.').count()).toBe(1);
      expect(await barriers(page)).toEqual([]);
      await button(/Except .*الجماعة/).click();
      await page.locator('.marked mark').filter({ hasText: 'الجماعة' }).waitFor({ state: 'detached' });
      expect(await services().rules.all('demo')).toContainEqual(expect.objectContaining({ term: 'جماع', except: ['الجماعة'] }));
      await box.fill('x'.repeat(61_000));
      await page.getByText('The text is too long.').waitFor();
      expect(await services().moderation.queues(['demo'])).toMatchObject([{ queues: expect.not.arrayContaining([expect.objectContaining({ count: 1 })]) }]);
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

  describe('raid mode', () => {
    test('it tells what stands and what the rule counts; the desk forces it for a while, and takes that back', async () => {
      await at('/raid');
      await page.getByText('The rule is watching').waitFor();
      for (let each = 0; each < 2; each += 1) await posted();
      await services().raids.tend();
      await button('Refresh the figures').click();
      await page.getByRole('row', { name: 'New writers 2 30' }).waitFor();
      await page.getByLabel('On: hold comments', { exact: false }).check();
      await page.getByLabel('How long').selectOption('an hour');
      await button('Apply').click();
      await page.getByText('Raid mode is on', { exact: true }).first().waitFor();
      const [raid] = await services().raids.standing('demo');
      expect(raid).toMatchObject({ state: 'on', by: admin, reason: 'forced', threadKey: null });
      expect(raid!.until!.getTime() - raid!.since.getTime()).toBe(3_600_000);
      await page.getByText('Every comment by people who are not known here waits for review.').waitFor();
      expect(await barriers(page)).toEqual([]);
      await button('Undo').click();
      await page.getByText('The rule is watching').waitFor();
      expect(await services().raids.standing('demo')).toEqual([]);
    });

    test('one article has a word of its own; an unknown one is said where it was typed', async () => {
      await page.getByLabel('Where').selectOption('One article');
      await page.getByLabel('Key of the article').fill('nowhere');
      await page.getByLabel('Off: hold nothing', { exact: false }).check();
      await page.getByLabel('How long').selectOption('until somebody changes it');
      await button('Apply').click();
      await page.getByText('There is no article of this key.').waitFor();
      await page.getByLabel('Key of the article').fill('article-1');
      await button('Apply').click();
      await page.getByRole('heading', { name: 'Article article-1' }).waitFor();
      expect(await services().raids.standing('demo')).toMatchObject([{ threadKey: 'article-1', state: 'off', until: null }]);
      await button(/^Leave to the rule/).press('Enter');
      await page.getByText('No article has a state of its own.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('threads');
      expect(await services().raids.standing('demo')).toEqual([]);
    });

    test('it looks right', async () => {
      await services().raids.force({ site: 'demo', threadKey: null }, { state: 'on', minutes: 60 }, admin);
      await look('raid', '/raid', { lang: 'ar', width: 1280, ready: 'وضع الهجوم يعمل' });
      await look('raid', '/raid', { lang: 'fr', width: 360, dark: true, ready: 'Le mode raid est actif' });
      await services().raids.force({ site: 'demo', threadKey: null }, { state: 'auto' }, admin);
    });
  });

  describe('learned score', () => {
    test('it says what is missing, then what it learnt and how well it does', async () => {
      await at('/model');
      await page.getByText('It still needs 50 published comments and 50 refused comments.').waitFor();
      const rows = (texts: string[], refused: boolean) => texts.map((text, each) => ({ digest: `${refused ? 'r' : 'a'}${each}`, text, refused }));
      await services().learning.addRows('demo', [...rows(approvedTexts(120), false), ...rows(refusedTexts(90), true)]);
      await services().learning.fitNow('demo');
      await page.reload();
      await page.getByText('At work: it holds what resembles what you refused.').waitFor();
      const facts = await page.getByRole('region', { name: 'What it learnt from' }).textContent();
      expect(facts).toContain('Texts you published120');
      expect(facts).toContain('From files it was given210');
      await page.getByRole('img', { name: /Hits and mistakes/ }).waitFor();
      expect(await barriers(page)).toEqual([]);
    });

    test('an admin chooses where it holds, sees what that would do, and takes it back', async () => {
      await page.getByLabel('How it is chosen').selectOption('by the probability of refusal');
      const box = page.getByLabel('Hold from a probability of refusal of (%)');
      await box.fill('150');
      await button('Save').click();
      await page.getByText('The value is out of range.').waitFor();
      expect(await box.inputValue()).toBe('150');
      await box.fill('75');
      await page.getByText(/^At 75% it would hold .* of what you refused and .* of what you published\.$/).waitFor();
      await button('Save').click();
      await page.getByText('A comment is held when the probability of its refusal reaches 75%. Chosen by hand.').waitFor();
      expect(await services().learning.model('demo')).toMatchObject({ threshold: 0.75 });
      await button('Silence it').click();
      await page.getByText('Silenced: it learns and holds nothing.').waitFor();
      await button('Undo').last().click();
      await page.getByText('At work: it holds what resembles what you refused.').waitFor();
      expect(await services().learning.model('demo')).toMatchObject({ threshold: 0.75, enabled: true });
    });

    test('who is no admin reads it and changes nothing; it looks right', async () => {
      const who = await site().app.join({ email: 'reads@example.org' });
      const other = await aModerator(site(), { lang: 'en' }, who);
      const seen = await other.newPage();
      await seen.goto(`${site().base}/dashboard/model`);
      await seen.getByText('Only admins change these settings.').waitFor();
      expect(await seen.getByRole('button', { name: 'Save' }).count()).toBe(0);
      await other.close();
      await look('model', '/model', { lang: 'ar', width: 360, dark: true, ready: 'ما تعلمت منه' });
      await look('model', '/model', { lang: 'en', width: 1280, ready: 'What it learnt from' });
    });
  });

  describe('figures', () => {
    const rowsOf = (name: string) => page.getByRole('table').filter({ has: page.getByRole('columnheader', { name, exact: true }) }).getByRole('row');

    test('what was posted and decided is drawn, and stands in tables', async () => {
      const ids = [await posted(), await posted(), await posted()];
      await services().moderation.decide({ id: admin, sites: null }, [
        { commentId: ids[0]!, revision: 1, action: 'reject', reason: 'hate' }, { commentId: ids[1]!, revision: 1, action: 'spam' },
      ]);
      const { totals } = await services().stats.figures(['demo'], {});
      await at('/stats');
      const total = page.locator('.totals div');
      await total.filter({ hasText: 'Comments' }).getByText(String(totals.posted), { exact: true }).waitFor();
      await page.getByText(`Comments and what the checks made of them`).first().waitFor();
      await page.getByText('Figures as a table: Comments and what the checks made of them').click();
      expect(await rowsOf('Appeared at once').last().getByRole('cell').allTextContents()).toEqual([totals.published, totals.held, totals.refused].map(String));
      expect(await rowsOf('Half within').count()).toBeGreaterThan(1);
      expect(await rowsOf('Person').last().textContent()).toContain('المدير');
      expect(await page.getByRole('row', { name: /^incitement to hatred/ }).count()).toBe(1);
      expect(await barriers(page)).toEqual([]);
    });

    test('a range is chosen, and a year is told by months', async () => {
      const asked = page.waitForRequest(/moderation\/stats/);
      await page.getByLabel('Range', { exact: true }).selectOption('last 7 days');
      const from = Date.parse(new URL((await asked).url()).searchParams.get('from')!);
      expect(Math.round((Date.now() - from) / 86_400_000)).toBeLessThanOrEqual(7);
      const rows = (least: number, most: number) => page.waitForFunction(([from = 0, to = 0]) => {
        const count = document.querySelectorAll('figure:first-of-type table tbody tr').length;
        return count >= from && count <= to;
      }, [least, most]);
      await rows(7, 7);
      await page.getByLabel('Range', { exact: true }).selectOption('last 90 days');
      await rows(13, 13);
      await page.getByLabel('Range', { exact: true }).selectOption('a year');
      await rows(12, 13);
    });

    test('time flows with the text: rightwards in English, leftwards in Arabic', async () => {
      for (const [lang, sign] of [['en', 1], ['ar', -1]] as const) {
        const other = await aModerator(site(), { lang });
        const seen = await other.newPage();
        await asIfBusy(seen);
        await seen.goto(`${site().base}/dashboard/stats`);
        await seen.locator('figure svg[role=img] g rect').first().waitFor();
        const columns = await seen.locator('figure').first().locator('svg[role=img] g:has(> rect)').evaluateAll((groups) => groups.map((group) => group.querySelector('rect')!.getBoundingClientRect().x));
        expect(columns).toHaveLength(30);
        expect(Math.sign(columns.at(-1)! - columns[0]!)).toBe(sign);
        await other.close();
      }
    });

    test('a year is one table that prints without what stands around it', async () => {
      const year = new Date().getFullYear();
      await at(`/stats?year=${year}`);
      const { total } = await services().stats.transparency(['demo'], year);
      await page.getByRole('row', { name: `posted ${total.comments.posted}`, exact: true }).waitFor();
      await page.getByRole('row', { name: `rejected by persons ${total.restrictions.rejectedByPersons}`, exact: true }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      expect(await page.getByRole('table').isVisible()).toBe(true);
      await page.emulateMedia({ media: 'screen' });
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download CSV' }).click();
      expect(readFileSync(await (await download).path(), 'utf8')).toContain(`${year},demo,comments,posted,${total.comments.posted}`);
    });

    test('it looks right', async () => {
      await look('stats', '/stats', { lang: 'ar', width: 1280, ready: 'كم ينتظر الناس', before: asIfBusy });
      await look('stats', '/stats?days=90', { lang: 'en', width: 360, dark: true, ready: 'How long people wait', before: asIfBusy });
      await look('report', `/stats?year=${new Date().getFullYear()}`, { lang: 'fr', width: 360, ready: 'Recours' });
    });
  });

  describe('log', () => {
    test('each record is said in words, by name, with the way to what it is about', async () => {
      const id = await posted();
      const [done] = await services().moderation.decide({ id: admin, sites: null }, [{ commentId: id, revision: 1, action: 'reject', reason: 'abuse', note: 'insulted the reporter' }]);
      await services().moderation.undo({ id: admin, sites: null }, done!.decisionId!);
      await at('/audit');
      const records = page.getByRole('main').getByRole('listitem');
      await records.first().waitFor();
      expect(await records.nth(0).textContent()).toMatch(/^Decision taken back · المدير · .*from “rejected” to “published”/);
      const rejected = records.nth(1);
      expect(await rejected.textContent()).toMatch(/^Comment rejected · المدير .*from “published” to “rejected”Reasoninsults or abuseNoteinsulted the reporter$/);
      expect(await rejected.getByRole('link').getAttribute('href')).toBe(`/dashboard/comments/${id}`);
      for (const said of [/^Raid mode switched on/, /^until somebody changes it$/, /^holds from a probability of 75%$/, /^silenced$/, /article .?article-1/, /^Version restored$/]) {
        expect(await page.getByText(said).count()).toBeGreaterThan(0);
      }
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
      await page.locator('.record').first().waitFor();
      expect(await page.locator('.record').count()).toBe(50);
      while (await button('More').count() > 0) {
        const before = await page.locator('.record').count();
        await button('More').click();
        await page.waitForFunction((count) => document.querySelectorAll('.record').length > count, before);
      }
      const all = await services().audit.list(['demo'], { limit: 1000, cursor: null });
      expect(await page.locator('.record').count()).toBe(all.items.length);
      expect(await barriers(page)).toEqual([]);
    });

    test('the chain is verified: whole, and where it is broken first', async () => {
      await services().audit.seal('demo');
      const { records } = await services().audit.verify('demo');
      await button('Verify the chain').press('Enter');
      await page.getByText(`The chain is whole: ${records} records, sealed through`, { exact: false }).waitFor();
      await page.route('**/audit/verify*', (route) => route.fulfill({ json: { ok: false, records: 12, sealedThrough: null, firstFault: { link: 3, decisionId: 'd_x', what: 'changed' } } }));
      await button('Verify the chain').press('Enter');
      await page.getByText('The chain is broken.').waitFor();
      await page.getByText(/A record was changed after it was sealed\. The first fault is in link 3\. Record: .?d_x/).waitFor();
      await page.unroute('**/audit/verify*');
    });
  });

  (hasPayloads ? test : test.skip)('hostile notes and terms neither run nor reach outside nor break the page', async () => {
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
    await seen.locator('.record').nth(49).waitFor();
    await seen.getByRole('button', { name: 'More' }).click();
    await seen.locator('.record .written').nth(59).waitFor();
    expect(await seen.locator('.record .written').allTextContents()).toEqual(expect.arrayContaining(payloads));
    expect(await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(faults).toEqual([]);
    await seen.close();
  });
});

/** Payloads that a note may hold, spread over the whole file. */
function hostile(count: number): string[] {
  const all = readFileSync(PAYLOADS, 'utf8').trim().split('\n').map((line) => cleanText((JSON.parse(line) as { payload: string }).payload).trim()).filter((text) => text !== '' && text.length < 400);
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);
}

/** The figures of a busy month in place of what the API says: pictures want something to show. */
async function asIfBusy(page: Page): Promise<void> {
  await page.route('**/moderation/stats*', async (route) => {
    const answer = await route.fetch();
    const stats = await answer.json() as Stats;
    const wave = (at: number, size: number): number => Math.round(size * (1.2 + Math.sin(at / 3) + (at % 7 === 5 ? 0.6 : 0)));
    const days = stats.days.map((day, at) => {
      const [published, held, refused] = [wave(at, 40), wave(at + 2, 12), wave(at + 4, 5)];
      return { ...day, posted: published + held + refused, published, held, refused, decisions: wave(at + 1, 18), automatic: wave(at, 3), reports: wave(at + 3, 4), appeals: wave(at, 1) };
    });
    const sum = (name: 'posted' | 'published' | 'held' | 'refused' | 'decisions' | 'automatic' | 'reports' | 'appeals'): number => days.reduce((total, day) => total + day[name], 0);
    const totals = {
      ...stats.totals, posted: sum('posted'), published: sum('published'), held: sum('held'), refused: sum('refused'), decisions: sum('decisions'), automatic: sum('automatic'), heldShare: (sum('held') + sum('refused')) / sum('posted'),
      overturned: 14, reports: { received: sum('reports'), upheld: 40, dismissed: 30 }, appeals: { received: sum('appeals'), granted: 5, dismissed: 20 },
    };
    const queues = { ...stats.queues, pending: { n: 410, p50Ms: 420_000, p95Ms: 7_200_000 }, reported: { n: 38, p50Ms: 1_500_000, p95Ms: 14_400_000 }, appeals: { n: 9, p50Ms: 40_000_000, p95Ms: 180_000_000 } };
    const checks = [{ check: 'word_lists', held: 120, alone: 80, reviewed: 100, agreed: 91, agreement: 0.91 }, { check: 'first_comment', held: 90, alone: 85, reviewed: 60, agreed: 6, agreement: 0.1 }];
    await route.fulfill({ json: { ...stats, days, totals, queues, checks, reasons: { spam: 60, abuse: 41, hate: 12, off_topic: 5 } } });
  });
}
