// What readers can do over HTTP: post, read, edit, remove, see their own.
import { expect, test } from '@jest/globals';
import type { Posted, TestApp } from '../support/app.ts';

export function readersApi(get: () => TestApp): void {
  const S = (key: string) => `/sites/demo/threads/${key}`;

  test('a thread nobody wrote in answers zeros and is not created by reading', async () => {
    const answer = await get().call('get', S('quiet'));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      key: 'quiet', title: null, url: null, state: 'open', closesAt: null, version: '0', counts: { visible: 0, topLevel: 0 },
      limits: { maxGraphemes: 5000, depth: 4 }, signIn: ['guest'], emailRequired: false, challenge: false, locale: 'ar', dir: 'rtl',
    });
    expect(await get().app.store.threads.find('demo', 'quiet')).toBeNull();
  });

  test('a comment is published with its HTML, direction and a token for its author', async () => {
    const answer = await get().post({ key: 'first', text: 'شكرا **جزيلا** <b>لكم</b>' });
    expect(answer.status).toBe(201);
    const { outcome, comment, guestToken } = answer.body as Posted;
    expect(outcome).toBe('published');
    expect(guestToken).toMatch(/^g_/);
    expect(comment).toMatchObject({ state: 'visible', text: 'شكرا **جزيلا** <b>لكم</b>', html: '<p>شكرا <strong>جزيلا</strong> &lt;b&gt;لكم&lt;/b&gt;</p>', dir: 'rtl', parentId: null, revision: 1, reason: null });
    const list = await get().call('get', `${S('first')}/comments`);
    expect(list.body).toEqual({ items: [{
      id: comment.id, threadKey: 'first', parentId: null, rootId: comment.id, inReplyTo: null, depth: 0, state: 'visible',
      author: { id: expect.stringMatching(/^a_/), name: 'سلمى', kind: 'guest' }, html: comment['html'], dir: 'rtl', createdAt: comment['createdAt'],
      publishedAt: comment['createdAt'], editedAt: null, votes: { up: 0, down: 0 }, replyCount: 0, pinned: false, replies: { items: [], next: null },
    }], next: null });
  });

  test('the first comment needs the page it stands under, on an origin of the site', async () => {
    const send = (page: unknown) => get().call('post', `${S('no-page')}/comments`).send({ text: 'مرحبا', author: { name: 'سلمى' }, ...(page === undefined ? {} : { page }) });
    expect((await send(undefined)).body).toMatchObject({ code: 'validation', errors: [{ path: '/page', code: 'required' }] });
    expect((await send({ url: 'https://elsewhere.example/x', title: 'x' })).body).toMatchObject({ errors: [{ path: '/page/url', code: 'origin_not_listed' }] });
    expect((await send({ url: 'https://paper.example/x', title: 'x' })).status).toBe(201);
  });

  test('without token and name there is nobody to have written it', async () => {
    const answer = await get().call('post', `${S('first')}/comments`).send({ text: 'مرحبا', page: { url: 'https://paper.example/', title: '' } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path: '/author/name', code: 'required' }] });
  });

  test('a held comment is seen by its author alone, with the reason in their language', async () => {
    const answer = await get().post({ key: 'held', text: 'https://a.example https://b.example' });
    const { comment, outcome, guestToken } = answer.body as Posted;
    expect(outcome).toBe('held');
    expect(comment).toMatchObject({ state: 'pending', reason: { code: 'too_many_links', by: 'machine', message: expect.stringMatching(/[\u0621-\u064A]/) } });
    expect((await get().call('get', `${S('held')}/comments`)).body).toEqual({ items: [], next: null });
    expect((await get().call('get', `/comments/${comment.id}`)).status).toBe(404);
    const mine = await get().call('get', `${S('held')}/me`, { token: guestToken!, lang: 'en' });
    expect(mine.body).toMatchObject({ comments: [{ id: comment.id, state: 'pending', reason: { message: expect.stringMatching(/links/) } }], votes: {}, mayPost: true, whyNot: null });
    expect((await get().call('get', '/me', { token: guestToken! })).body).toMatchObject({ site: 'demo', author: { name: 'سلمى', kind: 'guest' }, email: null });
    expect((await get().call('get', '/me/comments', { token: guestToken! })).body).toMatchObject({ items: [{ id: comment.id }], next: null });
  });

  test('a filled honeypot answers held and tells nothing', async () => {
    const answer = await get().post({ key: 'trap', website: 'https://x.example' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ outcome: 'held', comment: { state: 'pending', reason: { code: 'site_mode' } } });
  });

  test('replies nest to the depth of the site; deeper ones become siblings that name what they answer', async () => {
    const chain: string[] = [];
    for (let each = 0; each < 6; each += 1) {
      const answer = await get().post({ key: 'deep', ...(chain.length === 0 ? {} : { parentId: chain.at(-1)! }) });
      expect(answer.status).toBe(201);
      chain.push((answer.body as Posted).comment.id);
    }
    const { body } = await get().call('get', `/comments/${chain[5]}`);
    expect(body).toMatchObject({ comment: { depth: 4, parentId: chain[3], inReplyTo: chain[4] }, thread: { key: 'deep', counts: { visible: 6, topLevel: 1 } } });
    expect(body.ancestors.map((each: { id: string }) => each.id)).toEqual(chain.slice(0, 4));
    const page = await get().call('get', `${S('deep')}/comments?replies=2`);
    expect(page.body.items[0].replies.items.map((each: { id: string }) => each.id)).toEqual(chain.slice(1, 3));
    const more = await get().call('get', `/comments/${chain[0]}/replies?cursor=${page.body.items[0].replies.next}`);
    expect(more.body.items.map((each: { id: string }) => each.id)).toEqual(chain.slice(3));
  });

  test('nobody answers what is not shown, in another thread or nowhere', async () => {
    const held = ((await get().post({ key: 'hidden-parent', text: 'https://a.example https://b.example' })).body as Posted).comment.id;
    const elsewhere = ((await get().post({ key: 'other-parent' })).body as Posted).comment.id;
    for (const parentId of [held, elsewhere, '01890000-0000-7000-8000-000000000000']) {
      const answer = await get().post({ key: 'hidden-parent', parentId });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ errors: [{ path: '/parentId', code: 'not_found' }] });
    }
  });

  test('an author edits within the window until answered; the held edit waits', async () => {
    const { comment, guestToken } = (await get().post({ key: 'edit' })).body as Posted;
    const token = guestToken!;
    const edited = await get().call('patch', `/comments/${comment.id}`, { token }).send({ text: 'نص آخر' });
    expect(edited.body).toMatchObject({ outcome: 'published', comment: { text: 'نص آخر', revision: 2, editedAt: expect.any(String) }, guestToken: null });
    const other = ((await get().post({ key: 'edit' })).body as Posted).guestToken!;
    expect((await get().call('patch', `/comments/${comment.id}`, { token: other }).send({ text: 'سرقة' })).status).toBe(404);
    const held = await get().call('patch', `/comments/${comment.id}`, { token }).send({ text: 'https://a.example https://b.example' });
    expect(held.body).toMatchObject({ outcome: 'held', comment: { state: 'pending', revision: 3 } });
    expect((await get().call('get', `/comments/${comment.id}`)).status).toBe(404);
    get().pass(301);
    expect((await get().call('patch', `/comments/${comment.id}`, { token }).send({ text: 'متأخر' })).body).toMatchObject({ code: 'edit_closed', status: 403 });
  });

  test('an author removes their own; under replies a tombstone without words stays', async () => {
    const { comment, guestToken } = (await get().post({ key: 'remove', text: 'كلام أندم عليه' })).body as Posted;
    await get().post({ key: 'remove', parentId: comment.id });
    const removed = await get().call('delete', `/comments/${comment.id}`, { token: guestToken! });
    expect(removed.status).toBe(200);
    expect(removed.body).toMatchObject({ state: 'removed', text: null, html: null });
    const { body } = await get().call('get', `${S('remove')}/comments`);
    expect(body.items[0]).toMatchObject({ state: 'tombstone', author: null, html: null, dir: null, publishedAt: null, editedAt: null, votes: null, replyCount: 1 });
    expect(JSON.stringify(body)).not.toContain('أندم');
    expect((await get().call('delete', `/comments/${comment.id}`, { token: guestToken! })).status).toBe(200);
  });

  test('the same key and body twice, also at once, is one comment and the same answer; another body is 422', async () => {
    const body = { text: 'مرة واحدة فقط', author: { name: 'سلمى' }, page: { url: 'https://paper.example/', title: '' } };
    const send = (over = {}) => get().call('post', `${S('once')}/comments`, { key: 'k-1' }).send({ ...body, ...over });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((each) => each.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((each) => JSON.stringify(each.body))).size).toBe(1);
    expect((await send({ text: 'غيره' })).body).toMatchObject({ status: 422, code: 'idempotency_mismatch' });
    expect((await get().call('get', S('once'))).body.counts.visible).toBe(1);
    get().pass(86_401);
    expect((await send()).body.comment.id).not.toBe(answers[0]!.body.comment.id);
  });

  test('an exact repeat is 409 and a flood 429, and neither is stored', async () => {
    const { guestToken } = (await get().post({ key: 'flood', text: 'كلام مكرر' })).body as Posted;
    const token = guestToken!;
    expect((await get().post({ key: 'flood', token, text: 'كَلام مكرّر' })).body).toMatchObject({ status: 409, code: 'duplicate' });
    for (let each = 0; each < 4; each += 1) expect((await get().post({ key: 'flood', token })).status).toBe(201);
    const refused = await get().post({ key: 'flood', token });
    expect(refused.body).toMatchObject({ status: 429, code: 'flood' });
    expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0);
    expect((await get().call('get', S('flood'))).body.counts.visible).toBe(5);
    get().pass(61);
    expect((await get().post({ key: 'flood', token })).status).toBe(201);
  });

  test('a guest can be made before the first comment', async () => {
    const guest = await get().call('post', '/sites/demo/guests').send({ name: ' نور  الدين ', email: 'nour@example.org' });
    expect(guest.status).toBe(201);
    expect(guest.body.author).toEqual({ id: expect.stringMatching(/^a_/), name: 'نور الدين', kind: 'guest' });
    const { comment } = (await get().post({ key: 'guest', token: guest.body.guestToken })).body as Posted;
    expect(comment['author']).toEqual(guest.body.author);
    expect(JSON.stringify((await get().call('get', `${S('guest')}/comments`)).body)).not.toContain('nour@');
  });

  test('counts answer up to 100 threads, unknown ones with zero', async () => {
    await get().post({ key: 'counted' });
    expect((await get().call('post', '/sites/demo/counts').send({ threads: ['counted', 'unknown'] })).body).toEqual({ counts: { counted: 1, unknown: 0 } });
    expect((await get().call('post', '/sites/demo/counts').send({ threads: Array.from({ length: 101 }, (_, at) => `t${at}`) })).status).toBe(422);
  });

  test('a thread that is too old takes no more', async () => {
    await get().post({ key: 'old' });
    get().pass(31 * 86_400);
    expect((await get().call('get', S('old'))).body.state).toBe('closed');
    expect((await get().post({ key: 'old' })).body).toMatchObject({ status: 403, code: 'thread_closed' });
  });

  test('a read carries an ETag, and who has it gets 304', async () => {
    await get().post({ key: 'etag' });
    const first = await get().call('get', `${S('etag')}/comments`);
    expect(first.get('ETag')).toBeTruthy();
    const again = await get().call('get', `${S('etag')}/comments`).set('If-None-Match', first.get('ETag')!);
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    await get().post({ key: 'etag' });
    expect((await get().call('get', `${S('etag')}/comments`).set('If-None-Match', first.get('ETag')!)).status).toBe(200);
  });

  test('pages of the same size meet every comment once in each order', async () => {
    for (let each = 0; each < 7; each += 1) await get().post({ key: 'paged' });
    for (const sort of ['newest', 'oldest', 'top']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await get().call('get', `${S('paged')}/comments?sort=${sort}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...body.items.map((item: { id: string }) => item.id));
        cursor = body.next;
      }
      expect(new Set(seen).size).toBe(7);
      expect(seen).toHaveLength(7);
    }
  });

  test('a token of another site, a forged one and a broken header are nobody', async () => {
    const { guestToken } = (await get().post({ key: 'tokens' })).body as Posted;
    expect((await get().call('get', '/sites/other/threads/x/me', { token: guestToken! })).status).toBe(401);
    expect((await get().call('get', '/me', { token: `${guestToken!.slice(0, -3)}AAA` })).status).toBe(401);
    expect((await get().call('get', '/me')).status).toBe(401);
  });

  test('an allowed origin is named, another one may not write', async () => {
    const allowed = await get().call('get', S('cors'), { origin: 'https://paper.example' });
    expect(allowed.get('Access-Control-Allow-Origin')).toBe('https://paper.example');
    expect((await get().call('get', S('cors'), { origin: 'https://evil.example' })).get('Access-Control-Allow-Origin')).toBeUndefined();
    const refused = await get().call('post', `${S('cors')}/comments`, { origin: 'https://evil.example' }).send({ text: 'مرحبا', author: { name: 'x' } });
    expect(refused.body).toMatchObject({ status: 403, code: 'origin_not_allowed' });
  });
}
