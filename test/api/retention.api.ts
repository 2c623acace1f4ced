// What is kept for a time only: address data by each site's days, guests' tokens by the epoch.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ORIGIN, startApp, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter, TestStore } from '../support/stores.ts';
import { until } from '../support/until.ts';

const DAY = 86_400;

export function retentionApi(adapter: Adapter): void {
  let app: TestApp;
  let opened: TestStore;
  beforeEach(async () => {
    opened = await adapter.open();
    app = await startApp(adapter, {}, { opened });
  });
  afterEach(() => app.dispose());

  const posted = async (key: string, site = 'demo') => (await app.post({ site, key })).body as Posted;
  const addressOf = async ({ comment }: Posted) => (await app.app.store.comments.find(comment.id))!.address;

  test('once it runs, Hiwar soon forgets the addresses that are older than their site keeps them, and no others', async () => {
    await app.app.services.sites.create({ slug: 'strict', name: 'صارمة', origins: [], settings: { retentionDays: 1, firstCommentHold: false } });
    const old = await posted('old');
    app.pass(89 * DAY);
    const [recent, strictOld] = [await posted('recent'), await posted('of-strict', 'strict')];
    app.pass(DAY);
    const strictRecent = await posted('of-strict', 'strict');
    // To the millisecond: what is exactly as old as its site keeps it is kept.
    expect(await Promise.all([old, recent, strictOld, strictRecent].map(addressOf))).not.toContain(null);
    app.pass(0.001);
    app.app.startJobs();
    await until('the old addresses are forgotten', async () => (await addressOf(old)) === null && (await addressOf(strictOld)) === null);
    expect(await Promise.all([recent, strictRecent].map(addressOf))).not.toContain(null);
    const cookie = await app.signIn();
    expect((await app.call('get', `/moderation/comments/${old.comment.id}`, { cookie })).body).toMatchObject({ addressPrefix: null, text: old.comment['text'] });
    expect((await app.call('get', `/moderation/comments/${recent.comment.id}`, { cookie })).body.addressPrefix).toBe('127.0.0.0/24');
  });

  test('a raised epoch ends every guest token, in whatever way it comes, and those given out since work', async () => {
    const { guestToken, comment } = await posted('of-demo');
    const token = guestToken!;
    const raised = await startApp(adapter, { GUEST_EPOCH: '2' }, { opened });
    const S = '/sites/demo/threads/of-demo';
    const before = (await raised.call('get', S)).body.counts;
    for (const [method, path, body] of [
      ['get', '/me'], ['get', '/me/comments'], ['get', `${S}/me`], ['get', `${S}/comments`], ['delete', `/comments/${comment.id}`],
      ['patch', `/comments/${comment.id}`, { text: 'نص آخر' }], ['post', `${S}/comments`, { text: 'نص ثالث' }],
    ] as const) {
      const call = raised.call(method, path, { token });
      const answer = await (body === undefined ? call : call.send(body));
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 401, 'unauthenticated']);
    }
    // The plain form's cookie is nobody's then: who writes is somebody new.
    const form = await raised.call('post', `${S}/comments`, { origin: ORIGIN }).set('Cookie', `hiwar_guest_demo=${token}`).type('form').send({ text: 'من النموذج', name: 'سلمى' });
    expect([form.status, form.get('Set-Cookie')?.[0]]).toEqual([303, expect.stringMatching(/^hiwar_guest_demo=g_/)]);
    const fresh = (await raised.call('post', '/sites/demo/guests').send({ name: 'نور' })).body.guestToken as string;
    const again = await raised.post({ key: 'of-demo', token: fresh });
    expect([again.status, again.body.guestToken]).toEqual([201, null]);
    expect((await raised.call('get', '/me/comments', { token: fresh })).body.items).toMatchObject([{ id: again.body.comment.id }]);
    expect((await raised.call('get', S)).body.counts).toEqual({ visible: before.visible + 2, topLevel: before.topLevel + 2 });
    expect((await raised.call('get', `/comments/${comment.id}`)).body.comment.author).toEqual(comment['author']);
  });
}
