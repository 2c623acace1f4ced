// Signing in and out, one's own account, staff and keys: who may, how often, and that nobody hands on more than they have.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ADMIN, ORIGIN, startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter, TestStore } from '../support/stores.ts';
import { createLog } from '../../src/kernel/log.ts';

export function accountsApi(adapter: Adapter): void {
  let opened: TestStore;
  let app: TestApp;
  let admin: string;
  const lines: string[] = [];
  beforeAll(async () => {
    opened = await adapter.open();
    app = await startApp(adapter, {}, { opened, log: createLog('debug', { write: (line) => void lines.push(line) }) });
    admin = await app.signIn();
  });
  afterAll(() => app.dispose());

  const signIn = (email: string, password: string) => app.call('post', '/session', { origin: ORIGIN }).send({ email, password });
  const whoAmI = async (cookie: string): Promise<number> => (await app.call('get', '/session', { cookie })).status;
  const key = async (given: object, cookie = admin) => app.call('post', '/keys', { cookie }).send({ name: 'CMS', ...given });

  test('signing in answers who it is and a strict cookie; wrong email and wrong password read the same', async () => {
    const good = await signIn(ADMIN.email.toUpperCase(), ADMIN.password);
    expect(good.status).toBe(200);
    expect(good.body).toEqual({ staff: { id: expect.stringMatching(/^st_/), email: ADMIN.email, name: 'المدير', role: 'admin', sites: null, createdAt: expect.any(String) }, expiresAt: expect.any(String) });
    expect(good.get('Set-Cookie')).toEqual([expect.stringMatching(/^hiwar_dev=s_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/)]);
    const [noPassword, nobody] = [await signIn(ADMIN.email, 'كلمة غير صحيحة'), await signIn('nobody@example.org', ADMIN.password)];
    expect(noPassword.body).toMatchObject({ status: 401, code: 'sign_in_failed' });
    expect(nobody.body).toEqual({ ...noPassword.body, requestId: expect.any(String) });
    expect(nobody.get('Set-Cookie')).toBeUndefined();
    expect((await app.call('post', '/session', { origin: 'https://paper.example' }).send(ADMIN)).body).toMatchObject({ status: 403, code: 'origin_not_allowed' });
  });

  test('under https the cookie is bound to the host', async () => {
    const secure = await startApp(adapter, { PUBLIC_URL: 'https://hiwar.example' });
    const answer = await secure.call('post', '/session', { origin: 'https://hiwar.example' }).send(ADMIN);
    expect(answer.get('Set-Cookie')![0]).toMatch(/^__Host-hiwar=s_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/);
    await secure.dispose();
  });

  test('ten wrong passwords close an account to all, even to the right one, until the window is over', async () => {
    const person = await app.join({ email: 'guessed@example.org' });
    const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(person.email, 'تخمين كلمة السر')));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([...Array(10).fill(401), 429, 429]);
    const locked = await signIn(person.email, person.password);
    expect(locked.body).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(locked.get('Retry-After'))).toBeGreaterThan(800);
    expect(await whoAmI(person.cookie)).toBe(200);
    app.pass(901);
    expect((await signIn(person.email, person.password)).status).toBe(200);
  });

  test('an address that tries one account after another is stopped too', async () => {
    const strict = await startApp(adapter, { LIMIT_SIGN_IN: '1/60' });
    const tries = await Promise.all(Array.from({ length: 11 }, (_, at) => strict.call('post', '/session', { origin: ORIGIN }).send({ email: `n${at}@example.org`, password: 'كلمة ما طويلة' })));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([...Array(10).fill(401), 429]);
    await strict.dispose();
  });

  test('signing out ends the session, and it ends by itself after twelve hours', async () => {
    const { cookie } = await app.join({ email: 'leaves@example.org' });
    const out = await app.call('delete', '/session', { cookie });
    expect([out.status, out.get('Set-Cookie')![0]]).toEqual([204, 'hiwar_dev=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']);
    expect(await whoAmI(cookie)).toBe(401);
    const other = await app.join({ email: 'stays@example.org' });
    app.pass(12 * 3600 + 1);
    expect(await whoAmI(other.cookie)).toBe(401);
    admin = await app.signIn();
  });

  test('one sees and ends one\'s own sessions, nobody else\'s', async () => {
    const me = await app.join({ email: 'sessions@example.org' });
    const second = await app.signIn(me);
    const { items } = (await app.call('get', '/session/all', { cookie: me.cookie })).body as { items: { id: string; current: boolean }[] };
    expect(items.map(({ current }) => current).toSorted()).toEqual([false, true]);
    const other = items.find(({ current }) => !current)!;
    expect((await app.call('delete', `/session/all/${other.id}`, { cookie: admin })).status).toBe(404);
    expect((await app.call('delete', `/session/all/${other.id}`, { cookie: me.cookie })).status).toBe(204);
    expect([await whoAmI(second), await whoAmI(me.cookie)]).toEqual([401, 200]);
  });

  test('a new password needs the old one and ends the other sessions', async () => {
    const me = await app.join({ email: 'password@example.org' });
    const second = await app.signIn(me);
    const change = (body: object) => app.call('put', '/session/password', { cookie: me.cookie }).send(body);
    expect((await change({ current: 'ليست هي أبدا', next: 'كلمة جديدة طويلة' })).status).toBe(401);
    expect((await change({ current: me.password, next: 'قصيرة' })).body).toMatchObject({ errors: [{ path: '/next', code: 'too_short' }] });
    expect((await change({ current: me.password, next: 'كلمة جديدة طويلة' })).status).toBe(204);
    expect([await whoAmI(second), await whoAmI(me.cookie)]).toEqual([401, 200]);
    expect([(await signIn(me.email, me.password)).status, (await signIn(me.email, 'كلمة جديدة طويلة')).status]).toEqual([401, 200]);
  });

  test('a write with a session needs Hiwar\'s own origin', async () => {
    for (const origin of [null, 'https://paper.example', 'https://evil.example', 'null', 'http://127.0.0.1:9999', `${ORIGIN}.evil.example`]) {
      const call = app.call('post', '/sites/demo/rules').set('Cookie', admin);
      const answer = await (origin === null ? call : call.set('Origin', origin)).send({ term: 'كلمة' });
      expect(answer.body).toMatchObject({ status: 403, code: 'csrf' });
    }
    expect((await app.call('get', '/sites/demo/rules', { cookie: admin })).body.items).toEqual([]);
    expect((await app.call('post', '/sites/demo/rules', { cookie: admin, origin: 'http://localhost:8080' }).send({ term: 'كلمة' })).status).toBe(201);
  });

  test('a key is shown once, does what its scopes say on its sites alone, and ends when deleted', async () => {
    const made = await key({ scopes: ['comment.read'], sites: ['demo'] });
    expect(made.body).toEqual({ id: expect.stringMatching(/^k_/), name: 'CMS', scopes: ['comment.read'], sites: ['demo'], createdAt: expect.any(String), token: expect.stringMatching(/^hk_[\w-]{43}$/) });
    const { token, id } = made.body as { token: string; id: string };
    const { body: all } = await app.call('get', '/keys', { cookie: admin });
    expect(JSON.stringify(all)).not.toContain(token);
    expect((await app.call('get', '/sites/demo/rules', { token })).status).toBe(200);
    expect((await app.call('get', '/sites/other/rules', { token })).status).toBe(404);
    expect((await app.call('post', '/sites/demo/rules', { token }).send({ term: 'كلمة' })).status).toBe(403);
    expect((await app.call('get', '/session', { token })).status).toBe(403);
    expect((await app.call('delete', `/keys/${id}`, { cookie: admin })).status).toBe(204);
    expect((await app.call('get', '/sites/demo/rules', { token })).status).toBe(401);
    expect((await app.call('delete', `/keys/${id}`, { cookie: admin })).status).toBe(404);
  });

  test('staff are added once, changed, and lose their sessions with what changed', async () => {
    const add = (over: object = {}) => app.call('post', '/staff', { cookie: admin }).send({ email: 'New@Example.org', name: ' نور\u0000  الهدى ', password: 'كلمة طويلة بما يكفي', ...over });
    const made = await add();
    expect([made.status, made.body]).toMatchObject([201, { email: 'new@example.org', name: 'نور الهدى', role: 'moderator', sites: null }]);
    expect((await add()).body).toMatchObject({ status: 409, code: 'exists' });
    expect((await add({ email: 'x@example.org', name: '\u200b' })).body).toMatchObject({ errors: [{ path: '/name', code: 'required' }] });
    for (const change of [{ role: 'admin' }, { sites: ['demo'] }, { password: 'كلمة أخرى طويلة جدا' }]) {
      const password = 'password' in change ? change.password! : 'كلمة طويلة بما يكفي';
      const cookie = await app.signIn({ email: 'new@example.org', password: 'كلمة طويلة بما يكفي' });
      expect((await app.call('patch', `/staff/${made.body.id}`, { cookie: admin }).send(change)).body).toMatchObject('password' in change ? {} : change);
      expect(await whoAmI(cookie)).toBe(401);
      expect(await app.signIn({ email: 'new@example.org', password })).toMatch(/^hiwar_dev=s_/);
    }
    const cookie = await app.signIn({ email: 'new@example.org', password: 'كلمة أخرى طويلة جدا' });
    expect((await app.call('patch', `/staff/${made.body.id}`, { cookie: admin }).send({ name: ' منى\u202e ' })).body.name).toBe('منى');
    expect(await whoAmI(cookie)).toBe(200);
    expect((await app.call('delete', `/staff/${made.body.id}`, { cookie: admin })).status).toBe(204);
    expect(await whoAmI(cookie)).toBe(401);
    expect((await app.call('patch', `/staff/${made.body.id}`, { cookie: admin }).send({})).status).toBe(404);
  });

  test('the last admin of everything stays an admin of everything', async () => {
    const { body } = await app.call('get', '/session', { cookie: admin });
    await app.join({ email: 'partial@example.org', role: 'admin', sites: ['demo'] });
    const self = `/staff/${body.staff.id}`;
    for (const change of [{ role: 'moderator' }, { sites: ['demo'] }]) expect((await app.call('patch', self, { cookie: admin }).send(change)).body).toMatchObject({ status: 409, code: 'last_admin' });
    expect((await app.call('delete', self, { cookie: admin })).body).toMatchObject({ code: 'last_admin' });
    expect(await whoAmI(admin)).toBe(200);
  });

  test('an admin of some sites adds and changes nobody beyond them, and hands out no wider key', async () => {
    const root = (await app.call('get', '/session', { cookie: admin })).body.staff.id as string;
    const scoped: Joined = await app.join({ email: 'scoped@example.org', role: 'admin', sites: ['demo'] });
    const { cookie } = scoped;
    const staff = { email: 'deputy@example.org', name: 'نائب', password: 'كلمة طويلة بما يكفي', role: 'admin' };
    for (const sites of [null, ['other'], ['demo', 'other']]) {
      expect((await app.call('post', '/staff', { cookie }).send({ ...staff, sites })).status).toBe(403);
      expect((await key({ scopes: ['comment.read'], sites }, cookie)).status).toBe(403);
      expect((await app.call('patch', `/staff/${scoped.id}`, { cookie }).send({ sites })).status).toBe(403);
    }
    const made = await app.call('post', '/staff', { cookie }).send(staff);
    expect([made.status, made.body.sites]).toEqual([201, ['demo']]);
    expect((await key({ scopes: ['site.admin'] }, cookie)).body.sites).toEqual(['demo']);
    const { body: { id: wide } } = await key({ scopes: ['comment.read'], sites: null });
    expect((await app.call('get', '/keys', { cookie })).text).not.toContain(wide);
    expect((await app.call('delete', `/keys/${wide}`, { cookie })).status).toBe(404);
    expect((await app.call('get', '/staff', { cookie })).text).not.toContain(ADMIN.email);
    expect((await app.call('patch', `/staff/${root}`, { cookie }).send({ password: 'كلمة مسروقة تماما' })).status).toBe(404);
    expect((await app.call('delete', `/staff/${root}`, { cookie })).status).toBe(404);
    expect((await app.call('post', '/sites', { cookie }).send({ slug: 'mine' })).status).toBe(403);
    const { body: { token } } = await key({ scopes: ['site.admin'], sites: null });
    expect((await app.call('post', '/staff', { token }).send({ ...staff, email: 'k@example.org' })).status).toBe(403);
    expect((await app.call('post', '/keys', { token }).send({ name: 'x', scopes: ['comment.decide'] })).status).toBe(403);
    expect((await app.call('post', '/keys', { token }).send({ name: 'x', scopes: ['site.admin'] })).status).toBe(201);
  });

  test('a moderator is told the names of those who share a site, and nothing else of them', async () => {
    await app.app.services.sites.create({ slug: 'elsewhere', name: 'أخرى', origins: [] });
    const mine = await app.join({ email: 'colleague-1@example.org', name: 'هدى' });
    const far = await app.join({ email: 'colleague-2@example.org', name: 'بعيدة', sites: ['elsewhere'] });
    const { items } = (await app.call('get', '/moderation/colleagues', { cookie: mine.cookie })).body as { items: { id: string; name: string }[] };
    expect(items).toContainEqual({ id: mine.id, name: 'هدى' });
    expect(items.map(({ name }) => name)).toContain('المدير');
    expect(items.map(({ id }) => id)).not.toContain(far.id);
  });

  test('the log has neither tokens nor emails nor addresses', async () => {
    const { guestToken } = (await app.post({ key: 'logged' })).body as Posted;
    await app.call('get', '/me', { token: guestToken! });
    await app.call('get', `/moderation/comments?q=${encodeURIComponent('reader@example.org')}`, { cookie: admin });
    const log = lines.join('');
    expect(lines.length).toBeGreaterThan(50);
    for (const secret of [admin.split('=')[1]!, guestToken!, 'hk_', 's_', '127.0.0', '@', encodeURIComponent('@'), '::1']) expect(log).not.toContain(secret);
  });

  test('secrets rotate without signing anyone out; an epoch ends guests alone', async () => {
    const { guestToken } = (await app.post({ key: 'rotate' })).body as Posted;
    const { body: { token } } = await key({ scopes: ['comment.read'] });
    app.pass(61);
    await app.decide(admin, ((await app.post({ key: 'rotate' })).body as Posted).comment.id, 'approve');
    await app.app.services.audit.seal('demo');
    const rotated = await startApp(adapter, { HIWAR_SECRET: `${'y'.repeat(32)},${'x'.repeat(32)}` }, { opened });
    expect((await rotated.call('get', '/session', { cookie: admin })).status).toBe(200);
    expect((await rotated.call('get', '/sites', { token })).status).toBe(200);
    expect((await rotated.call('get', '/me', { token: guestToken! })).status).toBe(200);
    expect((await rotated.call('get', '/moderation/audit/verify?site=demo', { cookie: admin })).body).toMatchObject({ ok: true, records: 2 });
    const raised = await startApp(adapter, { GUEST_EPOCH: '2' }, { opened });
    expect((await raised.call('get', '/me', { token: guestToken! })).status).toBe(401);
    expect((await raised.call('get', '/session', { cookie: admin })).status).toBe(200);
    const changed = await startApp(adapter, { HIWAR_SECRET: 'z'.repeat(32) }, { opened });
    expect((await changed.call('get', '/session', { cookie: admin })).status).toBe(401);
  });
}
