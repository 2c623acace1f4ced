// The MongoDB adapter's own faults: what the contract suites, which know no database, cannot see.
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import type { Comment } from '../../src/comments/comment.ts';
import { GENESIS } from '../../src/moderation/audit-chain.ts';
import type { Change } from '../../src/moderation/moderation.store.ts';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, aSite, at, aThread, ids } from '../support/builders.ts';
import { aReplay, keyed } from '../contract/stored.ts';
import { findBinary, start, startMongod, type Mongod } from '../support/mongod.ts';

const mongod: Mongod | null = await startMongod();
const suite = mongod === null ? describe.skip : describe;
const words = ['شكرا', 'علي', 'هذا', 'المقال'];

afterAll(() => mongod?.stop());

const entry = (comment: Comment) =>
  ({ comment, words, author: anAuthor({ id: comment.author.id }), thread: aThread({ key: comment.threadKey }), replay: null });

function decide(comment: Comment, to: Comment['status']): Change {
  const { id: commentId, status: from, revision, reviewed: wasReviewed, pinned: wasPinned, site } = comment;
  const by = { by: 's_1', action: 'reject', reason: 'abuse', note: null, batch: null, undoes: null } as const;
  return {
    decision: { id: ids.short('d'), site, commentId, ...by, from, to, wasReviewed, wasPinned, revision, at: at(5) },
    expect: { status: from, revision },
    set: { status: to, reviewed: true, pinned: false, reason: { code: 'abuse', by: 'person' }, publishedAt: comment.publishedAt },
  };
}

suite('many processes on one MongoDB', () => {
  const uri = mongod?.uri() ?? '';
  let stores: Store[] = [];
  beforeAll(async () => {
    stores = [await openMongo({ uri }), await openMongo({ uri }), await openMongo({ uri })];
    await stores[0]?.sites.insert(aSite());
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });

  test('posts of three processes on one hot thread are all counted', async () => {
    const comments = Array.from({ length: 300 }, () => aComment());
    const answers = await Promise.all(comments.map((comment, index) => stores[index % 3]!.comments.insert(entry(comment))));
    expect(answers.every((each) => each.result === 'done')).toBe(true);
    expect((await stores[0]!.threads.find('demo', 'article-1'))?.counts).toEqual({ visible: 300, topLevel: 300 });
    expect(await stores[0]!.moderation.recount('demo', false)).toEqual([]);
  });

  test('a reader of the outbox passes over no event while three processes write', async () => {
    const before = (await stores[0]!.events.after(0, 10_000)).at(-1)?.seq ?? 0;
    const seen: number[] = [];
    let seq = before;
    let isWriting = true;
    const reading = (async () => {
      for (let rest = 2; rest > 0; rest -= isWriting ? 0 : 1) {
        for (const event of await stores[1]!.events.after(seq, 50)) {
          seen.push(event.seq);
          seq = event.seq;
        }
      }
    })();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(Array.from({ length: 12 }, (_, index) => stores[index % 3]!.comments.insert(entry(aComment({ threadKey: 'outbox' })))));
    }
    await Promise.all(stores.map((store) => store.ping()));
    isWriting = false;
    await reading;
    // The last batch's mark is taken away in the background: until then its events wait, which is not passing over.
    while ((await stores[0]!.events.after(before, 10_000)).length < 120) await setImmediate();
    const late = await stores[2]!.events.after(seq, 10_000);
    expect(new Set([...seen, ...late.map((event) => event.seq)]).size).toBe(120);
    expect((await stores[0]!.events.after(before, 10_000)).length).toBe(120);
  });

  test('of two processes that decide one comment at once, one is told it is stale', async () => {
    const comment = aComment();
    await stores[0]!.comments.insert(entry(comment));
    const answers = await Promise.all([stores[0]!.moderation.apply(decide(comment, 'rejected')), stores[1]!.moderation.apply(decide(comment, 'spam'))]);
    expect(answers.map((each) => each.result).toSorted()).toEqual(['done', 'stale']);
    expect(await stores[0]!.moderation.recount('demo', false)).toEqual([]);
  });

  test.each(Object.entries(keyed))('%s, sent under one key to three processes at once, is done by one and answered by the others as by it', async (_name, prepare) => {
    const { write, done } = await prepare(stores[0]!);
    const replay = aReplay();
    const answers = await Promise.all(stores.map(({ comments }, index) => write(comments, { ...replay, answer: String(index) })));
    expect(answers.map(({ result }) => result).toSorted()).toEqual(['done', 'replayed', 'replayed']);
    const kept = String(answers.findIndex(({ result }) => result === 'done'));
    expect(answers.flatMap(({ result, answer }) => (result === 'replayed' ? [answer] : []))).toEqual([kept, kept]);
    expect(await done()).toBe(1);
  });

  test('of two sealers with the same link, one is told it is stale', async () => {
    const decisions = await stores[0]!.moderation.unsealed('demo', 10);
    const link = { site: 'demo', number: 1, decisionIds: decisions.map((each) => each.id), previous: GENESIS, mac: 'm', sealedAt: at(9) };
    const answers = await Promise.all(stores.map((store) => store.moderation.seal(link)));
    expect(answers.toSorted()).toEqual(['done', 'stale', 'stale']);
    expect(await stores[0]!.moderation.unsealed('demo', 10)).toEqual([]);
  });

  test('two processes cannot demote the last two admins', async () => {
    const admin = { name: 'هدى', role: 'admin', sites: null, passwordHash: 'x', createdAt: at(0) } as const;
    const people = [{ ...admin, id: 's_a', email: 'a@example.org' }, { ...admin, id: 's_b', email: 'b@example.org' }];
    for (const person of people) await stores[0]!.accounts.insertStaff(person);
    const answers = await Promise.all(people.map((person, index) => stores[index]!.accounts.replaceStaff(person, { ...person, role: 'moderator' })));
    expect(answers.toSorted()).toEqual(['done', 'last_admin']);
  });

  test('one bad post of a batch does not take the others with it', async () => {
    const known = aComment();
    await stores[0]!.comments.insert(entry(known));
    const good = Array.from({ length: 5 }, () => aComment());
    const [bad, ...rest] = await Promise.allSettled([known, ...good].map((comment) => stores[0]!.comments.insert(entry({ ...comment }))));
    expect(bad?.status).toBe('rejected');
    expect(rest.every((each) => each.status === 'fulfilled')).toBe(true);
    expect(await stores[0]!.moderation.recount('demo', false)).toEqual([]);
  });

  test('a field no schema names is refused, not stored', async () => {
    const stray = { ...aComment(), votes: 1 };
    await expect(stores[0]!.comments.insert(entry(stray))).rejects.toThrow(/no field votes/);
    expect(await stores[0]!.comments.find(stray.id)).toBeNull();
  });

  test('recount names and repairs a count that is wrong', async () => {
    const db = mongoose.createConnection(uri);
    await db.collection('threads').updateOne({ key: 'article-1' }, { $inc: { 'counts.visible': 3 } });
    await db.collection('queue_counts').updateMany({}, { $inc: { approved: 1 } });
    await db.close();
    expect((await stores[0]!.moderation.recount('demo', true)).length).toBe(2);
    expect(await stores[0]!.moderation.recount('demo', false)).toEqual([]);
  });
});

suite('a MongoDB that is not there', () => {
  test('a standalone server is refused with a way out', async () => {
    const binary = findBinary();
    if (binary === null) return void process.stderr.write('skipped: no mongod binary to start a standalone server with\n');
    const standalone = await start(binary, { replicaSet: false });
    await expect(openMongo({ uri: standalone.uri() })).rejects.toThrow(/standalone.*replica set/);
    await standalone.stop();
  });

  test('a server gone away makes reads, writes and ping fail within a second', async () => {
    const binary = findBinary();
    if (binary === null) return void process.stderr.write('skipped: no mongod binary of our own to stop\n');
    const own = await start(binary);
    const store = await openMongo({ uri: own.uri() });
    await store.comments.insert(entry(aComment()));
    await own.stop();
    const started = Date.now();
    const posts = Array.from({ length: 250 }, () => store.comments.insert(entry(aComment())));
    const answers = await Promise.allSettled([store.ping(), store.threads.find('demo', 'article-1'), ...posts]);
    expect(Date.now() - started).toBeLessThan(1200);
    const codes = answers.map((each) => (each.status === 'rejected' ? (each.reason as { code?: string }).code : 'answered'));
    expect([...new Set(codes)]).toEqual(['unavailable']);
    await store.close();
  });
});

test('a server nobody runs is named as the operator would look for it', async () => {
  await expect(openMongo({ uri: 'mongodb://127.0.0.1:1/none' })).rejects.toThrow(/^MONGODB_URI: no MongoDB server answers/);
});
