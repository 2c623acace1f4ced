// Two thousand real Arabic comments by two hundred guests, decided by their labels: at the end every count is exact.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { adapters } from '../support/stores.ts';
import type { Decided, Item, NewGuest, Posted, Queues } from './bodies.ts';
import { chance, listen, many, walk, type Client } from './client.ts';
import { publicOf, shownOf } from './public.ts';

const file = new URL('../../../shared/data/arabic/mpold_half.tsv', import.meta.url);
const isThere = existsSync(file);
if (!isThere) process.stderr.write('corpus test skipped: ../shared/data/arabic/mpold_half.tsv is not here\n');

type Row = { label: string; text: string; key: string; answers: boolean };
type Mine = { id: string; key: string; parentId: string | null; status: string; reviewed: boolean; by: number };
type Guest = { token: string; id: string };

const GUESTS = 200;
const AT_ONCE = 32;
/** Under what an address may post in a minute. */
const ROUND = 90;
const random = chance(7);

const rows = (): Row[] => readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => {
  const [, , label = '', , , text = ''] = line.split('\t');
  return { label, text, key: `khabar-${random.below(12)}`, answers: random.in(0.4) };
});

/** Posts as one guest after another until one of them has not said the same before. */
async function post(client: Client, guests: Guest[], row: Row, parents: Mine[]): Promise<Mine> {
  let parent = row.answers && parents.length > 0 ? random.one(parents) : null;
  for (let by = random.below(GUESTS); ; by = (by + 1) % GUESTS) {
    const { status, body } = await client.send<Posted>('POST', `/sites/demo/threads/${row.key}/comments`, {
      token: guests[by]!.token, body: { text: row.text, parentId: parent?.id ?? null, page: { url: 'https://paper.example/a', title: 'خبر' } },
    });
    if (status === 201) return { id: body.comment.id, key: row.key, parentId: body.comment.parentId, status: body.outcome === 'published' ? 'approved' : 'pending', reviewed: false, by };
    // Its parent was hidden meanwhile; its author said it before, or much this minute.
    if (status === 422 && parent !== null) parent = null;
    else if (status !== 409 && status !== 429) throw new Error(`${status} ${JSON.stringify(body)} for ${row.text}`);
  }
}

async function decide(client: Client, comment: Mine, action: string): Promise<string> {
  const { body } = await client.send<Decided>('POST', '/moderation/decisions', { cookie: client.cookie, body: { items: [{ commentId: comment.id, revision: 1, from: comment.status, action }] } });
  const { result, current, decisionId } = body.results[0]!;
  expect(result).toBe('done');
  Object.assign(comment, { status: current!.status, reviewed: true });
  return decisionId!;
}

/** Decides as labelled; some of it is taken back and decided again, some is removed by its author. Answers how many decisions it took. */
async function follow(client: Client, guests: Guest[], { comment, label }: { comment: Mine; label: string }): Promise<number> {
  let decisions = 1;
  const before = comment.status;
  const id = await decide(client, comment, label === 'clean' ? 'approve' : 'reject');
  if (random.in(0.1)) {
    const undone = await client.send('POST', `/moderation/decisions/${id}/undo`, { cookie: client.cookie });
    expect(undone.body).toMatchObject({ result: 'done', current: { status: before } });
    Object.assign(comment, { status: before, reviewed: false });
    decisions += 1;
    if (random.in(0.5)) {
      await decide(client, comment, label === 'clean' ? 'approve' : 'reject');
      decisions += 1;
    }
  }
  if (random.in(0.08)) {
    expect((await client.send('DELETE', `/comments/${comment.id}`, { token: guests[comment.by]!.token })).status).toBe(200);
    comment.status = 'removed';
  }
  return decisions;
}

async function run(client: Client): Promise<{ all: Mine[]; guests: Guest[]; decisions: number }> {
  const guests = await many(Array.from({ length: GUESTS }), AT_ONCE, async (_none, at): Promise<Guest> => {
    const { body } = await client.send<NewGuest>('POST', '/sites/demo/guests', { body: { name: `قارئ ${at}` } });
    return { token: body.guestToken, id: body.author.id };
  });
  const all: Mine[] = [];
  let waiting: { comment: Mine; label: string }[] = [];
  let decisions = 0;
  const work = rows();
  for (let from = 0; from < work.length || waiting.length > 0; from += ROUND) {
    client.app.pass(61);
    const parents = Map.groupBy(all.filter((each) => each.status === 'approved'), (each) => each.key);
    // The last round is decided while the next is posted.
    const [posted] = await Promise.all([
      many(work.slice(from, from + ROUND), AT_ONCE, async (row) => ({ comment: await post(client, guests, row, parents.get(row.key) ?? []), label: row.label })),
      many(waiting, AT_ONCE, async (each) => {
        // Read after the wait: others add to it meanwhile.
        const taken = await follow(client, guests, each);
        decisions += taken;
      }),
    ]);
    waiting = posted;
    all.push(...posted.map((each) => each.comment));
  }
  return { all, guests, decisions };
}

const of = (comments: Mine[], ...statuses: string[]): number => comments.filter((each) => statuses.includes(each.status)).length;

for (const adapter of isThere ? await adapters() : []) {
  describe(`a newspaper's day on ${adapter.name}`, () => {
    let client: Client | undefined;
    afterAll(async () => {
      await client?.close();
      await adapter.stop();
    });

    test('2,032 comments, their decisions, undos and removals leave every count exact', async () => {
      const started = performance.now();
      client = await listen(adapter);
      const { all, guests, decisions } = await run(client);
      expect(all).toHaveLength(2032);
      expect(await client.app.app.store.moderation.recount('demo', false)).toEqual([]);

      for (const [key, comments] of Map.groupBy(all, (each) => each.key)) expect(await publicOf(client, key)).toEqual(shownOf(comments));

      const { body } = await client.send<Queues>('GET', '/moderation/queues', { cookie: client.cookie });
      const counts = Object.fromEntries(body.sites[0]!.queues.map((each) => [each.name, each.count]));
      const unreviewed = all.filter((each) => each.status === 'approved' && !each.reviewed).length;
      expect(counts).toEqual({ pending: of(all, 'pending'), approved: of(all, 'approved'), rejected: of(all, 'rejected'), unreviewed, reported: 0, spam: 0, appeals: 0, illegal: 0 });
      const listed = await walk<Item>(client, '/moderation/comments?site=demo&limit=100', { cookie: client.cookie });
      expect(new Map(listed.map((each) => [each.id, each.status]))).toEqual(new Map(all.map((each) => [each.id, each.status])));

      for (const [at, guest] of guests.entries()) {
        const mine = all.filter((each) => each.by === at);
        expect((await client.app.app.store.comments.findAuthor('demo', guest.id))?.standing).toEqual({ approved: of(mine, 'approved'), rejected: of(mine, 'rejected') });
      }
      while ((await client.app.app.services.audit.seal('demo')) > 0);
      const chain = await client.send('GET', '/moderation/audit/verify?site=demo', { cookie: client.cookie });
      expect(chain.body).toMatchObject({ ok: true, records: decisions, firstFault: null });
      process.stdout.write(`corpus on ${adapter.name}: 2,032 comments, ${decisions} decisions sealed, ${of(all, 'approved')} approved, ${of(all, 'rejected')} rejected, `
        + `${of(all, 'removed')} removed, ${of(all, 'pending')} waiting; 0 differences in ${Math.round(performance.now() - started)} ms\n`);
    }, 300_000);
  });
}
