// What the desk makes, sent again because its answer was lost: it is there once, whatever the form says of the time by then.
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { write } from './desk-work-support.ts';
import { aModerator, lose, onEachStore } from './support.ts';

await onEachStore('what the desk makes', (site) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await aModerator(site(), { lang: 'en' });
  });
  afterEach(async () => {
    for (const page of context.pages()) await page.close();
  });
  afterAll(() => context?.close());

  const arrive = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${site().base}/dashboard${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  /** Sends a form whose first answer is lost, says what went wrong, and sends it again. */
  const sendTwice = async (page: Page, name: string): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true });
    await button.click();
    await page.getByRole('alert').getByText('cannot be reached').waitFor();
    await button.click();
  };
  const store = () => site().app.app.store;
  const jobsAbout = async (author: string): Promise<number> => (await store().jobs.list(['demo'], 100, null)).items.filter(({ scope }) => scope.author === author).length;

  test('a sanction, with the job that rejects what was written before', async () => {
    const { authorId } = await write(site(), { text: 'كلام جارح', name: 'غاضب' });
    const page = await arrive(`/sanctions?author=${authorId}`);
    await page.getByLabel('What they wrote before').selectOption('day');
    await lose(page, /\/moderation\/sanctions$/, 'POST');
    await sendTwice(page, 'Impose the sanction');
    await page.locator('article', { hasText: 'غاضب' }).waitFor();
    expect(await store().sanctions.matching('demo', [{ type: 'author', value: authorId }], new Date())).toHaveLength(1);
    expect(await jobsAbout(authorId)).toBe(1);
  });

  test('a bulk job', async () => {
    const { authorId } = await write(site(), { text: 'عرض خاص', name: 'بائع' });
    const page = await arrive(`/jobs?author=${authorId}`);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('button', { name: 'Reject 1 comment' }).waitFor();
    await lose(page, /\/moderation\/jobs$/, 'POST');
    await sendTwice(page, 'Reject 1 comment');
    await page.locator('.toast').waitFor();
    expect(await jobsAbout(authorId)).toBe(1);
  });

  test('a note, and the same note once more where it is meant', async () => {
    const { authorId } = await write(site(), { text: 'رأيي في القطار', name: 'هدى' });
    const page = await arrive(`/authors/${authorId}`);
    const note = page.getByLabel('New note');
    await note.fill('راسلناها');
    await lose(page, /\/notes$/, 'POST');
    await sendTwice(page, 'Add the note');
    await page.locator('.author-notes li').waitFor();
    expect(await store().authors.notesOn('demo', authorId, 9)).toHaveLength(1);
    await note.fill('راسلناها');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.locator('.author-notes li').nth(1).waitFor();
    expect(await store().authors.notesOn('demo', authorId, 9)).toHaveLength(2);
  });

  test('a reply by the editors', async () => {
    const { comment } = await write(site(), { text: 'متى يعود القطار؟', name: 'نور', key: 'asked' });
    const page = await arrive(`/comments/${comment['id']}`);
    await page.getByLabel('Reply as the editors').fill('في آذار');
    await lose(page, /\/threads\/asked\/comments$/, 'POST');
    await sendTwice(page, 'Post reply');
    await page.getByText('Your reply is published.').waitFor();
    expect((await store().threads.find('demo', 'asked'))!.counts.visible).toBe(2);
  });
});
