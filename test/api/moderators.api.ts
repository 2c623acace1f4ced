// What moderators can do over HTTP: queues, lists, decisions, undo, stories; and what of it is nobody else's to see.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

type Queue = { name: string; count: number; oldest: string | null };
const HELD = 'https://a.example https://b.example';

export function moderatorsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let second: Joined;
  let outsider: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: ['https://other.example'], settings: { firstCommentHold: false } });
    mod = await app.join({ email: 'mod@example.org' });
    second = await app.join({ email: 'second@example.org' });
    outsider = await app.join({ email: 'outsider@example.org', sites: ['other'] });
  });
  afterAll(() => app.dispose());

  const posted = async (given: Parameters<TestApp['post']>[0] = {}): Promise<Posted> => {
    app.pass(61);
    return (await app.post(given)).body as Posted;
  };
  const held = async (key = 'article-1'): Promise<string> => (await posted({ key, text: `${HELD} ${Math.random()}` })).comment.id;
  const queues = async (cookie: string): Promise<{ site: string; queues: Queue[] }[]> => (await app.call('get', '/moderation/queues', { cookie })).body.sites;
  const list = async (query: string, cookie = mod.cookie) => (await app.call('get', `/moderation/comments?${query}`, { cookie })).body as { items: Record<string, never>[]; next: string | null };
  const ids = (page: { items: Record<string, unknown>[] }) => page.items.map((item) => item['id']);

  test('all eight queues are always there, with exact counts and the time of their oldest', async () => {
    const empty = (await queues(mod.cookie))[0]!;
    expect(empty.site).toBe('demo');
    expect(empty.queues).toEqual(['pending', 'reported', 'unreviewed', 'approved', 'rejected', 'spam', 'appeals', 'illegal'].map((name) => ({ name, count: 0, oldest: null })));
    const first = await posted({ text: HELD });
    await held();
    const shown = await posted();
    await posted({ website: 'https://trap.example' });
    const by = Object.fromEntries((await queues(mod.cookie))[0]!.queues.map(({ name, count, oldest }) => [name, [count, oldest]]));
    expect(by).toMatchObject({
      pending: [2, first.comment['createdAt']], unreviewed: [1, shown.comment['createdAt']], approved: [1, shown.comment['createdAt']],
      rejected: [0, null], spam: [1, expect.any(String)], reported: [0, null], appeals: [0, null],
    });
    expect((await queues(outsider.cookie)).map(({ site }) => site)).toEqual(['other']);
    expect((await queues(await app.signIn())).map(({ site }) => site)).toEqual(['demo', 'other']);
  });

  test('an item of the desk has every field of the wire format and no other', async () => {
    const { comment } = await posted({ key: 'wire', name: 'نور', text: `انظر ${HELD}` });
    const page = await list('queue=pending&thread=wire');
    expect(page).toEqual({ next: null, items: [{
      id: comment.id, site: 'demo', thread: { key: 'wire', title: 'عودة القطار', url: 'http://127.0.0.1:8080/demo' }, parentId: null, revision: 1,
      status: 'pending', reviewed: false, text: `انظر ${HELD}`, html: comment['html'], dir: 'rtl', createdAt: comment['createdAt'],
      author: { id: expect.stringMatching(/^a_/), name: 'نور', kind: 'guest', standing: { approved: 0, rejected: 0 } },
      risk: { score: 0.7, reasons: [{ check: 'links', code: 'too_many_links', spans: [[5, 22], [23, 40]] }] },
      reports: { open: 0, byReason: {} }, appeal: null, claim: null, similar: 0, actions: ['approve', 'reject', 'spam'],
    }] });
  });

  test('the list is narrowed by queue, thread, author and reason, searched by folded words, sorted and paged', async () => {
    const one = await posted({ key: 'list', text: 'القطار وصل إلى المحطة' });
    const two = await posted({ key: 'list', text: 'الأسعار ارتفعت في المدينة' });
    const three = await posted({ key: 'list', text: `أسعار ${HELD}` });
    const [a, b, c] = [one.comment.id, two.comment.id, three.comment.id];
    expect(ids(await list('thread=list'))).toEqual([a, b, c]);
    expect(ids(await list('thread=list&sort=newest'))).toEqual([c, b, a]);
    expect(ids(await list('thread=list&sort=risk'))[0]).toBe(c);
    expect(ids(await list('thread=list&queue=unreviewed'))).toEqual([a, b]);
    expect(ids(await list('thread=list&reason=too_many_links'))).toEqual([c]);
    expect(ids(await list(`author=${(one.comment['author'] as { id: string }).id}`))).toEqual([a]);
    expect(ids(await list(`thread=list&q=${encodeURIComponent('الاسعار المدينه')}`))).toEqual([b]);
    expect(ids(await list(`thread=list&q=${encodeURIComponent('القطار المدينة')}`))).toEqual([]);
    expect(await list(`q=${encodeURIComponent('!؟')}`)).toEqual({ items: [], next: null });
    expect(await list('queue=reported')).toEqual({ items: [], next: null });
    for (const sort of ['oldest', 'newest', 'risk']) {
      const seen: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await list(`thread=list&sort=${sort}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...ids(page));
        cursor = page.next;
      }
      expect(seen.toSorted()).toEqual([a, b, c].toSorted());
    }
    for (const bad of ['sort=best', 'limit=0', 'limit=101', 'queue=none', 'cursor=abc', 'site=UPPER', 'x=1']) {
      expect((await app.call('get', `/moderation/comments?${bad}`, { cookie: mod.cookie })).status).toBe(422);
    }
  });

  test('of another site nothing is there: no list, no story, no decision, no undo', async () => {
    const id = await held('scope');
    const done = await app.decide(mod.cookie, id, 'approve');
    expect(ids(await list('thread=scope', outsider.cookie))).toEqual([]);
    expect((await app.call('get', '/moderation/comments?site=demo', { cookie: outsider.cookie })).status).toBe(404);
    expect((await app.call('get', `/moderation/comments/${id}`, { cookie: outsider.cookie })).status).toBe(404);
    expect(await app.decide(outsider.cookie, id, 'reject')).toEqual({ commentId: id, result: 'not_found', decisionId: null, current: null });
    expect((await app.call('post', `/moderation/decisions/${done.decisionId}/undo`, { cookie: outsider.cookie })).status).toBe(404);
    expect((await app.call('get', '/moderation/audit?site=demo', { cookie: outsider.cookie })).status).toBe(404);
    expect((await app.call('get', '/moderation/audit/verify?site=demo', { cookie: outsider.cookie })).status).toBe(404);
  });

  test('a decision shows or hides at once, counts, and names who took it', async () => {
    const id = await held('decide');
    const result = await app.decide(mod.cookie, id, 'approve', { from: 'pending' });
    expect(result).toEqual({ commentId: id, result: 'done', decisionId: expect.stringMatching(/^d_/), current: { status: 'approved', revision: 1, by: mod.id, at: expect.any(String) } });
    expect((await app.call('get', `/comments/${id}`)).status).toBe(200);
    expect((await app.call('get', '/sites/demo/threads/decide')).body.counts.visible).toBe(1);
    expect((await list('thread=decide')).items[0]).toMatchObject({ status: 'approved', reviewed: true, actions: ['reject', 'spam', 'pin'], author: { standing: { approved: 1, rejected: 0 } } });
    expect(await app.decide(second.cookie, id, 'reject', { from: 'approved', reason: 'abuse', note: 'شتم' })).toMatchObject({ result: 'done', current: { status: 'rejected' } });
    expect((await app.call('get', `/comments/${id}`)).status).toBe(404);
    expect((await app.call('get', '/sites/demo/threads/decide')).body.counts.visible).toBe(0);
  });

  test('results come in the order asked for, each item on its own; an id named twice is 422 at its place', async () => {
    const [a, b] = [await held(), await held()];
    const nobody = '01890000-0000-7000-8000-000000000000';
    const send = (items: object[]) => app.call('post', '/moderation/decisions', { cookie: mod.cookie }).send({ items });
    const answer = await send([
      { commentId: b, revision: 1, from: 'approved', action: 'reject' }, { commentId: nobody, revision: 1, action: 'approve' }, { commentId: a, revision: 1, action: 'spam' },
    ]);
    expect(answer.body.results.map((each: { commentId: string; result: string }) => [each.commentId, each.result])).toEqual([[b, 'stale'], [nobody, 'not_found'], [a, 'done']]);
    expect(answer.body.results[0]).toMatchObject({ decisionId: null, current: { status: 'pending', revision: 1, by: null, at: null } });
    const twice = await send([{ commentId: a, revision: 1, action: 'approve' }, { commentId: b, revision: 1, action: 'approve' }, { commentId: a, revision: 1, action: 'reject' }]);
    expect(twice.body).toMatchObject({ status: 422, errors: [{ path: '/items/2/commentId', code: 'repeated_field' }] });
    expect((await list(`queue=pending&sort=newest&limit=1`)).items[0]).toMatchObject({ id: b });
    expect((await send([])).status).toBe(422);
    expect((await send(Array.from({ length: 201 }, (_, at) => ({ commentId: nobody.replace(/0{3}$/, String(at).padStart(3, '0')), revision: 1, action: 'approve' })))).body)
      .toMatchObject({ errors: [{ path: '/items', code: 'too_long' }] });
  });

  test('the same action by the same person is done once and answered done again, with and without from', async () => {
    const id = await held();
    const first = await app.decide(mod.cookie, id, 'reject', { from: 'pending' });
    for (const over of [{ from: 'pending' }, { from: 'rejected' }, {}]) {
      expect(await app.decide(mod.cookie, id, 'reject', over)).toEqual({ ...first, current: { ...first.current } });
    }
    const twins = await Promise.all([app.decide(mod.cookie, id, 'approve'), app.decide(mod.cookie, id, 'approve')]);
    expect(twins.map(({ result }) => result)).toEqual(['done', 'done']);
    expect(new Set(twins.map(({ decisionId }) => decisionId)).size).toBe(1);
    expect(await app.decide(second.cookie, id, 'approve', { from: 'rejected' })).toMatchObject({ result: 'stale', current: { status: 'approved', by: mod.id } });
    expect(await app.decide(second.cookie, id, 'approve')).toMatchObject({ result: 'not_allowed' });
    expect((await app.call('get', `/moderation/comments/${id}`, { cookie: mod.cookie })).body.decisions).toHaveLength(2);
  });

  test('of two moderators at once one decides, the other learns how it stands, and one record is kept', async () => {
    const id = await held();
    const results = await Promise.all([app.decide(mod.cookie, id, 'approve', { from: 'pending' }), app.decide(second.cookie, id, 'reject', { from: 'pending' })]);
    expect(results.map(({ result }) => result).toSorted()).toEqual(['done', 'stale']);
    const done = results.find(({ result }) => result === 'done')!;
    const stale = results.find(({ result }) => result === 'stale')!;
    expect(stale).toMatchObject({ decisionId: null, current: done.current! });
    expect((await app.call('get', `/moderation/comments/${id}`, { cookie: mod.cookie })).body.decisions).toHaveLength(1);
  });

  test('another revision than the one seen is stale; what its author removed is final', async () => {
    const { comment, guestToken } = await posted();
    await app.call('patch', `/comments/${comment.id}`, { token: guestToken! }).send({ text: 'غيّرت رأيي' });
    expect(await app.decide(mod.cookie, comment.id, 'reject')).toMatchObject({ result: 'stale', current: { revision: 2 } });
    await app.call('delete', `/comments/${comment.id}`, { token: guestToken! });
    for (const action of ['approve', 'reject', 'pin']) {
      expect(await app.decide(mod.cookie, comment.id, action, { revision: 2 })).toMatchObject({ result: 'not_allowed', current: { status: 'removed' } });
    }
    expect((await list(`author=${(comment['author'] as { id: string }).id}`)).items[0]).toMatchObject({ status: 'removed', actions: [] });
  });

  test('a reader learns the reason a person gave, in their language, and nothing of who or why in detail', async () => {
    const { comment, guestToken } = await posted({ key: 'reason' });
    await app.decide(mod.cookie, comment.id, 'reject', { reason: 'abuse', note: 'ملاحظة داخلية' });
    const mine = await app.call('get', '/sites/demo/threads/reason/me', { token: guestToken!, lang: 'fr' });
    expect(mine.body.comments[0]).toMatchObject({ state: 'rejected', editableUntil: null, reason: { code: 'abuse', by: 'person' } });
    expect(mine.text).not.toMatch(/ملاحظة|st_/);
  });

  test('pins stand on what is shown, go with it, and leave the judgement of others alone', async () => {
    const { comment: { id } } = await posted({ key: 'pins' });
    expect(await app.decide(mod.cookie, id, 'unpin')).toMatchObject({ result: 'not_allowed' });
    expect(await app.decide(mod.cookie, id, 'approve')).toMatchObject({ result: 'done' });
    expect(await app.decide(second.cookie, id, 'pin')).toMatchObject({ result: 'done' });
    expect(await app.decide(mod.cookie, id, 'approve')).toMatchObject({ result: 'done' });
    expect((await app.call('get', `/comments/${id}`)).body.comment.pinned).toBe(true);
    expect((await list('thread=pins')).items[0]!['actions']).toEqual(['reject', 'spam', 'unpin']);
    await app.decide(mod.cookie, id, 'reject');
    expect(await app.decide(mod.cookie, id, 'pin')).toMatchObject({ result: 'not_allowed' });
    await app.decide(mod.cookie, id, 'approve');
    expect((await app.call('get', `/comments/${id}`)).body.comment.pinned).toBe(false);
  });
}
