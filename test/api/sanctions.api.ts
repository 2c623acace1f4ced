// Sanctions as the desk makes them and as readers meet them: refused and told, or held; never in secret, never a second too long.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forgetAddresses } from '../../src/housekeeping.ts';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';
import { until } from '../support/until.ts';

const S = '/sites/demo/threads/article-1';
const DAY = 86_400;
type Target = { type: string; value: string };
type Shown = { id: string; expiresAt: string | null; active: boolean; [field: string]: unknown };

export function sanctionsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let network = 0;
  beforeAll(async () => {
    app = await startApp(adapter, { TRUST_PROXY: '1' });
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterAll(() => app.dispose());

  /** Everybody comes from a network of their own, so that sanctions of one test meet nobody of another. */
  const freshNetwork = () => `198.18.${network += 1}.9`;
  const from = <T extends { set(name: string, value: string): T }>(call: T, address: string): T => call.set('X-Forwarded-For', address);
  const post = (given: { token?: string; email?: string; text?: string; address?: string; lang?: string } = {}) => {
    const call = app.call('post', `${S}/comments`, { ...(given.token === undefined ? {} : { token: given.token }), lang: given.lang ?? 'en' });
    return from(call, given.address ?? freshNetwork()).send({
      text: given.text ?? `رأيي رقم ${network} في الخبر`, page: { url: 'http://127.0.0.1:8080/demo', title: 'عودة القطار' },
      ...(given.token === undefined ? { author: { name: 'سلمى', email: given.email ?? null } } : {}),
    });
  };
  const guest = async (over: Parameters<typeof post>[0] = {}) => {
    const { comment, guestToken } = (await post(over)).body as Posted & { comment: { author: { id: string } } };
    return { token: guestToken!, id: comment.author.id, commentId: comment.id };
  };
  const ask = (body: object) => app.call('post', '/moderation/sanctions', { cookie: mod.cookie, lang: 'en' }).send({ site: 'demo', kind: 'ban', reason: 'abuse', ...body });
  const sanction = async (body: object): Promise<Shown> => {
    const answer = await ask(body);
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body as Shown;
  };
  const on = (type: string, value: string): { target: Target } => ({ target: { type, value } });
  const isoIn = (seconds: number) => new Date(app.app.services.clock.now().getTime() + seconds * 1000).toISOString();
  const call = (method: 'get' | 'patch' | 'delete', id: string) => app.call(method, `/moderation/sanctions/${id}`, { cookie: mod.cookie });
  const me = async (token: string) => (await app.call('get', `${S}/me`, { token })).body as { mayPost: boolean; whyNot: string | null };

  test('the banned are refused and told why and until when, each in their language; nothing is stored', async () => {
    const { token, id } = await guest();
    const until = isoIn(3600);
    const made = await sanction({ ...on('author', id), expiresAt: until, note: 'ثالث تنبيه' });
    expect(made).toMatchObject({ id: expect.stringMatching(/^sn_/), site: 'demo', kind: 'ban', target: { type: 'author', value: id, name: expect.stringMatching(/./) }, reason: 'abuse', note: 'ثالث تنبيه', by: mod.id, expiresAt: until,
      liftedAt: null, liftedBy: null, tell: true, active: true });
    const refused = await post({ token });
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'banned', reason: 'abuse', until, detail: expect.stringMatching(/insults or abuse.*Until/) })]);
    expect((await post({ token, lang: 'fr' })).body.detail).toMatch(/insultes/);
    expect((await post({ token, lang: 'ar' })).body.detail).toMatch(/السبب: إساءة أو شتم/);
    expect((await app.call('get', '/me/comments', { token })).body.items).toHaveLength(1);
    expect(await me(token)).toMatchObject({ mayPost: false, whyNot: 'banned' });
    expect((await post()).status).toBe(201);
  });

  test('a ban that is not told gives no reason, but is no secret', async () => {
    const { token, id } = await guest();
    await sanction({ ...on('author', id), tell: false });
    expect((await post({ token })).body).toMatchObject({ code: 'banned', reason: null, until: null, detail: expect.not.stringMatching(/Reason|Until/) });
  });

  test('the banned may not edit, but may take back what they wrote', async () => {
    const { token, id, commentId } = await guest();
    await sanction(on('author', id));
    expect((await app.call('patch', `/comments/${commentId}`, { token }).send({ text: 'نص آخر' })).body).toMatchObject({ status: 403, code: 'banned' });
    expect((await app.call('delete', `/comments/${commentId}`, { token })).status).toBe(200);
  });

  test('the banned report nothing but what is against the law', async () => {
    const [{ token, id }, other] = [await guest(), await guest()];
    await sanction(on('author', id));
    const report = (reason: string) => app.call('post', `/comments/${other.commentId}/reports`, { token }).send({ reason, ...(reason === 'illegal' ? { detail: 'تهديد صريح بالقتل' } : {}) });
    expect((await report('spam')).body).toMatchObject({ status: 403, code: 'banned', reason: 'abuse' });
    expect((await report('illegal')).status).toBe(201);
  });

  test('who drops their token is known by email, its domain and the network', async () => {
    await sanction(on('email', 'Nasser@Mail.Example'));
    await sanction(on('email_domain', 'Spam.Example'));
    await sanction(on('address_prefix', '192.0.2.0/24'));
    const codes = await Promise.all([
      post({ email: 'nasser@mail.example' }), post({ email: 'NASSER@MAIL.EXAMPLE' }), post({ email: 'other@mail.example' }),
      post({ email: 'a@spam.example' }), post({ email: 'a@deep.sub.spam.example' }), post({ email: 'a@notspam.example' }),
      post({ address: '192.0.2.77' }), post({ address: '192.0.3.77' }),
    ]);
    expect(codes.map(({ body }) => body.code ?? 'posted')).toEqual(['banned', 'banned', 'posted', 'banned', 'banned', 'posted', 'banned', 'posted']);
  });

  test('what the premoderated write waits, edits too, and nothing else changes for them', async () => {
    const { token, id, commentId } = await guest();
    const made = await sanction({ ...on('author', id), kind: 'premoderate' });
    expect(made).toMatchObject({ tell: false });
    expect(await me(token)).toMatchObject({ mayPost: true, whyNot: null });
    const held = await post({ token });
    expect(held.body).toMatchObject({ outcome: 'held', comment: { state: 'pending', reason: { code: 'premoderated', by: 'machine', message: 'The editors read your comments before they appear.' } } });
    expect((await app.call('patch', `/comments/${commentId}`, { token }).send({ text: 'نص معدّل للخبر' })).body).toMatchObject({ outcome: 'held' });
    const story = await app.call('get', `/moderation/comments/${held.body.comment.id}`, { cookie: mod.cookie });
    expect(story.body.checks).toContainEqual(expect.objectContaining({ check: 'sanctions', code: 'premoderated', verdict: 'hold', evidence: { sanction: made.id } }));
    await call('delete', made.id);
    expect((await post({ token })).body.outcome).toBe('published');
  });

  test('the reason for holding is told where the desk wants it told', async () => {
    const { token, id } = await guest();
    await sanction({ ...on('author', id), kind: 'premoderate', reason: 'off_topic', tell: true });
    expect((await post({ token })).body.comment.reason).toMatchObject({ code: 'premoderated', message: expect.stringMatching(/Reason: comments that are off topic/) });
  });

  test('of several the strictest decides, and an expired one has no effect from its very second', async () => {
    const { token, id } = await guest();
    await sanction({ ...on('author', id), kind: 'premoderate' });
    const ban = await sanction({ ...on('author', id), expiresAt: isoIn(60) });
    app.pass(59);
    expect((await post({ token })).body.code).toBe('banned');
    app.pass(1);
    expect((await post({ token })).body.outcome).toBe('held');
    expect((await call('get', ban.id)).body).toMatchObject({ active: false, liftedAt: null });
  });

  test('an end may be moved, reason and note mended; a lifted one is history', async () => {
    const { token, id } = await guest();
    const { id: made } = await sanction({ ...on('author', id), expiresAt: isoIn(60) });
    const change = (body: object) => call('patch', made).send(body);
    app.pass(61);
    expect((await post({ token })).status).toBe(201);
    const until = isoIn(600);
    expect((await change({ expiresAt: until, reason: 'hate' })).body).toMatchObject({ expiresAt: until, reason: 'hate', note: null, active: true });
    expect((await post({ token })).body).toMatchObject({ code: 'banned', reason: 'hate', until });
    expect((await change({ expiresAt: null, note: 'دائم' })).body).toMatchObject({ expiresAt: null, reason: 'hate', note: 'دائم' });
    expect((await change({ note: null })).body).toMatchObject({ note: null, reason: 'hate' });
    expect((await change({})).body).toMatchObject({ reason: 'hate' });
    for (const _twice of [1, 2]) expect((await call('delete', made)).body).toMatchObject({ id: made, active: false, liftedBy: mod.id, liftedAt: expect.any(String) });
    expect((await post({ token })).status).toBe(201);
    expect((await change({ note: 'متأخر' })).body).toMatchObject({ status: 409, code: 'conflict' });
    const acts = (await app.call('get', '/moderation/audit?site=demo&limit=200', { cookie: mod.cookie })).body.items as { subject: string | null; action: string; by: string }[];
    // What changed nothing is no act.
    expect(acts.filter((act) => act.subject === `sanction:${made}`).map(({ action, by }) => `${action} ${by === mod.id}`).toReversed())
      .toEqual(['sanction true', 'sanction_changed true', 'sanction_changed true', 'sanction_changed true', 'sanction_lifted true']);
    await app.app.services.audit.seal('demo');
    expect((await app.call('get', '/moderation/audit/verify?site=demo', { cookie: mod.cookie })).body).toMatchObject({ ok: true });
  });

  test.each([
    ['an author nobody is', on('author', 'a_none'), '/target/value not_found'], ['a comment\'s id', on('author', '0199'), '/target/value invalid'],
    ['a network wider than what is stored', on('address_prefix', '10.0.0.0/8'), '/target/value invalid'], ['an address', on('address_prefix', '192.0.2.7'), '/target/value invalid'],
    ['no email', on('email', 'nobody'), '/target/value invalid'], ['a top-level domain', on('email_domain', 'com'), '/target/value invalid'],
    ['another kind', { ...on('email', 'a@b.example'), kind: 'shadow' }, '/kind invalid'], ['another reason', { ...on('email', 'a@b.example'), reason: 'dislike' }, '/reason invalid'],
    ['a past end', { ...on('email', 'a@b.example'), expiresAt: '2020-01-01T00:00:00.000Z' }, '/expiresAt out_of_range'], ['a field of nobody\'s', { ...on('email', 'a@b.example'), scope: 'all' }, '/scope unknown_field'],
    ['a long value', on('email', `${'a'.repeat(250)}@b.example`), '/target/value too_long'], ['a network for good', { ...on('address_prefix', '192.0.9.0/24'), expiresAt: null }, '/expiresAt out_of_range'],
  ])('refuses %s', async (_what, body, told) => {
    const { status, body: problem } = await ask(body);
    expect([status, ...(problem.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`)]).toEqual([422, told]);
  });

  test('staff are never sanctioned, not even with their network', async () => {
    const reply = await app.call('post', `${S}/comments`, { cookie: mod.cookie }).send({ text: 'رد من هيئة التحرير' });
    expect((await ask(on('author', reply.body.comment.author.id))).body.errors).toEqual([{ path: '/target/value', code: 'invalid' }]);
    await sanction(on('address_prefix', '192.0.77.0/24'));
    expect((await from(app.call('post', `${S}/comments`, { cookie: mod.cookie }), '192.0.77.5').send({ text: 'رد ثان من هيئة التحرير' })).status).toBe(201);
  });

  test('one on a network ends with the site\'s retention, and is then forgotten but for its history', async () => {
    await app.settings({ retentionDays: 30 });
    const made = await sanction(on('address_prefix', '192.0.78.0/24'));
    expect(made.expiresAt).toBe(isoIn(30 * DAY));
    expect((await call('patch', made.id).send({ expiresAt: isoIn(30 * DAY + 60) })).body.errors).toEqual([{ path: '/expiresAt', code: 'out_of_range' }]);
    expect((await call('patch', made.id).send({ expiresAt: isoIn(DAY) })).status).toBe(200);
    app.pass(30 * DAY + 1);
    mod = { ...mod, cookie: await app.signIn(mod) };
    await forgetAddresses(app.app.services, app.app.store);
    expect((await call('get', made.id)).body).toMatchObject({ target: { type: 'address_prefix', value: null }, active: false });
    await app.settings({ retentionDays: 90 });
    // It closed by age meanwhile.
    await app.call('patch', S, { cookie: mod.cookie }).send({ state: 'open', closesAt: null });
  });

  test('what they wrote since is rejected with it, by one job for each author or network', async () => {
    const [old, email, text] = [await guest({ email: 'Since@mail2.example' }), 'since@mail2.example', (n: number) => `تعليق ${n} قبل الحظر`];
    app.pass(3600);
    const since = isoIn(-60);
    const [again, other] = [await guest({ email, text: text(1) }), await guest({ text: text(2), address: '192.0.90.7' })];
    await post({ token: old.token, text: text(3) });
    const status = async (id: string) => (await app.app.store.comments.find(id))!.status;
    const made = await sanction({ ...on('email', email), rejectSince: since, note: 'حساب دعائي' });
    expect(made['jobs']).toHaveLength(2);
    const network = await sanction({ ...on('address_prefix', '192.0.90.0/24'), rejectSince: since });
    const direct = await sanction({ ...on('author', old.id), kind: 'premoderate', rejectSince: isoIn(-7200) });
    expect([network['jobs'], direct['jobs']]).toEqual([[expect.any(String)], [expect.any(String)]]);
    await until('the jobs are done', async () => {
      await app.app.services.jobsRunner.work();
      const jobs = await Promise.all([made, network, direct].flatMap((each) => each['jobs'] as string[]).map((id) => app.call('get', `/moderation/jobs/${id}`, { cookie: mod.cookie })));
      return jobs.every(({ body }) => body.state === 'done' && body.reason === 'abuse');
    });
    expect(await Promise.all([again, other, old].map(({ commentId }) => status(commentId)))).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await sanction(on('email', 'nobody-yet@mail2.example')))['jobs']).toEqual([]);
    expect((await ask({ ...on('email_domain', 'mail2.example'), rejectSince: since })).body.errors).toEqual([{ path: '/rejectSince', code: 'invalid' }]);
    expect((await ask({ ...on('email', email), rejectSince: isoIn(60) })).body.errors).toEqual([{ path: '/rejectSince', code: 'out_of_range' }]);
  });

  test('lists by what is asked; a value needs its type', async () => {
    const email = await sanction(on('email', 'list@b.example'));
    app.pass(1);
    const later = await sanction({ ...on('email', 'list@b.example'), kind: 'premoderate', expiresAt: isoIn(50) });
    const ids = async (query: string) => ((await app.call('get', `/moderation/sanctions?${query}`, { cookie: mod.cookie })).body.items as Shown[]).map(({ id }) => id);
    expect(await ids('site=demo&type=email&value=LIST@b.example')).toEqual([later.id, email.id]);
    app.pass(51);
    expect(await ids('type=email&value=list@b.example&active=true')).toEqual([email.id]);
    expect(await ids('type=email&value=list@b.example&active=false')).toEqual([later.id]);
    expect(await ids('type=email&value=nothing')).toEqual([]);
    expect(await ids('type=email&value=list@b.example&kind=ban')).toEqual([email.id]);
    expect(await ids('type=email&value=list@b.example&kind=premoderate')).toEqual([later.id]);
    const first = await app.call('get', '/moderation/sanctions?limit=1', { cookie: mod.cookie });
    expect(first.body.items).toHaveLength(1);
    expect(await ids(`limit=1&cursor=${first.body.next}`)).not.toEqual([first.body.items[0].id]);
    expect((await app.call('get', '/moderation/sanctions?value=a', { cookie: mod.cookie })).body.errors).toEqual([{ path: '?type', code: 'required' }]);
  });

  test('another site\'s are like none, and so is another site', async () => {
    await app.app.services.sites.create({ slug: 'next', name: 'الجارة', origins: [] });
    const other = await app.join({ email: 'next@example.org', sites: ['next'] });
    const made = await sanction(on('email', 'site@b.example'));
    const as = { cookie: other.cookie };
    for (const method of ['get', 'delete'] as const) expect((await app.call(method, `/moderation/sanctions/${made.id}`, as)).status).toBe(404);
    expect((await app.call('patch', `/moderation/sanctions/${made.id}`, as).send({ reason: 'spam' })).status).toBe(404);
    expect((await app.call('post', '/moderation/sanctions', as).send({ site: 'demo', kind: 'ban', reason: 'spam', ...on('email', 'a@b.example') })).status).toBe(404);
    expect((await app.call('get', '/moderation/sanctions?site=demo', as)).status).toBe(404);
    expect((await app.call('get', '/moderation/sanctions', as)).body.items).toEqual([]);
    expect((await ask({ ...on('email', 'a@b.example'), site: 'none' })).status).toBe(404);
  });

  test('a reader of the plain form is told on a page, with no form to send again', async () => {
    await sanction(on('address_prefix', '192.0.80.0/24'));
    const refused = await from(app.call('post', `${S}/comments`, { origin: 'http://127.0.0.1:8080', lang: 'en' }), '192.0.80.4').type('form').send({ text: 'رأيي في الخبر', name: 'سلمى', lang: 'en' });
    expect([refused.status, refused.type]).toEqual([403, 'text/html']);
    expect(refused.text).toMatch(/insults or abuse/);
    expect(refused.text).not.toMatch(/<form/);
  });
}
