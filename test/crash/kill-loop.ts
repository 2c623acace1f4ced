// Loads the real server, kills it at a random moment, starts it again and asks for everything it ever acknowledged.
// As a script: node test/crash/kill-loop.ts [sqlite|mongo] [rounds]
import { setTimeout as sleep } from 'node:timers/promises';
import type { Decided, Posted, Story, Verification } from '../acceptance/bodies.ts';
import { many } from '../acceptance/client.ts';
import { openStore } from '../../src/store/open-store.ts';
import { OwnMongod } from './mongod.ts';
import { Server, until } from './server.ts';

const WRITERS = 16;
/** The server lives this long under load before it is killed, and at random up to twice that. */
const LIFE_MS = 400;
/** How long a write may have to wait for what the killed process left behind. */
const AFTERMATH_MS = 10_000;

type Sent = { serial: number; key: string; body: unknown };
type Kept = { id: string; answer: string; sent: Sent; statuses: Set<string>; decisions: string[] };
export type Checked = { rounds: number; comments: number; decisions: number; replays: number; uncertain: number; differences: number; sealed: number; slowestStartMs: number; slowestWriteMs: number };

class Loop {
  private readonly server: Server;
  private readonly openedAt: { mongodbUri: string | null; dataDir: string };
  private readonly kept: Kept[] = [];
  private serial = 0;
  private readonly decided = new Set<string>();
  readonly checked: Checked = { rounds: 0, comments: 0, decisions: 0, replays: 0, uncertain: 0, differences: 0, sealed: 0, slowestStartMs: 0, slowestWriteMs: 0 };

  constructor(server: Server, mongodbUri: string | null) {
    this.server = server;
    this.openedAt = { mongodbUri, dataDir: server.folder };
  }

  /** One life of the server and what is found after it. */
  async round(): Promise<void> {
    const fresh: Kept[] = [];
    const open: Sent[] = [];
    let isOver = false;
    const load = Promise.all(Array.from({ length: WRITERS }, () => this.write({ fresh, open, isOver: () => isOver })));
    await sleep(LIFE_MS * (1 + Math.random()));
    await this.server.kill();
    isOver = true;
    await load;
    await this.recount();
    this.checked.slowestStartMs = Math.max(this.checked.slowestStartMs, await this.server.start());
    await this.server.signIn();
    this.kept.push(...fresh);
    await this.assertKept(fresh);
    await this.assertWritable(fresh);
    await this.assertReplays(fresh, open);
    await this.assertChain();
    await this.recount();
    this.checked.rounds += 1;
  }

  /** Everything of every round once more. */
  async assertAll(): Promise<void> {
    await this.assertKept(this.kept);
  }

  private async write({ fresh, open, isOver }: { fresh: Kept[]; open: Sent[]; isOver: () => boolean }): Promise<void> {
    while (!isOver()) {
      const sent = this.next(fresh);
      open.push(sent);
      const answer = await this.post(sent).catch(() => null);
      if (answer?.status !== 201) continue;
      open.splice(open.indexOf(sent), 1);
      const kept: Kept = { id: answer.body.comment.id, answer: answer.text, sent, statuses: new Set([answer.body.outcome === 'published' ? 'approved' : 'pending']), decisions: [] };
      fresh.push(kept);
      if (Math.random() < 0.6) await this.decide(kept);
    }
  }

  /** A new comment, some of them answers to what was just approved; one of few threads, so that many meet. */
  private next(fresh: Kept[]): Sent {
    const serial = (this.serial += 1);
    const parent = fresh.findLast((each) => each.decisions.length > 0 && each.statuses.size === 1 && each.statuses.has('approved') && each.sent.serial % 2 === 0);
    const key = parent !== undefined && serial % 3 === 0 ? parent.sent.key : `t${this.checked.rounds}-${serial % 4}`;
    const parentId = parent?.sent.key === key ? parent.id : null;
    const body = { text: `تعليق رقم ${serial}`, parentId, author: { name: 'قارئ' }, page: { url: `${this.server.base}/demo`, title: 'خبر' } };
    return { serial, key, body };
  }

  private post({ serial, key, body }: Sent) {
    return this.server.guest<Posted>('POST', `/sites/demo/threads/${key}/comments`, { body, key: `k-${serial}`, from: serial });
  }

  /** From here on the comment is in its old status or the new one; once acknowledged, in the new one alone. */
  private async decide(kept: Kept): Promise<boolean> {
    const action = Math.random() < 0.7 ? 'approve' : 'reject';
    const to = action === 'approve' ? 'approved' : 'rejected';
    kept.statuses.add(to);
    const answer = await this.server.staff<Decided>('POST', '/moderation/decisions', { body: { items: [{ commentId: kept.id, revision: 1, action }] } }).catch(() => null);
    const result = answer?.status === 200 ? answer.body.results[0] : undefined;
    if (result?.result !== 'done') return false;
    kept.statuses = new Set([to]);
    kept.decisions.push(result.decisionId!);
    this.decided.add(result.decisionId!);
    return true;
  }

  private async assertKept(comments: Kept[]): Promise<void> {
    await many(comments, WRITERS, async (kept) => {
      const { status, body, text } = await this.server.staff<Story>('GET', `/moderation/comments/${kept.id}`);
      if (status !== 200) throw new Error(`acknowledged comment ${kept.id} is lost: ${status} ${text}`);
      if (!kept.statuses.has(body.status)) throw new Error(`comment ${kept.id} is ${body.status}, acknowledged ${[...kept.statuses].join(' or ')}`);
      const known = new Set(body.decisions.map((each) => each.id));
      const lost = kept.decisions.find((id) => !known.has(id));
      if (lost !== undefined) throw new Error(`acknowledged decision ${lost} on ${kept.id} is lost`);
      this.checked.decisions += kept.decisions.length;
    });
    this.checked.comments += comments.length;
  }

  /** What was acknowledged answers the same; what was not is stored once, however often it is sent. */
  private async assertReplays(fresh: Kept[], open: Sent[]): Promise<void> {
    await many(fresh, WRITERS, async ({ sent, answer }) => {
      const again = await this.post(sent);
      if (again.status !== 201 || again.text !== answer) throw new Error(`a repeated post is answered otherwise: ${again.status} ${again.text}, before ${answer}`);
    });
    await many(open, WRITERS, async (sent) => {
      const [first, second] = [await this.post(sent), await this.post(sent)];
      // Its parent may be gone; then both are refused alike.
      const isSame = first.status === second.status && (first.status !== 201 || first.text === second.text);
      if (!isSame || ![201, 422].includes(first.status)) throw new Error(`a post of unknown fate: ${first.status} ${first.text}, then ${second.status} ${second.text}`);
    });
    this.checked.replays += fresh.length + open.length;
    this.checked.uncertain += open.length;
  }

  /** Nothing that the killed process held keeps others waiting. */
  private async assertWritable(fresh: Kept[]): Promise<void> {
    const waits = await many(fresh.slice(-WRITERS), WRITERS, (kept) => until(`a decision on ${kept.id}`, () => this.decide(kept), AFTERMATH_MS));
    this.checked.slowestWriteMs = Math.max(this.checked.slowestWriteMs, ...waits);
  }

  private async assertChain(): Promise<void> {
    await until('all decisions are sealed', async () => {
      const { status, body, text } = await this.server.staff<Verification>('GET', '/moderation/audit/verify?site=demo');
      if (status !== 200 || !body.ok) throw new Error(`the audit chain: ${status} ${text}`);
      this.checked.sealed = body.records;
      return body.records >= this.decided.size;
    });
  }

  /** As an operator would: beside the server, or where it is no more. */
  private async recount(): Promise<void> {
    const store = await openStore(this.openedAt);
    const lines = await store.moderation.recount('demo', false);
    await store.close();
    this.checked.differences += lines.length;
    if (lines.length > 0) throw new Error(`the counts differ:\n${lines.join('\n')}`);
  }
}

/** Null where the store cannot be had here. */
export async function killLoop(kind: 'sqlite' | 'mongo', rounds: number): Promise<Checked | null> {
  const mongod = kind === 'mongo' ? await OwnMongod.make() : null;
  if (kind === 'mongo' && mongod === null) return null;
  await mongod?.start();
  const server = await Server.make(mongod === null ? {} : { MONGODB_URI: mongod.uri });
  try {
    await server.start();
    await server.signIn();
    const loop = new Loop(server, mongod?.uri ?? null);
    for (let round = 0; round < rounds; round += 1) await loop.round();
    await loop.assertAll();
    return loop.checked;
  } finally {
    await server.dispose();
    await mongod?.dispose();
  }
}

export const report = (kind: string, { rounds, comments, decisions, replays, uncertain, differences, sealed, slowestStartMs, slowestWriteMs }: Checked): string =>
  `kill -9 on ${kind}: ${rounds} rounds; ${comments} comments and ${decisions} decisions looked up, none lost; ${replays} replays alike (${uncertain} of unknown fate); `
  + `${differences} differences; ${sealed} records sealed, chain ok; slowest start ${slowestStartMs} ms, slowest first write ${slowestWriteMs} ms`;

if (import.meta.main) {
  const kind = process.argv[2] === 'mongo' ? 'mongo' : 'sqlite';
  const checked = await killLoop(kind, Number(process.argv[3] ?? 20));
  if (checked !== null) console.log(report(kind, checked));
}
