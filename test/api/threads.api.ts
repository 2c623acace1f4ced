// A thread as its readers and its CMS see it: whose title wins, when its version moves, and what each order shows.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const HELD = 'https://a.example https://b.example';
type Item = { id: string; replyCount: number; inReplyTo: string | null; replies: { items: Item[] } };

export function threadsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let cms: string;
  beforeAll(async () => {
    app = await startApp(adapter);
    mod = await app.join({ email: 'mod@example.org' });
    cms = (await app.app.services.accounts.createKey({ name: 'CMS', scopes: ['thread.write'], sites: ['demo'] })).token;
  });
  afterAll(() => app.dispose());

  const S = (key: string) => `/sites/demo/threads/${key}`;
  const posted = async (given: Parameters<TestApp['post']>[0] = {}): Promise<Posted> => {
    const answer = await app.post(given);
    expect(answer.status).toBe(201);
    return answer.body as Posted;
  };
  const idOf = async (given: Parameters<TestApp['post']>[0]) => (await posted(given)).comment.id;

  test('what the CMS says of a page wins over what a reader\'s first post carried, and no later post changes it', async () => {
    await posted({ key: 'cms' });
    expect((await app.call('get', S('cms'))).body).toMatchObject({ url: 'http://127.0.0.1:8080/demo', title: 'عودة القطار' });
    const page = { url: 'https://cms.example/2026/cms', title: 'العنوان كما في الجريدة' };
    const put = await app.call('put', S('cms'), { token: cms }).send(page);
    expect(put.body).toMatchObject({ ...page, counts: { visible: 1 } });
    await posted({ key: 'cms' });
    const read = await app.call('get', S('cms'));
    expect(read.body).toMatchObject({ ...page, counts: { visible: 2 } });
    // The page's words are part of what is read, so a new title is a new version; the same one again is not.
    expect((await app.call('put', S('cms'), { token: cms }).send(page)).body.version).toBe(read.body.version);
    const renamed = await app.call('put', S('cms'), { token: cms }).send({ ...page, title: 'عنوان مصحح' });
    expect(Number(renamed.body.version)).toBe(Number(read.body.version) + 1);
    expect((await app.call('get', S('cms'))).body.title).toBe('عنوان مصحح');
  });

  test('version and tags move with every change a reader can see and with none they cannot', async () => {
    const key = 'version';
    const root = await posted({ key });
    const seen = async () => {
      const [thread, list] = [await app.call('get', S(key)), await app.call('get', `${S(key)}/comments?limit=10`)];
      return { version: Number(thread.body.version), tags: [thread.get('ETag')!, list.get('ETag')!] };
    };
    let before = await seen();
    const expectMove = async (what: string, isSeen: boolean) => {
      const after = await seen();
      expect([what, after.version - before.version, after.tags.map((tag, at) => tag !== before.tags[at])]).toEqual([what, Number(isSeen), [isSeen, isSeen]]);
      before = after;
    };
    const reply = await posted({ key, parentId: root.comment.id });
    await expectMove('a reply', true);
    const held = await posted({ key, text: HELD });
    await expectMove('a held post', false);
    await app.decide(mod.cookie, held.comment.id, 'reject');
    await expectMove('the rejection of what was held', false);
    await app.decide(mod.cookie, held.comment.id, 'spam');
    await expectMove('another refusal of it', false);
    await app.decide(mod.cookie, root.comment.id, 'approve');
    await expectMove('the review of what is shown', false);
    const spam = await app.decide(mod.cookie, reply.comment.id, 'spam');
    await expectMove('a hide', true);
    await app.call('post', `/moderation/decisions/${spam.decisionId}/undo`, { cookie: mod.cookie });
    await expectMove('its undo', true);
    await app.call('patch', `/comments/${reply.comment.id}`, { token: reply.guestToken! }).send({ text: 'نص مصحح للرد' });
    await expectMove('an edit', true);
    await app.decide(mod.cookie, root.comment.id, 'pin');
    await expectMove('a pin', true);
    const edited = await posted({ key });
    await expectMove('another post', true);
    await app.call('patch', `/comments/${edited.comment.id}`, { token: edited.guestToken! }).send({ text: `${HELD} جديد` });
    await expectMove('an edit that is held', true);
    await app.call('patch', `/comments/${edited.comment.id}`, { token: edited.guestToken! }).send({ text: `${HELD} أجدّ` });
    await expectMove('an edit of what is held', false);
    await app.call('delete', `/comments/${edited.comment.id}`, { token: edited.guestToken! });
    await expectMove('the removal of what is held', false);
    await app.call('delete', `/comments/${root.comment.id}`, { token: root.guestToken! });
    await expectMove('a removal that leaves a tombstone', true);
    await app.decide(mod.cookie, reply.comment.id, 'reject', { revision: 2 });
    await expectMove('the end of the tombstone', true);
    await app.call('patch', S(key), { cookie: mod.cookie }).send({ state: 'closed' });
    expect((await seen()).version).toBe(before.version + 1);
  });

  test('top goes by what was answered, then by id, and its pages neither skip nor repeat', async () => {
    const key = 'top';
    const answered: [string, number][] = [];
    for (const replies of [0, 2, 1, 2, 0, 1, 2, 0]) {
      const id = await idOf({ key });
      let parentId = id;
      // Answers to answers count as much.
      for (let each = 0; each < replies; each += 1) parentId = await idOf({ key, parentId });
      answered.push([id, replies]);
    }
    // What nobody sees gives nobody a better place.
    for (let each = 0; each < 3; each += 1) await posted({ key, parentId: answered[0]![0], text: `${HELD} ${each}` });
    const expected = answered.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
    for (const limit of [1, 2, 3, 10]) {
      const seen: [string, number][] = [];
      // Pages that come back to themselves end here too.
      for (let cursor: string | null = ''; cursor !== null && seen.length <= expected.length;) {
        const { body } = await app.call('get', `${S(key)}/comments?sort=top&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...(body.items as Item[]).map(({ id, replyCount }): [string, number] => [id, replyCount]));
        cursor = body.next as string | null;
      }
      expect(seen).toEqual(expected);
    }
  });

  test('inReplyTo names what is visible and is null while that is not, wherever the comment is read', async () => {
    const key = 'named';
    const chain: Posted[] = [];
    for (let depth = 0; depth <= 4; depth += 1) chain.push(await posted({ key, ...(depth === 0 ? {} : { parentId: chain.at(-1)!.comment.id }) }));
    const named = chain[4]!;
    const id = await idOf({ key, parentId: named.comment.id });
    const read = async (): Promise<(string | null)[]> => {
      const { body: page } = await app.call('get', `${S(key)}/comments?replies=20`);
      const { body: more } = await app.call('get', `/comments/${chain[0]!.comment.id}/replies`);
      const { body: alone } = await app.call('get', `/comments/${id}`);
      const among = (items: Item[]) => items.find((each) => each.id === id)!.inReplyTo;
      return [among((page.items as Item[])[0]!.replies.items), among(more.items as Item[]), (alone as { comment: Item }).comment.inReplyTo];
    };
    const visible = [named.comment.id, named.comment.id, named.comment.id];
    expect(await read()).toEqual(visible);
    for (const action of ['reject', 'spam']) {
      await app.decide(mod.cookie, named.comment.id, action);
      expect(await read()).toEqual([null, null, null]);
      await app.decide(mod.cookie, named.comment.id, 'approve');
      expect(await read()).toEqual(visible);
    }
    await app.call('patch', `/comments/${named.comment.id}`, { token: named.guestToken! }).send({ text: HELD });
    expect(await read()).toEqual([null, null, null]);
    await app.decide(mod.cookie, named.comment.id, 'approve', { revision: 2 });
    expect(await read()).toEqual(visible);
    await app.call('delete', `/comments/${named.comment.id}`, { token: named.guestToken! });
    expect(await read()).toEqual([null, null, null]);
  });

  test('its author is told of inReplyTo what everybody is, in the answer to the post and afterwards', async () => {
    const key = 'own-named';
    const chain = [await idOf({ key })];
    for (let depth = 1; depth <= 4; depth += 1) chain.push(await idOf({ key, parentId: chain.at(-1)! }));
    const own = await posted({ key, parentId: chain.at(-1)! });
    expect(own.comment['inReplyTo']).toBe(chain.at(-1));
    expect((await app.call('get', '/me/comments', { token: own.guestToken! })).body.items[0].inReplyTo).toBe(chain.at(-1));
  });
}
