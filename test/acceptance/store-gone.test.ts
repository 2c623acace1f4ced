// MongoDB stops answering, is killed, comes back: every request is told so in under a second, and all is well again by itself.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import { OwnMongod } from '../crash/mongod.ts';
import { Server, until } from '../crash/server.ts';
import { findBinary, start } from '../support/mongod.ts';
import type { Posted, Problem } from './bodies.ts';
import type { Answer } from './client.ts';

const mongod = await OwnMongod.make();
const suite = mongod === null ? describe.skip : describe;
const UNDER_MS = 1000;
/** The longest that a request waits by design: `awayMs`, and a look's interval. */
const WAIT_MS = 900;

/** Makes the primary give up for some seconds; there is nobody else to elect. */
async function stepDown(uri: string, seconds: number): Promise<void> {
  const db = await mongoose.createConnection(uri).asPromise();
  await db.db!.admin().command({ replSetStepDown: seconds, secondaryCatchUpPeriodSecs: 0, force: true }).catch(() => {});
  await db.close();
}

suite('MongoDB gone away', () => {
  let server: Server;
  let first = '';
  let serial = 0;
  const posted: string[] = [];
  const post = async (key = 'gone'): Promise<Answer<Posted>> => {
    serial += 1;
    const body = { text: `تعليق رقم ${serial}`, author: { name: 'قارئ' }, page: { url: `${server.base}/demo`, title: 'خبر' } };
    const answer = await server.guest<Posted>('POST', `/sites/demo/threads/${key}/comments`, { body, from: serial });
    if (answer.status === 201) posted.push(answer.body.comment.id);
    return answer;
  };
  const timed = async (asked: Promise<Answer>): Promise<{ answer: Answer; ms: number }> => {
    const started = performance.now();
    const answer = await asked;
    return { answer, ms: performance.now() - started };
  };
  const kinds = (): Promise<Answer>[] => [
    ...Array.from({ length: 30 }, () => post()), server.guest('GET', `/comments/${first}`), server.guest('GET', '/sites/demo/threads/gone/comments?limit=7'),
    server.guest('POST', '/sites/demo/counts', { body: { threads: ['gone'] } }), server.guest('POST', '/sites/demo/guests', { body: { name: 'قارئ' } }),
    server.staff('GET', '/moderation/queues'), server.staff('POST', '/moderation/decisions', { body: { items: [{ commentId: first, revision: 1, action: 'approve' }] } }),
    server.guest('POST', '/session', { body: { email: 'admin@example.org', password: 'x' } }),
  ];

  beforeAll(async () => {
    await mongod!.start();
    server = await Server.make({ MONGODB_URI: mongod!.uri });
    await server.start();
    await server.signIn();
    await until('the first comment', async () => (await post()).status === 201);
    first = posted[0]!;
    await server.staff('POST', '/moderation/decisions', { body: { items: [{ commentId: first, revision: 1, action: 'approve' }] } });
  });
  afterAll(async () => {
    await server?.dispose();
    await mongod?.dispose();
  });

  /** A second, unless this machine is so busy that the same requests take more than the rest of it while the store is there. */
  const bound = async (): Promise<number> => Math.max(UNDER_MS, WAIT_MS + Math.max(...(await Promise.all(kinds().map(timed))).map(({ ms }) => ms)));

  /** Asks everything at once, thrice: just then, while it is away, and once the driver knows. */
  async function assertTold(how: string, underMs: number): Promise<void> {
    let slowest = 0;
    let asked = 0;
    for (let wave = 0; wave < 3; wave += 1) {
      for (const { answer, ms } of await Promise.all(kinds().map(timed))) {
        expect({ status: answer.status, type: answer.header('content-type'), code: (answer.body as Problem | null)?.code }).toEqual({ status: 503, type: 'application/problem+json; charset=utf-8', code: 'unavailable' });
        expect(Number(answer.header('retry-after'))).toBeGreaterThan(0);
        slowest = Math.max(slowest, ms);
        asked += 1;
      }
      const ready = await timed(server.guest('GET', '//readyz'));
      expect(ready.answer.status).toBe(503);
      slowest = Math.max(slowest, ready.ms);
      expect((await server.guest('GET', '//healthz')).status).toBe(200);
    }
    expect(slowest).toBeLessThan(underMs);
    process.stdout.write(`MongoDB ${how}: ${asked} requests, all 503 with Retry-After, the slowest after ${Math.round(slowest)} ms\n`);
  }

  async function assertBack(how: string): Promise<void> {
    const ms = await until('ready again', async () => (await server.guest('GET', '//readyz')).status === 200);
    const wrote = await until('writing again', async () => (await post()).status === 201);
    process.stdout.write(`MongoDB ${how}: ready after ${ms} ms, writing ${wrote} ms later\n`);
    const store = await openMongo({ uri: mongod!.uri });
    expect((await store.comments.findMany(posted)).length).toBe(posted.length);
    expect(await store.moderation.recount('demo', false)).toEqual([]);
    await store.close();
  }

  test('that hangs: 503 in under a second, and what was given up is not done later', async () => {
    const underMs = await bound();
    const before = posted.length;
    const load = Array.from({ length: 20 }, () => post('hung'));
    mongod!.signal('SIGSTOP');
    const underWay = await Promise.all(load.map(timed));
    expect(underWay.every(({ answer, ms }) => [201, 503].includes(answer.status) && ms < underMs)).toBe(true);
    await assertTold('stopped', underMs);
    mongod!.signal('SIGCONT');
    await assertBack('continued');
    const store = await openMongo({ uri: mongod!.uri });
    const { count } = (await store.moderation.queues('demo')).find((each) => each.name === 'pending')!;
    await store.close();
    // Only what was under way when it hung may have been committed unheard: one batch, never the waves that followed.
    expect(count).toBeLessThanOrEqual(posted.length + 20);
    expect(posted.length).toBeGreaterThan(before);
  }, 60_000);

  test('that elects a new primary: every request is answered or told 503, and all is well again by itself', async () => {
    await stepDown(mongod!.uri, 3);
    const seen = new Set<number>();
    for (let wave = 0; wave < 6; wave += 1) for (const answer of await Promise.all(kinds())) seen.add(answer.status);
    // 401 is the wrong password of a store that is there; anything else would be a failure told to nobody who can help.
    expect([...seen].filter((status) => ![200, 201, 401, 429, 503].includes(status))).toEqual([]);
    expect(seen).toContain(503);
    await assertBack('re-elected');
  }, 60_000);

  test('that is killed and started again: 503 in under a second, then all as before', async () => {
    const underMs = await bound();
    await mongod!.kill();
    await assertTold('killed', underMs);
    await mongod!.start();
    await assertBack('restarted');
  }, 60_000);

  test('a standalone server is refused at start with one sentence', async () => {
    const standalone = await start(findBinary()!, { replicaSet: false });
    const refused = await Server.make({ MONGODB_URI: standalone.uri('hiwar') });
    const { code, stderr } = await refused.startInVain();
    await refused.dispose();
    await standalone.stop();
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/standalone.*replica set/);
  }, 60_000);

  test('nobody there: refused at start with one sentence', async () => {
    const refused = await Server.make({ MONGODB_URI: 'mongodb://127.0.0.1:1/hiwar' });
    const { code, stderr } = await refused.startInVain();
    await refused.dispose();
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^MONGODB_URI/);
  });
});
