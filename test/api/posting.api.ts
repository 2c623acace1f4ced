// What becomes of a post: when nothing of it would be seen, when it comes twice, and until when it may be changed.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ORIGIN, startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const HELD = 'https://a.example https://b.example';
const INVISIBLE = '\u200b\u2060\u00ad\u3164\ufe0f\u0301';

export function postingApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterAll(() => app.dispose());

  const S = (key: string) => `/sites/demo/threads/${key}`;
  const post = async (given: Parameters<TestApp['post']>[0] = {}) => {
    app.pass(61);
    return app.post(given);
  };
  const posted = async (given: Parameters<TestApp['post']>[0] = {}) => (await post(given)).body as Posted;
  const edit = ({ comment, guestToken }: Posted, text: string) => app.call('patch', `/comments/${comment.id}`, { token: guestToken! }).send({ text });

  /** Refused as a post and as an edit, and nothing is stored of either. */
  const expectRefused = async (text: string) => {
    const before = (await app.call('get', S('unseen'))).body;
    const own = await posted({ key: 'seen' });
    for (const answer of [await post({ key: 'unseen', text }), await edit(own, text)]) {
      expect(answer.body).toMatchObject({ status: 422, code: 'validation', errors: [{ path: '/text', code: 'required' }] });
    }
    expect((await app.call('get', S('unseen'))).body).toEqual(before);
    expect((await app.call('get', '/me/comments', { token: own.guestToken! })).body.items[0]).toMatchObject({ text: own.comment['text'], revision: 1 });
  };

  test.each([['spaces', ' \n\t\u00a0\u2003 '], ['invisible characters', INVISIBLE]])('a text of %s is refused', (_what, text) => expectRefused(text));

  test.each([
    ['an empty quote', '>'], ['nested empty quotes', '>>>\n> >\n>'], ['an empty fence', '```\n\n```'], ['code of a space', '` `'], ['bold of nothing', '** **'],
    ['emphasis of an invisible character', '_\u200b_ *\u2060*'], ['list items of nothing', '- \u200b\n- \u200b'], ['a quote of invisible characters', `> ${INVISIBLE}`],
    ['a link without a label', '[\u200b](https://a.example/)'],
  ])('a text of %s is refused: nobody would see anything of it', (_what, text) => expectRefused(text));

  test('tags are words like others: they are shown as they were typed', async () => {
    expect((await posted({ text: '<b></b>' })).comment).toMatchObject({ html: '<p>&lt;b&gt;&lt;/b&gt;</p>', text: '<b></b>' });
    expect((await posted({ text: '👍' })).comment['html']).toBe('<p>👍</p>');
  });

  test('a visible reply closes the edit, a held one does not, and one that is hidden again opens it', async () => {
    const own = await posted({ key: 'answered' });
    const mine = async () => (await app.call('get', '/me/comments', { token: own.guestToken! })).body.items[0].editableUntil as string | null;
    const until = own.comment['editableUntil'];
    expect(new Date(String(until)).getTime() - new Date(String(own.comment['createdAt'])).getTime()).toBe(300_000);
    const held = (await app.post({ key: 'answered', parentId: own.comment.id, text: HELD })).body as Posted;
    expect(await mine()).toBe(until);
    await app.decide(mod.cookie, held.comment.id, 'approve');
    expect(await mine()).toBeNull();
    expect((await edit(own, 'بعد الرد')).body).toMatchObject({ status: 403, code: 'edit_closed' });
    await app.decide(mod.cookie, held.comment.id, 'reject');
    expect(await mine()).toBe(until);
    expect((await edit(own, 'قبل أي رد')).body).toMatchObject({ outcome: 'published', comment: { revision: 2 } });
  });

  test('the edit window ends to the millisecond, and no edit lengthens it', async () => {
    const own = await posted();
    app.pass(299.999);
    expect((await edit(own, 'في آخر لحظة')).status).toBe(200);
    app.pass(0.001);
    expect((await edit(own, 'متأخر')).body).toMatchObject({ status: 403, code: 'edit_closed' });
  });

  test('what the trap or a list refused its author edits as anything held, and it stays where it was', async () => {
    const trapped = await posted({ website: 'https://x.example' });
    const answer = await edit(trapped, 'نص آخر بلا روابط');
    expect([answer.status, answer.body]).toMatchObject([200, { outcome: 'held', comment: { state: 'pending', text: 'نص آخر بلا روابط', revision: 2 } }]);
    expect((await app.call('get', `/moderation/comments/${trapped.comment.id}`, { cookie: mod.cookie })).body).toMatchObject({ status: 'spam', revision: 2 });
  });

  test('a held text that is reworded stays held, whatever it says now', async () => {
    const own = await posted({ text: HELD });
    expect((await edit(own, 'بلا روابط')).body).toMatchObject({ outcome: 'held', comment: { state: 'pending', revision: 2, reason: { code: 'too_many_links' } } });
  });

  test('the same words again are a repeat for a day, for that author alone', async () => {
    const own = await posted({ text: 'كلام لا يتغير' });
    const again = (over = {}) => post({ text: 'كلام لا يتغير', token: own.guestToken!, ...over });
    expect((await again()).body).toMatchObject({ status: 409, code: 'duplicate' });
    expect((await again({ key: 'elsewhere' })).body.code).toBe('duplicate');
    expect((await post({ text: 'كلام لا يتغير' })).status).toBe(201);
    app.pass(86_400);
    expect((await again()).status).toBe(201);
  });

  test('an idempotency key is one\'s own, of one thread: another\'s, or another thread\'s, is another key', async () => {
    const send = (key: string, thread: string, over: { token?: string; name?: string } = {}) => {
      app.pass(61);
      const { token, name } = over;
      const call = app.call('post', `${S(thread)}/comments`, { key, ...(token === undefined ? {} : { token }) });
      return call.send({ text: 'نص واحد للجميع', page: { url: `${ORIGIN}/demo`, title: '' }, ...(token === undefined ? { author: { name: name ?? 'سلمى' } } : {}) });
    };
    const guest = async () => String((await app.call('post', '/sites/demo/guests').send({ name: 'نور' })).body.guestToken);
    const [one, other] = [await guest(), await guest()];
    const ids = [];
    for (const [thread, over] of [['k1', {}], ['k2', {}], ['k1', { token: one }], ['k1', { token: other }]] as const) {
      const [first, second] = [await send('same', thread, over), await send('same', thread, over)];
      expect([first.status, second.body]).toEqual([201, first.body]);
      ids.push(first.body.comment.id);
    }
    expect(new Set(ids).size).toBe(4);
    expect((await send('same', 'k1', { name: 'غيرها' })).body).toMatchObject({ status: 422, code: 'idempotency_mismatch' });
  });

  test('a guest\'s cookie is the plain form\'s alone: to any other call it says nothing', async () => {
    const { guestToken } = await posted({ key: 'cookie' });
    const as = (call: ReturnType<TestApp['call']>) => call.set('Cookie', `hiwar_guest_demo=${guestToken}`);
    for (const path of ['/me', '/me/comments', `${S('cookie')}/me`]) expect((await as(app.call('get', path))).status).toBe(401);
    const json = await as(app.call('post', `${S('cookie')}/comments`, { origin: ORIGIN })).send({ text: 'من صفحة أخرى' });
    expect(json.body).toMatchObject({ status: 422, errors: [{ path: '/author/name', code: 'required' }] });
    const form = await as(app.call('post', `${S('cookie')}/comments`, { origin: ORIGIN })).type('form').send({ text: 'من النموذج نفسه' });
    expect([form.status, form.get('Set-Cookie')]).toEqual([303, undefined]);
    // Of another site it is nobody's.
    await app.app.services.sites.create({ slug: 'second', name: 'أخرى', origins: [], settings: { firstCommentHold: false } });
    await posted({ site: 'second', key: 'cookie' });
    const elsewhere = await app.call('post', '/sites/second/threads/cookie/comments', { origin: ORIGIN }).set('Cookie', `hiwar_guest_second=${guestToken}`).type('form').send({ text: 'من موقع آخر' });
    expect(elsewhere.status).toBe(422);
  });

  test('an edit of what a person had reviewed is unreviewed again', async () => {
    const own = await posted({ key: 'again' });
    const cookie = await app.signIn(mod);
    await app.decide(cookie, own.comment.id, 'approve');
    const unreviewed = async () => (await app.call('get', '/moderation/comments?thread=again&queue=unreviewed', { cookie })).body.items.length as number;
    expect(await unreviewed()).toBe(0);
    expect((await edit(own, 'نص لم يره أحد')).body.outcome).toBe('published');
    expect(await unreviewed()).toBe(1);
  });
}
