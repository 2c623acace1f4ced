// Reports as readers make them and the desk meets them: what is counted, what hides a comment, what is told to whom.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';
import { until } from '../support/until.ts';

export function reportsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let networks = 0;
  beforeAll(async () => {
    app = await startApp(adapter, { TRUST_PROXY: '1' });
    mod = await app.join({ email: 'mod@example.org' });
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: [] });
  });
  afterAll(() => app.dispose());

  const posted = async (given: Parameters<TestApp['post']>[0] = {}): Promise<Posted> => {
    app.pass(61);
    return (await app.post(given)).body as Posted;
  };
  const guest = async (site = 'demo') => String((await app.call('post', `/sites/${site}/guests`).send({ name: 'قارئ' })).body.guestToken);
  const report = (id: string, as: Parameters<TestApp['call']>[2], body: object = { reason: 'abuse' }, network = `198.51.${networks += 1}.7`) =>
    app.call('post', `/comments/${id}/reports`, as).set('X-Forwarded-For', network).send(body);
  const reportAs = async (id: string, body?: object, network?: string) => report(id, { token: await guest() }, body, network);
  const story = async (id: string) => (await app.call('get', `/moderation/comments/${id}`, { cookie: mod.cookie })).body;
  const queued = async (queue: string) => ((await app.call('get', `/moderation/comments?queue=${queue}`, { cookie: mod.cookie })).body.items as { id: string }[]).map(({ id }) => id);
  const count = async (name: string) => {
    const { body } = await app.call('get', '/moderation/queues', { cookie: mod.cookie });
    return (body.sites[0].queues as { name: string; count: number }[]).find((each) => each.name === name)!.count;
  };
  const status = async (id: string) => (await app.call('get', `/comments/${id}`)).status;

  test('a report is answered 201 and the same person\'s next one 200, with what is stored', async () => {
    const { comment: { id } } = await posted();
    const token = await guest();
    const first = await report(id, { token }, { reason: 'privacy', detail: '  نشر رقم هاتفي\u202E ' });
    expect([first.status, first.body]).toEqual([201, { reason: 'privacy', detail: 'نشر رقم هاتفي', at: expect.any(String), state: 'open' }]);
    const again = await report(id, { token }, { reason: 'spam' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    const told = await story(id);
    expect(told.reports).toEqual({ open: 1, byReason: { privacy: 1 }, list: [
      { id: expect.stringMatching(/^rp_/), reason: 'privacy', detail: 'نشر رقم هاتفي', by: { id: expect.stringMatching(/^a_/), kind: 'guest' }, at: first.body.at, state: 'open' },
    ] });
    expect(await queued('reported')).toContain(id);
    const page = await app.call('get', '/sites/demo/threads/article-1/comments');
    expect(page.text).not.toMatch(/privacy|هاتفي|rp_/);
  });

  test('reports of three networks hide it at once, also from the ready page, and its author reads why', async () => {
    const { comment: { id }, guestToken } = await posted({ key: 'hidden-by-reports' });
    const page = async () => ((await app.call('get', '/sites/demo/threads/hidden-by-reports/comments')).body.items as { id: string }[]).map((each) => each.id);
    expect(await page()).toEqual([id]);
    const pending = await count('pending');
    await reportAs(id, { reason: 'hate' }, '203.0.113.1');
    await reportAs(id, { reason: 'hate' }, '203.0.113.200');
    await reportAs(id);
    expect([await page(), await page(), await status(id)]).toEqual([[id], [id], 200]);
    expect((await reportAs(id)).status).toBe(201);
    expect([await page(), await status(id), await count('pending')]).toEqual([[], 404, pending + 1]);
    expect((await reportAs(id)).status).toBe(404);
    const { decisions, ...told } = await story(id);
    expect(told).toMatchObject({ status: 'pending', reviewed: false, reports: { open: 4, byReason: { hate: 2, abuse: 2 } }, actions: ['approve', 'reject', 'spam'] });
    expect(decisions).toMatchObject([{ by: 'rule:reports', action: 'hold', from: 'approved', to: 'pending' }]);
    const [own] = (await app.call('get', '/me/comments', { token: guestToken! })).body.items;
    expect(own).toMatchObject({ state: 'pending', reason: { code: 'reported', by: 'machine' } });
    await app.app.services.audit.seal('demo');
    expect((await app.call('get', '/moderation/audit/verify?site=demo', { cookie: mod.cookie })).body).toMatchObject({ ok: true });
  });

  test('an approval dismisses the reports and shows it for good; reports since only queue it, and can be dismissed again', async () => {
    const { comment: { id } } = await posted();
    for (let each = 0; each < 3; each += 1) await reportAs(id);
    const approved = await app.decide(mod.cookie, id, 'approve');
    expect(approved.result).toBe('done');
    expect((await story(id)).reports).toMatchObject({ open: 0, byReason: {}, list: [{ state: 'dismissed' }, { state: 'dismissed' }, { state: 'dismissed' }] });
    expect(await app.decide(mod.cookie, id, 'approve')).toEqual(approved);
    for (let each = 0; each < 4; each += 1) await reportAs(id);
    expect([await status(id), (await queued('reported')).includes(id)]).toEqual([200, true]);
    expect((await story(id)).actions).toEqual(['approve', 'reject', 'spam', 'pin']);
    const again = await app.decide(mod.cookie, id, 'approve');
    expect([again.result, again.decisionId === approved.decisionId, (await story(id)).reports.open]).toEqual(['done', false, 0]);
    await app.call('post', `/moderation/decisions/${again.decisionId}/undo`, { cookie: mod.cookie });
    expect([(await story(id)).reports.open, await status(id), await app.app.store.moderation.recount('demo', false)]).toEqual([4, 200, []]);
  });

  test('undoing an approval brings back the hold with its reason', async () => {
    const { comment: { id } } = await posted();
    for (let each = 0; each < 3; each += 1) await reportAs(id);
    const approved = await app.decide(mod.cookie, id, 'approve');
    expect((await app.call('post', `/moderation/decisions/${approved.decisionId}/undo`, { cookie: mod.cookie })).body.result).toBe('done');
    expect(await story(id)).toMatchObject({ status: 'pending', reviewed: false, reason: { code: 'reported', by: 'machine' }, reports: { open: 3 } });
  });

  test('whose reports were mostly dismissed weighs less from then on', async () => {
    const wrong = await Promise.all([guest(), guest()]);
    for (let each = 0; each < 3; each += 1) {
      const { comment: { id } } = await posted();
      for (const token of wrong) await report(id, { token });
      await app.decide(mod.cookie, id, 'approve');
    }
    const { comment: { id } } = await posted();
    for (const token of wrong) await report(id, { token });
    await reportAs(id);
    await reportAs(id);
    expect(await status(id)).toBe(200);
    await reportAs(id);
    expect(await status(id)).toBe(404);
  });

  test('one report of staff hides what a colleague approved; who reports their own is told', async () => {
    const { comment: { id }, guestToken } = await posted();
    await app.decide(mod.cookie, id, 'approve');
    const own = await report(id, { token: guestToken! });
    expect([own.status, own.body.code]).toEqual([422, 'own_comment']);
    expect((await report(id, { cookie: mod.cookie }, { reason: 'illegal', detail: 'حكم قضائي' })).status).toBe(201);
    expect([await status(id), (await queued('illegal')).includes(id)]).toEqual([404, true]);
    expect((await story(id)).reports.list).toMatchObject([{ by: { id: mod.id, kind: 'staff' }, reason: 'illegal', detail: 'حكم قضائي' }]);
  });

  test('a comment of another site, a held one and none are all the same', async () => {
    const { comment: held } = await posted({ text: 'https://a.example https://b.example' });
    const { comment: shown } = await posted();
    const stranger = await app.join({ email: 'stranger@example.org', sites: ['other'] });
    const token = await guest();
    const answers = [
      await report(held.id, { token }), await report('01890000-0000-7000-8000-000000000000', { token }), await report(shown.id, { token: await guest('other') }), await report(shown.id, { cookie: stranger.cookie }),
    ];
    expect(answers.map(({ status: code }) => code)).toEqual([404, 404, 404, 404]);
    expect((await report(shown.id, {})).status).toBe(401);
  });

  test.each([
    [{}, '/reason'], [{ reason: 'boring' }, '/reason'], [{ reason: 'spam', detail: 'x'.repeat(2001) }, '/detail'], [{ reason: 'spam', detail: ['x'] }, '/detail'], [{ reason: 'spam', weight: 9 }, '/weight'],
  ])('%j is refused at %s', async (body, path) => {
    const { comment: { id } } = await posted();
    const answer = await reportAs(id, body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path]);
  });

  test('a report that is sent again under its key is answered as the first time, though it hid the comment; another body is refused', async () => {
    const { comment: { id } } = await posted();
    await reportAs(id);
    await reportAs(id);
    const token = await guest();
    const send = (reason: string) => report(id, { token, key: 'report-1' }, { reason });
    const both = await Promise.all([send('spam'), send('spam')]);
    const late = await send('spam');
    expect(both.concat(late).map(({ status: code }) => code)).toEqual([201, 201, 201]);
    expect([both[1]!.body, late.body]).toEqual([both[0]!.body, both[0]!.body]);
    expect((await send('hate')).body.code).toBe('idempotency_mismatch');
    expect((await story(id)).reports).toMatchObject({ open: 3, byReason: { abuse: 2, spam: 1 } });
  });

  test('reports keep their network for as long as their site keeps any', async () => {
    const { comment: { id } } = await posted();
    await reportAs(id, { reason: 'other', detail: 'ما قيل في السر' });
    await app.decide(mod.cookie, id, 'approve');
    const stored = async () => (await app.app.store.reports.on(id, 9))[0]!;
    expect(await stored()).toMatchObject({ address: { prefix: expect.stringMatching(/\.0\/24$/) }, detail: 'ما قيل في السر' });
    app.pass(91 * 86_400);
    app.app.startJobs();
    await until('the report is forgotten but for what it was', async () => (await stored()).address === null && (await stored()).detail === null);
    expect(await stored()).toMatchObject({ reason: 'other', state: 'dismissed' });
  });
}
