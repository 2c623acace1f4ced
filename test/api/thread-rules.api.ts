// What the desk sets of one thread: slow mode, when it closes, that it is open again; and a staff reply pinned in it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const DAY = 86_400;

export function threadRulesApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  beforeAll(async () => {
    app = await startApp(adapter, { LIMIT_FLOOD_AUTHOR: '1000/60' });
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterAll(() => app.dispose());

  const S = (key: string) => `/sites/demo/threads/${key}`;
  const set = (key: string, body: object) => app.call('patch', S(key), { cookie: mod.cookie }).send(body);
  const open = async (key: string) => (await app.post({ key })).body as Posted;
  const isoIn = (seconds: number) => new Date(app.app.services.clock.now().getTime() + seconds * 1000).toISOString();
  const again = async () => {
    mod = { ...mod, cookie: await app.signIn(mod) };
  };

  test('in slow mode each author waits between two comments and is told how long; others and staff do not', async () => {
    const key = 'slow';
    const { guestToken: token } = await open(key);
    app.pass(200);
    expect((await set(key, { state: 'slow', slowSeconds: 120 })).body).toMatchObject({ state: 'slow', slowSeconds: 120 });
    const first = await app.post({ key, token: token! });
    expect(first.status).toBe(201);
    app.pass(50);
    const refused = await app.post({ key, token: token! });
    expect([refused.status, refused.body.code, refused.get('Retry-After')]).toEqual([429, 'slow_mode', '70']);
    const me = async () => (await app.call('get', `${S(key)}/me`, { token: token! })).body;
    expect(await me()).toMatchObject({ mayPost: false, whyNot: 'slow_mode' });
    expect((await app.post({ key })).status).toBe(201);
    expect((await app.post({ key: 'elsewhere', token: token! })).status).toBe(201);
    // Taking it back makes no room for another.
    await app.call('delete', `/comments/${(first.body as Posted).comment.id}`, { token: token! });
    expect((await app.post({ key, token: token! })).body.code).toBe('slow_mode');
    for (const text of ['رد أول من التحرير', 'رد ثان من التحرير']) expect((await app.call('post', `${S(key)}/comments`, { cookie: mod.cookie }).send({ text })).status).toBe(201);
    app.pass(69);
    expect((await app.post({ key, token: token! })).get('Retry-After')).toBe('1');
    app.pass(1);
    expect(await me()).toMatchObject({ mayPost: true });
    expect((await app.post({ key, token: token! })).status).toBe(201);
  });

  test('of two at once one goes through, and a repeat gets the answer of the first', async () => {
    const key = 'slow-race';
    const { guestToken: token } = await open(key);
    app.pass(120);
    await set(key, { state: 'slow' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => app.post({ key, token: token! })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 429, 429, 429, 429]);
    app.pass(60);
    const body = { text: 'تعليق واحد يُرسل مرتين', page: { url: 'http://127.0.0.1:8080/demo', title: 'عودة القطار' } };
    const send = () => app.call('post', `${S(key)}/comments`, { token: token!, key: 'twice' }).send(body);
    const twice = await Promise.all([send(), send()]);
    const ids = twice.filter(({ status }) => status === 201).map(({ body: posted }) => (posted as Posted).comment.id);
    expect(new Set(ids).size).toBe(1);
    expect((await send()).body.comment.id).toBe(ids[0]);
  });

  test('a shorter wait counts at once, and what a change does not name stays', async () => {
    const key = 'slow-change';
    const { guestToken: token } = await open(key);
    app.pass(10);
    expect((await set(key, { state: 'slow' })).body.slowSeconds).toBe(60);
    expect((await app.post({ key, token: token! })).get('Retry-After')).toBe('50');
    await set(key, { state: 'slow', slowSeconds: 10 });
    expect((await app.post({ key, token: token! })).status).toBe(201);
    expect((await set(key, { state: 'open' })).body).toMatchObject({ state: 'open', slowSeconds: 10 });
    expect((await app.post({ key, token: token! })).status).toBe(201);
  });

  test('a thread closed by age is opened again for good or until a time, and closed by the desk before its time', async () => {
    const key = 'closing';
    const { guestToken: token } = await open(key);
    app.pass(31 * DAY);
    await again();
    const read = async () => (await app.call('get', S(key))).body;
    expect(await read()).toMatchObject({ state: 'closed' });
    expect((await app.post({ key, token: token! })).body.code).toBe('thread_closed');
    expect((await set(key, { state: 'open', closesAt: null })).body).toMatchObject({ state: 'open', closesAt: null });
    expect((await app.post({ key, token: token! })).status).toBe(201);
    const until = isoIn(60);
    expect((await set(key, { state: 'open', closesAt: until })).body).toMatchObject({ closesAt: until });
    // What is kept ready goes with the time.
    expect([await read(), await read()]).toMatchObject([{ state: 'open', closesAt: until }, { state: 'open', closesAt: until }]);
    app.pass(60);
    expect(await read()).toMatchObject({ state: 'closed', closesAt: until });
    expect((await app.post({ key, token: token! })).body.code).toBe('thread_closed');
    expect((await set(key, { state: 'premoderated', closesAt: isoIn(99) })).body).toMatchObject({ state: 'premoderated' });
    expect((await app.post({ key, token: token! })).body.outcome).toBe('held');
    expect((await set(key, { state: 'closed' })).body).toMatchObject({ state: 'closed' });
  });

  test.each([
    [{ state: 'slow', slowSeconds: 4 }, '/slowSeconds out_of_range'], [{ state: 'slow', slowSeconds: 86_401 }, '/slowSeconds out_of_range'], [{ state: 'slow', slowSeconds: 5.5 }, '/slowSeconds invalid_type'],
    [{ state: 'open', closesAt: '2020-01-01T00:00:00.000Z' }, '/closesAt out_of_range'], [{ state: 'open', closesAt: 'غدا' }, '/closesAt invalid'], [{ slowSeconds: 60 }, '/state required'],
    [{ state: 'frozen' }, '/state invalid'], [{ state: 'open', pinned: true }, '/pinned unknown_field'],
  ])('refuses %j', async (body, told) => {
    await open('refused');
    const { status, body: problem } = await set('refused', body);
    expect([status, ...(problem.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`)]).toEqual([422, told]);
  });

  test('a thread that nobody made has no rules', async () => {
    expect((await set('never', { state: 'slow' })).status).toBe(404);
  });

  test('a reply of staff is pinned and unpinned, and shown as pinned in its place', async () => {
    const key = 'pinned';
    const { comment } = await open(key);
    const reply = (await app.call('post', `${S(key)}/comments`, { cookie: mod.cookie }).send({ text: 'توضيح من هيئة التحرير', parentId: comment.id })).body as Posted;
    expect((await app.decide(mod.cookie, reply.comment.id, 'pin')).result).toBe('done');
    const shown = async () => ((await app.call('get', `${S(key)}/comments`)).body.items as { replies: { items: { id: string; pinned: boolean; author: { kind: string } }[] } }[])[0]!.replies.items;
    expect(await shown()).toMatchObject([{ id: reply.comment.id, pinned: true, author: { kind: 'staff' } }]);
    expect((await app.decide(mod.cookie, reply.comment.id, 'unpin')).result).toBe('done');
    expect(await shown()).toMatchObject([{ pinned: false }]);
  });
}
