// What a moderator is shown of a comment: marked words, reasons, the story, hostile text; searching; a session that ends at work.
import { expect, test } from '@jest/globals';
import { ADMIN } from '../support/app.ts';
import { aPaper, atDesk, cardOf, cards, current, press, until } from './desk-support.ts';
import { barriers, onEachStore, shoot } from './support.ts';

await onEachStore('what the desk shows', (site) => {
  test('matched words are marked, overlaps as one, with the reason; each check says what it saw', async () => {
    const paper = await aPaper(site());
    const text = 'اتصلوا على 0501234567 أيها اللصوص';
    const comment = await paper.hold({ text, name: 'معلن', findings: [
      { check: 'contact_spam', verdict: 'hold', score: 0.6, code: 'contact_spam', spans: [[11, 21]], evidence: { contacts: 1 } },
      { check: 'word_lists', verdict: 'hold', score: 0.9, code: 'word_list', spans: [[19, 26], [27, 33]], evidence: { rules: 'w_1', version: 3 } },
      { check: 'http_check', verdict: 'approve', score: 0, code: 'check_failed', spans: [], evidence: { why: 'late' } },
    ] });
    const { context, page } = await atDesk(site(), paper);
    const card = cardOf(page, comment);
    await card.waitFor();
    const marks = card.locator('.said mark');
    expect(await marks.allTextContents()).toEqual([text.slice(11, 26), text.slice(27, 33)]);
    expect(await marks.first().getAttribute('title')).toContain('فيه عبارة من قائمة الكلمات');
    await card.getByText('الخطورة 90%').waitFor();
    await press(page, 'i');
    await card.getByText('وسيلة تواصل واحدة').waitFor();
    await card.getByText('تأخر في الرد').waitFor();
    await card.getByRole('link', { name: 'عقوبة' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-details-ar-1280-light');
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-details-ar-360-light');
    await context.close();
  });

  test('reports stand by their reasons, an appeal with its words; both are answered by deciding', async () => {
    const paper = await aPaper(site());
    const reported = await paper.hold({ status: 'approved', reviewed: true, reports: { open: 3, byReason: { spam: 2, illegal: 1 } } });
    const appealed = await paper.hold({ status: 'rejected', reviewed: true, appeal: { text: 'لم أشتم أحدا', at: new Date(), state: 'open', decidedAt: null, against: 'd_1', closedBy: null } });
    const { context, page } = await atDesk(site(), paper, { lang: 'fr', width: 360, path: '/queue/illegal' });
    await cardOf(page, reported).getByText('3 signalements (Spam ou publicité ×2').waitFor();
    await press(page, 's');
    expect(await until(() => paper.statusOf(reported.id), 'spam')).toBe('spam');
    await page.goto(`${site().base}/dashboard/queue/appeals`);
    await cardOf(page, appealed).getByText('لم أشتم أحدا').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-appeal-fr-360-light');
    await page.getByRole('button', { name: 'Approuver' }).click();
    expect(await until(() => paper.statusOf(appealed.id), 'approved')).toBe('approved');
    await page.getByText('Aucun recours ouvert').waitFor();
    await context.close();
  });

  test('the editors reply to what is published, and set its thread, without leaving the desk', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold({ status: 'approved' });
    const { context, page } = await atDesk(site(), paper, { lang: 'en', dark: true, path: `/comments/${comment.id}` });
    await page.getByLabel('Reply as the editors').fill('شكرا، صُحّح الخبر.');
    await shoot(page, 'queue-comment-en-1280-dark');
    await page.getByRole('button', { name: 'Post reply' }).click();
    await page.getByText('Your reply is published.').waitFor();
    await page.getByRole('button', { name: 'Thread settings' }).click();
    await page.getByLabel('Slow mode').check();
    await page.getByLabel('Seconds between').fill('2');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Seconds between').fill('30');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The thread is changed.').waitFor();
    const { sites, threads } = site().app.app.services;
    expect(await threads.get(await sites.get(paper.slug), comment.threadKey)).toMatchObject({ state: 'slow', slowSeconds: 30, counts: { visible: 2 } });
    await context.close();
  });

  test('hostile text and names neither run nor break the layout', async () => {
    const paper = await aPaper(site());
    const nasty = [
      '<img src=x onerror=alert(1)><script>alert(2)</script>', `\u202E\u2066 منعكس \u202E`, `a${'\u0301'.repeat(5000)}`, 'و'.repeat(2000), 'https://'.padEnd(2000, 'x'),
    ];
    for (const [n, text] of nasty.entries()) {
      await paper.hold({ text, name: n % 2 === 0 ? `‮<b>${'ن'.repeat(70)}` : 'Ω'.repeat(80), findings: [{ check: 'word_lists', verdict: 'hold', score: 0.9, code: n < 2 ? '<i>code</i>' : 'word_list', spans: n === 0 ? [[0, 4], [2, 9999], [-3, 1]] : [], evidence: {} }] });
    }
    const { context, page } = await atDesk(site(), paper, { width: 360 });
    const dialogs: string[] = [];
    const refused: string[] = [];
    page.on('dialog', (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss(); });
    page.on('console', (message) => { if (/Content Security Policy|TrustedHTML/.test(message.text())) refused.push(message.text()); });
    await current(page).waitFor();
    await press(page, 'i', 'j', 'i');
    expect(await until(() => page.locator('.story').count(), 2)).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await page.evaluate(() => Math.max(...[...document.querySelectorAll('article *')].map((each) => each.getBoundingClientRect().right)))).toBeLessThanOrEqual(360);
    await shoot(page, 'queue-hostile-ar-360-light');
    expect([dialogs, refused]).toEqual([[], []]);
    await context.close();
  });

  test('searching finds by words and filters; the same keys work there', async () => {
    const paper = await aPaper(site());
    const [train, other] = [await paper.hold({ text: 'القِطار تأخّر كثيرا' }), await paper.hold({ text: 'الخبز غال', status: 'approved' })];
    const { context, page } = await atDesk(site(), paper, { lang: 'fr', path: '/search' });
    await page.getByText('Saisissez des mots').waitFor();
    await page.getByLabel('Mots').fill('القطار');
    await press(page, 'Enter');
    await cardOf(page, train).waitFor();
    expect(await cards(page).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'En lot' }).getAttribute('href')).toContain('/dashboard/jobs?q=');
    expect(await barriers(page)).toEqual([]);
    await shoot(page, 'queue-search-fr-1280-light');
    // What is decided stays among what was found, as it is now.
    await page.getByRole('heading', { level: 1 }).click();
    await press(page, 'a');
    expect(await until(() => paper.statusOf(train.id), 'approved')).toBe('approved');
    await cardOf(page, train).getByText('Publié', { exact: true }).waitFor();
    await page.goto(`${site().base}/dashboard/search?author=${other.author.id}`);
    await cardOf(page, other).waitFor();
    await page.getByRole('link', { name: /Retirer le filtre/ }).click();
    await page.getByText('Saisissez des mots').waitFor();
    await page.getByLabel('Mots').fill('لايوجد');
    await press(page, 'Enter');
    await page.getByText('Aucun commentaire ne correspond').waitFor();
    await context.close();
  });

  test('a session that ends at work asks to sign in over it; what was typed and loaded is still there', async () => {
    const paper = await aPaper(site());
    const comment = await paper.hold({ status: 'approved' });
    const { context, page } = await atDesk(site(), paper, { lang: 'en', path: '/queue/unreviewed' });
    await current(page).waitFor();
    await press(page, 'i');
    await page.getByLabel('Reply as the editors').fill('نص لم يُرسل بعد');
    await page.getByRole('button', { name: 'Thread settings' }).click();
    await page.getByLabel('Closed').check();
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your session has ended').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('Email').fill(ADMIN.email);
    await page.getByLabel('Password').fill(ADMIN.password);
    await press(page, 'Enter');
    await page.getByText('Your session has ended').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Closed').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The thread is changed.').waitFor();
    expect(await page.getByLabel('Reply as the editors').inputValue()).toBe('نص لم يُرسل بعد');
    await cardOf(page, comment).waitFor();
    await context.close();
  });
});
