// Limits as callers meet them over HTTP: who is counted with whom, what the headers promise, and that they keep it.
import { afterEach, expect, test } from '@jest/globals';
import { ADMIN, startApp, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const MODERATOR = { email: 'desk@example.org', password: 'كلمة سر أخرى طويلة' };

export function limitsApi(adapter: Adapter): void {
  let app: TestApp;
  const start = async (env: Record<string, string>) => {
    app = await startApp(adapter, env);
  };
  afterEach(() => app.dispose());
  const guest = async () => String((await app.call('post', '/sites/demo/guests').send({ name: 'نور' })).body.guestToken);
  const wrong = (email: string) => app.call('post', '/session').send({ email, password: 'ليست هي كلمة السر' });
  const signIn = (who: { email: string; password: string }) => app.call('post', '/session').send(who);

  test('a reader is told what is left, refused for as long as was said, and no refusal makes it longer', async () => {
    await start({ LIMIT_POST: '2/60' });
    const token = await guest();
    const first = await app.post({ token });
    expect(first.status).toBe(201);
    expect(first.get('RateLimit-Policy')).toMatch(/^"post"; q=2; w=60; pk=:.+:$/);
    expect(first.get('RateLimit')).toBe('"post"; r=1; t=60');
    app.pass(20);
    expect((await app.post({ token })).get('RateLimit')).toBe('"post"; r=0; t=40');
    for (const [seconds, left] of [[0, 40], [10, 30], [29, 1]] as const) {
      app.pass(seconds);
      const refused = await app.post({ token });
      expect(refused.body).toMatchObject({ status: 429, code: 'rate_limited' });
      expect([refused.get('Retry-After'), refused.get('RateLimit')]).toEqual([String(left), `"post"; r=0; t=${left}`]);
    }
    app.pass(1);
    expect((await app.post({ token })).status).toBe(201);
  });

  test('a reader is counted alone, also beside others at their address; an address may do ten times as much', async () => {
    await start({ LIMIT_READ: '2/60', LIMIT_GUEST: '1/3600' });
    const [one, other] = [await guest(), await guest()];
    const me = (token: string) => app.call('get', '/me', { token });
    expect([(await me(one)).status, (await me(one)).status, (await me(one)).status]).toEqual([200, 200, 429]);
    expect((await me(other)).status).toBe(200);
    const read = () => app.call('post', '/sites/demo/counts').send({ threads: ['x'] });
    for (let each = 19; each >= 0; each -= 1) expect((await read()).get('RateLimit')).toBe(`"read"; r=${each}; t=60`);
    expect((await read()).status).toBe(429);
    for (let each = 0; each < 8; each += 1) expect((await app.call('post', '/sites/demo/guests').send({ name: 'نور' })).status).toBe(201);
    const refused = await app.call('post', '/sites/demo/guests').send({ name: 'نور' });
    expect([refused.status, refused.get('Retry-After')]).toEqual([429, '3600']);
  });

  test('floods have their own numbers: by author, by network without a tenfold, and by thread whoever writes', async () => {
    await start({ LIMIT_FLOOD_AUTHOR: '2/60', LIMIT_FLOOD_NETWORK: '4/60', LIMIT_FLOOD_THREAD: '3/60' });
    const [one, other] = [await guest(), await guest()];
    const post = async (token: string, key: string) => {
      const { status, body, headers } = await app.post({ token, key });
      return [status, body.code, headers['retry-after']];
    };
    expect([await post(one, 'a'), await post(one, 'b')].map(([status]) => status)).toEqual([201, 201]);
    app.pass(10);
    expect(await post(one, 'c')).toEqual([429, 'flood', '50']);
    expect((await post(other, 'a'))[0]).toBe(201);
    expect(await post(other, 'c')).toEqual([429, 'flood', '50']);
    app.pass(60);
    expect((await post(other, 'd'))[0]).toBe(201);
  });

  test('a thread has enough for a while though each of its writers has just begun', async () => {
    await start({ LIMIT_FLOOD_THREAD: '2/60' });
    const posts = [await app.post({ key: 'hot' }), await app.post({ key: 'hot' }), await app.post({ key: 'hot' }), await app.post({ key: 'calm' })];
    expect(posts.map(({ status }) => status)).toEqual([201, 201, 429, 201]);
  });

  test('reads, posts and edits have each their own', async () => {
    await start({ LIMIT_READ: '1/60', LIMIT_POST: '1/60', LIMIT_EDIT: '1/60' });
    const token = await guest();
    const { comment } = (await app.post({ token })).body as Posted;
    const edit = () => app.call('patch', `/comments/${comment.id}`, { token }).send({ text: 'نص آخر للتعليق' });
    expect([(await edit()).status, (await edit()).status]).toEqual([200, 429]);
    expect((await app.post({ token })).status).toBe(429);
    expect([(await app.call('get', '/me', { token })).status, (await app.call('get', '/me', { token })).status]).toEqual([200, 429]);
  });

  test('a moderator, another one and a key are each counted by themselves', async () => {
    await start({ LIMIT_STAFF_READ: '2/60', LIMIT_DECIDE: '1/60' });
    await app.app.services.accounts.createStaff({ ...MODERATOR, name: 'ليلى', role: 'moderator', sites: null });
    const { token } = await app.app.services.accounts.createKey({ name: 'CMS', scopes: ['comment.read'], sites: null });
    const [admin, moderator] = [await app.signIn(), await app.signIn(MODERATOR)];
    const decide = (cookie: string) => app.call('post', '/moderation/decisions', { cookie })
      .send({ items: [{ commentId: '01890000-0000-7000-8000-000000000000', revision: 1, action: 'approve' }] });
    expect([(await decide(admin)).status, (await decide(admin)).status, (await decide(moderator)).status]).toEqual([200, 429, 200]);
    for (const who of [{ cookie: admin }, { cookie: moderator }, { token }]) {
      const statuses = [];
      for (let each = 0; each < 3; each += 1) statuses.push((await app.call('get', '/sites', who)).status);
      expect(statuses).toEqual([200, 200, 429]);
    }
  });

  test('credentials that are none are counted by address, so guessing has an end', async () => {
    await start({ LIMIT_STAFF_READ: '1/60' });
    const statuses = [];
    for (let each = 0; each < 11; each += 1) statuses.push((await app.call('get', '/sites', { token: 'hk_guess' })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  test('wrong passwords lock that account for a while, whoever tries; a right one before that forgets them', async () => {
    await start({});
    await app.app.services.accounts.createStaff({ ...MODERATOR, name: 'ليلى', role: 'moderator', sites: null });
    for (let each = 0; each < 9; each += 1) expect((await wrong(ADMIN.email)).status).toBe(401);
    expect((await signIn(ADMIN)).status).toBe(200);
    const at = await Promise.all(Array.from({ length: 14 }, () => wrong(ADMIN.email.toUpperCase())));
    expect(at.map((each) => each.status).sort()).toEqual([...Array.from({ length: 10 }, () => 401), ...Array.from({ length: 4 }, () => 429)]);
    app.pass(100);
    const refused = await signIn(ADMIN);
    expect([refused.status, refused.get('Retry-After')]).toEqual([429, '800']);
    expect((await signIn(MODERATOR)).status).toBe(200);
    app.pass(800);
    expect((await signIn(ADMIN)).status).toBe(200);
  });
}
