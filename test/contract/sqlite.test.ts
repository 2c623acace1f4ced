// SQLite's own faults: a held lock, a failing command among others, counts gone wrong, an older file, a closed store.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSqlite } from '../../src/store/sqlite/open-sqlite.ts';
import type { DeskQuery } from '../../src/moderation/moderation.store.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, at } from '../support/builders.ts';
import { aReport } from './reports.contract.ts';
import { entry, store } from './stored.ts';

let folder: string;
let file: string;
let opened: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hiwar-'));
  file = join(folder, 'hiwar.db');
  opened = await openSqlite({ file });
});
afterEach(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

function withFile<T>(work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

test('a command that fails is answered alone; those beside it are stored', async () => {
  const by = anAuthor();
  const comment = aComment({ by });
  const results = await Promise.allSettled([comment, comment, aComment({ by })].map((each) => opened.comments.insert(entry(each, by))));
  expect(results.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await opened.moderation.recount('demo', false)).toEqual([]);
});

test('a lock held too long by another process refuses that write, not the next', async () => {
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const by = anAuthor();
  const started = performance.now();
  await expect(opened.comments.insert(entry(aComment({ by }), by))).rejects.toThrow('unavailable');
  expect(performance.now() - started).toBeLessThan(1000);
  other.exec('ROLLBACK');
  other.close();
  await store(opened);
});

test('a recount finds and repairs every kind of count', async () => {
  const root = await store(opened);
  await store(opened, { parent: root });
  withFile((db) => db.exec(`UPDATE comments SET reply_count = 9 WHERE depth = 0; UPDATE threads SET visible = 7; UPDATE queue_counts SET count = 5;
    UPDATE authors SET approved = 3`));
  const lines = await opened.moderation.recount('demo', false);
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['comment', 'thread', 'queue', 'queue', 'author', 'author']);
  expect(await opened.moderation.recount('demo', true)).toEqual(lines);
  expect(await opened.moderation.recount('demo', false)).toEqual([]);
  expect((await opened.threads.find('demo', 'article-1'))?.counts).toEqual({ visible: 2, topLevel: 1 });
});

test('a recount finds and repairs what is wrong with reports', async () => {
  const comment = await store(opened);
  const by = anAuthor();
  await opened.comments.insertAuthor(by);
  await opened.reports.make({ report: aReport(comment, { by: { id: by.id, kind: 'guest' }, reason: 'illegal' }), threshold: 5, decisionId: 'd_1' });
  withFile((db) => db.exec(`UPDATE comments SET reports_open = 2, reports_illegal = 0, reports = '{"spam":2}'; UPDATE authors SET upheld = 9`));
  const lines = await opened.moderation.recount('demo', true);
  expect(lines).toContain(`comment ${comment.id}: reports 2 spam:2, counted 1 illegal:1`);
  expect(lines).toContain(`reporter ${by.id}: 9/0, counted 0/0`);
  expect(await opened.moderation.recount('demo', false)).toEqual([]);
  expect((await opened.comments.find(comment.id))?.reports).toEqual({ open: 1, byReason: { illegal: 1 } });
});

test('a recount does not rely on the order of ids', async () => {
  const by = anAuthor();
  const root = aComment({ by, id: 'z-root' });
  await opened.comments.insert(entry(root, by));
  await opened.comments.insert(entry(aComment({ by, id: 'a-reply', parent: root }), by));
  expect(await opened.moderation.recount('demo', false)).toEqual([]);
});

test('a chain begins at the genesis', async () => {
  await store(opened);
  expect(await opened.moderation.seal({ site: 'demo', number: 1, decisionIds: [], previous: 'other', mac: 'm', sealedAt: at(1) })).toBe('stale');
});

test('a risk order with scores finer than a thousandth skips nothing', async () => {
  for (const score of [0.12345, 0.1231, 0.1229, 0.12349]) await store(opened, { status: 'pending', risk: { score, findings: [] } });
  const query = { sites: ['demo'], queue: 'pending', threadKey: null, authorId: null, addressPrefix: null, words: [], reason: null, sort: 'risk', limit: 1 } as const;
  const seen: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await opened.moderation.list({ ...query, sites: ['demo'], words: [], cursor });
    seen.push(...page.items.map((each) => each.id));
    cursor = page.next;
    if (cursor === null) break;
  }
  expect(new Set(seen).size).toBe(4);
});

test('a search for what is no text finds nothing and breaks nothing', async () => {
  await store(opened);
  for (const word of ['"', '*', '\0', '😀', 'NEAR(', '']) {
    const page = await opened.moderation.list({ sites: ['demo'], queue: null, threadKey: null, authorId: null, addressPrefix: null, words: [word], reason: null, sort: 'newest', limit: 5, cursor: null });
    expect(page.items).toEqual([]);
  }
});

test('a search reads a stretch at a time: pages may be empty, none is skipped, the count is whole', async () => {
  const by = anAuthor();
  const old = aComment({ by, status: 'pending', createdAt: at(1) });
  await opened.comments.insert(entry(old, by));
  await Promise.all(Array.from({ length: 5_000 }, () => opened.comments.insert(entry(aComment({ by, status: 'approved', createdAt: at(2) }), by))));
  const query: DeskQuery = { sites: ['demo'], queue: 'pending', threadKey: null, authorId: null, addressPrefix: null, words: ['شكرا'], reason: null, sort: 'newest', limit: 5, cursor: null };
  const first = await opened.moderation.list(query);
  expect(first.items).toEqual([]);
  expect(first.next).not.toBeNull();
  const second = await opened.moderation.list({ ...query, cursor: first.next });
  expect(second.items.map(({ id }) => id)).toEqual([old.id]);
  expect(second.next).toBeNull();
  const bounds = { since: null, until: at(3), most: 10_000 };
  expect(await opened.jobs.count(query, bounds)).toBe(1);
  expect(await opened.jobs.count({ ...query, queue: null }, bounds)).toBe(5_001);
  expect(await opened.jobs.count({ ...query, queue: null }, { ...bounds, most: 5_000 })).toBe(5_000);
});

test('a file of a newer Hiwar is refused, two may open a new one at once', async () => {
  const fresh = join(folder, 'fresh.db');
  const both = await Promise.all([openSqlite({ file: fresh }), openSqlite({ file: fresh })]);
  for (const each of both) await each.close();
  withFile((db) => db.exec('PRAGMA user_version = 99'));
  await expect(openSqlite({ file })).rejects.toThrow('newer Hiwar');
});

test('a closed store refuses at once instead of waiting for ever', async () => {
  const closed = await openSqlite({ file: join(folder, 'closed.db') });
  await closed.close();
  await expect(closed.comments.remove('none', at(1))).rejects.toThrow('unavailable');
  await expect(closed.ping()).rejects.toThrow('unavailable');
  await closed.close();
});
