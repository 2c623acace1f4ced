// What several do at once and what is sent again: nothing of it is lost, and nothing is done twice.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ORIGIN, startApp, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter, TestStore } from '../support/stores.ts';

export function atOnceApi(adapter: Adapter): void {
  let opened: TestStore;
  let app: TestApp;
  let admin: string;
  beforeAll(async () => {
    opened = await adapter.open();
    app = await startApp(adapter, {}, { opened });
    admin = await app.signIn();
  });
  afterAll(() => app.dispose());

  const signIn = (email: string, password: string) => app.call('post', '/session', { origin: ORIGIN }).send({ email, password });

  test('those who change a site at once all have their way', async () => {
    const changes = [{ name: 'الميناء اليوم' }, { locale: 'fr' }, ...[{ maxLinks: 3 }, { maxDepth: 5 }, { downvotes: true }, { retentionDays: 30 }].map((settings) => ({ settings }))];
    await app.call('post', '/sites', { cookie: admin }).send({ slug: 'shared' });
    const answers = await Promise.all(changes.map((each) => app.call('patch', '/sites/shared', { cookie: admin }).send(each)));
    expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 200));
    expect((await app.call('get', '/sites/shared', { cookie: admin })).body)
      .toMatchObject({ name: 'الميناء اليوم', locale: 'fr', settings: { maxLinks: 3, maxDepth: 5, downvotes: true, retentionDays: 30 } });
  });

  test('what was read of a site before a change is not what later requests are judged by', async () => {
    const { sites } = app.app.store;
    const list = sites.list.bind(sites);
    const began = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const slow = jest.spyOn(sites, 'list').mockImplementationOnce(async () => {
      const read = await list();
      began.resolve();
      await held.promise;
      return read;
    });
    app.pass(2);
    const limit = async () => (await app.call('get', '/sites/demo/threads/judged?')).body.limits.maxGraphemes as number;
    const early = limit();
    await began.promise;
    await app.settings({ maxLength: 77 });
    held.resolve();
    await early;
    expect(await limit()).toBe(77);
    slow.mockRestore();
    await app.settings({ maxLength: 5000 });
  });

  test('changes of one person at once are all kept, and a password that was taken away does not come back', async () => {
    const me = await app.join({ email: 'changed@example.org', sites: ['demo', 'other'] });
    const changes = [{ name: 'ليلى' }, { role: 'admin' }, { sites: ['demo'] }];
    const answers = await Promise.all(changes.map((each) => app.call('patch', `/staff/${me.id}`, { cookie: admin }).send(each)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { body: { items } } = await app.call('get', '/staff', { cookie: admin });
    expect(items.find((each: { id: string }) => each.id === me.id)).toMatchObject({ name: 'ليلى', role: 'admin', sites: ['demo'] });
    const cookie = await app.signIn(me);
    const [reset, own] = await Promise.all([
      app.call('patch', `/staff/${me.id}`, { cookie: admin }).send({ password: 'كلمة من المدير طويلة' }),
      app.call('put', '/session/password', { cookie }).send({ current: me.password, next: 'كلمة من صاحبها طويلة' }),
    ]);
    expect([reset.status, [204, 401].includes(own.status)]).toEqual([200, true]);
    expect([(await signIn(me.email, 'كلمة من المدير طويلة')).status, (await signIn(me.email, 'كلمة من صاحبها طويلة')).status]).toEqual([200, 401]);
  });

  test('a post sent again after the secret was rotated is the same comment, by its author, by nobody yet known and by the form', async () => {
    const rotated = await startApp(adapter, { HIWAR_SECRET: `${'y'.repeat(32)},${'x'.repeat(32)}` }, { opened });
    const { guestToken } = (await app.post({ key: 'again', text: 'أول ما كتبت هنا' })).body as Posted;
    const send = (to: TestApp, as: { token?: string; form?: true }) => {
      const text = `نص من ${as.token === undefined ? 'مجهول' : 'معروف'} ${as.form ?? ''}`;
      const call = to.call('post', '/sites/demo/threads/again/comments', { key: 'k-rotated', ...(as.token === undefined ? {} : { token: as.token }), ...(as.form === undefined ? {} : { origin: 'https://paper.example' }) });
      return as.form === undefined ? call.send({ text, ...(as.token === undefined ? { author: { name: 'سلمى' } } : {}) }) : call.type('form').send({ text, name: 'هدى', idempotencyKey: 'k-form' });
    };
    for (const as of [{ token: guestToken! }, {}, { form: true as const }]) {
      const first = await send(app, as);
      const again = await send(rotated, as);
      expect([first.status, again.status]).toEqual(as.form === undefined ? [201, 201] : [303, 303]);
      expect([again.body, again.get('Location')]).toEqual([first.body, first.get('Location')]);
    }
    expect(await app.app.store.threads.counts('demo', ['again'])).toEqual(new Map([['again', 4]]));
    expect((await rotated.call('post', '/sites/demo/threads/again/comments', { key: 'k-rotated', token: guestToken! }).send({ text: 'نص آخر' })).body).toMatchObject({ code: 'idempotency_mismatch' });
  });
}
