// The reader's side of the claims port.
import type { Claim } from '../../claims/claim.ts';
import type { ClaimsStore } from '../../claims/claims.store.ts';
import type { Db, Row } from './db.ts';
import { toDate } from './rows.ts';
import type { WriterClient } from './writer-client.ts';

export const sqliteClaims = (db: Db, writer: WriterClient): ClaimsStore => ({
  take: (wanted) => writer.run('takeClaims', wanted),
  on: async (commentIds, now) => db.all('SELECT * FROM claims WHERE comment_id IN (SELECT value FROM json_each(?)) AND until > ?',
    JSON.stringify(commentIds), now.getTime()).map(toClaim),
  heldBy: async (by, now) => db.all('SELECT * FROM claims WHERE claimed_by = ? AND until > ? ORDER BY until, comment_id', by, now.getTime()).map(toClaim),
  release: (held) => writer.run('releaseClaims', held),
  prune: (now) => writer.run('pruneClaims', now),
});

const toClaim = (row: Row): Claim => ({
  commentId: row['comment_id'], site: row['site'], queue: row['queue'], by: row['claimed_by'], session: row['session'], until: toDate(row['until']),
} as Claim);
