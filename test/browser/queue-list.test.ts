// Many comments at once: marking, claiming, going on loading, and a whole shift by keyboard alone.
import { expect, test } from '@jest/globals';
import type { Comment } from '../../src/comments/comment.ts';
import { aPaper, atDesk, cardOf, cards, current, lookAgain, press, until } from './desk-support.ts';
import { barriers, onEachStore, shoot } from './support.ts';

await onEachStore('lists of the desk', (site) => {
  test('x, Shift+X and * mark; a decision takes all that is marked, as one batch, and u takes it all back', async () => {
    const paper = await aPaper(site());
    const all: Comment[] = [];
    for (let n = 0; n < 5; n += 1) all.push(await paper.hold());
    const statuses = () => Promise.all(all.map(({ id }) => paper.statusOf(id)));
    const { context, page } = await atDesk(site(), paper, { width: 360, dark: true });
    await current(page).waitFor();
    await press(page, 'x', 'j', 'j', 'Shift+X');
    const bar = page.getByRole('group', { name: 'تحديد' });
    await bar.getByText('حُدّدت 3 تعليقات').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-marked-ar-360-dark');
    await bar.getByRole('button', { name: 'انشر' }).click();
    const three = ['approved', 'approved', 'approved', 'pending', 'pending'];
    expect(await until(statuses, three)).toEqual(three);
    const { decisions } = await site().app.app.services.desk.story({ id: '', sites: null }, all[0]!.id);
    expect(decisions[0]!.batch).not.toBeNull();
    await page.getByText('نُشرت 3 تعليقات').waitFor();
    await press(page, 'u');
    expect(await until(statuses, all.map(() => 'pending'))).toEqual(all.map(() => 'pending'));
    await press(page, '*');
    await bar.getByText('حُدّدت 5 تعليقات').waitFor();
    await press(page, 'Escape');
    await bar.getByText('حُدّدت').waitFor({ state: 'detached' });
    await press(page, '*', 'r');
    await page.getByRole('dialog').getByText('ارفض 5 تعليقات').waitFor();
    await press(page, '1');
    expect(await until(statuses, all.map(() => 'rejected'))).toEqual(all.map(() => 'rejected'));
    await context.close();
  });

  test('c claims the next ones for me, with the time that is left; what others hold is marked and skipped', async () => {
    const paper = await aPaper(site());
    const all: Comment[] = [];
    for (let n = 0; n < 24; n += 1) all.push(await paper.hold());
    const { claims } = site().app.app.services;
    await claims.take({ id: 'st_other', session: null }, { site: paper.slug, queue: 'pending', count: 2, sort: 'oldest' });
    const { context, page } = await atDesk(site(), paper, { lang: 'en' });
    await current(page).waitFor();
    await cardOf(page, all[0]!).getByText('claimed by a colleague').waitFor();
    await press(page, 'c');
    await page.getByText('You hold 20 comments').waitFor();
    expect(await current(page).getAttribute('id')).toBe(`c-${all[2]!.id}`);
    expect(await cardOf(page, all[2]!).textContent()).toMatch(/yours · [45]:\d\d left/);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-claims-en-1280-light');
    // The second as it comes with Caps Lock on.
    await press(page, 'k', 'K');
    expect(await current(page).getAttribute('id')).toBe(`c-${all[2]!.id}`);
    await press(page, 'Shift+K');
    expect(await current(page).getAttribute('id')).toBe(`c-${all[1]!.id}`);
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByText('20 comments released').waitFor();
    expect((await claims.mine({ id: 'st_other', session: null })).length).toBe(2);
    await context.close();
  });

  test('p pins and unpins what is published; o, v, i, / and ? do what the help says of them', async () => {
    const paper = await aPaper(site());
    const parent = await paper.hold({ text: 'هل عاد القطار حقا؟', status: 'approved', reviewed: true, name: 'سائلة' });
    const hidden = await paper.hold({ text: 'لم يعد بعد', parent, status: 'approved', name: 'مجيب' });
    const reply = await paper.hold({ text: 'بل عاد، وركبته أمس', parent: hidden, status: 'approved', reviewed: true, name: 'راكبة' });
    await paper.decides(hidden.id, 'reject');
    const { context, page } = await atDesk(site(), paper, { lang: 'en', path: '/queue/approved' });
    await current(page).waitFor();
    const isPinned = async () => (await site().app.elsewhere.comments.find(parent.id))?.pinned;
    await press(page, 'p');
    expect(await until(isPinned, true)).toBe(true);
    await cardOf(page, parent).getByText('pinned', { exact: true }).waitFor();
    await press(page, 'p');
    expect(await until(isPinned, false)).toBe(false);
    await press(page, 'j', 'v');
    const above = cardOf(page, reply).getByRole('list', { name: 'What it answers' });
    await above.getByText('هل عاد القطار حقا؟').waitFor();
    expect(await above.getByText('لم يعد بعد').isVisible()).toBe(true);
    const [article] = await Promise.all([context.waitForEvent('page'), press(page, 'o')]);
    expect(article.url() === 'about:blank' || article.url().startsWith('https://paper.example/train#comment-') || article.url().startsWith('chrome-error')).toBe(true);
    await article.close();
    await press(page, '?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByText('Undo the last decision').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-help-en-1280-light');
    await press(page, 'Escape');
    await help.waitFor({ state: 'detached' });
    await press(page, 'g', '5');
    await page.getByRole('heading', { name: 'Rejected' }).waitFor();
    await press(page, '/');
    await page.getByRole('heading', { name: 'Search comments' }).waitFor();
    await context.close();
  });

  test('a list goes on to its very end', async () => {
    const paper = await aPaper(site());
    const total = 1000;
    for (let n = 0; n < total; n += 50) await Promise.all(Array.from({ length: 50 }, () => paper.hold()));
    const { context, page } = await atDesk(site(), paper);
    await current(page).waitFor();
    for (let shown = 50; shown <= total; shown += 50) {
      expect(await until(async () => await cards(page).count() >= shown, true)).toBe(true);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    }
    expect(await cards(page).count()).toBe(total);
    await press(page, 'a', 'a', 'a');
    expect(await until(() => cards(page).count(), total - 3)).toBe(total - 3);
    await context.close();
  });

  test('a shift: thirty comments by keyboard alone, with one decision that came too late and one undo', async () => {
    const paper = await aPaper(site());
    const all: Comment[] = [];
    for (let n = 0; n < 30; n += 1) all.push(await paper.hold());
    const { context, page } = await atDesk(site(), paper);
    await current(page).waitFor();
    const wanted: string[] = [];
    for (const [n, comment] of all.entries()) {
      expect(await until(() => current(page).getAttribute('id'), `c-${comment.id}`)).toBe(`c-${comment.id}`);
      if (n === 12) await paper.decides(comment.id, 'reject');
      if (n % 5 === 3) {
        await press(page, 'r', '2');
        wanted.push('rejected');
      } else if (n % 7 === 6) {
        await press(page, 's');
        wanted.push('spam');
      } else {
        await press(page, 'a');
        wanted.push(n === 12 ? 'rejected' : 'approved');
      }
      if (n === 19) {
        // The hand was too quick: back, and the other way.
        await press(page, 'u');
        expect(await until(() => paper.statusOf(comment.id), 'pending')).toBe('pending');
        await cardOf(page, comment).waitFor();
        await press(page, 's');
        wanted[19] = 'spam';
      }
    }
    // What came too late is the only one left.
    await cardOf(page, all[12]!).getByRole('alert').waitFor();
    expect(await until(() => cards(page).evaluateAll((all) => all.map(({ id }) => id)), [`c-${all[12]!.id}`])).toEqual([`c-${all[12]!.id}`]);
    await press(page, 'd');
    await page.getByText('لا شيء ينتظر').waitFor();
    const statuses = () => Promise.all(all.map(({ id }) => paper.statusOf(id)));
    expect(await until(statuses, wanted)).toEqual(wanted);
    const { decisions } = await site().app.app.services.desk.story({ id: '', sites: null }, all[19]!.id);
    expect(decisions.map(({ action }) => action)).toEqual(['approve', 'undo', 'spam']);
    await lookAgain(page);
    expect(await until(() => page.title(), 'حوار')).toBe('حوار');
    await context.close();
  });
});
