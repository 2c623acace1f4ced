// The writer's side of the comments port: each operation runs inside a savepoint of a group commit.
import { edition, isEditable, removalOf, type Author, type Comment } from '../../comments/comment.ts';
import type { Edited, Entry, Inserted } from '../../comments/comments.store.ts';
import type { Repeated } from '../../kernel/replay.ts';
import type { Tally } from '../../stats/tally.ts';
import type { Thread } from '../../threads/thread.ts';
import { readComment, updateRow } from './comment-rows.ts';
import { endClaim } from './claims.write.ts';
import { isInSight, noticed, shift, tell, tellThread } from './counts.write.ts';
import type { Db } from './db.ts';
import { liken } from './likeness.write.ts';
import { closeReports } from './reports.write.ts';
import { fromComment, toThread } from './rows.ts';
import { addTallies } from './stats.ts';

export type Removal = { id: string; at: Date; tallies: Tally[] };

export function insert(db: Db, entry: Entry): Exclude<Inserted, Repeated> {
  const { comment, words, author, thread, tallies } = entry;
  if (!isInSight(db, comment.ancestors)) return { result: 'parent_gone' };
  createThread(db, thread);
  insertAuthor(db, author);
  const n = insertRow(db, comment);
  db.run('INSERT INTO comment_words (rowid, words) VALUES (?, ?)', n, words.join(' '));
  db.insert('revisions', { comment_id: comment.id, revision: comment.revision, text: comment.text, at: comment.createdAt.getTime() });
  shift(db, comment, { from: null, to: comment });
  liken(db, comment, { likened: entry.likened, at: comment.createdAt });
  addTallies(db, comment.site, tallies);
  if (comment.status === 'approved') tell(db, 'visible', comment, comment.createdAt);
  return { result: 'done' };
}

export function edit(db: Db, change: Edited): { result: 'done'; comment: Comment } | { result: 'stale' } | { result: 'not_found' } {
  const comment = readComment(db, change.id);
  if (comment === null) return { result: 'not_found' };
  if (!isEditable(comment) || comment.status !== change.from || comment.revision !== change.revision) return { result: 'stale' };
  const edited: Comment = { ...comment, ...edition(comment, change) };
  updateRow(db, edited);
  db.run('UPDATE comment_words SET words = ? WHERE rowid = (SELECT n FROM comments WHERE id = ?)', change.words.join(' '), edited.id);
  db.insert('revisions', { comment_id: edited.id, revision: edited.revision, text: edited.text, at: change.at.getTime() });
  shift(db, edited, { from: comment, to: edited });
  liken(db, edited, { likened: change.likened, at: change.at });
  addTallies(db, edited.site, change.tallies);
  const event = noticed(comment.status, edited.status) ?? (edited.status === 'approved' ? 'edited' : null);
  if (event !== null) tell(db, event, edited, change.at);
  return { result: 'done', comment: edited };
}

export function remove(db: Db, { id, at, tallies }: Removal): { result: 'done'; comment: Comment } | { result: 'not_found' } {
  const comment = readComment(db, id);
  if (comment === null) return { result: 'not_found' };
  if (comment.status === 'removed') return { result: 'done', comment };
  const removed: Comment = { ...comment, ...removalOf(comment) };
  closeReports(db, comment);
  updateRow(db, removed);
  endClaim(db, id);
  const moved = shift(db, removed, { from: comment, to: removed });
  addTallies(db, removed.site, tallies);
  if (comment.status === 'approved') tell(db, 'hidden', removed, at);
  // Removing what was rejected brings back the replies under it: no comment's own news, but the thread reads otherwise.
  else if (moved) tellThread(db, removed, at);
  return { result: 'done', comment: removed };
}

export function insertAuthor(db: Db, author: Author): { result: 'done' } {
  db.insert('authors', {
    site: author.site, id: author.id, name: author.name, kind: author.kind, email: author.email, approved: 0, rejected: 0, upheld: 0, dismissed: 0, created_at: author.createdAt.getTime(),
  }, 'ON CONFLICT DO NOTHING');
  return { result: 'done' };
}

export const forgetAddresses = (db: Db, { site, before, limit }: { site: string; before: Date; limit: number }): number =>
  db.run('UPDATE comments SET address_prefix = NULL, address_digest = NULL WHERE n IN (SELECT n FROM comments WHERE site = ? AND created_at < ? AND address_digest IS NOT NULL LIMIT ?)',
    site, before.getTime(), limit);

/** Creates the thread when nobody did before; an existing one keeps what it has. */
export function createThread(db: Db, thread: Thread): void {
  db.insert('threads', {
    site: thread.site, key: thread.key, url: thread.url, title: thread.title, state: thread.state, slow_seconds: thread.slowSeconds, created_at: thread.createdAt.getTime(),
  }, 'ON CONFLICT DO NOTHING');
}

export function readThread(db: Db, { site, key }: { site: string; key: string }): Thread {
  const row = db.one('SELECT * FROM threads WHERE site = ? AND key = ?', site, key);
  if (row === null) throw new Error('the thread is missing inside its own transaction');
  return toThread(row);
}

function insertRow(db: Db, comment: Comment): number {
  db.insert('comments', fromComment(comment));
  return Number(db.one('SELECT last_insert_rowid() AS n')?.['n']);
}
