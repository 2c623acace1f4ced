// The desk's larger work in the dashboard: campaigns and bulk jobs, sanctions, authors' records.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../support/until.ts';
import { aCampaign, openView, overflowOf, statusOf, work, write, type Written } from './desk-work-support.ts';
import { barriers, intercept, onEachStore, shoot, type Site } from './support.ts';

const HOSTILE = `\u202E${'\u0301'.repeat(500)}${'ط'.repeat(2000)}<img src=x onerror=alert(1)>`;
const names = (page: Page) => page.getByRole('article').getByRole('heading').allTextContents();

await onEachStore('the larger work', (site) => {
  let context: BrowserContext;
  let page: Page;
  const visit = async (path: string): Promise<void> => {
    await page.goto(`${site().base}/dashboard${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const statuses = (written: Written[]): Promise<string[]> => Promise.all(written.map((each) => statusOf(site(), each)));
  beforeAll(async () => {
    ({ context, page } = await openView(site(), '/campaigns', { lang: 'en' }));
  });
  afterAll(() => context?.close());

  describe('campaigns', () => {
    campaigns({ site, page: () => page, visit, statuses });
  });
  describe('bulk jobs', () => {
    jobs({ site, page: () => page, visit, statuses });
  });
  describe('sanctions', () => {
    sanctions({ site, page: () => page, visit });
  });
  describe('authors', () => {
    authors({ site, page: () => page, visit });
  });
});

type Desk = { site: () => Site; page: () => Page; visit(path: string): Promise<void> };
type Counting = Desk & { statuses(written: Written[]): Promise<string[]> };

function campaigns({ site, page, visit, statuses }: Counting): void {
  test('where there are none it says so', async () => {
    await visit('/campaigns');
    await page().getByText('No campaigns: not many have written the same').waitFor();
    expect(await barriers(page())).toEqual([]);
  });

  test('a campaign is one card; all of it is decided with the count said before, told by outcome, and taken back', async () => {
    const written = await aCampaign(site(), 'مخابز نبيل');
    await visit('/campaigns');
    const card = page().getByRole('article', { name: 'A campaign of 4 comments' });
    await card.getByText('قاطعوا مخابز نبيل').waitFor();
    await card.getByText('4 authors').waitFor();
    await card.getByText('Held 2').waitFor();
    expect(await barriers(page())).toEqual([]);
    await card.getByRole('link', { name: 'A campaign of 4 comments' }).click();
    const members = page().getByRole('listitem').filter({ hasText: 'الأسعار' });
    await members.nth(3).waitFor();
    expect(await members.count()).toBe(4);
    await page().getByRole('button', { name: 'Reject all' }).click();
    const dialog = page().getByRole('dialog', { name: 'Reject 4 comments?' });
    await dialog.getByText('Held 2').waitFor();
    expect(await barriers(page())).toEqual([]);
    await shoot(page(), 'campaigns-decide-en-1280-light');
    await dialog.getByLabel('Reason').selectOption('spam');
    await dialog.getByLabel('Note for colleagues').fill('حملة منظمة');
    await dialog.getByRole('button', { name: 'Reject them' }).click();
    await page().getByRole('region', { name: 'What the decision did' }).getByText('4 comments decided').waitFor();
    expect(await statuses(written)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    expect(await barriers(page())).toEqual([]);
    await page().getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page().getByRole('region', { name: 'What the undo did' }).getByText('4 comments put back').waitFor();
    expect(await statuses(written)).toEqual(['approved', 'approved', 'pending', 'pending']);
  });

  test('who comes back later, or is somebody else, sees what was decided and takes it back', async () => {
    const written = await aCampaign(site(), 'مقاهي سليم');
    const before = await statuses(written);
    await visit(`/campaigns?comment=${written[0]!.comment.id}`);
    await page().getByRole('button', { name: 'File all as spam' }).click();
    await page().getByRole('dialog').getByRole('button', { name: 'File them as spam' }).click();
    await page().getByRole('region', { name: 'What the decision did' }).waitFor();
    await page().reload();
    const past = page().getByRole('region', { name: 'What has been decided of it' });
    await past.getByRole('button').waitFor();
    expect(await past.getByRole('listitem').first().textContent()).toMatch(/^Campaign decided \(file as spam\) · .*Undo the decision$/);
    expect(await barriers(page())).toEqual([]);
    await past.getByRole('button', { name: 'Undo the decision' }).click();
    await page().getByRole('dialog').getByRole('button', { name: 'Undo the decision' }).click();
    await past.getByRole('button').waitFor({ state: 'detached' });
    await past.getByText('Campaign decision taken back').first().waitFor();
    expect(await statuses(written)).toEqual(before);
  });

  test('a decision may hold for the next comments, until it is taken back; what stood already is told', async () => {
    const written = await aCampaign(site(), 'أسواق جميل');
    const before = await statuses(written);
    await visit(`/campaigns?comment=${written[1]!.comment.id}`);
    await page().getByRole('button', { name: 'Approve all' }).click();
    const dialog = page().getByRole('dialog');
    await dialog.getByLabel('Do the same with the next').check();
    await dialog.getByRole('button', { name: 'Approve them' }).click();
    await page().getByText('What comes next of it is not held').waitFor();
    expect(await statuses(written)).toEqual(['approved', 'approved', 'approved', 'approved']);
    await page().getByRole('button', { name: 'End this and undo' }).click();
    await page().getByRole('dialog').getByRole('button', { name: 'End this and undo' }).click();
    await page().getByRole('region', { name: 'What the undo did' }).waitFor();
    expect(await statuses(written)).toEqual(before);
    await page().getByText('What comes next of it').waitFor({ state: 'detached' });
  });

  test('Arabic, dark and narrow, it stays within the page', async () => {
    const narrow = await openView(site(), '/campaigns', { width: 360, lang: 'ar', dark: true });
    await narrow.page.getByRole('article').first().waitFor();
    expect(await overflowOf(narrow.page)).toBe(0);
    expect(await barriers(narrow.page)).toEqual([]);
    await shoot(narrow.page, 'campaigns-list-ar-360-dark');
    await narrow.page.getByRole('article').first().getByRole('link').click();
    await narrow.page.getByRole('button', { name: 'ارفضها كلها' }).waitFor();
    expect(await overflowOf(narrow.page)).toBe(0);
    await shoot(narrow.page, 'campaigns-one-ar-360-dark');
    await narrow.context.close();
  });
}

function jobs({ site, page, visit, statuses }: Counting): void {
  test('a job from an address: seen first, then done, then undone', async () => {
    const first = await write(site(), { text: 'عرض خاص على الساعات الفاخرة', name: 'بائع' });
    const more = [first, await write(site(), { text: 'عرض خاص على الهواتف', token: first.guestToken! }), await write(site(), { text: 'تعليق بريء' })];
    await visit(`/jobs?author=${first.authorId}&reason=spam&action=spam`);
    await page().getByText('Nobody has started a bulk job yet.').waitFor();
    expect(await page().getByRole('button', { name: /^File/ }).count()).toBe(0);
    await page().getByRole('button', { name: 'Preview' }).click();
    await page().getByText('2 comments match').waitFor();
    await page().getByRole('listitem').filter({ hasText: 'عرض خاص' }).nth(1).waitFor();
    expect(await statuses(more)).toEqual(['approved', 'approved', 'approved']);
    expect(await barriers(page())).toEqual([]);
    await page().getByRole('button', { name: 'File 2 comments as spam' }).click();
    const job = page().getByRole('article', { name: /File as spam · Author بائع/ });
    await job.getByText('Queued').waitFor();
    await work(site());
    await job.getByText('2 comments decided').waitFor();
    expect(await statuses(more)).toEqual(['spam', 'spam', 'approved']);
    expect(await barriers(page())).toEqual([]);
    await job.getByRole('button', { name: 'Undo the job' }).click();
    const dialog = page().getByRole('dialog', { name: 'Undo this job?' });
    await dialog.getByText('2 comments go back').waitFor();
    expect(await barriers(page())).toEqual([]);
    await dialog.getByRole('button', { name: 'Undo the job' }).click();
    await job.getByRole('progressbar', { name: 'Progress of the undo' }).waitFor();
    await work(site());
    await job.getByText('2 comments put back').waitFor();
    expect(await statuses(more)).toEqual(['approved', 'approved', 'approved']);
    expect(await job.evaluate((card) => card === document.activeElement || document.activeElement !== document.body)).toBe(true);
  });

  test('what was chosen anew has to be seen anew, and what is wrong is said at its field', async () => {
    await visit('/jobs?addressPrefix=nonsense&thread=article-1&reason=word_list');
    await page().getByText('Bulk work cannot combine these filters').getByText('reason=word_list').waitFor();
    await page().getByLabel('Chosen by').selectOption('q');
    await page().getByLabel('Words in the text').fill('!!!');
    await page().getByRole('button', { name: 'Preview' }).click();
    await page().getByRole('alert').waitFor();
    expect(await page().getByLabel('Words in the text').getAttribute('aria-invalid')).toBe('true');
    expect(await barriers(page())).toEqual([]);
    await page().getByLabel('Words in the text').fill('خاص');
    await page().keyboard.press('Enter');
    await page().getByRole('button', { name: /^Reject 2/ }).waitFor();
    await page().getByLabel('Queue').selectOption('rejected');
    await page().getByRole('button', { name: /^Reject \d/ }).waitFor({ state: 'detached' });
    await page().getByRole('button', { name: 'Preview' }).click();
    await page().getByText('No comment matches.').waitFor();
  });

  test('a running job tells how far it is, and can be stopped', async () => {
    const { comment } = await write(site(), { text: 'كلمة فريدة فيروزي', key: 'article-9' });
    const job = (over: object) => ({ id: 'j_run', site: 'demo', by: 'st_other', scope: { author: null, authorName: null, addressPrefix: null, thread: null, q: 'فيروزي', queue: null, since: null },
      action: 'reject', reason: null, note: null, state: 'running', total: 400, done: 100, stale: 0, skipped: 0, createdAt: comment['createdAt'], startedAt: comment['createdAt'], finishedAt: null, batch: 'b_1', undo: null, ...over });
    let asked = 0;
    await intercept(page(), '**/api/v1/moderation/jobs?**', (route) => route.fulfill({ json: { items: [job({})], next: null } }));
    await intercept(page(), '**/api/v1/moderation/jobs/j_run', (route) => {
      if (route.request().method() === 'DELETE') return route.fulfill({ json: job({ state: 'cancelled', done: 300 }) });
      asked += 1;
      return route.fulfill({ json: job({ done: 100 + asked * 100 }) });
    });
    await visit('/jobs');
    const bar = page().getByRole('progressbar', { name: 'Progress of the job' });
    await page().getByText('200 of 400').waitFor();
    expect(await bar.getAttribute('value')).toBe('200');
    expect(await barriers(page())).toEqual([]);
    await shoot(page(), 'jobs-running-en-1280-light');
    await page().getByRole('button', { name: 'Stop the job' }).click();
    await page().getByText('300 comments decided').waitFor();
    await page().getByRole('button', { name: 'Undo the job' }).waitFor();
    await page().unrouteAll();
  });

  test('Arabic and narrow, with hostile text in the sample', async () => {
    await write(site(), { text: `عدائي ${HOSTILE}`, name: `\u202Eاسم ${'\u0301'.repeat(20)}` });
    const narrow = await openView(site(), '/jobs?q=عدائي', { width: 360, lang: 'ar' });
    await narrow.page.getByRole('button', { name: 'معاينة' }).click();
    await narrow.page.getByText('تعليق واحد يطابق').waitFor();
    expect(await overflowOf(narrow.page)).toBe(0);
    expect(await barriers(narrow.page)).toEqual([]);
    await shoot(narrow.page, 'jobs-preview-ar-360-light');
    await narrow.context.close();
  });
}

function sanctions({ site, page, visit }: Desk): void {
  const stored = async () => (await site().app.app.services.sanctions.list({ sites: ['demo'], kind: null, type: null, targets: null, isActive: null, limit: 50, cursor: null })).items;

  test('one is made from an author\'s address, with what they wrote rejected; told what is wrong at its field', async () => {
    const written = await write(site(), { text: 'كلام جارح جدا', name: 'غاضب' });
    await visit(`/sanctions?author=${written.authorId}`);
    const dialog = page().getByRole('dialog', { name: 'New sanction' });
    expect(await dialog.getByLabel('Author', { exact: true }).inputValue()).toBe(written.authorId);
    await dialog.getByText('غاضب').waitFor();
    expect(await barriers(page())).toEqual([]);
    await shoot(page(), 'sanctions-new-en-1280-light');
    await dialog.getByLabel('Author', { exact: true }).fill('a_none');
    await dialog.getByRole('button', { name: 'Impose the sanction' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByLabel('Author', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel('Author', { exact: true }).fill(written.authorId);
    await dialog.getByLabel('Reason', { exact: true }).selectOption('hate');
    await dialog.getByLabel('Note for colleagues').fill('ثالث مرة');
    await dialog.getByLabel('For how long').selectOption('never');
    await dialog.getByLabel('Reject what they wrote before').selectOption('all');
    await dialog.getByRole('button', { name: 'Impose the sanction' }).click();
    await page().getByRole('article', { name: /Ban · Author غاضب/ }).waitFor();
    await page().getByRole('link', { name: 'Follow that under bulk work' }).waitFor();
    const [made] = await stored();
    expect(made).toMatchObject({ kind: 'ban', target: { type: 'author', value: written.authorId }, reason: 'hate', note: 'ثالث مرة', expiresAt: null, tell: true, liftedAt: null });
    await work(site());
    expect(await statusOf(site(), written)).toBe('rejected');
  });

  test('it is changed, lifted after a question, and that is taken back', async () => {
    await visit('/sanctions');
    const card = page().getByRole('article', { name: /Ban · Author غاضب/ }).first();
    await card.getByRole('button', { name: 'Change' }).click();
    const change = page().getByRole('dialog', { name: 'Change the sanction' });
    expect(await barriers(page())).toEqual([]);
    await change.getByLabel('Reason').selectOption('abuse');
    await change.getByLabel('For how long').selectOption('day');
    await change.getByRole('button', { name: 'Save' }).click();
    await card.getByText('insults or abuse · Ends').waitFor();
    expect((await stored())[0]).toMatchObject({ reason: 'abuse', expiresAt: expect.any(Date) });
    await card.getByRole('button', { name: 'Lift' }).press('Enter');
    await page().getByRole('dialog', { name: 'Lift this sanction?' }).waitFor();
    await page().keyboard.press('Enter');
    await page().getByRole('status').getByText('The sanction is lifted.').waitFor();
    await card.getByText('Lifted', { exact: true }).waitFor();
    // Its buttons are gone, and the keyboard's place is not.
    expect(await card.evaluate((shown) => shown === document.activeElement)).toBe(true);
    expect((await stored())[0]).toMatchObject({ liftedAt: expect.any(Date) });
    await page().getByRole('status').getByRole('button', { name: 'Undo' }).last().click();
    await until('it is there again', async () => (await stored()).length === 2);
    expect((await stored()).filter(({ liftedAt }) => liftedAt === null)).toMatchObject([{ kind: 'ban', reason: 'abuse' }]);
  });

  test('the list is narrowed by kind, target and state', async () => {
    await visit('/sanctions');
    await page().getByRole('button', { name: 'New sanction' }).click();
    const dialog = page().getByRole('dialog');
    await dialog.getByRole('radio', { name: /Premoderation/ }).check();
    expect(await dialog.getByRole('checkbox', { name: /Tell the author/ }).isChecked()).toBe(false);
    await dialog.getByLabel('On whom?').selectOption('email_domain');
    await dialog.getByLabel('Reject what they wrote before').waitFor({ state: 'detached' });
    await dialog.getByRole('textbox', { name: 'Email domain' }).fill('spam.example');
    await dialog.getByRole('button', { name: 'Impose the sanction' }).click();
    await page().getByRole('article', { name: 'Premoderation · Email domain spam.example' }).waitFor();
    expect(await names(page())).toHaveLength(3);
    await page().getByLabel('Kind').selectOption('premoderate');
    await until('only that kind', async () => (await names(page())).length === 1);
    await page().getByLabel('Kind').selectOption('');
    await page().getByLabel('State').selectOption('false');
    await until('only the lifted', async () => (await names(page())).length === 1);
    await page().getByText('Lifted by').waitFor();
    await page().getByLabel('On whom?').selectOption('email');
    await page().getByText('No sanctions fit this choice.').waitFor();
    expect(await barriers(page())).toEqual([]);
  });

  test('French and narrow', async () => {
    const narrow = await openView(site(), '/sanctions', { width: 360, lang: 'fr' });
    await narrow.page.getByRole('article').first().waitFor();
    expect(await overflowOf(narrow.page)).toBe(0);
    expect(await barriers(narrow.page)).toEqual([]);
    await shoot(narrow.page, 'sanctions-list-fr-360-light');
    await narrow.page.getByRole('button', { name: 'Nouvelle sanction' }).click();
    await narrow.page.getByRole('dialog').waitFor();
    await shoot(narrow.page, 'sanctions-new-fr-360-light');
    await narrow.context.close();
  });
}

function authors({ site, page, visit }: Desk): void {
  let author: Written;
  beforeAll(async () => {
    author = await write(site(), { text: 'رأيي في القطار الجديد', name: 'هدى' });
    await write(site(), { text: 'وأضيف أن التذاكر غالية', token: author.guestToken! });
  });

  test('the record, the comments and what can be done', async () => {
    await visit(`/authors/${author.authorId}`);
    await page().getByRole('heading', { level: 1, name: 'هدى' }).waitFor();
    await page().getByText('2 published · 0 rejected').waitFor();
    await page().getByText('No sanction meets them.').waitFor();
    await page().getByRole('listitem').filter({ hasText: 'التذاكر غالية' }).waitFor();
    expect(await barriers(page())).toEqual([]);
    await page().getByRole('link', { name: 'Reject all that is held' }).click();
    await page().getByRole('heading', { level: 1, name: 'Bulk work' }).waitFor();
    expect([await page().getByLabel('Author', { exact: true }).inputValue(), await page().getByLabel('Queue').inputValue(), await page().getByLabel('Decision').inputValue()]).toEqual([author.authorId, 'pending', 'reject']);
    await page().goBack();
    await page().getByRole('link', { name: 'Sanction', exact: true }).click();
    await page().getByRole('dialog', { name: 'New sanction' }).waitFor();
    await page().keyboard.press('Escape');
    await page().getByRole('heading', { level: 1, name: 'Sanctions' }).waitFor();
  });

  test('a note is added and deleted after a question', async () => {
    const notes = () => site().app.elsewhere.authors.notesOn('demo', author.authorId, 10);
    await visit(`/authors/${author.authorId}`);
    await page().getByLabel('New note').fill('صحفية معروفة');
    await page().getByRole('button', { name: 'Add the note' }).press('Enter');
    const note = page().getByRole('listitem').filter({ hasText: 'صحفية معروفة' });
    await note.getByText('المدير').waitFor();
    expect(await page().getByLabel('New note').inputValue()).toBe('');
    expect((await notes()).map(({ text }) => text)).toEqual(['صحفية معروفة']);
    await note.getByRole('button', { name: 'Delete the note' }).click();
    const dialog = page().getByRole('dialog', { name: 'Delete this note?' });
    expect(await barriers(page())).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete the note' }).click();
    await page().getByText('No notes about them.').waitFor();
    expect(await notes()).toEqual([]);
    await page().waitForFunction(() => document.activeElement?.className.includes('author-notes'));
  });

  test('a note that did not arrive is still there to send again', async () => {
    await visit(`/authors/${author.authorId}`);
    await intercept(page(), '**/notes', (route) => route.abort());
    await page().getByLabel('New note').fill('لا تضيع');
    await page().getByRole('button', { name: 'Add the note' }).click();
    await page().getByRole('alert').waitFor();
    expect(await page().getByLabel('New note').inputValue()).toBe('لا تضيع');
    await page().unrouteAll();
    await page().getByRole('button', { name: 'Add the note' }).click();
    await page().getByRole('listitem').filter({ hasText: 'لا تضيع' }).waitFor();
  });

  test('an author there is none of is said so, and hostile names stay within the page', async () => {
    await visit('/authors/a_none');
    await page().getByRole('alert').waitFor();
    const hostile = await write(site(), { text: HOSTILE, name: `\u202E${'م'.repeat(40)}<b>` });
    const narrow = await openView(site(), `/authors/${hostile.authorId}`, { width: 360, lang: 'ar', dark: true });
    await narrow.page.getByRole('heading', { name: 'تعليقاته، الأحدث أولا' }).waitFor();
    await narrow.page.getByRole('listitem').first().waitFor();
    expect(await overflowOf(narrow.page)).toBe(0);
    expect(await barriers(narrow.page)).toEqual([]);
    await shoot(narrow.page, 'authors-record-ar-360-dark');
    await narrow.context.close();
  });
}
