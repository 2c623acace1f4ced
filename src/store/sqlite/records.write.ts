// Writes the records of decisions and acts, which the chain is made of.
import { isDecision, type AuditRecord, type DeskAct } from '../../moderation/decision.ts';
import type { Db } from './db.ts';

/** An act is about no comment. */
export function record(db: Db, entry: AuditRecord): void {
  const { id, site, at } = entry;
  db.insert('decisions', { id, site, comment_id: isDecision(entry) ? entry.commentId : '', at: at.getTime(), record: JSON.stringify(entry) });
}

export const recordAct = (db: Db, act: DeskAct): void => record(db, act);
