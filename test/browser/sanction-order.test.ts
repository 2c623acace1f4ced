// The desk's larger work, answered late: an answer closes, empties and undoes nothing but what asked for it.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { aCampaign, work, write } from './desk-work-support.ts';
import { aModerator, late, onEachStore, type Site } from './support.ts';

type Desk = { site: () => Site; arrive(path: string): Promise<Page>; make(path: string, body: object): Promise<string> };

await onEachStore('the larger work, answered late', (site) => {
  let context: BrowserContext;
  const arrive = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${site().base}/dashboard${path}`);
    return page;
  };
  /** What was made at the desk before: its id. */
  const make = async (path: string, body: object): Promise<string> => {
    const { base } = site();
    const answer = await context.request.post(`${base}/api/v1/moderation${path}`, { headers: { Origin: base }, data: { site: 'demo', ...body } });
    return (await answer.json() as { id: string }).id;
  };
  beforeAll(async () => {
    context = await aModerator(site(), { lang: 'en' });
  });
  afterEach(async () => {
    for (const page of context.pages()) await page.close();
  });
  afterAll(() => context?.close());

  describe('sanctions', () => sanctions({ site, arrive, make }));
  describe('campaigns', () => campaigns({ site, arrive, make }));
  describe('notes', () => notes({ site, arrive, make }));
  describe('bulk jobs', () => jobs({ site, arrive, make }));
});

const SANCTIONS = /\/moderation\/sanctions$/;
const noteIn = (part: Page | Locator): Locator => part.getByLabel('Note for colleagues');

/** The addresses asked for with this method from now on. */
function sent(page: Page, method: string): string[] {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (request.method() === method) urls.push(request.url());
  });
  return urls;
}

function sanctions({ site, arrive, make }: Desk): void {
  const banned = async (email: string): Promise<{ page: Page; card: Locator; dialog: Locator }> => {
    const id = await make('/sanctions', { kind: 'ban', target: { type: 'email', value: email }, reason: 'abuse' });
    const page = await arrive('/sanctions');
    return { page, card: page.locator(`article[aria-labelledby=${id}]`), dialog: page.getByRole('dialog') };
  };

  test('a sanction that was made closes no form begun after its own was closed', async () => {
    const page = await arrive('/sanctions');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'New sanction' }).click();
    await dialog.getByLabel('On whom?').selectOption('email');
    await dialog.getByRole('textbox', { name: 'Email' }).fill('slow@example.org');
    const made = await late(page, SANCTIONS, 'POST');
    await dialog.getByRole('button', { name: 'Impose the sanction' }).click();
    await made.asked;
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New sanction' }).click();
    await noteIn(dialog).fill('كتبتها بعد ذلك');
    made.release();
    await page.locator('article', { hasText: 'slow@example.org' }).waitFor();
    expect(await noteIn(dialog).inputValue()).toBe('كتبتها بعد ذلك');
  });

  test('a sanction that was made takes nobody back from where they went meanwhile', async () => {
    const { authorId } = await write(site(), { text: 'كلام جارح', name: 'غاضب' });
    const page = await arrive(`/authors/${authorId}`);
    await page.getByRole('link', { name: 'Sanction', exact: true }).click();
    const made = await late(page, SANCTIONS, 'POST');
    await page.getByRole('button', { name: 'Impose the sanction' }).click();
    await made.asked;
    await page.keyboard.press('Escape');
    await page.goBack();
    await page.getByRole('link', { name: 'Reject all that is held' }).click();
    await noteIn(page).fill('كلها من كاتب واحد');
    const address = page.url();
    made.release();
    await page.getByText('The sanction is in force.').waitFor();
    expect(page.url()).toBe(address);
    expect(await noteIn(page).inputValue()).toBe('كلها من كاتب واحد');
  });

  test('a sanction that was changed closes no form opened after its own was closed', async () => {
    const { page, card, dialog } = await banned('changed@example.org');
    await card.getByRole('button', { name: 'Change' }).click();
    await noteIn(dialog).fill('أول ملاحظة');
    const changed = await late(page, /\/moderation\/sanctions\//, 'PATCH');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await changed.asked;
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'Change' }).click();
    await noteIn(dialog).fill('ثانية');
    changed.release();
    await card.locator('.sanction-note', { hasText: 'أول ملاحظة' }).waitFor();
    expect(await noteIn(dialog).inputValue()).toBe('ثانية');
  });

  test('a sanction that was lifted closes no form in which something is written', async () => {
    const { page, card, dialog } = await banned('lifted@example.org');
    const lifted = await late(page, /\/moderation\/sanctions\//, 'DELETE');
    await card.getByRole('button', { name: 'Lift' }).click();
    await dialog.getByRole('button', { name: 'Lift' }).click();
    await lifted.asked;
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'Change' }).click();
    await noteIn(dialog).fill('بل تبقى');
    lifted.release();
    await card.getByText('Lifted', { exact: true }).waitFor();
    expect(await noteIn(dialog).inputValue()).toBe('بل تبقى');
  });

  test('a sanction is lifted once, however often the button is pressed', async () => {
    const { page, card, dialog } = await banned('twice@example.org');
    const lifts = sent(page, 'DELETE');
    const lifted = await late(page, /\/moderation\/sanctions\//, 'DELETE');
    await card.getByRole('button', { name: 'Lift' }).click();
    await dialog.getByRole('button', { name: 'Lift' }).click();
    await lifted.asked;
    await dialog.getByRole('button', { name: 'Lift' }).click();
    lifted.release();
    await card.getByText('Lifted', { exact: true }).waitFor();
    expect(lifts).toHaveLength(1);
    expect(await page.locator('.toast').count()).toBe(1);
  });

  test('whether to lift a sanction is asked no longer once it is lifted', async () => {
    const { page, card, dialog } = await banned('again@example.org');
    const lifted = await late(page, /\/moderation\/sanctions\//, 'DELETE');
    await card.getByRole('button', { name: 'Lift' }).click();
    await dialog.getByRole('button', { name: 'Lift' }).click();
    await lifted.asked;
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'Lift' }).click();
    await dialog.waitFor();
    lifted.release();
    await card.getByText('Lifted', { exact: true }).waitFor();
    expect(await dialog.count()).toBe(0);
  });
}

function campaigns({ site, arrive }: Desk): void {
  test('a decision on a campaign closes no form opened after its own was closed', async () => {
    const [first] = await aCampaign(site(), 'أفران سعيد');
    const page = await arrive(`/campaigns?comment=${first!.comment.id}`);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Reject all' }).click();
    const decided = await late(page, /\/decisions$/, 'POST');
    await dialog.getByRole('button', { name: 'Reject them' }).click();
    await decided.asked;
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Approve all' }).click();
    await noteIn(dialog).fill('كان خطأ');
    decided.release();
    await page.locator('.toast', { hasText: '4 comments decided' }).waitFor();
    expect(await noteIn(dialog).inputValue()).toBe('كان خطأ');
  });
}

function notes({ site, arrive, make }: Desk): void {
  const noted = async (...texts: string[]): Promise<{ page: Page; note: (text: string) => Locator; dialog: Locator }> => {
    const { authorId } = await write(site(), { text: 'رأيي في القطار', name: 'هدى' });
    for (const text of texts) await make(`/authors/${authorId}/notes`, { text });
    const page = await arrive(`/authors/${authorId}`);
    return { page, note: (text) => page.locator('.author-notes li', { hasText: text }), dialog: page.getByRole('dialog') };
  };

  test('what is written while a note is sent is kept for the next', async () => {
    const { page, note } = await noted();
    await page.getByLabel('New note').fill('الأولى');
    const added = await late(page, /\/notes$/, 'POST');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await added.asked;
    await page.getByLabel('New note').fill('الثانية');
    added.release();
    await note('الأولى').waitFor();
    expect(await page.getByLabel('New note').inputValue()).toBe('الثانية');
  });

  test('a note that was deleted leaves the question about another open', async () => {
    const { page, note, dialog } = await noted('الأولى', 'الثانية');
    const deleted = await late(page, /\/notes\//, 'DELETE');
    await note('الأولى').getByRole('button').click();
    await dialog.getByRole('button', { name: 'Delete the note' }).click();
    await deleted.asked;
    await page.keyboard.press('Escape');
    await note('الثانية').getByRole('button').click();
    await dialog.waitFor();
    deleted.release();
    await note('الأولى').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Delete the note' }).click();
    await note('الثانية').waitFor({ state: 'detached' });
  });

  test('a note is deleted once, however often the button is pressed', async () => {
    const { page, note, dialog } = await noted('الأولى');
    const deletions = sent(page, 'DELETE');
    const deleted = await late(page, /\/notes\//, 'DELETE');
    await note('الأولى').getByRole('button').click();
    await dialog.getByRole('button', { name: 'Delete the note' }).click();
    await deleted.asked;
    await dialog.getByRole('button', { name: 'Delete the note' }).click();
    deleted.release();
    await note('الأولى').waitFor({ state: 'detached' });
    expect(deletions).toHaveLength(1);
  });
}

function jobs({ site, arrive, make }: Desk): void {
  const started = async (name: string): Promise<{ id: string; authorId: string }> => {
    const { authorId } = await write(site(), { text: 'عرض خاص على الساعات', name });
    return { id: await make('/jobs', { scope: { author: authorId }, action: 'reject' }), authorId };
  };
  const cardOf = (page: Page, id: string): Locator => page.locator(`article[aria-labelledby=${id}]`);

  test('a job is stopped once, however often the button is pressed', async () => {
    const { id } = await started('بائع');
    const page = await arrive('/jobs');
    const stops = sent(page, 'DELETE');
    const [look, stopped] = [await late(page, /\/jobs\/j_/), await late(page, /\/jobs\/j_/, 'DELETE')];
    await look.asked;
    await cardOf(page, id).getByRole('button', { name: 'Stop the job' }).click();
    await stopped.asked;
    await cardOf(page, id).getByRole('button', { name: 'Stop the job' }).click();
    stopped.release();
    await cardOf(page, id).getByText('Stopped', { exact: true }).waitFor();
    expect(stops).toHaveLength(1);
  });

  test('a job is undone once, and whether to is asked no longer then', async () => {
    const { id } = await started('تاجر');
    await work(site());
    const page = await arrive('/jobs');
    const dialog = page.getByRole('dialog');
    const undos = sent(page, 'POST');
    const undone = await late(page, /\/undo$/, 'POST');
    await cardOf(page, id).getByRole('button', { name: 'Undo the job' }).click();
    await dialog.getByRole('button', { name: 'Undo the job' }).click();
    await undone.asked;
    await cardOf(page, id).getByRole('button', { name: 'Undo the job' }).click();
    await dialog.getByRole('button', { name: 'Undo the job' }).click();
    undone.release();
    await cardOf(page, id).getByText('Being undone').waitFor();
    expect(undos).toHaveLength(1);
    expect(await dialog.count()).toBe(0);
  });

  test('a list asked for before a job was undone does not show it as it was', async () => {
    const { id, authorId } = await started('وسيط');
    await work(site());
    const page = await arrive(`/jobs?author=${authorId}`);
    await cardOf(page, id).waitFor();
    await page.getByRole('button', { name: 'Preview' }).click();
    const list = await late(page, /\/jobs\?/);
    await page.getByRole('button', { name: 'Reject 1 comment' }).click();
    await list.asked;
    await cardOf(page, id).getByRole('button', { name: 'Undo the job' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the job' }).click();
    await cardOf(page, id).getByText('Being undone').waitFor();
    list.release();
    const fresh = page.locator('article', { hasText: 'وسيط' }).filter({ hasText: 'Queued' });
    const shown = await fresh.getAttribute('aria-labelledby');
    // It is followed by what also takes the list over.
    await page.waitForRequest(new RegExp(`/jobs/${shown}`));
    expect(await cardOf(page, id).getByText('Being undone').count()).toBe(1);
  });
}
