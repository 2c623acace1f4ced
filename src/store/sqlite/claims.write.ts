// The writer's side of claims: between two of its commands nobody else claims, so that looking and leasing are one.
import type { Held, Wanted } from '../../claims/claims.store.ts';
import type { Comment } from '../../comments/comment.ts';
import type { Db } from './db.ts';
import { queueIn } from './desk.read.ts';
import { toComment } from './rows.ts';

/** Lapsed claims do not count: they are replaced, or pruned some time. */
export function takeClaims(db: Db, { site, queue, by, session, until, sort, count, most, now }: Wanted): Comment[] {
  const source = queueIn(queue, sort);
  const held = Number(db.one('SELECT count(*) AS n FROM claims WHERE claimed_by = ? AND until > ?', by, now.getTime())?.['n']);
  const room = Math.min(count, most - held);
  if (source === null || room <= 0) return [];
  const rows = db.all(`SELECT comments.* FROM ${source.from} WHERE site = ? AND ${source.where}
    AND NOT EXISTS (SELECT 1 FROM claims WHERE comment_id = comments.id AND until > ?) ORDER BY ${source.order} LIMIT ?`, site, now.getTime(), room);
  for (const row of rows) {
    db.run('INSERT OR REPLACE INTO claims (comment_id, site, queue, claimed_by, session, until) VALUES (?, ?, ?, ?, ?, ?)',
      String(row['id']), site, queue, by, session, until.getTime());
  }
  return rows.map(toComment);
}

export function releaseClaims(db: Db, { by, site, queue, commentIds, now }: Held): number {
  const ids = commentIds === null ? null : JSON.stringify(commentIds);
  return db.run(`DELETE FROM claims WHERE claimed_by = ? AND until > ? AND site = coalesce(?, site) AND queue = coalesce(?, queue)
    AND (? IS NULL OR comment_id IN (SELECT value FROM json_each(?)))`, by, now.getTime(), site, queue, ids, ids);
}

export const pruneClaims = (db: Db, now: Date): number => db.run('DELETE FROM claims WHERE until <= ?', now.getTime());

/** What is decided or removed is nobody's work any more. */
export const endClaim = (db: Db, commentId: string): number => db.run('DELETE FROM claims WHERE comment_id = ?', commentId);

/** Of a person or key: all, those of one session, or those of all sessions but one. */
export function endClaimsOf(db: Db, { by, session = null, but = null }: { by: string; session?: string | null; but?: string | null }): number {
  return db.run('DELETE FROM claims WHERE claimed_by = ? AND session IS coalesce(?, session) AND (? IS NULL OR session IS NOT ?)', by, session, but, but);
}
