// Deciding much at once over HTTP: the preview says what the job then does, a cancelled job stops, one undo takes it all back.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { store } from '../contract/stored.ts';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import { anAuthor, at } from '../support/builders.ts';
import type { Adapter } from '../support/stores.ts';
import { until } from '../support/until.ts';

type Body = Record<string, unknown> & { id: string; state: string; total: number | null; done: number; stale: number; skipped: number; batch: string; undo: Record<string, unknown> | null };
type Preview = { count: number; more: boolean; sample: { id: string }[] };

export function jobsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  let second: Joined;
  let outsider: Joined;
  beforeAll(async () => {
    app = await startApp(adapter);
    await app.app.services.sites.create({ slug: 'other', name: 'أخرى', origins: [] });
    mod = await app.join({ email: 'mod@example.org' });
    second = await app.join({ email: 'second@example.org' });
    outsider = await app.join({ email: 'outsider@example.org', sites: ['other'] });
  });
  afterAll(() => app.dispose());

  let told = 0;
  /** So many comments of one guest: their ids, oldest first, and who wrote them. */
  const written = async (count: number, given: Parameters<TestApp['post']>[0] = {}): Promise<{ ids: string[]; author: string }> => {
    const ids: string[] = [];
    let token: string | undefined;
    let author = '';
    for (let n = 0; n < count; n += 1) {
      app.pass(61);
      const { comment, guestToken } = (await app.post({ ...given, text: `${given.text ?? 'رأي في المقال'} ${told += 1}`, ...(token === undefined ? {} : { token }) })).body as Posted;
      token ??= guestToken!;
      author = (comment['author'] as { id: string }).id;
      ids.push(comment.id);
    }
    return { ids, author };
  };
  const ask = (body: object, cookie = mod.cookie) => app.call('post', '/moderation/jobs', { cookie }).send({ site: 'demo', action: 'reject', ...body });
  const start = async (body: object, cookie = mod.cookie): Promise<Body> => (await ask(body, cookie)).body as Body;
  const job = async (id: string) => (await app.call('get', `/moderation/jobs/${id}`, { cookie: second.cookie })).body as Body;
  const undo = async (id: string, cookie = mod.cookie) => app.call('post', `/moderation/jobs/${id}/undo`, { cookie });
  const work = () => app.app.services.jobsRunner.work();
  const statuses = async (ids: string[]) => {
    const found = new Map((await app.elsewhere.comments.findMany(ids)).map((comment) => [comment.id, comment]));
    return ids.map((id) => `${found.get(id)?.status}${found.get(id)?.reviewed === true ? ', reviewed' : ''}`);
  };
  const differences = () => app.elsewhere.moderation.recount('demo', false);

  test('a preview counts and shows and changes nothing; the job does what it said, and one undo takes it back', async () => {
    const { ids, author } = await written(7, { key: 'bulk' });
    await app.decide(second.cookie, ids[0]!, 'approve');
    const before = await statuses(ids);
    const previewed = await ask({ scope: { author }, preview: true });
    expect([previewed.status, previewed.body.count, previewed.body.more]).toEqual([200, 7, false]);
    expect((previewed.body as Preview).sample.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 5));
    expect(await statuses(ids)).toEqual(before);
    const { status, body } = await ask({ scope: { author }, reason: 'spam', note: 'إعلانات متكررة' });
    expect([status, body]).toEqual([202, {
      id: expect.stringMatching(/^j_/), site: 'demo', by: mod.id, scope: { author, authorName: expect.any(String), addressPrefix: null, thread: null, q: null, queue: null, since: null }, action: 'reject', reason: 'spam',
      note: 'إعلانات متكررة', state: 'queued', total: 7, done: 0, stale: 0, skipped: 0, createdAt: expect.any(String), startedAt: null, finishedAt: null, batch: expect.stringMatching(/^b_/), undo: null,
    }]);
    const later = await written(1, { key: 'bulk', name: 'سلمى' });
    await work();
    expect(await job(body.id)).toMatchObject({ state: 'done', total: 7, done: 7, stale: 0, skipped: 0, startedAt: expect.any(String), finishedAt: expect.any(String) });
    expect([new Set(await statuses(ids)), await statuses(later.ids)]).toEqual([new Set(['rejected, reviewed']), ['approved']]);
    const { decisions } = (await app.call('get', `/moderation/comments/${ids[3]}`, { cookie: mod.cookie })).body;
    expect(decisions).toMatchObject([{ by: mod.id, action: 'reject', reason: 'spam', note: 'إعلانات متكررة', batch: body.batch }]);
    expect((await app.call('get', '/sites/demo/threads/bulk')).body.counts).toEqual({ visible: 1, topLevel: 1 });
    expect(await differences()).toEqual([]);

    await app.decide(second.cookie, ids[1]!, 'spam');
    const asked = await undo(body.id, second.cookie);
    expect([asked.status, asked.body.state]).toEqual([202, 'undoing']);
    expect((await undo(body.id)).body).toEqual(asked.body);
    await work();
    expect(await job(body.id)).toMatchObject({ state: 'undone', done: 7, undo: { by: second.id, done: 6, stale: 1, finishedAt: expect.any(String) } });
    expect(await statuses(ids)).toEqual(before.with(1, 'spam, reviewed'));
    expect([(await undo(body.id)).body.state, await differences()]).toEqual(['undone', []]);
    const { items } = (await app.call('get', '/moderation/audit?limit=200', { cookie: mod.cookie })).body as { items: { action: string; subject: string | null; by: string; undoes: string | null; batch: string | null }[] };
    expect(items.filter(({ subject }) => subject === `job:${body.id}`).map(({ action, by }) => [action, by])).toEqual([['job_undo', second.id], ['job_start', mod.id]]);
    expect(items.filter(({ undoes }) => undoes !== null).every(({ batch }) => batch === (asked.body as Body).undo?.['batch'])).toBe(true);
  });

  test('by network, by thread, by words, by queue and since when', async () => {
    const held = await written(2, { key: 'scopes', text: 'https://a.example https://b.example عرض' });
    const shown = await written(2, { key: 'scopes', text: 'عرض خاص' });
    const counted = async (scope: object) => ((await ask({ scope, preview: true })).body as Preview).count;
    expect([await counted({ thread: 'scopes' }), await counted({ thread: 'scopes', queue: 'pending' }), await counted({ q: 'خاص عرض' }), await counted({ addressPrefix: '127.0.0.0/24', queue: 'pending' }), await counted({ thread: 'none' })])
      .toEqual([4, 2, 2, 2, 0]);
    const since = (await app.elsewhere.comments.find(held.ids[1]!))!.createdAt.toISOString();
    expect(await counted({ thread: 'scopes', since })).toBe(3);
    const spam = await start({ scope: { thread: 'scopes', queue: 'pending', since }, action: 'spam' });
    const words = await start({ scope: { q: 'خاص' }, action: 'approve' });
    await work();
    expect([await statuses(held.ids), await statuses(shown.ids)]).toEqual([['pending', 'spam, reviewed'], ['approved, reviewed', 'approved, reviewed']]);
    expect([await job(spam.id), await job(words.id)]).toMatchObject([{ state: 'done', total: 1, done: 1 }, { state: 'done', done: 2 }]);
    const again = await start({ scope: { q: 'خاص' }, action: 'approve' }, second.cookie);
    await work();
    expect(await job(again.id)).toMatchObject({ state: 'done', total: 2, done: 0, skipped: 2 });
    expect(await differences()).toEqual([]);
  });

  test('more than a step\'s worth, cancelled between two steps: what is done stays, is counted and is undone', async () => {
    const by = anAuthor();
    const author = by.id;
    await Promise.all(Array.from({ length: 250 }, (_, n) => store(app.elsewhere, { by, threadKey: 'long', createdAt: at(n) })));
    const { id } = await start({ scope: { author } });
    const step = app.app.store.jobs.waiting;
    expect(step).toBeDefined();
    const working = work();
    await until('a first step is done', async () => ((await job(id)).done > 0 ? true : null));
    const cancelled = await app.call('delete', `/moderation/jobs/${id}`, { cookie: second.cookie });
    await working;
    const after = await job(id);
    const rejected = (await app.elsewhere.moderation.list({ sites: ['demo'], queue: 'rejected', threadKey: 'long', authorId: author, addressPrefix: null, words: [], reason: null, sort: 'oldest', limit: 300, cursor: null })).items;
    expect([after.done, after.total]).toEqual([rejected.length, 250]);
    // The last step may have been under way already.
    expect(cancelled.status === 200 ? 'cancelled' : 'done').toBe(after.state);
    await undo(id);
    await work();
    expect(await job(id)).toMatchObject({ state: 'undone', undo: { done: after.done, stale: 0 } });
    expect((await app.call('get', '/sites/demo/threads/long')).body.counts).toEqual({ visible: 250, topLevel: 250 });
    expect(await differences()).toEqual([]);
  });

  test('cancelled before it began nothing is done; cancelled again the same; what is over is not cancelled, what goes on is not undone', async () => {
    const { ids, author } = await written(2);
    const { id } = await start({ scope: { author } });
    expect((await undo(id)).body).toMatchObject({ status: 409, code: 'conflict' });
    const first = await app.call('delete', `/moderation/jobs/${id}`, { cookie: mod.cookie });
    const again = await app.call('delete', `/moderation/jobs/${id}`, { cookie: mod.cookie });
    await work();
    expect([first.status, again.status, first.body.state, again.body, await statuses(ids)]).toEqual([200, 200, 'cancelled', first.body, ['approved', 'approved']]);
    const other = await start({ scope: { author } });
    await work();
    expect((await app.call('delete', `/moderation/jobs/${other.id}`, { cookie: mod.cookie })).body).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('the process that is asked begins at once by itself', async () => {
    app.app.startJobs();
    const { ids, author } = await written(3);
    const { id } = await start({ scope: { author } });
    await until('the job is done', async () => (await job(id)).state === 'done');
    expect(new Set(await statuses(ids))).toEqual(new Set(['rejected, reviewed']));
  });

  test('the list is newest first and paged; a job of another site is none; what cannot be meant is refused', async () => {
    const { body } = await app.call('get', '/moderation/jobs?limit=2', { cookie: mod.cookie });
    const next = (await app.call('get', `/moderation/jobs?site=demo&limit=50&cursor=${body.next}`, { cookie: mod.cookie })).body;
    const all = [...body.items, ...next.items] as { createdAt: string; id: string }[];
    expect(all.map(({ createdAt }) => createdAt)).toEqual(all.map(({ createdAt }) => createdAt).toSorted().toReversed());
    expect((await app.call('get', '/moderation/jobs', { cookie: outsider.cookie })).body.items).toEqual([]);
    const { id } = all[0]!;
    expect([(await app.call('get', `/moderation/jobs/${id}`, { cookie: outsider.cookie })).status, (await undo(id, outsider.cookie)).status, (await app.call('delete', `/moderation/jobs/${id}`, { cookie: outsider.cookie })).status, (await ask({ scope: { thread: 'x' } }, outsider.cookie)).status])
      .toEqual([404, 404, 404, 404]);
    const refused = async (given: object) => ((await ask(given)).body.errors as { path: string; code: string }[] | undefined)?.map(({ path, code }) => `${path} ${code}`);
    expect([await refused({ scope: {} }), await refused({ scope: { queue: 'pending' } }), await refused({ scope: { author: 'a_1', thread: 'x' } }), await refused({ scope: { q: '... !!' } }), await refused({ scope: { thread: 'x' }, action: 'pin' })])
      .toEqual([['/scope required'], ['/scope required'], ['/scope invalid'], ['/scope/q invalid'], ['/action invalid']]);
    expect([await refused({ scope: { thread: 'x', since: 'yesterday' } }), await refused({ scope: { thread: 'x', status: 'pending' } }), await refused({ scope: { thread: 'x' }, note: 'x'.repeat(2001) })])
      .toEqual([['/scope/since invalid'], ['/scope/status unknown_field'], ['/note too_long']]);
  });
}
