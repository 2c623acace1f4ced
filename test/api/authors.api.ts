// An author as the desk sees them, notes on them, and what their record does to what they write next.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const LINKS = 'المصادر: https://a.example https://b.example';

export function authorsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  beforeAll(async () => {
    app = await startApp(adapter, { TRUST_PROXY: '1', LIMIT_FLOOD_AUTHOR: '1000/60' });
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterAll(() => app.dispose());

  type Own = Posted & { comment: { author: { id: string }; reason: { code: string } | null } };
  const post = async (given: Parameters<TestApp['post']>[0] = {}, address = '198.51.100.7') => (await app.post(given).set('X-Forwarded-For', address)).body as Own;
  const profile = async (id: string, as: { cookie: string } = mod) => (await app.call('get', `/moderation/authors/${id}?site=demo`, { cookie: as.cookie })).body;
  const writer = async (name = 'سلمى', address?: string) => {
    const { guestToken, comment } = await post({ name }, address);
    return { token: guestToken!, id: comment.author.id, commentId: comment.id };
  };
  const write = async (token: string, action: 'approve' | 'reject', times: number) => {
    for (let each = 0; each < times; each += 1) await app.decide(mod.cookie, (await post({ token })).comment.id, action);
  };
  const note = (id: string, body: object, as: { cookie: string } = mod) => app.call('post', `/moderation/authors/${id}/notes`, { cookie: as.cookie }).send({ site: 'demo', ...body });

  test('their record, their sanctions in force and past, and who else writes from their networks', async () => {
    const [own, near, far] = [await writer('سلمى', '203.0.113.7'), await writer('ليلى', '203.0.113.200'), await writer('نجيب', '198.18.0.1')];
    await post({ token: own.token }, '198.18.7.7');
    const beside = await writer('هدى', '198.18.7.9');
    await app.decide(mod.cookie, own.commentId, 'reject');
    app.pass(60);
    await app.decide(mod.cookie, (await post({ token: own.token }, '198.18.7.7')).comment.id, 'approve');
    const decidedAt = app.app.services.clock.now().toISOString();
    await app.app.services.comments.authorOf('demo', own.id);
    const sanction = async (target: object) => (await app.call('post', '/moderation/sanctions', { cookie: mod.cookie }).send({ site: 'demo', kind: 'premoderate', target, reason: 'spam' })).body as { id: string };
    const [lifted, direct, network] = [await sanction({ type: 'author', value: own.id }), await sanction({ type: 'author', value: own.id }), await sanction({ type: 'address_prefix', value: '203.0.113.0/24' })];
    await app.call('delete', `/moderation/sanctions/${lifted.id}`, { cookie: mod.cookie });
    const seen = await profile(own.id);
    expect(seen).toMatchObject({ id: own.id, site: 'demo', name: 'سلمى', kind: 'guest', email: null, standing: { approved: 2, rejected: 1, last: decidedAt }, rate: 1 / 3, trusted: false, notes: [], reports: { upheld: 0, dismissed: 0 } });
    expect((seen.sanctions as { id: string; active: boolean }[]).map(({ id, active }) => `${id} ${active}`).toSorted()).toEqual([`${direct.id} true`, `${network.id} true`, `${lifted.id} false`].toSorted());
    expect((seen.names as { id: string; name: string }[]).map(({ id, name }) => `${id} ${name}`).toSorted()).toEqual([`${near.id} ليلى`, `${beside.id} هدى`].toSorted());
    expect((await profile(far.id)).names).toEqual([]);
  });

  test('neighbours are known as long as addresses are kept', async () => {
    const own = await writer('سلمى', '198.18.40.1');
    await writer('ليلى', '198.18.40.2');
    expect((await profile(own.id)).names).toHaveLength(1);
    await app.app.store.comments.forgetAddresses('demo', new Date(app.app.services.clock.now().getTime() + 1000), 10_000);
    expect((await profile(own.id)).names).toEqual([]);
  });

  test('notes are the desk\'s: their writer or an admin deletes them', async () => {
    const { id } = await writer();
    const [colleague, admin] = [await app.join({ email: 'colleague@example.org' }), { cookie: await app.signIn() }];
    const made = await note(id, { text: '  يكتب بأسماء كثيرة  ' });
    expect([made.status, made.body]).toEqual([201, { id: expect.stringMatching(/^n_/), by: mod.id, text: 'يكتب بأسماء كثيرة', at: expect.any(String) }]);
    const second = await note(id, { text: 'اعتذر برسالة' });
    expect((await profile(id)).notes).toEqual([second.body, made.body].toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)));
    const drop = async (noteId: string, as: { cookie: string }, of = id) => (await app.call('delete', `/moderation/authors/${of}/notes/${noteId}?site=demo`, { cookie: as.cookie })).status;
    expect(await drop(made.body.id, colleague)).toBe(403);
    expect(await drop(made.body.id, mod, (await writer()).id)).toBe(404);
    expect([await drop(made.body.id, mod), await drop(made.body.id, mod), await drop(second.body.id, admin)]).toEqual([204, 404, 204]);
    for (const text of ['', '   ', 'س'.repeat(2001), 'a\u0000b']) expect((await note(id, { text })).status).toBe(422);
  });

  test('nobody of another site sees an author or notes', async () => {
    const { id, token } = await writer();
    await app.app.services.sites.create({ slug: 'next', name: 'الجارة', origins: [] });
    const other = await app.join({ email: 'next@example.org', sites: ['next'] });
    const status = async (path: string, as: { cookie: string }) => (await app.call('get', path, { cookie: as.cookie })).status;
    expect(await status(`/moderation/authors/${id}?site=demo`, other)).toBe(404);
    expect(await status(`/moderation/authors/${id}?site=next`, other)).toBe(404);
    expect(await status('/moderation/authors/a_none?site=demo', mod)).toBe(404);
    expect((await note(id, { text: 'من بعيد' }, other)).status).toBe(404);
    await note(id, { text: 'سر الطاقم' });
    for (const path of ['/me', '/me/comments', '/sites/demo/threads/article-1/comments', '/sites/demo/threads/article-1/me']) expect((await app.call('get', path, { token })).text).not.toContain('سر الطاقم');
  });

  test('trusted authors are spared convenience checks and no other', async () => {
    await app.settings({ trustedAfter: 3 });
    const { token, id } = await writer();
    await write(token, 'approve', 1);
    expect((await post({ token, text: LINKS })).outcome).toBe('held');
    await write(token, 'approve', 1);
    expect(await profile(id)).toMatchObject({ trusted: true, standing: { approved: 3 } });
    expect((await post({ token, text: `${LINKS} مرة أخرى` })).outcome).toBe('published');
    expect((await post({ token, text: 'نص\u200Bمخفي عن القارئ' })).comment.reason).toMatchObject({ code: 'invisible_text' });
    // What screening says of a text is asked of nobody the site trusts.
    const tried = await app.call('post', '/sites/demo/rules/try', { cookie: mod.cookie }).send({ text: LINKS });
    expect(tried.body.verdict).toBe('hold');
    await app.settings({ trustedAfter: 0 });
    expect((await post({ token, text: `${LINKS} مرة ثالثة` })).outcome).toBe('held');
    await app.settings({ trustedAfter: 10 });
  });

  test('whose comments were mostly refused waits, from the fifth decided on', async () => {
    const { token } = await writer();
    await write(token, 'reject', 3);
    expect((await post({ token })).outcome).toBe('published');
    const held = await post({ token });
    expect(held).toMatchObject({ outcome: 'held', comment: { reason: { code: 'rejection_rate' } } });
    await app.settings({ rejectionRateLimit: 0.6 });
    expect((await post({ token })).outcome).toBe('published');
    await app.settings({ rejectionRateLimit: 0.5 });
  });

  test('a telephone number waits, and the reader may know why', async () => {
    const text = 'للحجز واتساب 0501234567';
    const { comment } = await post({ text });
    expect(comment.reason).toMatchObject({ code: 'contact_spam', by: 'machine' });
    const story = (await app.call('get', `/moderation/comments/${comment.id}`, { cookie: mod.cookie })).body;
    const { spans } = (story.checks as { code: string; spans: [number, number][] }[]).find(({ code }) => code === 'contact_spam')!;
    expect(spans.map(([start, end]) => text.slice(start, end))).toEqual(['0501234567']);
    await app.settings({ mode: 'post' });
    expect((await post({ text: 'للطلب 0551234567' })).outcome).toBe('published');
    await app.settings({ mode: 'smart' });
  });
}
