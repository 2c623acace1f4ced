// What is sent again under its key: each write of a reader and each new thing of the desk is done once, and answered as the first time, whoever answers.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommentsStore } from '../../src/comments/comments.store.ts';
import { ORIGIN, startApp, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter, TestStore } from '../support/stores.ts';

/** `accepted`: answered 202 where it is done. */
type Write = { method: 'post' | 'patch' | 'delete'; path: string; body?: Record<string, unknown>; token?: string; cookie?: string; accepted?: boolean };
type Own = { id: string; token: string };
type Names = 'post' | 'edit' | 'remove' | 'guest' | 'sanction' | 'job' | 'note';

export function repeatsApi(adapter: Adapter): void {
  let opened: TestStore;
  /** Processes on one store; the last after the secret was rotated. */
  let [app, other, rotated] = [] as unknown as [TestApp, TestApp, TestApp];
  let keys = 0;
  beforeAll(async () => {
    opened = await adapter.open();
    app = await startApp(adapter, { TRUST_PROXY: '1' }, { opened });
    other = await startApp(adapter, {}, { opened });
    rotated = await startApp(adapter, { HIWAR_SECRET: `${'y'.repeat(32)},${'x'.repeat(32)}` }, { opened });
  });
  afterAll(() => app.dispose());

  const own = async (): Promise<Own> => {
    app.pass(61);
    const { comment, guestToken } = (await app.post({ key: 'repeats' })).body as Posted;
    return { id: comment.id, token: guestToken! };
  };
  const key = () => `k-${keys += 1}`;
  const send = (to: TestApp, { method, path, body, token, cookie }: Write, key?: string) =>
    to.call(method, path, { ...(token === undefined ? {} : { token }), ...(cookie === undefined ? {} : { cookie }), ...(key === undefined ? {} : { key }) }).send(body);
  const stored = async ({ id }: Own) => (await opened.store.comments.find(id))!;
  const visible = async () => (await opened.store.threads.find('demo', 'repeats'))!.counts.visible;

  /** What the desk makes about an author of its own. */
  const desk = async () => ({ author: (await stored(await own())).author.id, cookie: await app.signIn() });
  const jobsAbout = async (author: string) => (await opened.store.jobs.list(['demo'], 100, null)).items.filter(({ scope }) => scope.author === author).length;

  /** Each on something of its own, the same with another body, and how often it was done. */
  const writes: Record<Names, () => Promise<{ write: Write; changed?: Record<string, unknown>; done?(): Promise<number> }>> = {
    async post() {
      const { token } = await own();
      const body = { text: `نص يرسل مرتين ${token.slice(-8)}`, page: { url: `${ORIGIN}/demo`, title: '' } };
      const before = await visible();
      return { write: { method: 'post', path: '/sites/demo/threads/repeats/comments', body, token }, changed: { ...body, text: 'نص غيره' }, done: async () => await visible() - before };
    },
    async edit() {
      const mine = await own();
      return {
        write: { method: 'patch', path: `/comments/${mine.id}`, body: { text: 'https://a.example https://b.example' }, token: mine.token }, changed: { text: 'نص غيره' },
        done: async () => (await stored(mine)).revision - 1,
      };
    },
    async remove() {
      const mine = await own();
      return { write: { method: 'delete', path: `/comments/${mine.id}`, token: mine.token }, done: async () => Number((await stored(mine)).status === 'removed') };
    },
    guest: async () => ({ write: { method: 'post', path: '/sites/demo/guests', body: { name: 'نور' } }, changed: { name: 'هدى' } }),
    async sanction() {
      const { author, cookie } = await desk();
      const target = { type: 'author', value: author } as const;
      const body = { site: 'demo', kind: 'ban', target, reason: 'spam', rejectSince: new Date(0).toISOString() };
      return {
        write: { method: 'post', path: '/moderation/sanctions', body, cookie }, changed: { ...body, reason: 'abuse' },
        async done() {
          const made = (await opened.store.sanctions.matching('demo', [target], app.app.services.clock.now())).length;
          expect(await jobsAbout(author)).toBe(made);
          return made;
        },
      };
    },
    async job() {
      const { author, cookie } = await desk();
      const body = { site: 'demo', scope: { author }, action: 'reject', reason: 'spam', preview: false };
      return { write: { method: 'post', path: '/moderation/jobs', body, cookie, accepted: true }, changed: { ...body, action: 'spam' }, done: () => jobsAbout(author) };
    },
    async note() {
      const { author, cookie } = await desk();
      const body = { site: 'demo', text: 'راسلناه' };
      return { write: { method: 'post', path: `/moderation/authors/${author}/notes`, body, cookie }, changed: { ...body, text: 'ولم يجب' }, done: async () => (await opened.store.authors.notesOn('demo', author, 9)).length };
    },
  };
  const names = Object.keys(writes) as Names[];

  describe.each(names)('%s', (name) => {
    test('sent again, at once or later, in another language or to another process, is done once and answered as the first time', async () => {
      const [{ write, done }, k] = [await writes[name](), key()];
      const answers = await Promise.all([app, other, app].map((to) => send(to, write, k)));
      app.pass(400);
      answers.push(await send(app, write, k).set('Accept-Language', 'fr'), await send(rotated, write, k));
      const [first] = answers;
      expect(first!.status).toBe(write.accepted === true ? 202 : write.method === 'post' ? 201 : 200);
      expect(answers.map(({ status, text }) => [status, text])).toEqual(answers.map(() => [first!.status, first!.text]));
      expect(await done?.() ?? 1).toBe(1);
    });

    test('another body under the key is refused, before and after a rotation', async () => {
      const [{ write, changed }, k] = [await writes[name](), key()];
      const { status } = await send(app, write, k);
      expect(status).toBeLessThan(300);
      const code = changed === undefined ? 'validation' : 'idempotency_mismatch';
      for (const to of [app, rotated]) expect((await send(to, { ...write, body: changed ?? { text: 'نص' } }, k)).body).toMatchObject({ status: 422, code });
    });

    test('a key that is none is refused by its header', async () => {
      const { write } = await writes[name]();
      expect((await send(app, write, 'x'.repeat(129))).body).toMatchObject({ status: 422, errors: [{ path: '!idempotency-key', code: 'too_long' }] });
    });
  });

  test('a guest made twice under one key has one token, which is theirs', async () => {
    const [{ write }, k] = [await writes.guest(), key()];
    const [first, second] = [await send(app, write, k), await send(app, write, k)];
    const { guestToken: token, author } = second.body as { guestToken: string; author: object };
    expect(token).toBe(first.body.guestToken);
    expect((await app.call('get', '/me', { token })).body).toMatchObject({ author });
  });

  test('another\'s key is another key: it tells and opens nothing of theirs', async () => {
    const [{ write }, stranger, k] = [await writes.edit(), await own(), key()];
    expect((await send(app, write, k)).status).toBe(200);
    expect((await send(app, { ...write, token: stranger.token }, k)).status).toBe(404);
    const guest = (await writes.guest()).write;
    const from = (address: string) => send(app, guest, k).set('X-Forwarded-For', address);
    const made = [await from('198.51.100.7'), await from('203.0.113.5'), await send(app, { ...guest, token: write.token! }, k), await send(app, { ...guest, token: stranger.token }, k)];
    expect(new Set(made.map(({ body }) => String(body.guestToken))).size).toBe(4);
    expect((await from('203.0.113.5')).body).toEqual(made[1]!.body);
  });

  test('of another call, or for another comment, a key is another key', async () => {
    const [mine, k] = [await own(), key()];
    const second = (await app.post({ key: 'repeats', token: mine.token })).body as Posted;
    const edit = (id: string): Write => ({ method: 'patch', path: `/comments/${id}`, body: { text: 'نص واحد للاثنين' }, token: mine.token });
    for (const id of [mine.id, second.comment.id]) expect((await send(app, edit(id), k)).body).toMatchObject({ outcome: 'published', comment: { id, revision: 2 } });
    expect((await send(app, { method: 'delete', path: `/comments/${mine.id}`, token: mine.token }, k)).body).toMatchObject({ id: mine.id, state: 'removed' });
    expect((await send(app, { method: 'post', path: '/sites/demo/guests', body: { name: 'نور' }, token: mine.token }, k)).status).toBe(201);
  });

  test('a day later a key does its work anew', async () => {
    await app.settings({ editWindowSeconds: 86_400 });
    const [guest, mine, k] = [(await writes.guest()).write, await own(), key()];
    const edit: Write = { method: 'patch', path: `/comments/${mine.id}`, body: { text: 'نص آخر' }, token: mine.token };
    const [made, edited] = [await send(app, guest, k), await send(app, edit, k)];
    app.pass(86_399);
    expect([(await send(app, guest, k)).body, (await send(app, edit, k)).body]).toEqual([made.body, edited.body]);
    app.pass(1);
    expect((await send(app, guest, k)).body.author.id).not.toBe(made.body.author.id);
    expect((await send(app, edit, k)).body.code).toBe('edit_closed');
    await app.settings({ editWindowSeconds: 300 });
  });

  test('a refusal is not kept: what was refused may be sent again under its key', async () => {
    const [mine, k] = [await own(), key()];
    const edit: Write = { method: 'patch', path: `/comments/${mine.id}`, body: { text: 'نص آخر' }, token: mine.token };
    const guest = (await writes.guest()).write;
    await app.settings({ editWindowSeconds: 0, guests: false });
    expect([(await send(app, edit, k)).body.code, (await send(app, guest, k)).body.code]).toEqual(['edit_closed', 'guests_not_allowed']);
    await app.settings({ editWindowSeconds: 300, guests: true });
    expect([(await send(app, edit, k)).status, (await send(app, guest, k)).status]).toEqual([200, 201]);
  });

  /** A process that is held up: the first time it has looked for a key, or is about to remove, it waits until it may go on. */
  async function heldUp(where: 'replay' | 'remove') {
    const [reached, passage] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const hold = (): Promise<void> => {
      reached.resolve();
      return passage.promise;
    };
    const { comments } = opened.store;
    const replay: CommentsStore['replay'] = (...asked) => comments.replay(...asked).finally(hold);
    const remove: CommentsStore['remove'] = (...asked) => hold().then(() => comments.remove(...asked));
    const store = { ...opened.store, comments: { ...comments, ...(where === 'replay' ? { replay } : { remove }) } };
    const slow = await startApp(adapter, { TRUST_PROXY: '1' }, { opened: { ...opened, store } });
    slow.pass((app.app.services.clock.now().getTime() - slow.app.services.clock.now().getTime()) / 1000);
    return { slow, reached: reached.promise, goOn: passage.resolve };
  }

  /** Two answers under one key: of the one that came first but is held up, and of the one that overtook it. */
  async function overtaken(write: Write, between: () => Promise<void> = async () => {}, other = write) {
    const [k, { slow, reached, goOn }] = [key(), await heldUp('replay')];
    const late = send(slow, write, k).then((answer) => answer);
    await reached;
    const early = await send(app, other, k);
    await between();
    goOn();
    return { early, late: await late };
  }

  async function answered() {
    const mine = await own();
    const reply = (await app.post({ key: 'repeats', parentId: mine.id })).body as Posted;
    const write: Write = { method: 'delete', path: `/comments/${mine.id}`, token: mine.token };
    return { write, takeBackReply: async () => void await app.call('delete', `/comments/${reply.comment.id}`, { token: reply.guestToken! }) };
  }

  test('one overtaken by its twin is answered as the twin, and not refused for what that did', async () => {
    for (const name of names) {
      const { write, done } = await writes[name]();
      const { early, late } = await overtaken(write);
      expect([name, late.status, late.text]).toEqual([name, early.status, early.text]);
      expect(await done?.() ?? 1).toBe(1);
      const { write: first, changed } = await writes[name]();
      if (changed !== undefined) expect((await overtaken({ ...first, body: changed }, undefined, first)).late.body.code).toBe('idempotency_mismatch');
    }
  });

  test('nor for what happened since, nor told of it', async () => {
    const { write } = await writes.edit();
    const edited = await overtaken(write, () => app.settings({ editWindowSeconds: 0 }));
    await app.settings({ editWindowSeconds: 300 });
    expect([edited.early.status, edited.late.text]).toEqual([200, edited.early.text]);
    const { write: removal, takeBackReply } = await answered();
    const removed = await overtaken(removal, takeBackReply);
    expect(removed.early.body).toMatchObject({ state: 'removed', replyCount: 1 });
    expect(removed.late.text).toBe(removed.early.text);
  });

  test('the first is answered as it will be again, whatever came between its answer and its doing', async () => {
    const [k, { write, takeBackReply }, { slow, reached, goOn }] = [key(), await answered(), await heldUp('remove')];
    const first = send(slow, write, k).then((answer) => answer);
    await reached;
    await takeBackReply();
    goOn();
    expect((await first).text).toBe((await send(app, write, k)).text);
  });
}
