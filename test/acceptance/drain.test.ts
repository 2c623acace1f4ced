// Twenty moderators empty a queue together, some dying over what they claimed: nothing is served to two at once, nothing is skipped,
// everything is decided once. On MongoDB half of them sit at another process.
import { afterAll, describe, expect, test } from '@jest/globals';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import { store } from '../contract/stored.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { anAuthor, at } from '../support/builders.ts';
import { adapters, type Adapter, type TestStore } from '../support/stores.ts';
import type { Decided, Item, Queues, Verification } from './bodies.ts';
import { chance, isFull, many, walk } from './client.ts';

const COMMENTS = isFull ? 5_000 : 600;
const MODERATORS = 20;
const EACH = 10;
const random = chance(23);

type Moderator = { id: string; app: TestApp; cookie: string };
type Holder = { by: string; until: string };
type World = {
  apps: TestApp[]; moderators: Moderator[]; served: Map<string, Holder>; decided: Map<string, string>; claims: number; stale: number; died: number; lapses: number;
};

/** The same data as another process would open it; one process alone has SQLite. */
async function otherProcess(adapter: Adapter, opened: TestStore): Promise<TestApp[]> {
  if (adapter.name !== 'mongo') return [];
  const again = await openMongo({ uri: opened.where });
  return [await startApp(adapter, {}, { opened: { store: again, where: opened.where, reopen: async () => again, dispose: async () => {} } })];
}

async function open(adapter: Adapter): Promise<World> {
  const opened = await adapter.open();
  const first = await startApp(adapter, {}, { opened });
  const apps = [first, ...await otherProcess(adapter, opened)];
  const moderators = await many(Array.from({ length: MODERATORS }), 4, async (_none, n): Promise<Moderator> => {
    const { id, cookie } = await first.join({ email: `m${n}@example.org` });
    return { id, cookie, app: apps[n % apps.length]! };
  });
  await many(Array.from({ length: COMMENTS }), 100, (_none, n) => store(opened.store, {
    by: anAuthor({ id: `a_${n % 50}` }), threadKey: `t-${n % 40}`, status: 'pending', createdAt: at(n), risk: { score: (n % 100) / 100, findings: [] },
  }));
  return { apps, moderators, served: new Map(), decided: new Map(), claims: 0, stale: 0, died: 0, lapses: 0 };
}

/** What is served is nobody else's, by the clock of whoever is asked, and not decided. */
function note(world: World, { id, app }: Moderator, { items, until }: { items: Item[]; until: string }): void {
  const now = app.app.services.clock.now().toISOString();
  for (const item of items) {
    const holder = world.served.get(item.id);
    if (holder !== undefined && holder.by !== id && holder.until > now) throw new Error(`${item.id} is served to ${id} while ${holder.by} holds it`);
    if (world.decided.has(item.id)) throw new Error(`${item.id} is served to ${id} and was decided by ${world.decided.get(item.id)}`);
    world.served.set(item.id, { by: id, until });
  }
}

async function claim({ app, cookie }: Moderator): Promise<{ items: Item[]; until: string }> {
  const answer = await app.call('post', '/moderation/claims', { cookie }).send({ queue: 'pending', site: 'demo', count: EACH, sort: random.one(['oldest', 'oldest', 'risk', 'newest']) });
  if (answer.status !== 200) throw new Error(`claiming: ${answer.status} ${answer.text}`);
  return answer.body as { items: Item[]; until: string };
}

/** Claims and decides until nothing is served any more, or until they drop dead over a claim. */
async function shift(world: World, moderator: Moderator): Promise<void> {
  for (;;) {
    const claimed = await claim(moderator);
    note(world, moderator, claimed);
    if (claimed.items.length === 0) return;
    world.claims += 1;
    if (world.claims % 20 === 0) {
      world.died += 1;
      return;
    }
    // Somebody's coffee gets cold: what they hold lapses while they think, and is another's.
    if (world.claims % 30 === 15) {
      world.lapses += 1;
      for (const app of world.apps) app.pass(301);
    }
    await decideAll(world, moderator, claimed.items);
  }
}

async function decideAll(world: World, { id, app, cookie }: Moderator, items: Item[]): Promise<void> {
  const answer = await app.call('post', '/moderation/decisions', { cookie }).send({
    items: items.map((item) => ({ commentId: item.id, revision: item.revision, from: item.status, action: random.one(['approve', 'approve', 'reject', 'spam']) })),
  });
  for (const { commentId, result } of (answer.body as Decided).results) {
    if (result === 'done' && world.decided.has(commentId)) throw new Error(`${commentId} is decided by ${id} and by ${world.decided.get(commentId)}`);
    if (result === 'done') world.decided.set(commentId, id);
    else world.stale += 1;
  }
}

for (const adapter of await adapters()) {
  describe(`a queue emptied by many on ${adapter.name}`, () => {
    let world: World | undefined;
    afterAll(async () => {
      for (const app of world?.apps.toReversed() ?? []) await app.dispose();
      await adapter.stop();
    });

    test(`${MODERATORS} moderators drain ${COMMENTS} held comments with claims: each is decided once, counts and audit are exact`, async () => {
      world = await open(adapter);
      const started = performance.now();
      const [{ app, call }] = world.apps as [TestApp];
      let rounds = 0;
      for (; world.decided.size < COMMENTS && rounds < 50; rounds += 1) {
        await Promise.all(world.moderators.map((moderator) => shift(world!, moderator)));
        for (const each of world.apps) each.pass(301);
      }
      const seconds = (performance.now() - started) / 1000;
      expect(world.decided.size).toBe(COMMENTS);
      expect(world.died).toBeGreaterThan(0);
      expect(world.lapses).toBeGreaterThan(0);
      const { cookie } = world.moderators[0]!;
      const { queues } = (await call('get', '/moderation/queues', { cookie })).body.sites[0] as Queues['sites'][number];
      expect(queues.find(({ name }) => name === 'pending')?.count).toBe(0);
      expect(await app.store.moderation.recount('demo', false)).toEqual([]);
      await app.services.audit.seal('demo');
      expect((await call('get', '/moderation/audit/verify?site=demo', { cookie })).body as Verification).toMatchObject({ ok: true, records: COMMENTS });
      const send = async (_method: string, path: string) => {
        const answer = await call('get', path, { cookie });
        return { status: answer.status, body: answer.body as never, text: answer.text, etag: null, header: () => null };
      };
      const records = await walk<{ commentId: string; by: string }>({ send }, '/moderation/audit?limit=200');
      expect(new Map(records.map(({ commentId, by }) => [commentId, by]))).toEqual(world.decided);
      expect(records).toHaveLength(COMMENTS);
      process.stdout.write(`drained on ${adapter.name}: ${COMMENTS} comments by ${MODERATORS} moderators at ${world.apps.length} process(es) in ${rounds} rounds, ${seconds.toFixed(1)} s; `
        + `${world.died} died over a claim, ${world.lapses} lapses, ${world.stale} decisions came too late; each decided once, 0 differences, chain ok\n`);
    }, 600_000);
  });
}
