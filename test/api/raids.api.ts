// A raid is held for review by itself and for a while; the desk forces either; everything of it is on record.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

const generous = { LIMIT_FLOOD_NETWORK: '1000000/60', LIMIT_FLOOD_THREAD: '1000000/60', LIMIT_FLOOD_AUTHOR: '1000000/60' };

export function raidsApi(adapter: Adapter): void {
  let app: TestApp;
  let mod: Joined;
  beforeEach(async () => {
    app = await startApp(adapter, generous);
    mod = await app.join({ email: 'mod@example.org' });
  });
  afterEach(() => app.dispose());

  const tend = () => app.app.services.raids.tend();
  const post = async (given: Parameters<TestApp['post']>[0] = {}) => (await app.post(given)).body as Posted;
  /** So many new authors write to a thread within this minute. */
  const raid = async (authors: number, key = 'article-1') => {
    for (let each = 0; each < authors; each += 1) expect((await app.post({ key, name: `زائر ${each}` })).status).toBe(201);
    await tend();
  };
  const shown = async (as: { cookie: string } = mod) => (await app.call('get', '/sites/demo/raid', as)).body;
  const force = (body: object, as: { cookie: string } = mod) => app.call('post', '/sites/demo/raid', as).send(body);
  const acts = async () => {
    const { items } = (await app.call('get', '/moderation/audit', mod)).body as { items: { action: string; by: string; subject: string; reason: string; note: string | null }[] };
    return items.filter(({ action }) => action.startsWith('raid_')).map(({ action, by, subject, reason }) => [action, by, subject, reason]).toReversed();
  };
  const auto = { state: 'auto', by: null, reason: null, since: null, until: null };
  /** Somebody the desk has known for long. */
  const aKnown = async () => {
    const { guestToken } = await post({ key: 'elsewhere' });
    for (let times = 0; times < 9; times += 1) await post({ key: 'elsewhere', token: guestToken! });
    return guestToken!;
  };

  test('a thread that is raided is held within two minutes, others are not, and it ends by itself', async () => {
    const known = await aKnown();
    expect(await shown()).toEqual({ site: auto, figures: expect.anything(), threads: [] });
    app.pass(3600);
    await raid(12);
    app.pass(60);
    await raid(7);
    expect((await shown()).threads).toEqual([]);
    await raid(1);
    const told = await shown();
    expect(told).toEqual({ site: auto, figures: expect.anything(), threads: [{ key: 'article-1', state: 'on', by: 'rule:raid', reason: 'fresh', since: expect.any(String), until: expect.any(String) }] });
    expect(Date.parse(told.threads[0].until) - Date.parse(told.threads[0].since)).toBe(900_000);
    expect(await post()).toMatchObject({ outcome: 'held', comment: { reason: { code: 'raid', by: 'machine', message: expect.any(String) } } });
    expect((await post({ key: 'elsewhere' })).outcome).toBe('published');
    expect((await post({ token: known })).outcome).toBe('published');
    expect((await app.call('get', '/sites/demo/threads/article-1')).body.state).toBe('open');
    app.pass(899);
    await tend();
    expect((await post()).outcome).toBe('held');
    app.pass(121);
    await tend();
    expect((await post()).outcome).toBe('published');
    expect(await shown()).toEqual({ site: auto, figures: expect.anything(), threads: [] });
    expect(await acts()).toEqual([['raid_on', 'rule:raid', 'thread:article-1', 'fresh'], ['raid_off', 'rule:raid', 'thread:article-1', 'calm']]);
    const events = (await app.elsewhere.events.after(0, 10_000)).filter(({ kind }) => kind === 'raid');
    expect(events.map(({ threadKey }) => threadKey)).toEqual(['article-1', 'article-1']);
  });

  test('a raid over many threads holds the site; while it goes on it is prolonged', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await raid(10, key);
    expect(await shown()).toMatchObject({ site: { state: 'on', by: 'rule:raid', reason: 'fresh' }, figures: { writers: 40, fresh: { count: 40, limit: 30 }, repeats: { count: 0, limit: 10 }, refused: { count: 0, limit: 15 } }, threads: [] });
    expect((await post({ key: 'never-touched' })).outcome).toBe('held');
    const staff = await app.call('post', '/sites/demo/threads/a/comments', mod).send({ text: 'نراجع التعليقات الآن' });
    expect(staff.body.outcome).toBe('published');
    app.pass(901);
    await raid(25, 'e');
    const { site } = await shown();
    expect([site.state, Date.parse(site.until) - Date.parse(site.since)]).toEqual(['on', 1_801_000]);
    app.pass(901);
    await tend();
    expect((await shown()).site).toEqual(auto);
    expect((await acts()).map(([action, , , reason]) => [action, reason])).toEqual([['raid_on', 'fresh'], ['raid_on', 'goes_on'], ['raid_off', 'calm']]);
  });

  test('a raid on one thread does not hold the site', async () => {
    await raid(35);
    expect(await shown()).toMatchObject({ site: auto, threads: [{ key: 'article-1', state: 'on' }] });
    await raid(35);
    expect((await shown()).site).toEqual(auto);
  });

  test('what people reject of what was just written counts, the same said again by many, and what the lists find', async () => {
    const ids: string[] = [];
    for (let each = 0; each < 10; each += 1) ids.push((await post({ key: 'rude' })).comment.id);
    for (const id of ids) await app.decide(mod.cookie, id, 'reject');
    await app.app.services.rules.add('demo', 'st_1', { term: 'حمار', match: 'word', action: 'hold', except: [], note: null });
    for (let each = 0; each < 10; each += 1) await app.post({ key: 'listed', text: `أنت حمار ${each}` });
    await tend();
    expect((await shown()).threads).toMatchObject([{ key: 'listed', reason: 'refused' }, { key: 'rude', reason: 'refused' }]);
  });

  test('last night\'s queue, cleared at once, is no raid', async () => {
    const ids: string[] = [];
    for (let each = 0; each < 15; each += 1) ids.push((await post({ key: 'night' })).comment.id);
    app.pass(7200);
    for (const id of ids) await app.decide(mod.cookie, id, 'reject');
    await tend();
    expect(await shown()).toEqual({ site: auto, figures: expect.anything(), threads: [] });
  });

  test('one who says the same again and again holds up nobody', async () => {
    const { guestToken } = await post();
    for (let each = 0; each < 30; each += 1) await app.post({ token: guestToken!, text: 'نفس الكلام' });
    await tend();
    expect(await shown()).toEqual({ site: auto, figures: expect.anything(), threads: [] });
  });

  test('the desk forces either, for a site or a thread, with or without an end', async () => {
    await post({ key: 'live' });
    expect((await force({ state: 'on', minutes: 30 })).body.site).toMatchObject({ state: 'on', by: mod.id, reason: 'forced', until: expect.any(String) });
    expect((await post()).outcome).toBe('held');
    expect((await force({ state: 'off', thread: 'live' })).body.threads).toEqual([{ key: 'live', state: 'off', by: mod.id, reason: 'forced', since: expect.any(String), until: null }]);
    expect((await post({ key: 'live' })).outcome).toBe('published');
    app.pass(1801);
    await tend();
    expect((await post()).outcome).toBe('published');
    await force({ state: 'auto', thread: 'live' });
    await force({ state: 'auto', thread: 'live' });
    await force({ state: 'off', minutes: 10 });
    await raid(40, 'live');
    expect(await shown()).toMatchObject({ site: { state: 'off' }, threads: [] });
    app.pass(601);
    await tend();
    expect(await shown()).toEqual({ site: auto, figures: expect.anything(), threads: [] });
    await raid(20, 'live');
    expect((await shown()).threads).toMatchObject([{ key: 'live', state: 'on' }]);
    expect(await acts()).toEqual([
      ['raid_on', mod.id, 'site', 'forced'], ['raid_off', mod.id, 'thread:live', 'forced'], ['raid_off', 'rule:raid', 'site', 'calm'], ['raid_auto', mod.id, 'thread:live', 'forced'],
      ['raid_off', mod.id, 'site', 'forced'], ['raid_auto', 'rule:raid', 'site', 'over'], ['raid_on', 'rule:raid', 'thread:live', 'fresh'],
    ]);
  });

  test('PATCH forces it too: a site by its admins, a thread by the desk, beside or without other changes', async () => {
    await post();
    const admin = { cookie: await app.signIn() };
    expect((await app.call('patch', '/sites/demo', mod).send({ raid: { state: 'on' } })).status).toBe(403);
    expect((await app.call('patch', '/sites/demo', admin).send({ name: 'الميناء', raid: { state: 'on' } })).body).toMatchObject({ name: 'الميناء' });
    expect((await shown()).site).toMatchObject({ state: 'on', reason: 'forced', until: null });
    await app.call('patch', '/sites/demo', admin).send({ raid: { state: 'auto' } });
    expect((await app.call('patch', '/sites/demo/threads/article-1', mod).send({ raid: { state: 'on', minutes: 5 } })).body).toMatchObject({ key: 'article-1', state: 'open' });
    expect((await post()).outcome).toBe('held');
    expect((await app.call('patch', '/sites/demo/threads/article-1', mod).send({ state: 'closed', raid: { state: 'auto' } })).body.state).toBe('closed');
    expect(await shown()).toEqual({ site: auto, figures: expect.anything(), threads: [] });
    expect((await app.call('patch', '/sites/demo/threads/article-1', mod).send({})).body.errors).toEqual([{ path: '/state', code: 'required' }]);
  });

  test('a wish that makes no sense is refused by name, and a thread nobody created is none', async () => {
    const errors = async (body: object) => ((await force(body)).body.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
    expect(await errors({})).toEqual(['/state required']);
    expect(await errors({ state: 'maybe', minutes: 0, thread: '..', more: 1 })).toEqual(expect.arrayContaining(['/more unknown_field', '/minutes out_of_range', '/state invalid', '/thread invalid']));
    expect((await force({ state: 'on', thread: 'nobody' })).status).toBe(404);
    expect((await app.call('patch', '/sites/demo/threads/nobody', mod).send({ raid: { state: 'on' } })).status).toBe(404);
    expect(await acts()).toEqual([]);
  });

  test('counts of another process and from before a restart count together', async () => {
    await raid(19);
    const now = app.app.services.clock.now();
    await app.elsewhere.raids.add([{ site: 'demo', threadKey: 'article-1', minute: Math.floor(now.getTime() / 60_000), writers: 1, fresh: 1, repeats: 0, refused: 0 }]);
    await tend();
    expect((await shown()).threads).toMatchObject([{ key: 'article-1', state: 'on' }]);
    // What another process switched is known here within a second.
    const [standing] = await app.elsewhere.raids.standing('demo');
    expect((await post()).outcome).toBe('held');
    await app.elsewhere.raids.switch({ place: standing!, before: standing!, after: null, act: { id: 'd_x', site: 'demo', by: 'st_1', action: 'raid_off', subject: 'thread:article-1', reason: 'forced', note: null, at: now, batch: null } });
    app.pass(1);
    expect((await post()).outcome).toBe('published');
  });
}
