// The queues at work: every key, decisions that arrive and that do not, what others do meanwhile, a whole shift by keyboard.
import { expect, test } from '@jest/globals';
import { aPaper, atDesk, cardOf, cards, current, lookAgain, press, until } from './desk-support.ts';
import { barriers, onEachStore, shoot } from './support.ts';

await onEachStore('the queues', (site) => {
  test('they stand with live counts in the navigation and the title; an empty one says so kindly', async () => {
    const paper = await aPaper(site());
    const { context, page } = await atDesk(site(), paper, { lang: 'en' });
    await page.getByText('Nothing is waiting').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-empty-en-1280-light');
    await paper.hold();
    await paper.hold({ status: 'approved' });
    await lookAgain(page);
    await page.getByRole('link', { name: 'Held 1' }).waitFor();
    await page.getByRole('link', { name: 'Unreviewed 1' }).waitFor();
    expect(await page.getByRole('link', { name: 'Held 1' }).getAttribute('aria-current')).toBe('page');
    expect(await until(() => page.title(), '(1) Hiwar')).toBe('(1) Hiwar');
    // With the oldest first what came in stands at the end of the list by itself.
    await cards(page).waitFor();
    await press(page, 'a');
    await page.getByText('Nothing is waiting').waitFor();
    expect(await until(() => page.title(), 'Hiwar')).toBe('Hiwar');
    await context.close();
  });

  test('j, k and the arrows move; a, s, r with a reason decide; u brings the last one back where it was', async () => {
    const paper = await aPaper(site());
    const [first, second, third, fourth] = [await paper.hold(), await paper.hold(), await paper.hold(), await paper.hold()];
    const { context, page } = await atDesk(site(), paper);
    await current(page).waitFor();
    const at = () => current(page).getAttribute('id');
    await press(page, 'j', 'ArrowDown');
    expect(await at()).toBe(`c-${third.id}`);
    await press(page, 'k', 'ArrowUp');
    expect(await at()).toBe(`c-${first.id}`);
    await press(page, 'a');
    expect(await until(() => paper.statusOf(first.id), 'approved')).toBe('approved');
    expect([await at(), await cards(page).count()]).toEqual([`c-${second.id}`, 3]);
    await press(page, 'r');
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-reasons-ar-1280-light');
    await press(page, '3');
    expect(await until(() => paper.statusOf(second.id), 'rejected')).toBe('rejected');
    await press(page, 's');
    expect(await until(() => paper.statusOf(third.id), 'spam')).toBe('spam');
    expect(await at()).toBe(`c-${fourth.id}`);
    await press(page, 'u');
    expect(await until(() => paper.statusOf(third.id), 'pending')).toBe('pending');
    await cardOf(page, third).waitFor();
    expect([await at(), await cards(page).first().getAttribute('id')]).toEqual([`c-${third.id}`, `c-${third.id}`]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`c-${third.id}`);
    const { decisions } = await site().app.app.services.desk.story({ id: '', sites: null }, second.id);
    expect(decisions).toMatchObject([{ action: 'reject', reason: 'hate', note: null }]);
    await context.close();
  });

  test('a note goes with the rejection, and both survive a server that is away', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold();
    const { context, page } = await atDesk(site(), paper, { lang: 'fr' });
    await current(page).waitFor();
    await context.setOffline(true);
    await press(page, 'r');
    await page.getByLabel('Note (facultative)').fill('Voir la charte, 3e article');
    await page.getByRole('button', { name: /Hors sujet/ }).click();
    await page.getByRole('alert').getByText('serveur est injoignable').waitFor();
    expect(await paper.statusOf(comment.id)).toBe('pending');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    expect(await until(() => paper.statusOf(comment.id), 'rejected')).toBe('rejected');
    const { decisions } = await site().app.app.services.desk.story({ id: '', sites: null }, comment.id);
    expect(decisions).toMatchObject([{ action: 'reject', reason: 'off_topic', note: 'Voir la charte, 3e article' }]);
    await context.close();
  });

  test('a decision that comes too late changes nothing: the card comes back and says who decided what', async () => {
    const paper = await aPaper(site());
    const [first, second] = [await paper.hold({ text: 'أول التعليقين' }), await paper.hold()];
    const { context, page } = await atDesk(site(), paper);
    await current(page).waitFor();
    await paper.decides(first.id, 'spam');
    await press(page, 'a');
    const note = cardOf(page, first).getByRole('alert');
    await note.getByText('سبقك أحدهم').waitFor();
    await note.getByText(paper.colleague).waitFor();
    expect(await note.textContent()).toContain('مزعج');
    expect(await paper.statusOf(first.id)).toBe('spam');
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-stale-ar-1280-light');
    // It stays until it was read; the keyboard has gone on.
    expect(await current(page).getAttribute('id')).toBe(`c-${second.id}`);
    await press(page, 'k', 'a');
    expect(await paper.statusOf(first.id)).toBe('spam');
    await press(page, 'd');
    await cardOf(page, first).waitFor({ state: 'detached' });
    expect(await current(page).getAttribute('id')).toBe(`c-${second.id}`);
    await context.close();
  });

  test('an edit that came between is shown before it is decided', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold({ text: 'النص كما كان', at: new Date() });
    const { context, page } = await atDesk(site(), paper, { lang: 'en' });
    await current(page).waitFor();
    const { sites, comments } = site().app.app.services;
    await comments.edit(await sites.get(paper.slug), comment.author.id, { id: comment.id, text: 'النص كما صار', address: null, replay: null } as never);
    await press(page, 'a');
    await page.getByRole('alert').getByText('has changed the text').waitFor();
    await press(page, 'd');
    await page.getByText('النص كما صار').waitFor();
    await press(page, 'a');
    expect(await until(() => paper.statusOf(comment.id), 'approved')).toBe('approved');
    await context.close();
  });

  test('what others decide is told on the card and leaves when that was read; nothing moves under the fingers', async () => {
    const paper = await aPaper(site());
    const [first, second, third] = [await paper.hold(), await paper.hold(), await paper.hold()];
    const { context, page } = await atDesk(site(), paper, { lang: 'en' });
    await current(page).waitFor();
    await press(page, 'j');
    await paper.decides(first.id, 'approve');
    await paper.decides(second.id, 'reject');
    await lookAgain(page);
    const note = cardOf(page, second).getByRole('alert');
    await note.getByText('rejected').waitFor();
    // The name comes after the record that carries its id.
    await note.getByText(paper.colleague).waitFor();
    expect([await current(page).getAttribute('id'), await cards(page).count()]).toEqual([`c-${second.id}`, 3]);
    await press(page, 'd');
    await cardOf(page, second).waitFor({ state: 'detached' });
    expect(await current(page).getAttribute('id')).toBe(`c-${third.id}`);
    // What a colleague takes back is waiting again.
    await press(page, 'a');
    expect(await until(() => paper.statusOf(third.id), 'approved')).toBe('approved');
    const { decisions } = await site().app.app.services.desk.story({ id: '', sites: null }, third.id);
    await site().app.app.services.moderation.undo({ id: 'st_colleague', sites: null }, decisions[0]!.id);
    await lookAgain(page);
    await cardOf(page, third).waitFor();
    await context.close();
  });

  test('new ones wait behind a button where they would stand before the others', async () => {
    const paper = await aPaper(site());
    await paper.hold();
    const { context, page } = await atDesk(site(), paper, { lang: 'en', path: '/queue/pending?sort=newest' });
    await current(page).waitFor();
    const news = await paper.hold({ name: 'متأخر' });
    await lookAgain(page);
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    expect(await cards(page).count()).toBe(1);
    await press(page, 'n');
    expect(await until(() => current(page).getAttribute('id'), `c-${news.id}`)).toBe(`c-${news.id}`);
    expect(await cards(page).first().getAttribute('id')).toBe(`c-${news.id}`);
    await context.close();
  });
});
