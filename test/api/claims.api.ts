// Sharing a queue over HTTP: what I am served is mine alone until I decide it, give it back, sign out or let it lapse.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import type { Adapter } from '../support/stores.ts';

type Item = { id: string; status: string; claim: { by: string; until: string } | null; author: { standing: object } };
const HELD = 'انظر https://a.example https://b.example';

export function claimsApi(adapter: Adapter): void {
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

  const held = async (): Promise<string> => {
    app.pass(61);
    return ((await app.post({ text: `${HELD} ${Math.random()}` })).body as Posted).comment.id;
  };
  const claim = async (cookie: string, over: object = {}) => (await app.call('post', '/moderation/claims', { cookie }).send({ queue: 'pending', site: 'demo', count: 10, ...over })).body as { items: Item[]; until: string };
  const served = async (cookie: string, over: object = {}) => (await claim(cookie, over)).items.map(({ id }) => id);
  const release = async (cookie: string, body?: object) => (await app.call('delete', '/moderation/claims', { cookie }).send(body)).body.released as number;
  const mine = async (cookie: string) => ((await app.call('get', '/moderation/claims', { cookie })).body.items as Item[]).map(({ id }) => id);
  const shown = async (id: string) => ((await app.call('get', '/moderation/comments?queue=pending', { cookie: second.cookie })).body.items as Item[]).find((each) => each.id === id)?.claim;

  test('the oldest ones first, for five minutes, to one person; the list tells the others who has them', async () => {
    const [a, b, c] = [await held(), await held(), await held()];
    const before = Date.now();
    const { items, until } = await claim(mod.cookie, { count: 2 });
    expect(items.map(({ id }) => id)).toEqual([a, b]);
    expect(items[0]).toMatchObject({ status: 'pending', claim: { by: mod.id, until }, author: { standing: { approved: 0, rejected: 0 } } });
    expect(new Date(until).getTime() - before).toBeGreaterThan(300_000);
    expect([await served(second.cookie), await served(mod.cookie)]).toEqual([[c], []]);
    expect([await mine(mod.cookie), await mine(second.cookie)]).toEqual([[a, b], [c]]);
    expect([await shown(a), await shown(c)]).toMatchObject([{ by: mod.id }, { by: second.id }]);
    expect((await app.call('get', `/moderation/comments/${a}`, { cookie: second.cookie })).body.claim).toEqual({ by: mod.id, until });
    expect([await release(mod.cookie, { commentIds: [a, c] }), await shown(a), await served(second.cookie)]).toEqual([1, null, [a]]);
    expect([await release(mod.cookie, { site: 'demo', queue: 'spam' }), await release(mod.cookie), await release(mod.cookie), await release(second.cookie)]).toEqual([0, 1, 0, 2]);
  });

  test('a decision ends it, somebody else\'s too, and an undo brings the comment back for anybody', async () => {
    const [a, b] = await served(mod.cookie, { count: 2 });
    expect((await app.decide(mod.cookie, a!, 'approve')).result).toBe('done');
    const rejected = await app.decide(second.cookie, b!, 'reject');
    expect([rejected.result, await mine(mod.cookie)]).toEqual(['done', []]);
    await app.call('post', `/moderation/decisions/${rejected.decisionId}/undo`, { cookie: second.cookie });
    expect(await served(second.cookie, { count: 1 })).toEqual([b]);
    await release(second.cookie);
  });

  test('it lapses by itself, and with the session it was taken in', async () => {
    const all = await served(mod.cookie);
    expect(all.length).toBeGreaterThan(0);
    app.pass(299);
    expect(await served(second.cookie)).toEqual([]);
    app.pass(1);
    expect([await mine(mod.cookie), await served(second.cookie)]).toEqual([[], all]);
    const tablet = await app.signIn(second);
    await held();
    expect(await served(tablet)).toHaveLength(1);
    await app.call('delete', '/session', { cookie: tablet });
    expect([await mine(second.cookie), await served(mod.cookie)]).toEqual([all, [expect.any(String)]]);
    await app.call('put', '/session/password', { cookie: second.cookie }).send({ current: second.password, next: 'كلمة جديدة طويلة' });
    expect(await mine(second.cookie)).toEqual(all);
    await app.app.services.accounts.deleteStaff(second.id);
    expect(await served(mod.cookie)).toEqual(all);
  });

  test('another site\'s queue is none, a key claims in its own name, and nonsense is refused', async () => {
    const ask = async (cookie: string, body: object) => (await app.call('post', '/moderation/claims', { cookie }).send(body)).status;
    expect(await ask(outsider.cookie, { queue: 'pending', site: 'demo', count: 1 })).toBe(404);
    expect(await ask(mod.cookie, { queue: 'pending', site: 'nowhere', count: 1 })).toBe(404);
    for (const wrong of [{ count: 0 }, { count: 101 }, { queue: 'all' }, { sort: 'top' }, { until: 'later' }]) {
      expect(await ask(mod.cookie, { queue: 'pending', site: 'demo', count: 1, ...wrong })).toBe(422);
    }
    expect((await app.call('delete', '/moderation/claims', { cookie: mod.cookie }).send({ commentIds: [] })).status).toBe(422);
    await release(mod.cookie);
    await held();
    const { key, token } = await app.app.services.accounts.createKey({ name: 'bot', scopes: ['comment.decide'], sites: ['demo'] });
    const { items } = (await app.call('post', '/moderation/claims', { token }).send({ queue: 'pending', site: 'demo', count: 1, sort: 'risk' })).body as { items: Item[] };
    expect(items).toMatchObject([{ claim: { by: key.id } }]);
    await app.app.services.accounts.deleteKey(key.id);
    expect(await served(mod.cookie, { sort: 'newest' })).toContain(items[0]!.id);
  });
}
