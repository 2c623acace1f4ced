// Campaigns from the first copy to the last decision: found while posting, shown as one, decided and taken back at once.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Similar } from '../../src/campaigns/similar.ts';
import { forgetSignatures } from '../../src/housekeeping.ts';
import { fold } from '../../src/text/fold.ts';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import { anAuthor, ids } from '../support/builders.ts';
import type { Adapter } from '../support/stores.ts';
import { until } from '../support/until.ts';

/** One message in other words; each test has its own, so that they meet in no campaign. */
const wordings = (subject: string): string[] => [
  `قاطعوا ${subject} لأن أصحابها رفعوا الأسعار دون سبب واستغلوا حاجة الفقراء أيام الشتاء البارد`,
  `السلام عليكم قاطعوا ${subject} لأن أصحابها زادوا الأسعار دون سبب واستغلوا حاجة الفقراء طيلة الشتاء البارد`,
  `يا ناس قاطـعوا ${subject} لأن ملّاكها رفعوا الأسعار دون مبرر واستغلوا حاجة المساكين أيام الشتاء البارد`,
  `قاطعوا فورا ${subject} لأن أصحابها رَفَعُوا الأسعار بلا سبب واستغلوا ظروف الفقراء أيام الشتاء البارد https://a.example/1`,
  `قاطعوا ${subject} إن أصحابها رفعوا الأسعار دون سبب ثم استغلوا حاجة الفقراء أيام هذا الشتاء القارس 🔥🔥`,
];

export function campaignsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let elsewhere: Joined;
  let subject = 0;
  let texts: string[] = [];
  beforeAll(async () => {
    app = await startApp(adapter);
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: [] });
    mod = await app.join({ email: 'mod@example.org' });
    elsewhere = await app.join({ email: 'elsewhere@example.org', sites: ['other'] });
  });
  afterAll(() => app.dispose());
  beforeEach(async () => {
    await app.settings({ mode: 'smart', campaignDays: 3, campaignSize: 3, maxLinks: 5 });
    // What the test before said is forgotten by now, and so are the sessions.
    app.pass(4 * 86_400);
    [mod.cookie, elsewhere.cookie] = [await app.signIn(mod), await app.signIn(elsewhere)];
    texts = wordings(`مخابز ${'ابجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ نبيل رفيق جميل وسيم'.split(' ')[subject % 12]}${'ةيناس'.slice(0, 1 + Math.floor(subject / 12))}`);
    subject += 1;
  });

  const get = async (path: string, cookie = mod.cookie) => (await app.call('get', path, { cookie })).body;
  const post = async (given: Parameters<TestApp['post']>[0]): Promise<Posted> => {
    app.pass(61);
    return (await app.post(given)).body as Posted;
  };
  const say = async (upTo: number): Promise<Posted[]> => {
    const posted: Posted[] = [];
    for (const [at, text] of texts.slice(0, upTo).entries()) posted.push(await post({ text, key: `article-${at % 2}` }));
    return posted;
  };
  const newest = async () => (await get('/moderation/campaigns')).items[0];
  const decide = (id: string, body: object, cookie = mod.cookie) => app.call('post', `/moderation/campaigns/${id}/decisions`, { cookie }).send(body);
  const outcomes = (posted: Posted[]) => posted.map((each) => (each as unknown as { outcome: string }).outcome);

  test('the third in other words is held with its campaign as evidence; the earlier ones stay as they are', async () => {
    const posted = await say(4);
    expect(outcomes(posted)).toEqual(['published', 'published', 'held', 'held']);
    const campaign = await newest();
    expect(campaign).toMatchObject({ site: 'demo', state: 'open', count: 4, authors: 4, statuses: { pending: 2, approved: 2 }, standing: null, example: { id: posted[0]!.comment.id, similar: 3 } });
    expect([campaign.firstAt, campaign.lastAt]).toEqual([posted[0]!.comment['createdAt'], posted[3]!.comment['createdAt']]);
    expect(await get(`/moderation/campaigns/${campaign.id}`)).toEqual(campaign);
    const around = async (query: string, cookie = mod.cookie) => (await get(`/moderation/campaigns?comment=${posted[1]!.comment.id}${query}`, cookie)).items;
    expect(await around('')).toEqual([campaign]);
    expect([await around('&state=decided'), await around('', elsewhere.cookie)]).toEqual([[], []]);
    const story = await get(`/moderation/comments/${posted[3]!.comment.id}`);
    expect(story).toMatchObject({ status: 'pending', similar: 3, reason: { code: 'near_repeat', by: 'machine' } });
    expect(story.checks).toMatchObject([{ check: 'near_repeat', verdict: 'hold', evidence: { campaign: campaign.id, count: 4, decided: false } }]);
    expect(story.checks[0].evidence.resemblance).toBeGreaterThan(0.3);
    const { items } = await get(`/moderation/campaigns/${campaign.id}/comments?limit=3`);
    expect(items.map((item: { id: string }) => item.id)).toEqual(posted.slice(0, 3).map(({ comment }) => comment.id));
    expect((await get('/moderation/comments?queue=pending&sort=newest')).items[0]).toMatchObject({ similar: 3 });
  });

  test('one author alone, short thanks by many, and a sentence quoted among other words are no campaign', async () => {
    const before = await newest();
    const { guestToken } = await post({ text: texts[0]! });
    for (const text of texts.slice(1)) expect((await post({ text, token: guestToken! })) as unknown).toMatchObject({ outcome: 'published' });
    for (let each = 0; each < 4; each += 1) expect((await post({ text: `شكرا لكم على هذا المقال الجميل ${'!'.repeat(each)}` })) as unknown).toMatchObject({ outcome: 'published' });
    const quoted = 'قال الشاعر القديم إن البحر يحفظ أسرار المسافرين ولا يبوح بها';
    for (const own of ['وأنا أضيف أن جدي كان صيادا يعرف الموانئ كلها ويحكي لنا حكايات طويلة', 'أعجبني اختيار الكاتبة وأتمنى قراءة ديوانه كاملا خلال عطلة الصيف القادمة', 'لكن زميلي المهندس يرى عكس ذلك تماما بعد سنوات قضاها يبني الجسور والسدود']) {
      expect((await post({ text: `${quoted}. ${own}` })) as unknown).toMatchObject({ outcome: 'published' });
    }
    expect(await newest()).toEqual(before);
  });

  test('all are decided at once under one batch, told what became of each, and one undo takes it back', async () => {
    const posted = await say(4);
    const { id } = await newest();
    await app.call('delete', `/comments/${posted[1]!.comment.id}`, { token: posted[1]!.guestToken! });
    const { body: decided } = await decide(id, { action: 'spam', reason: 'spam', note: 'حملة' });
    expect(decided).toEqual({ batch: expect.stringMatching(/^b_/), done: 3, unchanged: 0, stale: 0, notAllowed: 1, left: false, standing: null });
    expect(await get(`/moderation/campaigns/${id}`)).toMatchObject({ state: 'decided', statuses: { spam: 3, removed: 1 } });
    expect((await get(`/moderation/comments/${posted[0]!.comment.id}`)).decisions).toMatchObject([{ action: 'spam', batch: decided.batch, by: mod.id }]);
    expect((await get('/moderation/campaigns?state=open')).items.map((each: { id: string }) => each.id)).not.toContain(id);
    expect((await decide(id, { action: 'spam' })).body).toMatchObject({ done: 0, unchanged: 3, notAllowed: 1 });
    const undo = (batch: string, cookie = mod.cookie) => app.call('post', `/moderation/campaigns/${id}/decisions/${batch}/undo`, { cookie });
    expect((await undo('b_none')).status).toBe(404);
    expect((await undo(decided.batch)).body).toMatchObject({ batch: decided.batch, done: 3, unchanged: 1, stale: 0, notAllowed: 0 });
    expect(await get(`/moderation/campaigns/${id}`)).toMatchObject({ state: 'open', statuses: { approved: 1, pending: 2, removed: 1 } });
    const { items: acts } = await get(`/moderation/audit?subject=campaign:${id}`);
    expect(acts.map((each: { action: string; reason: string | null; batch: string }) => [each.action, each.reason])).toEqual([
      ['campaign_undo', null], ['campaign_decision', 'spam'], ['campaign_decision', 'spam'],
    ]);
    expect(await app.elsewhere.moderation.recount('demo', false)).toEqual([]);
  });

  test('a decision that holds for the next: spam is filed, approval lets pass, until its end, and an undo lifts it', async () => {
    await say(3);
    const { id } = await newest();
    const spam = (await decide(id, { action: 'spam', holdNext: true })).body;
    expect(spam.standing).toMatchObject({ action: 'spam', by: mod.id, until: null, batch: spam.batch });
    const next = await post({ text: texts[3]! });
    expect(await get(`/moderation/comments/${next.comment.id}`)).toMatchObject({ status: 'spam', reviewed: false, actions: ['approve', 'reject', 'spam'], checks: [{ check: 'near_repeat', verdict: 'spam', evidence: { decided: true } }] });
    expect(await get(`/moderation/campaigns/${id}`)).toMatchObject({ state: 'decided', count: 4 });
    await app.settings({ mode: 'post' });
    expect(await get(`/moderation/comments/${(await post({ text: `${texts[3]} اليوم` })).comment.id}`)).toMatchObject({ status: 'spam' });
    await app.settings({ mode: 'smart' });
    const soon = new Date(Date.parse(next.comment['createdAt'] as string) + 3_600_000).toISOString();
    expect((await decide(id, { action: 'approve', holdNext: true, until: soon })).body).toMatchObject({ done: 5, standing: { action: 'approve', until: soon } });
    expect((await post({ text: texts[4]! })) as unknown).toMatchObject({ outcome: 'published' });
    app.pass(7200);
    expect((await post({ text: `${texts[4]} والله` })) as unknown).toMatchObject({ outcome: 'held' });
    expect(await get(`/moderation/campaigns/${id}`)).toMatchObject({ state: 'open', standing: null });
    const again = (await decide(id, { action: 'reject', holdNext: true })).body;
    await app.call('post', `/moderation/campaigns/${id}/decisions/${again.batch}/undo`, { cookie: mod.cookie });
    expect(await get(`/moderation/campaigns/${id}`)).toMatchObject({ state: 'open', standing: null });
  });

  test('a campaign of another site is like none, and what is sent is held to its shape', async () => {
    await say(3);
    const { id } = await newest();
    for (const path of [`/moderation/campaigns/${id}`, `/moderation/campaigns/${id}/comments`]) expect((await app.call('get', path, { cookie: elsewhere.cookie })).status).toBe(404);
    expect((await decide(id, { action: 'spam' }, elsewhere.cookie)).status).toBe(404);
    expect((await app.call('post', `/moderation/campaigns/${id}/decisions/b_1/undo`, { cookie: elsewhere.cookie })).status).toBe(404);
    expect((await get('/moderation/campaigns', elsewhere.cookie)).items).toEqual([]);
    expect((await app.call('get', '/moderation/campaigns?site=demo', { cookie: elsewhere.cookie })).status).toBe(404);
    for (const body of [{}, { action: 'pin' }, { action: 'spam', more: 1 }, { action: 'spam', until: '2030-01-01T00:00:00.000Z' }, { action: 'spam', holdNext: 'yes' }, { action: 'spam', reason: 'dislike' }]) {
      expect((await decide(id, body)).status).toBe(422);
    }
    expect((await app.call('get', '/moderation/campaigns/cp_none', { cookie: mod.cookie })).status).toBe(404);
    expect((await get(`/moderation/campaigns/${id}`)).statuses).toMatchObject({ approved: 2, pending: 1 });
  });

  test('what was said is known again after a restart and to other processes, and no longer than the site\'s days', async () => {
    await say(2);
    const { services, store } = app.app;
    const site = await services.sites.get('demo');
    const other = new Similar({ campaigns: store.campaigns, ids });
    const trial = () => other.near({ site, author: anAuthor(), folded: fold(texts[2]!), commentId: null, now: services.clock.now() });
    expect((await trial())?.joining).toBeNull();
    const posted = await post({ text: texts[2]! });
    await until('the other process knows them', async () => {
      await other.catchUp();
      return (await trial())?.joining ?? null;
    });
    expect((await trial())?.joining?.campaign).toMatchObject({ id: (await newest()).id, count: 3 });
    await app.settings({ campaignDays: 0 });
    expect((await post({ text: texts[3]! })) as unknown).toMatchObject({ outcome: 'published' });
    await forgetSignatures(services, store);
    expect((await store.campaigns.signatures(0, 1000)).filter((each) => each.commentId === posted.comment.id)).toEqual([]);
  });

  test('an edit into the words of a campaign is held', async () => {
    await say(3);
    const innocent = await post({ text: 'أشكر الكاتبة على تحقيقها الدقيق عن حياة الصيادين' });
    const edited = await app.call('patch', `/comments/${innocent.comment.id}`, { token: innocent.guestToken! }).send({ text: texts[4]! });
    expect(edited.body).toMatchObject({ outcome: 'held' });
    expect(await newest()).toMatchObject({ count: 4 });
  });
}
