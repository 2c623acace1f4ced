// Sites, their settings taking effect, their word lists, and threads as the desk and the CMS handle them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const HELD = 'https://a.example https://b.example';

export function sitesApi(adapter: Adapter): void {
  let app: TestApp;
  let admin: string;
  let mod: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    admin = await app.signIn();
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterAll(() => app.dispose());

  const post = async (given: Parameters<TestApp['post']>[0] = {}) => {
    app.pass(61);
    return app.post(given);
  };
  const change = (settings: object) => app.call('patch', '/sites/demo', { cookie: admin }).send({ settings });
  const comment = async (given: Parameters<TestApp['post']>[0] = {}) => (await post(given)).body as Posted;

  test('a site is added once, read and changed by its admins, seen by its desk alone', async () => {
    const add = await app.call('post', '/sites', { cookie: admin }).send({ slug: 'second', name: ' صحيفة  ثانية ', origins: ['https://second.example'], locale: 'fr', settings: { mode: 'pre' } });
    expect(add.status).toBe(201);
    expect(add.body).toMatchObject({ slug: 'second', name: 'صحيفة ثانية', locale: 'fr', settings: { mode: 'pre', guests: true, maxDepth: 4, firstCommentHold: true } });
    expect((await app.call('post', '/sites', { cookie: admin }).send({ slug: 'second' })).body).toMatchObject({ status: 409, code: 'exists' });
    expect((await app.call('get', '/sites/second', { cookie: mod.cookie })).status).toBe(404);
    expect((await app.call('patch', '/sites/demo', { cookie: mod.cookie }).send({})).status).toBe(403);
    expect((await app.call('get', '/sites', { cookie: mod.cookie })).body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['demo']);
    expect((await app.call('get', '/sites', { cookie: admin })).body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['demo', 'second']);
    const local = await app.join({ email: 'local@example.org', role: 'admin', sites: ['second'] });
    const before = (await app.call('get', '/sites/demo', { cookie: admin })).body;
    expect((await app.call('patch', '/sites/demo', { cookie: local.cookie }).send({ settings: { mode: 'post' } })).status).toBe(404);
    expect((await app.call('patch', '/sites/second', { cookie: local.cookie }).send({ settings: { mode: 'post' } })).body.settings.mode).toBe('post');
    expect((await app.call('get', '/sites/demo', { cookie: admin })).body).toEqual(before);
  });

  test('a setting that makes no sense is refused by name, and nothing changes', async () => {
    const before = (await app.call('get', '/sites/demo', { cookie: admin })).body;
    const answer = await app.call('patch', '/sites/demo', { cookie: admin }).send({
      origins: ['https://x.example/path'], settings: { mode: 'loud', maxDepth: 11, maxLength: 0, timezone: 'Mars/Olympus', colour: 'red', guests: 'yes' },
    });
    expect(answer.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).toSorted()).toEqual([
      '/origins/0 invalid', '/settings/colour unknown_field', '/settings/guests invalid_type', '/settings/maxDepth out_of_range', '/settings/maxLength out_of_range',
      '/settings/mode invalid', '/settings/timezone invalid',
    ]);
    expect((await app.call('get', '/sites/demo', { cookie: admin })).body).toEqual(before);
  });

  test('origins decide who may write from a page, at once', async () => {
    const write = () => app.call('post', '/sites/demo/counts', { origin: 'https://new.example' }).send({ threads: ['x'] });
    expect((await write()).status).toBe(403);
    await app.call('patch', '/sites/demo', { cookie: admin }).send({ origins: ['https://paper.example', 'https://new.example'] });
    expect((await write()).status).toBe(200);
  });

  test('the mode decides: pre holds all, post shows all but what the lists name, smart holds on risk', async () => {
    await change({ mode: 'pre' });
    expect((await post()).body).toMatchObject({ outcome: 'held', comment: { reason: { code: 'site_mode' } } });
    await change({ mode: 'post', firstCommentHold: true });
    const { body: rule } = await app.call('post', '/sites/demo/rules', { cookie: mod.cookie }).send({ term: 'محظور' });
    expect((await post({ text: HELD })).body.outcome).toBe('published');
    expect((await post({ text: 'هذا محظور هنا' })).body).toMatchObject({ outcome: 'held', comment: { reason: { code: 'word_list' } } });
    await change({ mode: 'smart' });
    const first = await comment();
    expect(first).toMatchObject({ outcome: 'held', comment: { reason: { code: 'first_comment' } } });
    await app.decide(mod.cookie, first.comment.id, 'approve');
    expect((await post({ token: first.guestToken! })).body.outcome).toBe('published');
    await change({ firstCommentHold: false });
    expect((await post()).body.outcome).toBe('published');
    await app.call('delete', `/sites/demo/rules/${rule.id}`, { cookie: mod.cookie });
  });

  test('guests off: no new guest and no old one writes; email asked for; links and length counted', async () => {
    const { guestToken } = await comment();
    await change({ guests: false });
    for (const token of [undefined, guestToken!]) expect((await post(token === undefined ? {} : { token })).body).toMatchObject({ status: 403, code: 'guests_not_allowed' });
    expect((await app.call('post', '/sites/demo/guests').send({ name: 'نور' })).status).toBe(403);
    expect((await app.call('get', '/sites/demo/threads/article-1/me', { token: guestToken! })).body).toMatchObject({ mayPost: false, whyNot: 'guests_not_allowed' });
    expect((await app.call('get', '/sites/demo/threads/x')).body.signIn).toEqual([]);
    await change({ guests: true, emailRequired: true });
    expect((await app.call('get', '/sites/demo/threads/x')).body.emailRequired).toBe(true);
    expect((await post()).body).toMatchObject({ errors: [{ path: '/author/email', code: 'required' }] });
    expect((await app.call('post', '/sites/demo/guests').send({ name: 'نور' })).body).toMatchObject({ errors: [{ path: '/email', code: 'required' }] });
    expect((await app.call('post', '/sites/demo/guests').send({ name: '\u200b' })).body).toMatchObject({ errors: [{ path: '/name', code: 'required' }] });
    await change({ emailRequired: false, maxLinks: 2, maxLength: 3 });
    expect((await post({ text: '👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦' })).status).toBe(201);
    expect((await post({ text: 'أربع' })).body).toMatchObject({ errors: [{ path: '/text', code: 'too_long' }] });
    expect((await app.call('get', '/sites/demo/threads/x')).body.limits.maxGraphemes).toBe(3);
    await change({ maxLength: 5000 });
    expect((await post({ text: HELD })).body.outcome).toBe('published');
    await change({ maxLinks: 1 });
  });

  test('nobody wears the name of the house, in any letters', async () => {
    await change({ reservedNames: [' هيئة  التحرير ', 'Admin', '\u200b'] });
    expect((await app.call('get', '/sites/demo', { cookie: admin })).body.settings.reservedNames).toEqual(['هيئة التحرير', 'Admin']);
    for (const name of ['هيئة التحرير', 'هيئه التحرير', 'Аdmin', 'جريدة الميناء']) expect((await post({ name })).body).toMatchObject({ outcome: 'held', comment: { reason: { code: 'reserved_name' } } });
    expect((await post({ name: 'هيئة أخرى' })).body.outcome).toBe('published');
  });

  test('depth and edit window follow the settings, down to none', async () => {
    await change({ maxDepth: 1, editWindowSeconds: 0 });
    const root = await comment({ key: 'flat' });
    expect(root.comment['editableUntil']).toBeNull();
    expect((await app.call('patch', `/comments/${root.comment.id}`, { token: root.guestToken! }).send({ text: 'تعديل' })).body.code).toBe('edit_closed');
    const reply = (await comment({ key: 'flat', parentId: root.comment.id })).comment;
    expect((await comment({ key: 'flat', parentId: reply.id })).comment).toMatchObject({ depth: 1, parentId: root.comment.id });
    await change({ maxDepth: 0 });
    const sibling = (await comment({ key: 'flat', parentId: root.comment.id })).comment;
    expect(sibling).toMatchObject({ depth: 0, parentId: null, rootId: sibling.id });
    expect((await app.call('get', `/comments/${sibling.id}`)).body.comment.inReplyTo).toBe(root.comment.id);
    await change({ maxDepth: 4, editWindowSeconds: 300 });
  });

  test('what a list or the trap refused looks to its author like anything held', async () => {
    await app.app.services.rules.add('demo', 'st_1', { term: 'ممنوع', match: 'word', action: 'reject', except: [], note: null });
    const shape = async (given: object) => {
      const { outcome, comment: own } = await comment({ key: 'trap', ...given });
      return { outcome, state: own.state, by: (own['reason'] as { by: string }).by, editable: own['editableUntil'] !== null, keys: Object.keys(own).toSorted().join() };
    };
    const plain = await shape({ text: HELD });
    expect(plain).toMatchObject({ outcome: 'held', state: 'pending', editable: true });
    expect(await shape({ website: 'https://x.example' })).toEqual(plain);
    expect(await shape({ text: 'كلام ممنوع' })).toEqual(plain);
    const { guestToken, comment: { id } } = await comment({ key: 'trap', website: 'https://x.example', text: HELD });
    for (const path of ['/sites/demo/threads/trap/me', '/me/comments']) {
      const mine = await app.call('get', path, { token: guestToken! });
      expect(mine.text).not.toMatch(/honeypot|"spam"/);
      expect((mine.body.comments ?? mine.body.items)[0]).toMatchObject({ id, state: 'pending', reason: { code: 'too_many_links', by: 'machine' } });
    }
  });

  test('staff answer as staff, at once, also where readers no longer may, and their word waits for nobody', async () => {
    const root = await comment({ key: 'desk' });
    await change({ mode: 'pre' });
    expect((await app.call('patch', '/sites/demo/threads/desk', { cookie: mod.cookie }).send({ state: 'closed' })).body.state).toBe('closed');
    expect((await post({ key: 'desk' })).body).toMatchObject({ status: 403, code: 'thread_closed' });
    const answer = await app.call('post', '/sites/demo/threads/desk/comments', { cookie: mod.cookie }).send({ text: `شكرا، صحّحنا ${HELD}`, parentId: root.comment.id });
    expect([answer.status, answer.body]).toMatchObject([201, { outcome: 'published', guestToken: null, comment: { state: 'visible', author: { name: 'مشرفة', kind: 'staff' }, parentId: root.comment.id } }]);
    expect((await app.call('get', `/comments/${answer.body.comment.id}`)).body.comment.author.kind).toBe('staff');
    const item = (await app.call('get', '/moderation/comments?thread=desk&queue=unreviewed', { cookie: mod.cookie })).body.items.map(({ id }: { id: string }) => id);
    expect(item).not.toContain(answer.body.comment.id);
    await change({ mode: 'smart' });
    expect((await app.call('patch', '/sites/demo/threads/desk', { cookie: mod.cookie }).send({ state: 'premoderated' })).status).toBe(200);
    expect((await post({ key: 'desk' })).body).toMatchObject({ outcome: 'held', comment: { reason: { code: 'thread_premoderated' } } });
    expect((await app.call('patch', '/sites/demo/threads/desk', { cookie: mod.cookie }).send({ state: 'open' })).status).toBe(200);
    expect((await post({ key: 'desk' })).body.outcome).toBe('published');
    expect((await app.call('patch', '/sites/demo/threads/nobody', { cookie: mod.cookie }).send({ state: 'open' })).status).toBe(404);
  });

  test('the CMS names a thread with its key, and the desk may not', async () => {
    const { token } = await app.app.services.accounts.createKey({ name: 'CMS', scopes: ['thread.write'], sites: ['demo'] });
    const body = { url: 'https://cms.example/a', title: 'العنوان' };
    expect((await app.call('put', '/sites/demo/threads/cms', { cookie: mod.cookie }).send(body)).status).toBe(403);
    expect((await app.call('put', '/sites/demo/threads/cms', { token }).send(body)).body).toMatchObject({ key: 'cms', ...body, state: 'open' });
    expect((await app.call('put', '/sites/second/threads/cms', { token }).send(body)).status).toBe(404);
    await comment({ key: 'cms' });
    expect((await app.call('get', '/sites/demo/threads/cms')).body).toMatchObject({ ...body, counts: { visible: 1 } });
  });
}
