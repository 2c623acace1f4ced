// The writer's bookkeeping: one change of a comment's standing and all the counts that follow from it.
import type { EventKind } from '../../kernel/events.ts';
import type { Comment, Status } from '../../comments/comment.ts';
import { climb, queueMoves, standingOf, type Standing } from '../counting.ts';
import type { Db } from './db.ts';

type Counted = Pick<Comment, 'id' | 'site' | 'threadKey' | 'ancestors' | 'author' | 'status' | 'reviewed' | 'replyCount'>;

/** Moves every count from what the comment was (null: it is new) to what it becomes; says whether the public
 *  sees another thread than before, whose version then moves. The row itself is the caller's. */
export function shift(db: Db, comment: Counted, change: { from: Standing | null; to: Standing }): boolean {
  const { from, to } = change;
  const before: Status = from?.status ?? 'pending';
  const moved = moveTree(db, { ...comment, status: before }, to.status);
  for (const { queue, by } of queueMoves(from, to)) {
    db.run('INSERT INTO queue_counts (site, queue, count) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count', comment.site, queue, by);
  }
  const was = standingOf(from?.status ?? null);
  const is = standingOf(to.status);
  if (was.approved === is.approved && was.rejected === is.rejected) return moved;
  db.run('UPDATE authors SET approved = approved + ?, rejected = rejected + ? WHERE site = ? AND id = ?',
    is.approved - was.approved, is.rejected - was.rejected, comment.site, comment.author.id);
  return moved;
}

function moveTree(db: Db, comment: Counted, to: Status): boolean {
  const parentsFirst = comment.ancestors.toReversed().map((id) => {
    const row = db.one('SELECT id, status, reply_count FROM comments WHERE id = ?', id);
    return { id, status: row?.['status'] as Status, replyCount: Number(row?.['reply_count'] ?? 0) };
  });
  const { replyCounts, visible, topLevel } = climb(comment, to, parentsFirst);
  for (const { id, replyCount } of replyCounts) db.run('UPDATE comments SET reply_count = ? WHERE id = ?', replyCount, id);
  if (visible === 0 && topLevel === 0) return false;
  db.run('UPDATE threads SET visible = visible + ?, top_level = top_level + ?, version = version + 1 WHERE site = ? AND key = ?', visible, topLevel, comment.site, comment.threadKey);
  return true;
}

/** Moves the thread's version: something a reader sees has changed. */
export const touchThread = (db: Db, site: string, key: string): number =>
  db.run('UPDATE threads SET version = version + 1 WHERE site = ? AND key = ?', site, key);

/** Writes an event of a comment. An edit in sight moves the thread's version; what shows or hides one moved it with the counts. */
export function tell(db: Db, kind: EventKind, comment: Pick<Comment, 'id' | 'site' | 'threadKey' | 'revision' | 'ancestors'>, at: Date): void {
  const { id, site, threadKey, revision } = comment;
  db.insert('events', { kind, site, thread_key: threadKey, comment_id: id, revision, at: at.getTime() });
  if (kind === 'edited' && isInSight(db, comment.ancestors)) touchThread(db, site, threadKey);
}

/** Whether every one of these is shown. */
export const isInSight = (db: Db, ancestors: string[]): boolean =>
  ancestors.every((id) => db.one('SELECT shown FROM comments WHERE id = ?', id)?.['shown'] === 1);

/** Writes that a thread reads otherwise than before; its version is the caller's. */
export function tellThread(db: Db, { site, threadKey }: Pick<Comment, 'site' | 'threadKey'>, at: Date): void {
  db.insert('events', { kind: 'thread_changed', site, thread_key: threadKey, at: at.getTime() });
}

/** What the public notices of a change of status. */
export function noticed(from: Status | null, to: Status): EventKind | null {
  if (from === to) return null;
  if (to === 'approved') return 'visible';
  return from === 'approved' ? 'hidden' : null;
}
