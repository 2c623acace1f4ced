// A thousand readers and moderators at once on one thread: whoever wins, every count is exact afterwards.
import { afterAll, describe, expect, test } from '@jest/globals';
import { adapters } from '../support/stores.ts';
import type { Decided, Item, Posted, Queues, Story } from './bodies.ts';
import { chance, listen, many, walk, type Answer, type Client } from './client.ts';
import { publicOf, shownOf } from './public.ts';

const OPERATIONS = 1000;
const AT_ONCE = 50;
const random = chance(11);

type Mine = { id: string; token: string };
type World = { client: Client; posted: Mine[]; decisions: string[]; removed: Set<string>; decided: number; outcomes: Map<string, number> };

const page = { url: 'https://paper.example/a', title: 'خبر' };

async function post(world: World, parentId: string | null, serial: number): Promise<Answer> {
  const text = random.in(0.2) ? `رأي ${serial} https://a.example https://b.example` : `رأي ${serial}`;
  const answer = await world.client.send<Posted>('POST', '/sites/demo/threads/hot/comments', { body: { text, parentId, page, author: { name: 'قارئ' } } });
  if (answer.status === 201) world.posted.push({ id: answer.body.comment.id, token: answer.body.guestToken! });
  return answer;
}

async function decide({ client, decisions, ...world }: World, { id }: Mine): Promise<Answer> {
  const { status, revision } = (await client.send<Story>('GET', `/moderation/comments/${id}`, { cookie: client.cookie })).body;
  const answer = await client.send<Decided>('POST', '/moderation/decisions', {
    cookie: client.cookie, body: { items: [{ commentId: id, revision, from: status, action: random.one(['approve', 'approve', 'reject', 'spam', 'pin', 'unpin']) }] },
  });
  const result = answer.body.results[0]!;
  world.outcomes.set(result.result, (world.outcomes.get(result.result) ?? 0) + 1);
  if (result.result === 'done' && result.decisionId !== null) decisions.push(result.decisionId);
  return answer;
}

async function remove({ client, removed }: World, { id, token }: Mine): Promise<Answer> {
  const answer = await client.send('DELETE', `/comments/${id}`, { token });
  if (answer.status === 200) removed.add(id);
  return answer;
}

function operate(world: World, serial: number): Promise<Answer> {
  const { client, posted, decisions } = world;
  // A second an operation: under what a thread and an address may take in a minute.
  client.app.pass(1);
  const kind = random.below(100);
  if (posted.length < 5 || kind < 20) return post(world, null, serial);
  // Few targets, so that many meet.
  const target = posted[posted.length - 1 - random.below(Math.min(posted.length, 25))]!;
  if (kind < 45) return post(world, target.id, serial);
  if (kind < 70) return decide(world, target);
  if (kind < 80) return remove(world, target);
  if (kind < 90) return client.send('PATCH', `/comments/${target.id}`, { token: target.token, body: { text: `تصحيح ${serial}` } });
  return decisions.length === 0 ? post(world, null, serial) : client.send('POST', `/moderation/decisions/${decisions[decisions.length - 1 - random.below(Math.min(decisions.length, 10))]!}/undo`, { cookie: client.cookie });
}

for (const adapter of await adapters()) {
  describe(`a hot thread on ${adapter.name}`, () => {
    let client: Client | undefined;
    afterAll(async () => {
      await client?.close();
      await adapter.stop();
    });

    test('1,000 mixed operations, 50 at once: nothing fails and every count is exact', async () => {
      client = await listen(adapter);
      const world: World = { client, posted: [], decisions: [], removed: new Set(), decided: 0, outcomes: new Map() };
      const answers = await many(Array.from({ length: OPERATIONS }), AT_ONCE, (_none, serial) => operate(world, serial));
      const statuses = Object.fromEntries([...Map.groupBy(answers, (each) => each.status)].map(([status, each]) => [status, each.length]));
      // Refused: an edit too late or overtaken, a thing not shown (any more). Never a failure of ours.
      expect(Object.keys(statuses).filter((status) => !['200', '201', '403', '404', '409', '422'].includes(status))).toEqual([]);

      expect(await client.app.app.store.moderation.recount('demo', false)).toEqual([]);
      const listed = await walk<Item>(client, '/moderation/comments?site=demo&limit=100', { cookie: client.cookie });
      const all = await client.app.app.store.comments.findMany(world.posted.map((each) => each.id));
      expect(new Set(listed.map((each) => each.id))).toEqual(new Set(world.posted.map((each) => each.id)));
      expect(all.filter((each) => world.removed.has(each.id) && each.status !== 'removed')).toEqual([]);
      const shown = await publicOf(client, 'hot');
      expect(shown).toEqual(shownOf(all));
      const { queues } = (await client.send<Queues>('GET', '/moderation/queues', { cookie: client.cookie })).body.sites[0]!;
      for (const { name, count } of queues.filter((each) => ['pending', 'approved', 'rejected', 'spam'].includes(each.name))) {
        expect({ name, count }).toEqual({ name, count: listed.filter((each) => each.status === name).length });
      }
      process.stdout.write(`mixed on ${adapter.name}: ${OPERATIONS} operations answered ${JSON.stringify(statuses)}, decisions ${JSON.stringify(Object.fromEntries(world.outcomes))}; `
        + `${shown.visible} visible of ${all.length}, 0 differences\n`);
    }, 180_000);
  });
}
