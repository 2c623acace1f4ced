// A comment's row, read and rewritten inside the writer's transaction.
import type { Comment } from '../../comments/comment.ts';
import type { Db } from './db.ts';
import { fromComment, toComment } from './rows.ts';

export function readComment(db: Db, id: string): Comment | null {
  const row = db.one('SELECT * FROM comments WHERE id = ?', id);
  return row === null ? null : toComment(row);
}

export function updateRow(db: Db, comment: Comment): void {
  const { id, ...columns } = fromComment(comment);
  db.run(`UPDATE comments SET ${Object.keys(columns).map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, ...Object.values(columns), id!);
}
