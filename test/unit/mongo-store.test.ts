// The MongoDB adapter's own faults: what the contract suites, which know no database, cannot see.
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import type { Comment } from '../../src/comments/comment.ts';
import { GENESIS } from '../../src/kernel/chain.ts';
import { queueNames, type Change } from '../../src/moderation/moderation.store.ts';
import { openMongo } from '../../src/store/mongo/open-mongo.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, aSite, at, aThread, ids } from '../support/builders.ts';
import { aReport } from '../contract/reports.contract.ts';
import { aReplay, keyed } from '../contract/stored.ts';
import { findBinary, start, startMongod, type Mongod } from '../support/mongod.ts';

const mongod: Mongod | null = await startMongod();
const suite = mongod === null ? describe.skip : describe;
const words = ['شكرا', 'علي', 'هذا', 'المقال'];

afterAll(() => mongod?.stop());

const entry = (comment: Comment) =>
  ({ comment, words, author: anAuthor({ id: comment.author.id }), thread: aThread({ key: comment.threadKey }), tallies: [], replay: null });

function decide(comment: Comment, to: Comment['status']): Change {
  const { id: commentId, status: from, revision, reviewed: wasReviewed, pinned: wasPinned, site } = comment;
  const by = { by: 's_1', action: 'reject', reason: 'abuse', note: null, batch: null, undoes: null } as const;
  return {
    decision: { id: ids.short('d'), site, commentId, ...by, from, to, wasReviewed, wasPinned, revision, at: at(5) },
    expect: { status: from, revision },
    set: { status: to, reviewed: true, pinned: false, reason: { code: 'abuse', by: 'person' }, publishedAt: comment.publishedAt },
    tallies: [],
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

  test('reporters of three processes hide a comment once', async () => {
    const comment = { ...aComment({ threadKey: 'reported' }) };
    await stores[0]!.comments.insert(entry(comment));
    const made = await Promise.all(Array.from({ length: 12 }, (_, n) => stores[n % 3]!.reports.make({ report: aReport(comment), threshold: 5, decisionId: ids.short('d') })));
    expect(made.map(({ result }) => result).sort()).toEqual([...Array.from({ length: 5 }, () => 'done'), ...Array.from({ length: 7 }, () => 'not_found')]);
    expect(await stores[1]!.moderation.decisionsOn(comment.id)).toHaveLength(1);
    expect((await stores[2]!.comments.find(comment.id))!.reports.open).toBe(5);
    expect(await stores[0]!.moderation.recount('demo', false)).toEqual([]);
  });

  test('what was stored before there were reports reads as never reported, and can be reported and counted', async () => {
    const comment = aComment({ threadKey: 'older' });
    const author = anAuthor({ id: 'a_older' });
    await stores[0]!.comments.insert({ ...entry({ ...comment, author: { ...comment.author, id: author.id } }), author });
    const db = await mongoose.createConnection(uri).asPromise();
    await db.collection<{ _id: string }>('comments').updateOne({ _id: comment.id }, { $unset: { reports: 1, appeal: 1 } });
    await db.collection('authors').updateMany({}, { $unset: { reporting: 1 } });
    await db.close();
    expect(await stores[0]!.comments.find(comment.id)).toMatchObject({ reports: { open: 0, byReason: {} }, appeal: null });
    expect((await stores[0]!.comments.findAuthor('demo', author.id))?.reporting).toEqual({ upheld: 0, dismissed: 0 });
    await stores[0]!.reports.make({ report: aReport(comment, { by: { id: author.id, kind: 'guest' } }), threshold: 5, decisionId: ids.short('d') });
    const applied = await stores[0]!.moderation.apply(decide((await stores[0]!.comments.find(comment.id))!, 'rejected'));
    expect(applied).toMatchObject({ result: 'done', comment: { reports: { open: 0 } } });
    expect((await stores[0]!.comments.findAuthor('demo', author.id))?.reporting).toEqual({ upheld: 1, dismissed: 0 });
    expect(await stores[0]!.moderation.recount('demo', false)).toEqual([]);
  });

  test('reports, their answers and the desk\'s lists are served by indexes', async () => {
    const [store] = stores as [Store];
    const address = { prefix: '203.0.113.0/24', digest: 'd' };
    const comment = aComment({ threadKey: 'indexed', address });
    await store.comments.insert(entry(comment));
    const db = await mongoose.createConnection(uri).asPromise();
    await db.db!.command({ profile: 2 });
    for (const over of [{}, { reason: 'illegal' }] as const) await store.reports.make({ report: aReport(comment, over), threshold: 9, decisionId: ids.short('d') });
    const refusal = decide((await store.comments.find(comment.id))!, 'rejected');
    await store.moderation.apply(refusal);
    const { decision, ...undo } = decide((await store.comments.find(comment.id))!, 'approved');
    await store.moderation.apply({ ...undo, decision: { ...decision, action: 'undo', undoes: refusal.decision.id } });
    await store.reports.on(comment.id, 5);
    await store.reports.forget('demo', at(90), 5);
    await store.moderation.queues('demo');
    const query = { sites: ['demo'], queue: null, threadKey: null, authorId: null, addressPrefix: null, words: [], reason: null, sort: 'risk', limit: 5, cursor: null } as const;
    for (const over of [{ addressPrefix: address.prefix }, ...queueNames.map((queue) => ({ queue }))]) await store.moderation.list({ ...query, sites: ['demo'], words: [], ...over });
    await db.db!.command({ profile: 0 });
    const asked = await db.collection('system.profile').find({ planSummary: { $type: 'string' }, ns: { $in: ['comments', 'reports'].map((name) => `${db.name}.${name}`) } }).toArray();
    await db.close();
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter(({ planSummary }) => planSummary === 'COLLSCAN').map(({ command }) => JSON.stringify(command))).toEqual([]);
    const plans = asked.map(({ planSummary }) => String(planSummary)).join();
    for (const index of ['address.prefix: 1, createdAt', 'closedBy: 1', 'commentId: 1, reason: 1']) expect(plans).toContain(index);
  });

  test('recount names and repairs what is wrong with reports', async () => {
    const comment = aComment({ threadKey: 'tallied' });
    await stores[0]!.comments.insert(entry(comment));
    await stores[0]!.reports.make({ report: aReport(comment, { reason: 'illegal' }), threshold: 5, decisionId: ids.short('d') });
    const db = await mongoose.createConnection(uri).asPromise();
    await db.collection<{ _id: string }>('comments').updateOne({ _id: comment.id }, { $set: { reports: { open: 2, byReason: { spam: 2 } } } });
    await db.collection<{ _id: string }>('authors').updateOne({ _id: 'demo/a_older' }, { $set: { reporting: { upheld: 9, dismissed: 1 } } });
    await db.close();
    expect(await stores[0]!.moderation.recount('demo', true)).toEqual([
      `comment ${comment.id}: reports 2 spam:2, counted 1 illegal:1`, 'reporter a_older: 9/1, counted 1/0',
    ]);
    expect(await stores[0]!.moderation.recount('demo', false)).toEqual([]);
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
