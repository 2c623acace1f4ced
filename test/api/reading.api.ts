// What a page holds when nobody asks for more or less, what is under something hidden, and what one is told of one's own.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '../../src/app.ts';
import { isWrite } from '../../src/http/endpoint.ts';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

type Item = { id: string; replies: { items: { id: string }[]; next: string | null } };

export function readingApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterAll(() => app.dispose());

  const S = (key: string) => `/sites/demo/threads/${key}`;
  const posted = async (given: Parameters<TestApp['post']>[0] = {}) => (await app.post(given)).body as Posted;

  test('a page is the newest 20, each with its first 3 replies; up to 100 and 20 are given, or none', async () => {
    const key = 'defaults';
    const ids: string[] = [];
    for (let each = 0; each < 21; each += 1) ids.unshift((await posted({ key })).comment.id);
    const replies: string[] = [];
    for (let each = 0; each < 4; each += 1) replies.push((await posted({ key, parentId: ids[0]! })).comment.id);
    const read = async (query: string) => (await app.call('get', `${S(key)}/comments${query}`)).body as { items: Item[]; next: string | null };
    const page = await read('');
    expect(page.items.map(({ id }) => id)).toEqual(ids.slice(0, 20));
    expect(page.items[0]!.replies).toEqual({ items: replies.slice(0, 3).map((id) => expect.objectContaining({ id })), next: expect.any(String) });
    expect((await read(`?cursor=${page.next}`)).items.map(({ id }) => id)).toEqual([ids[20]]);
    expect(await read('?sort=newest&limit=20&replies=3')).toEqual(page);
    expect((await read('?limit=100&replies=20')).items.map(({ id }) => id)).toEqual(ids);
    expect((await read('?replies=20')).items[0]!.replies).toMatchObject({ items: { length: 4 }, next: null });
    expect((await read('?replies=0')).items[0]!.replies).toEqual({ items: [], next: null });
    for (const bad of ['limit=0', 'limit=101', 'replies=21', 'replies=-1', 'sort=best']) expect((await app.call('get', `${S(key)}/comments?${bad}`)).status).toBe(422);
  });

  test('what stands under something hidden is hidden: 404, no reply, no count; its author sees it as their own', async () => {
    const key = 'under';
    const root = await posted({ key });
    const reply = await posted({ key, parentId: root.comment.id });
    const below = await posted({ key, parentId: reply.comment.id });
    await app.decide(mod.cookie, root.comment.id, 'reject');
    for (const { comment: { id } } of [root, reply, below]) {
      for (const path of [`/comments/${id}`, `/comments/${id}/replies`]) expect((await app.call('get', path)).status).toBe(404);
      expect((await app.post({ key, parentId: id })).body).toMatchObject({ status: 422, errors: [{ path: '/parentId', code: 'not_found' }] });
    }
    expect((await app.call('get', S(key))).body.counts).toEqual({ visible: 0, topLevel: 0 });
    const mine = (await app.call('get', `${S(key)}/me`, { token: below.guestToken! })).body;
    expect(mine.comments).toMatchObject([{ id: below.comment.id, text: below.comment['text'] }]);
    await app.decide(mod.cookie, root.comment.id, 'approve');
    expect((await app.call('get', `/comments/${below.comment.id}`)).body.ancestors.map(({ id }: { id: string }) => id)).toEqual([root.comment.id, reply.comment.id]);
    expect((await app.call('get', `${S(key)}/me`, { token: below.guestToken! })).body.comments).toEqual([]);
  });

  test('one is told beforehand whether one may post and why not; the desk always may', async () => {
    const { guestToken } = await posted({ key: 'may' });
    const me = async (as: { token?: string; cookie?: string }) => (await app.call('get', `${S('may')}/me`, as)).body;
    expect(await me({ token: guestToken! })).toEqual({ comments: [], votes: {}, mayPost: true, whyNot: null });
    await app.call('patch', S('may'), { cookie: mod.cookie }).send({ state: 'closed' });
    expect(await me({ token: guestToken! })).toMatchObject({ mayPost: false, whyNot: 'thread_closed' });
    expect(await me({ cookie: mod.cookie })).toMatchObject({ mayPost: true, whyNot: null });
    await app.call('patch', S('may'), { cookie: mod.cookie }).send({ state: 'open' });
    expect(await me({ token: guestToken! })).toMatchObject({ mayPost: true });
  });

  test('nobody edits in a thread that is closed; one\'s own may still be removed there', async () => {
    const { comment, guestToken } = await posted({ key: 'shut' });
    await app.call('patch', S('shut'), { cookie: mod.cookie }).send({ state: 'closed' });
    expect((await app.call('patch', `/comments/${comment.id}`, { token: guestToken! }).send({ text: 'نص آخر' })).body).toMatchObject({ status: 403, code: 'thread_closed' });
    expect((await app.call('delete', `/comments/${comment.id}`, { token: guestToken! })).body).toMatchObject({ state: 'removed' });
  });

  test('closing by age is counted from the first comment, told beforehand, and 0 days is never', async () => {
    const { comment } = await posted({ key: 'age' });
    const created = new Date(String(comment['createdAt'])).getTime();
    expect((await app.call('get', S('age'))).body).toMatchObject({ state: 'open', closesAt: new Date(created + 30 * 86_400_000).toISOString() });
    await app.settings({ closeAfterDays: 0 });
    expect((await app.call('get', S('age'))).body).toMatchObject({ state: 'open', closesAt: null });
    app.pass(4000 * 86_400);
    expect((await app.post({ key: 'age' })).status).toBe(201);
    await app.settings({ closeAfterDays: 30 });
    expect((await app.call('get', S('age'))).body.state).toBe('closed');
  });

  test('an email is told to its owner and to nobody else, the desk included', async () => {
    const email = 'reader.private@example.org';
    const body = { text: 'تعليق ببريد', author: { name: 'سلمى', email }, page: { url: 'https://paper.example/a', title: '' } };
    const { comment, guestToken } = (await app.call('post', `${S('mail')}/comments`).send(body)).body as Posted;
    expect((await app.call('get', '/me', { token: guestToken! })).body.email).toBe(email);
    const paths = [S('mail'), `${S('mail')}/comments`, `${S('mail')}/comments.html`, `/comments/${comment.id}`, '/moderation/comments?thread=mail', `/moderation/comments/${comment.id}`, '/moderation/audit'];
    const cookie = await app.signIn(mod);
    for (const path of paths) {
      const answer = await app.call('get', path, path.startsWith('/moderation') ? { cookie } : {});
      expect([path, answer.status, answer.text.includes('reader.private')]).toEqual([path, 200, false]);
    }
  });

  test('a tombstone stands while something below it is shown, is answered by nobody, and goes with the last reply', async () => {
    const key = 'tombstone';
    const root = await posted({ key });
    const reply = await posted({ key, parentId: root.comment.id });
    await app.decide(await app.signIn(), root.comment.id, 'pin');
    const remove = ({ comment: { id }, guestToken }: Posted) => app.call('delete', `/comments/${id}`, { token: guestToken! });
    await remove(root);
    const stone = await app.call('get', `/comments/${root.comment.id}`);
    expect(stone.body).toMatchObject({ comment: { state: 'tombstone', author: null, html: null, votes: null, pinned: false, replyCount: 1 }, thread: { counts: { visible: 1, topLevel: 1 } } });
    expect((await app.post({ key, parentId: root.comment.id })).body).toMatchObject({ status: 422, errors: [{ path: '/parentId', code: 'not_found' }] });
    expect((await app.post({ key, parentId: reply.comment.id, text: 'https://a.example https://b.example' })).status).toBe(201);
    expect((await app.call('get', `/comments/${reply.comment.id}`)).body.ancestors).toMatchObject([{ id: root.comment.id, state: 'tombstone', author: null, html: null }]);
    await remove(reply);
    for (const { comment: { id } } of [root, reply]) expect((await app.call('get', `/comments/${id}`)).status).toBe(404);
    expect((await app.call('get', S(key))).body.counts).toEqual({ visible: 0, topLevel: 0 });
    expect((await app.call('get', `${S(key)}/comments`)).body).toEqual({ items: [], next: null });
  });

  test('every read that promises a tag answers 304 to who has it, and never to who has another', async () => {
    const { comment, guestToken } = await posted({ key: 'tags' });
    for (const path of [S('tags'), `${S('tags')}/comments?limit=7`, `/comments/${comment.id}`, `/comments/${comment.id}/replies`, `${S('tags')}/me`, '/me', '/me/comments']) {
      const first = await app.call('get', path, { token: guestToken! });
      const again = await app.call('get', path, { token: guestToken! }).set('If-None-Match', first.get('ETag')!);
      expect([path, again.status, again.text, again.get('ETag')]).toEqual([path, 304, '', first.get('ETag')]);
      expect([path, (await app.call('get', path, { token: guestToken! }).set('If-None-Match', 'W/"other"')).status]).toEqual([path, 200]);
    }
  });

  test('a thread\'s key is any of the CMS\'s ids and nothing that could be a path', async () => {
    for (const key of ['a', 'A:b.c-d_E', '2026.11.24', '...', 'k'.repeat(190)]) expect([key, (await app.call('get', S(key))).body.key]).toEqual([key, key]);
    for (const key of ['%2e', '%2e%2e', 'a%2fb', 'a%20b', 'k'.repeat(191), encodeURIComponent('مقال'), 'a;b', 'a@b']) {
      expect([key, (await app.call('get', S(key))).status]).toEqual([key, 404]);
      const write = await app.call('post', `${S(key)}/comments`).send({ text: 'نص', author: { name: 'سلمى' }, page: { url: 'https://paper.example/', title: '' } });
      expect([key, write.status]).toEqual([key, 404]);
    }
  });

  test('who may not is told so before anything is looked up or read', async () => {
    const { guestToken } = await posted({ key: 'order' });
    for (const endpoint of endpoints.filter(({ allow }) => allow !== 'public')) {
      const path = endpoint.path.replace('{site}', 'nowhere').replace('{key}', 'none').replace('{id}', '01890000-0000-7000-8000-000000000000');
      const knock = (as: { token?: string }) => {
        const call = app.call(endpoint.method, `${path}?no=such`, as);
        return isWrite(endpoint.method) ? call.set('Content-Type', 'application/json').send('{"broken":') : call;
      };
      expect([path, (await knock({})).body.code]).toEqual([path, 'unauthenticated']);
      // A reader is nobody to the desk, and of another site nobody to this one.
      const isOpen = typeof endpoint.allow === 'object' && endpoint.allow.to === 'reader' && !endpoint.path.includes('{site}');
      if (!isOpen) expect([path, (await knock({ token: guestToken! })).body.code]).toEqual([path, 'unauthenticated']);
    }
  });
}
