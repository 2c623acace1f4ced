// The desk on a line that is slow or breaks: what is done meanwhile stands, and nothing is decided that nobody saw.
import { afterEach, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { Comment } from '../../src/comments/comment.ts';
import { aPaper, atDesk, cardOf, cards, current, lookAgain, press, until, type Paper } from './desk-support.ts';
import { intercept, late, onEachStore } from './support.ts';

const DECISIONS = /\/moderation\/decisions$/;
const UNDO = /\/moderation\/decisions\/[^/]+\/undo$/;

/** Such posts, so many or all, do not get to the server before they are let go on or are lost. */
async function held(page: Page, url: RegExp, times = Infinity): Promise<{ asked: Promise<void>; letGo(): void; lose(): void }> {
  const [asked, fate] = [Promise.withResolvers<void>(), Promise.withResolvers<boolean>()];
  await intercept(page, url, async (route) => {
    asked.resolve();
    return await fate.promise ? route.fallback() : route.abort();
  }, { times });
  return { asked: asked.promise, letGo: () => fate.resolve(true), lose: () => fate.resolve(false) };
}

/** One whole look of the list at what others do: whatever was answered before it began has been dealt with. */
async function looked(page: Page): Promise<void> {
  const log = page.waitForResponse(/\/moderation\/audit\?.*limit=100/);
  await lookAgain(page);
  await log;
}

await onEachStore('the desk on a bad line', (site) => {
  const contexts: BrowserContext[] = [];
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  const open = async (paper: Paper, path = '/queue/pending'): Promise<Page> => {
    const { context, page } = await atDesk(site(), paper, { lang: 'en', path });
    contexts.push(context);
    await current(page).waitFor();
    return page;
  };
  const several = async (paper: Paper, count: number): Promise<Comment[]> => {
    const all: Comment[] = [];
    for (let n = 0; n < count; n += 1) all.push(await paper.hold());
    return all;
  };
  const at = (page: Page) => current(page).getAttribute('id');
  const decisionsOn = async ({ id }: Comment) => (await site().app.app.services.desk.story({ id: '', sites: null }, id)).decisions.map(({ action }) => action);
  const foundBy = ({ author }: Comment): string => `/search?author=${author.id}`;

  test('claims that come late leave whoever has gone on where they are', async () => {
    const paper = await aPaper(site());
    const [, second] = await several(paper, 3);
    const page = await open(paper);
    const claims = await late(page, /\/moderation\/claims$/, 'POST');
    await press(page, 'c');
    await claims.asked;
    await press(page, 'j');
    claims.release();
    await page.getByText('You hold 3 comments').waitFor();
    expect(await at(page)).toBe(`c-${second!.id}`);
  });

  test('u brings the card back at once, and the answers move nobody', async () => {
    const paper = await aPaper(site());
    const [first, , third] = await several(paper, 4);
    const page = await open(paper);
    const decision = await late(page, DECISIONS, 'POST');
    await press(page, 'a');
    await decision.asked;
    await press(page, 'u');
    expect(await until(() => at(page), `c-${first!.id}`)).toBe(`c-${first!.id}`);
    await press(page, 'j', 'j');
    decision.release();
    await page.getByText('Taken back').waitFor();
    expect(await at(page)).toBe(`c-${third!.id}`);
    expect(await decisionsOn(first!)).toEqual(['approve', 'undo']);
  });

  test('what is decided on a card that came back is sent after its undo', async () => {
    const paper = await aPaper(site());
    const [first] = await several(paper, 2);
    const page = await open(paper);
    const decision = await late(page, DECISIONS, 'POST');
    await press(page, 'a');
    await decision.asked;
    await press(page, 'u', 's');
    decision.release();
    expect(await until(() => decisionsOn(first!), ['approve', 'undo', 'spam'])).toEqual(['approve', 'undo', 'spam']);
    expect(await cards(page).count()).toBe(1);
    // It has said what was done last, with the way back from that.
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).waitFor();
    expect(await page.getByText('Taken back').count()).toBe(0);
  });

  test('u passes over a decision that failed', async () => {
    const paper = await aPaper(site());
    const [first, second] = await several(paper, 3);
    const page = await open(paper);
    await press(page, 'a');
    expect(await until(() => paper.statusOf(first!.id), 'approved')).toBe('approved');
    (await held(page, DECISIONS)).lose();
    await press(page, 'a');
    await cardOf(page, second!).getByRole('alert').waitFor();
    await press(page, 'u');
    expect(await until(() => paper.statusOf(first!.id), 'pending')).toBe('pending');
  });

  test('an undo that fails leaves alone what was decided since', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold();
    const page = await open(paper, foundBy(comment));
    await press(page, 'a');
    expect(await until(() => paper.statusOf(comment.id), 'approved')).toBe('approved');
    const undo = await held(page, UNDO);
    await press(page, 'u');
    await undo.asked;
    await press(page, 's');
    undo.lose();
    expect(await until(() => paper.statusOf(comment.id), 'spam')).toBe('spam');
    // What the queues count is asked for after the answers.
    await page.getByRole('link', { name: 'Spam 1' }).waitFor();
    expect(await cardOf(page, comment).locator('.status').textContent()).toBe('Spam');
    expect(await cardOf(page, comment).getByRole('alert').count()).toBe(0);
  });

  test('an undo of many that fails is one undo again, in its old turn', async () => {
    const paper = await aPaper(site());
    const all = await several(paper, 4);
    const statuses = () => Promise.all(all.map(({ id }) => paper.statusOf(id)));
    const become = async (...wanted: string[]) => expect(await until(statuses, wanted)).toEqual(wanted);
    const page = await open(paper);
    await press(page, 'x', 'j', 'x', 'j', 'x', 'a');
    await become('approved', 'approved', 'approved', 'pending');
    const undo = await held(page, UNDO);
    await press(page, 'u');
    await undo.asked;
    await press(page, 'j', 'j', 'j', 's');
    await become('approved', 'approved', 'approved', 'spam');
    undo.lose();
    await page.getByText('cannot be reached').waitFor();
    await page.unroute(UNDO);
    await press(page, 'u');
    await become('approved', 'approved', 'approved', 'pending');
    await press(page, 'u');
    await become('pending', 'pending', 'pending', 'pending');
  });

  test('of two decisions on a comment that both fail the card shows what the server has', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold();
    const page = await open(paper, foundBy(comment));
    const decisions = await held(page, DECISIONS);
    await press(page, 'a');
    await decisions.asked;
    await press(page, 'p');
    await cardOf(page, comment).getByText('pinned', { exact: true }).waitFor();
    decisions.lose();
    await cardOf(page, comment).getByRole('alert').waitFor();
    expect(await cardOf(page, comment).locator('.status').textContent()).toBe('Held');
  });

  test('a decision that fails leaves alone what was decided since', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold();
    const page = await open(paper, foundBy(comment));
    const first = await held(page, DECISIONS, 1);
    await press(page, 'a');
    await first.asked;
    await press(page, 's');
    first.lose();
    await page.getByRole('link', { name: 'Spam 1' }).waitFor();
    expect(await decisionsOn(comment)).toEqual(['spam']);
    expect(await cardOf(page, comment).locator('.status').textContent()).toBe('Spam');
    expect(await cardOf(page, comment).getByRole('alert').count()).toBe(0);
  });

  test('a key held down decides once; j held down goes on', async () => {
    const paper = await aPaper(site());
    const all = await several(paper, 5);
    const page = await open(paper);
    for (let n = 0; n < 3; n += 1) await page.keyboard.down('a');
    await page.keyboard.up('a');
    for (let n = 0; n < 3; n += 1) await page.keyboard.down('j');
    await page.keyboard.up('j');
    expect(await until(() => at(page), `c-${all[4]!.id}`)).toBe(`c-${all[4]!.id}`);
    expect(await cards(page).count()).toBe(4);
  });

  test('a next page that failed is asked for again by hand alone', async () => {
    const paper = await aPaper(site());
    await several(paper, 60);
    const page = await open(paper);
    let asked = 0;
    await intercept(page, /cursor=/, (route) => {
      asked += 1;
      return route.abort();
    });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.getByText('cannot be reached').waitFor();
    // Whoever watches the page is told once a frame.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    });
    await page.unroute(/cursor=/);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await until(() => cards(page).count(), 60)).toBe(60);
    expect(asked).toBe(1);
  });

  test('a decision that fails after its list was left is told', async () => {
    const paper = await aPaper(site());
    const [first] = await several(paper, 2);
    const page = await open(paper);
    const decision = await held(page, DECISIONS);
    await press(page, 'a');
    await decision.asked;
    await press(page, 'g', '3');
    await page.getByRole('heading', { name: 'Unreviewed' }).waitFor();
    decision.lose();
    await page.getByText(`Your decision was not applied: ${first!.author.name}`).waitFor();
  });

  test('an undo that came too late is told after its list was left', async () => {
    const paper = await aPaper(site());
    const [first] = await several(paper, 2);
    const page = await open(paper);
    await press(page, 'a');
    expect(await until(() => paper.statusOf(first!.id), 'approved')).toBe('approved');
    const undo = await held(page, UNDO);
    await press(page, 'u');
    await undo.asked;
    await press(page, 'g', '3');
    await page.getByRole('heading', { name: 'Unreviewed' }).waitFor();
    await paper.decides(first!.id, 'spam');
    undo.letGo();
    await page.getByText(`Not taken back, somebody was faster: ${first!.author.name}`).waitFor();
  });

  test('a comment read twice after a notice is not shown as it was before the decision that followed', async () => {
    const paper = await aPaper(site());
    const [comment, other] = [await paper.hold({ at: new Date() }), await paper.hold({ at: new Date() })];
    const page = await open(paper);
    const { sites, comments } = site().app.app.services;
    await comments.edit(await sites.get(paper.slug), comment.author.id, { id: comment.id, text: 'النص كما صار', address: null, replay: null } as never);
    await press(page, 'a', 'k');
    await cardOf(page, comment).getByRole('alert').waitFor();
    await press(page, 'k');
    const reading = await late(page, new RegExp(`/comments/${comment.id}$`));
    await press(page, 'd');
    await reading.asked;
    await press(page, 'd');
    await cardOf(page, comment).getByRole('alert').waitFor({ state: 'detached' });
    await press(page, 'a');
    expect(await until(() => paper.statusOf(comment.id), 'approved')).toBe('approved');
    await cardOf(page, comment).waitFor({ state: 'detached' });
    const answered = page.waitForResponse(new RegExp(`/comments/${comment.id}$`));
    reading.release();
    await answered;
    await looked(page);
    expect(await cards(page).evaluateAll((all) => all.map(({ id }) => id))).toEqual([`c-${other.id}`]);
  });

  test('a list read again leaves alone what was decided since it was asked for', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold();
    const page = await open(paper, foundBy(comment));
    const reading = await late(page, /\/moderation\/comments\?/);
    const asked = reading.asked.then(() => true);
    expect(await until(async () => {
      await lookAgain(page);
      return Promise.race([asked, false]);
    }, true)).toBe(true);
    await press(page, 'a');
    await page.getByRole('link', { name: 'Published 1' }).waitFor();
    reading.release();
    await looked(page);
    expect(await cardOf(page, comment).locator('.status').textContent()).toBe('Published');
  });

  test('a story that was read before the decision had arrived is read again', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold();
    const page = await open(paper, `/comments/${comment.id}`);
    await page.getByText('Nobody has decided yet').waitFor();
    const decision = await held(page, DECISIONS);
    const read = page.waitForResponse(/\/moderation\/authors\//);
    await press(page, 'a');
    await decision.asked;
    await read;
    decision.letGo();
    await page.getByLabel('Reply as the editors').waitFor();
  });

  test('what others did is told the next time where a comment could not be read, and one that is no more keeps nothing from it', async () => {
    const paper = await aPaper(site());
    const [first, second, third] = await several(paper, 3);
    const page = await open(paper);
    await press(page, 'a', 'a');
    for (const { id } of [first!, second!]) expect(await until(() => paper.statusOf(id), 'approved')).toBe('approved');
    const { desk, moderation } = site().app.app.services;
    for (const { id } of [first!, second!]) {
      const { decisions } = await desk.story({ id: '', sites: null }, id);
      await moderation.undo({ id: 'st_colleague', sites: null }, decisions[0]!.id);
    }
    await paper.decides(third!.id, 'reject');
    await intercept(page, new RegExp(`/comments/${first!.id}$`), (route) => route.fulfill({ status: 404, json: { code: 'not_found', status: 404 } }));
    const reading = await held(page, new RegExp(`/comments/${second!.id}$`), 1);
    reading.lose();
    await lookAgain(page);
    await reading.asked;
    const isTold = cardOf(page, third!).getByRole('alert').getByText('rejected');
    expect(await until(async () => {
      await lookAgain(page);
      return isTold.isVisible();
    }, true)).toBe(true);
    await cardOf(page, second!).waitFor();
    expect(await cardOf(page, first!).count()).toBe(0);
  });

  test('names that could not be had are asked for again', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold();
    const page = await open(paper);
    await intercept(page, /\/moderation\/people/, (route) => route.abort(), { times: 1 });
    await paper.decides(comment.id, 'reject');
    await lookAgain(page);
    await cardOf(page, comment).getByRole('alert').getByText('a colleague').waitFor();
    await cardOf(page, comment).getByRole('alert').getByText(paper.colleague).waitFor();
  });

  test('what is typed while a reply is on its way stays', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold({ status: 'approved' });
    const page = await open(paper, `/comments/${comment.id}`);
    const field = page.getByLabel('Reply as the editors');
    const reply = await late(page, /\/comments$/, 'POST');
    await field.fill('شكرا لكم');
    await page.getByRole('button', { name: 'Post reply' }).click();
    await reply.asked;
    await field.fill('شكرا لكم، وسنصحح الخبر');
    reply.release();
    await page.getByText('Your reply is published.').waitFor();
    expect(await field.inputValue()).toBe('شكرا لكم، وسنصحح الخبر');
    await field.fill('وقد صُحّح');
    await page.getByRole('button', { name: 'Post reply' }).click();
    expect(await until(() => field.inputValue(), '')).toBe('');
  });

  test('a story that cannot be read again keeps the reply that was not sent', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold({ status: 'approved' });
    const page = await open(paper, `/comments/${comment.id}`);
    const field = page.getByLabel('Reply as the editors');
    await field.fill('شكرا لكم');
    let refused = 0;
    await intercept(page, new RegExp(`/comments/${comment.id}$`), (route) => {
      refused += 1;
      return route.abort();
    });
    const decision = await held(page, DECISIONS);
    await page.getByRole('button', { name: 'Pin' }).click();
    expect(await until(async () => refused, 1)).toBe(1);
    decision.letGo();
    // It is read once more when the decision has arrived.
    expect(await until(async () => refused, 2)).toBe(2);
    const failure = page.getByRole('region', { name: 'Details' }).getByRole('alert');
    await page.getByText('cannot be reached').waitFor();
    expect(await field.inputValue()).toBe('شكرا لكم');
    await page.unroute(new RegExp(`/comments/${comment.id}$`));
    await failure.getByRole('button', { name: 'Try again' }).click();
    await failure.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('شكرا لكم');
  });
});
