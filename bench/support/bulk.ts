// Fills a store with many comments at once, straight into its file or collections, with counts as its own writes would have left them.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import type { Comment } from '../../src/comments/comment.ts';
import type { Thread } from '../../src/threads/thread.ts';
import { foldedWords } from '../../src/text/fold.ts';
import { fromComment } from '../../src/store/sqlite/rows.ts';
import { authorId, commentRow, threadId } from '../../src/store/mongo/models.ts';
import { aThread } from '../../test/support/builders.ts';
import { databaseFile, now, sentence, written } from './seed.ts';
import type { Place } from './servers.ts';

/** One thread holds these, a tenth of them under its first comment; the rest stand by the hundred in other threads. */
const HOT = 33_000;
const PENDING_EVERY = 20;
const BATCH = 5000;
const DAY_MS = 86_400_000;
/** Sentences repeat: what is measured is rows, not words. */
const KINDS = 2000;

/** The n-th id: in order, and of a time far enough back. */
export const idOf = (n: number): string => {
  const time = (now.getTime() - 2 * DAY_MS + n).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
};

export const isPending = (n: number): boolean => n % PENDING_EVERY === 7;
const hotOf = (size: number): number => Math.min(HOT, Math.floor(size / 2));
const keyOf = (n: number, size: number): string => (n < hotOf(size) ? 'hot' : `t-${Math.floor(n / 100)}`);
const isReply = (n: number, size: number): boolean => n > 0 && n < hotOf(size) && n % 10 === 0;
const words = Array.from({ length: KINDS }, (_, n) => foldedWords(sentence(n)));
const kinds = Array.from({ length: KINDS }, (_, n) => written(n));

function commentAt(n: number, size: number): Comment {
  const id = idOf(n);
  const status = isPending(n) ? 'pending' : 'approved';
  const createdAt = new Date(now.getTime() - 2 * DAY_MS + n);
  const reply = isReply(n, size);
  const root = idOf(0);
  const replies = n === 0 ? Array.from({ length: hotOf(size) }, (_, each) => each).filter((each) => isReply(each, size) && !isPending(each)).length : 0;
  return {
    ...kinds[n % KINDS]!, id, threadKey: keyOf(n, size), rootId: reply ? root : id, parentId: reply ? root : null, ancestors: reply ? [root] : [], depth: reply ? 1 : 0,
    author: { id: `a_${n % 1000}`, name: `قارئ ${n % 1000}`, kind: 'guest' }, status, createdAt, publishedAt: status === 'approved' ? createdAt : null,
    replyCount: replies, textDigest: `digest-${n}`, address: { prefix: '10.0.0.0/24', digest: `network-${n % 5000}` },
  };
}

type Totals = { threads: Map<string, Thread>; approved: number; pending: number };

/** Every comment of the site in batches; the answer holds the counts of what went by. */
async function each(size: number, take: (comments: Comment[], words: string[][]) => Promise<void> | void): Promise<Totals> {
  const totals: Totals = { threads: new Map(), approved: 0, pending: 0 };
  for (let from = 0; from < size; from += BATCH) {
    const comments = Array.from({ length: Math.min(BATCH, size - from) }, (_, at) => commentAt(from + at, size));
    for (const comment of comments) tally(totals, comment);
    await take(comments, comments.map((_, at) => words[(from + at) % KINDS]!));
  }
  return totals;
}

function tally(totals: Totals, { threadKey, status, depth }: Comment): void {
  const thread = totals.threads.get(threadKey) ?? aThread({ key: threadKey, createdAt: now });
  totals.threads.set(threadKey, thread);
  if (status === 'pending') totals.pending += 1;
  else {
    totals.approved += 1;
    thread.counts.visible += 1;
    thread.counts.topLevel += Number(depth === 0);
    thread.version += 1;
  }
}

export const fill = (place: Place, size: number): Promise<void> => (place.uri === null ? fillSqlite(place, size) : fillMongo(place.uri, size));

async function fillSqlite(place: Place, size: number): Promise<void> {
  const db = new DatabaseSync(databaseFile(place));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000');
  const columns = Object.keys(fromComment(commentAt(0, size)));
  const row = db.prepare(`INSERT INTO comments (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const word = db.prepare('INSERT INTO comment_words (rowid, words) VALUES (?, ?)');
  const revision = db.prepare('INSERT INTO revisions (comment_id, revision, text, at) VALUES (?, 1, ?, ?)');
  const totals = await each(size, (comments, found) => {
    db.exec('BEGIN');
    comments.forEach((comment, at) => {
      const { lastInsertRowid } = row.run(...Object.values(fromComment(comment)));
      word.run(lastInsertRowid, found[at]!.join(' '));
      revision.run(comment.id, comment.text, comment.createdAt.getTime());
    });
    db.exec('COMMIT');
  });
  db.exec('BEGIN');
  const thread = db.prepare("INSERT INTO threads (site, key, url, title, state, visible, top_level, version, created_at) VALUES ('demo', ?, ?, ?, 'open', ?, ?, ?, ?)");
  for (const each of totals.threads.values()) thread.run(each.key, each.url, each.title, each.counts.visible, each.counts.topLevel, each.version, each.createdAt.getTime());
  for (let n = 0; n < 1000; n += 1) db.prepare("INSERT INTO authors (site, id, name, kind, created_at) VALUES ('demo', ?, ?, 'guest', ?)").run(`a_${n}`, `قارئ ${n}`, now.getTime());
  const queue = db.prepare("INSERT INTO queue_counts (site, queue, count) VALUES ('demo', ?, ?)");
  for (const [name, count] of [['pending', totals.pending], ['approved', totals.approved], ['unreviewed', totals.approved]] as const) queue.run(name, count);
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  // Else the first writes measured would wait for all of this to reach the disk.
  const file = openSync(databaseFile(place), 'r+');
  fsyncSync(file);
  closeSync(file);
}

async function fillMongo(uri: string, size: number): Promise<void> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const db = connection.getClient().db();
  const put = async (name: string, rows: object[]): Promise<void> => void await db.collection(name).insertMany(rows, { ordered: false, writeConcern: { w: 1 } });
  const totals = await each(size, async (comments, found) => {
    await put('comments', comments.map((comment, at) => commentRow(comment, found[at]!)));
    await put('revisions', comments.map(({ id, text, createdAt }) => ({ _id: `${id}/1`, commentId: id, revision: 1, text, at: createdAt })));
  });
  await put('threads', [...totals.threads.values()].map((thread) => ({ _id: threadId('demo', thread.key), ...thread })));
  await put('authors', Array.from({ length: 1000 }, (_, n) => ({ _id: authorId('demo', `a_${n}`), authorId: `a_${n}`, site: 'demo', name: `قارئ ${n}`, kind: 'guest', email: null, standing: { approved: 0, rejected: 0 }, createdAt: now })));
  await put('queue_counts', [{ _id: 'demo/99', site: 'demo', pending: totals.pending, approved: totals.approved, unreviewed: totals.approved, rejected: 0, spam: 0 }]);
  await connection.close();
}
