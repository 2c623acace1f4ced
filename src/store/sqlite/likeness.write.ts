// What storing a comment does to campaigns: its signature, and the campaign it makes or joins.
import { stateAfterJoining, type Campaign, type Joining } from '../../campaigns/campaign.ts';
import type { Comment } from '../../comments/comment.ts';
import type { Likened } from '../../comments/comments.store.ts';
import type { Db } from './db.ts';
import { toCampaign } from './rows.ts';

const marks = (values: unknown[]): string => values.map(() => '?').join(', ');

/** Keeps a comment's signature and puts it, and those like it, into their campaign. */
export function liken(db: Db, comment: Comment, { likened, at }: { likened: Likened | undefined; at: Date }): void {
  const { signature, joining } = likened ?? { signature: null, joining: null };
  if (signature !== null) {
    db.insert('signatures', { comment_id: comment.id, site: comment.site, author_id: comment.author.id, at: at.getTime(), data: signature });
  }
  if (joining !== null) join(db, comment, { ...joining, at });
}

/** One that others have made of the same comments meanwhile is joined, not made again. */
function join(db: Db, { id, site }: Comment, { campaign, isNew, attach, from, at }: Joining & { at: Date }): void {
  const ids = [id, ...attach];
  const met = isNew ? db.one(`SELECT campaign_id FROM comments WHERE id IN (${marks(ids)}) AND campaign_id IS NOT NULL LIMIT 1`, ...ids) : null;
  if (isNew && met === null) insertCampaign(db, campaign);
  const joined = db.one('SELECT * FROM campaigns WHERE id = ?', met === null ? campaign.id : String(met['campaign_id']));
  if (joined === null) return;
  const into = toCampaign(joined);
  const take = (where: string, ...given: string[]): number =>
    db.run(`UPDATE comments SET campaign_id = ? WHERE id IN (${marks(ids)}) AND site = ? AND ${where}`, into.id, ...ids, site, ...given);
  let count = take('campaign_id IS NULL');
  for (const other of from.filter((each) => each !== into.id)) {
    const taken = take('campaign_id = ?', other);
    db.run('UPDATE campaigns SET count = count - ? WHERE id = ?', taken, other);
    count += taken;
  }
  db.run('UPDATE campaigns SET count = count + ?, state = ? WHERE id = ?', count, stateAfterJoining(into, at), into.id);
}

const insertCampaign = (db: Db, { id, site, state, createdAt }: Campaign): number =>
  db.insert('campaigns', { id, site, count: 0, state, created_at: createdAt.getTime(), standing: null });
