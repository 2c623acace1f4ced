// Kills the server at random moments while readers choose, change their minds and withdraw: what it acknowledged is what it answers afterwards.
// As a script: node test/crash/consent-kill.ts [sqlite|mongo] [rounds]
import { setTimeout as sleep } from 'node:timers/promises';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import type { Verification } from '../acceptance/bodies.ts';
import { many, type Answer } from '../acceptance/client.ts';
import { OwnMongod } from './mongod.ts';
import { Server, until } from './server.ts';

const WRITERS = 16;
/** Once each writer has been heard, the server is killed at random within this. */
const LIFE_MS = 800;
const AFTERMATH_MS = 10_000;
const ME = '/consent/me?site=demo';

type Me = { decided: boolean; action: string; receiptId: string; receiptToken: string | null };
/** `token` null: the answer held none. */
type Receipt = { id: string; token: string | null };
/** A browser: its id, every receipt it was given, and whether its last call was never answered. */
type Reader = { serial: number; subject: string | null; receipts: Receipt[]; action: string | null; isUncertain: boolean };
export type Checked = { rounds: number; readers: number; choices: number; withdrawals: number; uncertain: number; sealed: number; slowestStartMs: number; slowestWriteMs: number };

class Loop {
  private readonly server: Server;
  private readonly readers: Reader[] = [];
  private revision = 0;
  readonly checked: Checked = { rounds: 0, readers: 0, choices: 0, withdrawals: 0, uncertain: 0, sealed: 0, slowestStartMs: 0, slowestWriteMs: 0 };

  constructor(server: Server) {
    this.server = server;
  }

  /** A policy to choose under, unless the site was begun with one. */
  async publish(): Promise<void> {
    const made = await this.server.staff<{ id: string }>('POST', '/sites/demo/consent/policies', { body: firstPolicy('paper.example', 'demo') });
    if (made.status !== 201) throw new Error(`a draft: ${made.status} ${made.text}`);
    const published = await this.server.staff<{ revision: number }>('POST', `/sites/demo/consent/policies/${made.body.id}/publish`);
    if (published.status !== 200) throw new Error(`publishing: ${published.status} ${published.text}`);
    this.revision = published.body.revision;
  }

  /** One life of the server and what is found after it. */
  async round(): Promise<void> {
    const fresh: Reader[] = [];
    let isOver = false;
    const load = Promise.all(Array.from({ length: WRITERS }, () => this.write(fresh, () => isOver)));
    const before = this.acknowledged;
    await until('readers choose', async () => this.acknowledged >= before + WRITERS, 30_000);
    await sleep(LIFE_MS * Math.random());
    await this.server.kill();
    isOver = true;
    await load;
    this.checked.slowestStartMs = Math.max(this.checked.slowestStartMs, await this.server.start());
    await this.server.signIn();
    this.readers.push(...fresh);
    await this.assertKept(fresh);
    await this.assertWritable(fresh);
    await this.assertChain();
    this.checked.rounds += 1;
  }

  /** Every reader of every round once more. */
  async assertAll(): Promise<void> {
    await this.assertKept(this.readers);
    this.checked.readers = this.readers.length;
  }

  private async write(fresh: Reader[], isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const reader: Reader = { serial: this.readers.length + fresh.length, subject: null, receipts: [], action: null, isUncertain: false };
      fresh.push(reader);
      for (let calls = 0; calls < 4 && !isOver(); calls += 1) if (!(await this.call(reader))) break;
    }
  }

  /** A choice unlike the last one, or its withdrawal; whether it was acknowledged. */
  private async call(reader: Reader): Promise<boolean> {
    const isWithdrawal = reader.action !== null && reader.action !== 'withdraw' && Math.random() < 0.25;
    const action = isWithdrawal ? 'withdraw' : reader.action === 'accept_all' ? 'reject_all' : 'accept_all';
    const given = { from: reader.serial, headers: reader.subject === null ? {} : { 'Consent-Subject': reader.subject } };
    const body = { action, revision: this.revision, textHash: null, lang: 'ar', surface: 'banner' };
    const answer: Answer<Me> | null = await (isWithdrawal ? this.server.guest<Me>('DELETE', ME, given) : this.server.guest<Me>('PUT', ME, { ...given, body })).catch(() => null);
    reader.isUncertain = answer?.status !== 200;
    if (answer === null || reader.isUncertain) return false;
    reader.subject ??= answer.header('consent-subject');
    reader.action = answer.body.action;
    reader.receipts.push({ id: answer.body.receiptId, token: answer.body.receiptToken });
    this.checked[isWithdrawal ? 'withdrawals' : 'choices'] += 1;
    return true;
  }

  /** The last acknowledged choice is the answer, or one that was under way; every receipt handed out can be read. */
  private async assertKept(readers: Reader[]): Promise<void> {
    await many(readers.filter(({ subject }) => subject !== null), WRITERS, async ({ serial, subject, receipts, isUncertain }) => {
      const { status, body, text } = await this.server.guest<Me>('GET', ME, { from: serial, headers: { 'Consent-Subject': subject! } });
      if (status !== 200 || !body.decided) throw new Error(`an acknowledged choice is lost: ${status} ${text}`);
      if (body.receiptId !== receipts.at(-1)!.id && !isUncertain) throw new Error(`${body.receiptId} stands, acknowledged was ${receipts.at(-1)!.id}`);
      for (const { id, token } of receipts) {
        if (token === null) continue;
        const receipt = await this.server.guest('GET', `/consent/receipts/${id}`, { from: serial, token });
        if (receipt.status !== 200) throw new Error(`the receipt ${id} is lost: ${receipt.status} ${receipt.text}`);
      }
      this.checked.uncertain += Number(isUncertain);
    });
  }

  /** Nothing that the killed process held keeps others waiting. */
  private async assertWritable(fresh: Reader[]): Promise<void> {
    const known = fresh.filter(({ subject }) => subject !== null).slice(-WRITERS);
    const waits = await many(known, WRITERS, (reader) => until('a reader may choose again', () => this.call(reader), AFTERMATH_MS));
    this.checked.slowestWriteMs = Math.max(this.checked.slowestWriteMs, ...waits);
  }

  private get acknowledged(): number {
    return this.checked.choices + this.checked.withdrawals;
  }

  private async assertChain(): Promise<void> {
    await until('all choices are sealed', async () => {
      const { status, body, text } = await this.server.staff<Verification>('GET', '/sites/demo/consent/verify');
      if (status !== 200 || !body.ok) throw new Error(`the consent chain: ${status} ${text}`);
      this.checked.sealed = body.records;
      return body.records >= this.acknowledged;
    });
  }
}

/** Null where the store cannot be had here. */
export async function consentKill(kind: 'sqlite' | 'mongo', rounds: number): Promise<Checked | null> {
  const mongod = kind === 'mongo' ? await OwnMongod.make() : null;
  if (kind === 'mongo' && mongod === null) return null;
  await mongod?.start();
  const server = await Server.make(mongod === null ? {} : { MONGODB_URI: mongod.uri });
  try {
    await server.start();
    await server.signIn();
    const loop = new Loop(server);
    await loop.publish();
    for (let round = 0; round < rounds; round += 1) await loop.round();
    await loop.assertAll();
    return loop.checked;
  } finally {
    await server.dispose();
    await mongod?.dispose();
  }
}

export const report = (kind: string, { rounds, readers, choices, withdrawals, uncertain, sealed, slowestStartMs, slowestWriteMs }: Checked): string =>
  `kill -9 under consent on ${kind}: ${rounds} rounds; ${choices} choices and ${withdrawals} withdrawals of ${readers} readers acknowledged, none lost, ${uncertain} of unknown fate; `
  + `${sealed} records sealed, chain ok; slowest start ${slowestStartMs} ms, slowest first write ${slowestWriteMs} ms`;

if (import.meta.main) {
  const kind = process.argv[2] === 'mongo' ? 'mongo' : 'sqlite';
  const checked = await consentKill(kind, Number(process.argv[3] ?? 20));
  if (checked !== null) console.log(report(kind, checked));
}
