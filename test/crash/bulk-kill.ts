// Kills the server again and again while a bulk job, and then its undo, is under way: it finishes once, and one undo restores everything.
// As a script: node test/crash/bulk-kill.ts [sqlite|mongo] [kills] [comments]
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Status } from '../../src/comments/comment.ts';
import type * as jobs from '../../src/jobs/jobs.schema.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Verification } from '../acceptance/bodies.ts';
import { many } from '../acceptance/client.ts';
import { aComment, anAuthor, aThread, at } from '../support/builders.ts';
import { OwnMongod } from './mongod.ts';
import { Server, until } from './server.ts';

type Said = z.output<typeof jobs.job>;
export type Killed = { comments: number; killsDoing: number; killsUndoing: number; decided: number; twice: number; restored: number; differences: number };

/** Kills fall at random within this of the job's going on again. */
const LIFE_MS = 350;
const STATUSES: Status[] = ['pending', 'approved', 'approved', 'rejected', 'spam', 'removed'];
/** What a machine held has its reason. */
const held = { risk: { score: 0.7, findings: [{ check: 'links', verdict: 'hold' as const, score: 0.7, code: 'too_many_links', spans: [] }] }, reason: { code: 'too_many_links', by: 'machine' as const } };
const [author, stranger] = [anAuthor({ id: 'a_flood' }), anAuthor({ id: 'a_other' })];

class Trial {
  private readonly server: Server;
  private readonly openedAt: { mongodbUri: string | null; dataDir: string };
  private readonly size: number;
  private ids: string[] = [];

  constructor(server: Server, { mongodbUri, size }: { mongodbUri: string | null; size: number }) {
    this.server = server;
    this.openedAt = { mongodbUri, dataDir: server.folder };
    this.size = size;
  }

  async run(kills: number): Promise<Killed> {
    await this.fill();
    const before = await this.picture();
    const { body: { id } } = await this.server.staff<Said>('POST', '/moderation/jobs', { body: { site: 'demo', scope: { author: author.id }, action: 'spam', reason: 'spam' } });
    const killsDoing = await this.kill({ id, most: Math.ceil(kills / 2), state: 'running' });
    const done = await this.ended(id, 'done');
    const wanted = before.filter((each) => each.by === author.id && each.status !== 'removed');
    const after = await this.picture();
    const wrong = after.filter((each, at) => each.status !== (wanted.includes(before[at]!) ? 'spam' : before[at]!.status));
    if (wrong.length > 0) throw new Error(`${wrong.length} comments are not as the job should leave them`);
    if (done.done !== done.total || done.done !== wanted.length || done.stale + done.skipped !== 0) throw new Error(`the job says ${JSON.stringify(done)}, there were ${wanted.length}`);
    await this.server.staff('POST', `/moderation/jobs/${id}/undo`);
    const killsUndoing = await this.kill({ id, most: kills - killsDoing, state: 'undoing' });
    const undone = await this.ended(id, 'undone');
    const restored = await this.picture();
    const lost = restored.filter((each, at) => JSON.stringify(each) !== JSON.stringify(before[at]));
    if (lost.length > 0 || undone.undo?.done !== wanted.length || undone.undo.stale !== 0) throw new Error(`${lost.length} comments are not restored; ${JSON.stringify(undone)}`);
    // Beside the decisions: the act of the job, that of its undo, and the first consent policy of a new installation.
    const records = await this.records(wanted.length * 2 + 3);
    return { comments: this.size, killsDoing, killsUndoing, decided: wanted.length, twice: records, restored: restored.length, differences: await this.recount() };
  }

  private async fill(): Promise<void> {
    await this.inStore((on) => many(Array.from({ length: this.size }), 100, async (_none, n) => {
      const status = STATUSES[n % STATUSES.length]!;
      const by = n % 10 === 9 ? stranger : author;
      // As wanted and reviewed already there would be nothing to do.
      const comment = aComment({ by, threadKey: `t-${n % 7}`, status, reviewed: n % 4 === 0 && status !== 'spam', createdAt: at(n), ...(status === 'approved' ? {} : held) });
      await on.comments.insert({ comment, words: [], author: by, thread: aThread({ key: comment.threadKey }), tallies: [], replay: null });
      this.ids[n] = comment.id;
    }));
  }

  /** Lets it go on for a moment and kills it, while it is at it and so often at most; says how often. */
  private async kill({ id, most, state }: { id: string; most: number; state: Said['state'] }): Promise<number> {
    for (let kills = 0; kills < most; kills += 1) {
      const was = await this.job(id);
      if (was.state !== state && was.state !== 'queued') return kills;
      // It goes on by itself, once the dead one's lease is over.
      await until('the job goes on', async () => {
        const now = await this.job(id);
        return now.state !== was.state || now.done + (now.undo?.done ?? 0) > was.done + (was.undo?.done ?? 0) || now.state !== state;
      }, 30_000);
      await sleep(Math.random() * LIFE_MS);
      await this.server.kill();
      await this.recount();
      await this.server.start();
    }
    return most;
  }

  private async ended(id: string, state: Said['state']): Promise<Said> {
    await until(`the job is ${state}`, async () => (await this.job(id)).state === state, 120_000);
    return this.job(id);
  }

  private async job(id: string): Promise<Said> {
    return (await this.server.staff<Said>('GET', `/moderation/jobs/${id}`)).body;
  }

  /** All that an undo must restore. */
  private picture() {
    return this.inStore(async (on) => {
      const found = new Map((await many(chunks(this.ids), 4, (some) => on.comments.findMany(some))).flat().map((comment) => [comment.id, comment]));
      return this.ids.map((id) => {
        const { status, reviewed, pinned, reason, replyCount, author: { id: by } } = found.get(id)!;
        return { id, by, status, reviewed, pinned, reason, replyCount };
      });
    });
  }

  /** The chain holds a record for each decision and each undo, and one for each act; says how many more. */
  private async records(expected: number): Promise<number> {
    let records = 0;
    await until('all is sealed', async () => {
      const { status, body, text } = await this.server.staff<Verification>('GET', '/moderation/audit/verify?site=demo');
      if (status !== 200 || !body.ok) throw new Error(`the audit chain: ${status} ${text}`);
      records = body.records;
      return records >= expected;
    }, 60_000);
    return records - expected;
  }

  private async recount(): Promise<number> {
    const lines = await this.inStore((on) => on.moderation.recount('demo', false));
    if (lines.length > 0) throw new Error(`the counts differ:\n${lines.join('\n')}`);
    return lines.length;
  }

  private async inStore<T>(work: (on: Store) => Promise<T>): Promise<T> {
    const on = await openStore(this.openedAt);
    return work(on).finally(() => on.close());
  }
}

const chunks = (ids: string[]): string[][] => Array.from({ length: Math.ceil(ids.length / 500) }, (_, n) => ids.slice(n * 500, n * 500 + 500));

/** Null where the store cannot be had here. */
export async function bulkKill(kind: 'sqlite' | 'mongo', { kills, comments }: { kills: number; comments: number }): Promise<Killed | null> {
  const mongod = kind === 'mongo' ? await OwnMongod.make() : null;
  if (kind === 'mongo' && mongod === null) return null;
  await mongod?.start();
  const server = await Server.make(mongod === null ? {} : { MONGODB_URI: mongod.uri });
  try {
    await server.start();
    await server.signIn();
    return await new Trial(server, { mongodbUri: mongod?.uri ?? null, size: comments }).run(kills);
  } finally {
    await server.dispose();
    await mongod?.dispose();
  }
}

export const report = (kind: string, { comments, killsDoing, killsUndoing, decided, twice, restored, differences }: Killed): string =>
  `bulk job on ${kind}: killed ${killsDoing} times at work and ${killsUndoing} times at its undo; ${decided} of ${comments} comments decided once (${twice} records too many), `
  + `all ${restored} restored by one undo, ${differences} differences, chain ok`;

if (import.meta.main) {
  const kind = process.argv[2] === 'mongo' ? 'mongo' : 'sqlite';
  const killed = await bulkKill(kind, { kills: Number(process.argv[3] ?? 20), comments: Number(process.argv[4] ?? 6000) });
  if (killed !== null) console.log(report(kind, killed));
}
