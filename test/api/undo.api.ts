// Taking decisions back, a comment's story, and the chain that proves the records.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter, TestStore } from '../support/stores.ts';
import { tamper } from '../support/tamper.ts';

export function undoApi(adapter: Adapter): void {
  let opened: TestStore;
  let app: TestApp;
  let mod: Joined;
  let second: Joined;
  beforeAll(async () => {
    opened = await adapter.open();
    app = await startApp(adapter, {}, { opened });
    mod = await app.join({ email: 'mod@example.org' });
    second = await app.join({ email: 'second@example.org' });
  });
  afterAll(() => app.dispose());

  const posted = async (given: Parameters<TestApp['post']>[0] = {}): Promise<Posted> => {
    app.pass(61);
    return (await app.post(given)).body as Posted;
  };
  const undo = async (decisionId: string | null, cookie = mod.cookie) => (await app.call('post', `/moderation/decisions/${decisionId}/undo`, { cookie })).body;
  const story = async (id: string) => (await app.call('get', `/moderation/comments/${id}`, { cookie: mod.cookie })).body;

  test('undo is a new record and restores status, review, pin and reason', async () => {
    const { comment: { id } } = await posted({ key: 'undo', text: 'https://a.example https://b.example' });
    const before = await story(id);
    const approved = await app.decide(mod.cookie, id, 'approve');
    expect(await undo(approved.decisionId)).toEqual({
      commentId: id, result: 'done', decisionId: expect.stringMatching(/^d_/), current: { status: 'pending', revision: 1, by: mod.id, at: expect.any(String) },
    });
    const after = await story(id);
    expect(after).toMatchObject({ status: before.status, reviewed: false, pinned: false, reason: { code: 'too_many_links', by: 'machine' } });
    expect(after.decisions).toMatchObject([{ action: 'approve', from: 'pending', to: 'approved', undoes: null }, { action: 'undo', from: 'approved', to: 'pending', undoes: approved.decisionId }]);
    expect((await app.call('get', `/comments/${id}`)).status).toBe(404);
  });

  test('what a machine refused is confirmed once, told to its author from then on, and not after an undo', async () => {
    const { comment: { id }, guestToken } = await posted({ key: 'confirmed', website: 'https://trap.example' });
    const told = async () => (await app.call('get', '/me/comments', { token: guestToken! })).body.items[0].state as string;
    expect(await told()).toBe('pending');
    const confirmed = await app.decide(mod.cookie, id, 'spam');
    expect(confirmed).toMatchObject({ result: 'done', current: { status: 'spam', by: mod.id } });
    expect([await told(), (await story(id)).reviewed]).toEqual(['rejected', true]);
    expect(await app.decide(second.cookie, id, 'spam')).toMatchObject({ result: 'not_allowed', current: { status: 'spam', by: mod.id } });
    expect((await undo(confirmed.decisionId)).result).toBe('done');
    expect([await told(), (await story(id)).reviewed, (await story(id)).reason]).toEqual(['pending', false, { code: 'honeypot', by: 'machine' }]);
  });

  test('undoing what followed a refusal brings back the reason the person gave, and a pin comes back with its comment', async () => {
    const { comment: { id } } = await posted();
    await app.decide(mod.cookie, id, 'reject', { reason: 'hate' });
    const freed = await app.decide(second.cookie, id, 'approve');
    await undo(freed.decisionId);
    expect(await story(id)).toMatchObject({ status: 'rejected', reviewed: true, reason: { code: 'hate', by: 'person' } });
    const { comment: pinned } = await posted();
    await app.decide(mod.cookie, pinned.id, 'pin');
    const hidden = await app.decide(mod.cookie, pinned.id, 'spam');
    await undo(hidden.decisionId, second.cookie);
    expect(await story(pinned.id)).toMatchObject({ status: 'approved', pinned: true, reviewed: true, reason: null });
  });

  test('undone twice by the same person is done once; by another, or when it moved on, stale; an undo is not undone', async () => {
    const { comment: { id } } = await posted();
    const first = await app.decide(mod.cookie, id, 'reject');
    const undone = await undo(first.decisionId);
    expect(await undo(first.decisionId)).toEqual(undone);
    expect(await undo(first.decisionId, second.cookie)).toMatchObject({ result: 'stale', current: { status: 'approved' } });
    expect(await undo(undone.decisionId)).toMatchObject({ result: 'not_allowed' });
    const again = await app.decide(mod.cookie, id, 'reject');
    const at = await Promise.all([undo(again.decisionId), undo(again.decisionId)]);
    expect(at.map(({ result }) => result)).toEqual(['done', 'done']);
    const old = await app.decide(mod.cookie, id, 'spam');
    await app.decide(second.cookie, id, 'approve');
    expect(await undo(old.decisionId)).toMatchObject({ result: 'stale', current: { status: 'approved', by: second.id } });
    expect((await app.call('post', '/moderation/decisions/d_nothing/undo', { cookie: mod.cookie })).status).toBe(404);
    expect((await app.call('post', `/moderation/decisions/${first.decisionId}/undo`, { cookie: mod.cookie }).send({})).status).toBe(422);
    expect((await story(id)).decisions).toHaveLength(6);
  });

  test('what its author edited or removed since cannot be undone', async () => {
    const { comment, guestToken } = await posted();
    const pin = await app.decide(mod.cookie, comment.id, 'pin');
    await app.call('patch', `/comments/${comment.id}`, { token: guestToken! }).send({ text: 'نص جديد تماما' });
    expect(await undo(pin.decisionId)).toMatchObject({ result: 'stale', current: { revision: 2 } });
    await app.call('delete', `/comments/${comment.id}`, { token: guestToken! });
    expect(await undo(pin.decisionId)).toMatchObject({ result: 'not_allowed' });
  });

  test('a story tells revisions, checks with spans, decisions and a prefix of the address, never the address or an email', async () => {
    const { comment, guestToken } = await posted({ key: 'story' });
    await app.call('patch', `/comments/${comment.id}`, { token: guestToken! }).send({ text: 'https://a.example https://b.example' });
    const told = await story(comment.id);
    expect(told).toMatchObject({
      id: comment.id, addressPrefix: '127.0.0.0/24', reason: { code: 'too_many_links', by: 'machine' }, revision: 2, decisions: [],
      checks: [{ check: 'links', verdict: 'hold', code: 'too_many_links', spans: [[0, 17], [18, 35]], evidence: { links: 2 } }],
    });
    expect(told.revisions.map((each: { revision: number; text: string }) => [each.revision, each.text])).toEqual([[1, comment['text']], [2, 'https://a.example https://b.example']]);
  });

  test('an approval that came before the edit is not undone by it: the edit is judged by what it became', async () => {
    const { comment, guestToken } = await posted({ text: 'https://a.example https://b.example قبل' });
    const [decided, edited] = await Promise.all([
      app.decide(mod.cookie, comment.id, 'approve', { from: 'pending' }), app.call('patch', `/comments/${comment.id}`, { token: guestToken! }).send({ text: 'بلا روابط' }),
    ]);
    const now = await story(comment.id);
    expect(edited.status).toBe(200);
    expect(now).toMatchObject({ revision: 2, status: decided.result === 'done' ? 'approved' : 'pending' });
  });

  test('the audit list is narrowed to one actor and one subject, within the caller’s sites', async () => {
    const { raids, sites, threads } = app.app.services;
    await threads.put(await sites.get('demo'), 'narrowed', { url: 'http://127.0.0.1/narrowed', title: 'narrowed' });
    await raids.force({ site: 'demo', threadKey: 'narrowed' }, { state: 'on' }, 'command');
    const list = async (query: string, cookie = mod.cookie) => (await app.call('get', `/moderation/audit?${query}`, { cookie })).body;
    const all = (await list('limit=200')).items as { by: string; subject: string | null }[];
    expect((await list(`limit=200&by=${mod.id}`)).items).toEqual(all.filter(({ by }) => by === mod.id));
    expect((await list('subject=thread:narrowed')).items).toMatchObject([{ action: 'raid_on', by: 'command' }]);
    expect((await list('subject=thread:narrowed&by=command')).items).toHaveLength(1);
    expect((await list(`subject=thread:narrowed&by=${mod.id}`)).items).toEqual([]);
    expect(await list(`by=${'x'.repeat(65)}`)).toMatchObject({ errors: [{ path: '?by', code: 'too_long' }] });
  });

  test('the audit list is newest first and paged; the chain verifies after sealing', async () => {
    const pages: { at: string; id: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await app.call('get', `/moderation/audit?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`, { cookie: mod.cookie });
      pages.push(...body.items);
      cursor = body.next;
    }
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    expect(pages.map(({ at }) => at)).toEqual(pages.map(({ at }) => at).toSorted().toReversed());
    const verify = async () => (await app.call('get', '/moderation/audit/verify?site=demo', { cookie: mod.cookie })).body;
    expect(await verify()).toEqual({ ok: true, records: 0, sealedThrough: null, firstFault: null });
    await app.app.services.audit.seal('demo');
    expect(await verify()).toEqual({ ok: true, records: pages.length, sealedThrough: expect.any(String), firstFault: null });
    expect((await app.call('get', '/moderation/audit/verify', { cookie: mod.cookie })).body).toMatchObject({ errors: [{ path: '?site', code: 'required' }] });
  });

  test('verify names the very record that was changed, put in or taken out', async () => {
    const fault = async () => (await app.call('get', '/moderation/audit/verify?site=demo', { cookie: mod.cookie })).body.firstFault;
    const { items } = (await app.call('get', '/moderation/audit?limit=3', { cookie: mod.cookie })).body as { items: { id: string }[] };
    const desk = await tamper(adapter.name, opened);
    const restore = await desk.change(items[1]!.id, { by: 'st_somebody' });
    expect(await fault()).toEqual({ link: 1, decisionId: items[1]!.id, what: 'changed' });
    await restore();
    expect(await fault()).toBeNull();
    const putBack = await desk.change(items[0]!.id, { note: 'لم تكتب' });
    expect(await fault()).toEqual({ link: 1, decisionId: items[0]!.id, what: 'changed' });
    await putBack();
    await desk.remove(items[2]!.id);
    expect(await fault()).toEqual({ link: 1, decisionId: items[2]!.id, what: 'missing' });
    await desk.close();
  });
}
