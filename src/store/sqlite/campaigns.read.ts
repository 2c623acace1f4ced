// The reader's side of the campaigns port.
import { noStatuses } from '../../campaigns/campaign.ts';
import { COUNTED_MOST, type CampaignQuery, type CampaignsStore, type Tally } from '../../campaigns/campaigns.store.ts';
import type { Status } from '../../comments/comment.ts';
import { cutPage } from '../../kernel/page.ts';
import type { Db } from './db.ts';
import { toCampaign, toComment, toDate } from './rows.ts';
import { keyset, values } from './shown.read.ts';
import type { WriterClient } from './writer-client.ts';

export function sqliteCampaigns(db: Db, writer: WriterClient): CampaignsStore {
  const find = (id: string) => {
    const row = db.one('SELECT * FROM campaigns WHERE id = ?', id);
    return row === null ? null : toCampaign(row);
  };
  return {
    async signatures(after, limit) {
      return db.all('SELECT * FROM signatures WHERE n > ? ORDER BY n LIMIT ?', after, limit).map((row) => ({
        seq: Number(row['n']), commentId: String(row['comment_id']), site: String(row['site']), authorId: String(row['author_id']), at: toDate(row['at']),
        data: row['data'] as Uint8Array,
      }));
    },
    pruneSignatures: (site, before, limit) => writer.run('pruneSignatures', { site, before, limit }),
    async campaignsOf(commentIds) {
      const rows = db.all('SELECT c.id, c.campaign_id FROM json_each(?) asked CROSS JOIN comments c ON c.id = asked.value', JSON.stringify(commentIds));
      return new Map(rows.map((row) => [String(row['id']), row['campaign_id'] as string | null]));
    },
    find: async (id) => find(id),
    findMany: async (ids) => ids.flatMap((id) => find(id) ?? []),
    async list(query) {
      const rows = query.sites.flatMap((site) => listOf(db, site, query));
      const newestFirst = rows.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
      return cutPage(newestFirst, query.limit, ({ createdAt, id }) => ({ at: createdAt.getTime(), id }));
    },
    async tally(ids) {
      return new Map(ids.flatMap((id): [string, Tally][] => {
        const tally = tallyOf(db, id);
        return tally === null ? [] : [[id, tally]];
      }));
    },
    async members(id, limit, cursor) {
      const after = keyset(cursor);
      const rows = db.all(`SELECT * FROM comments INDEXED BY comments_campaign WHERE campaign_id = ? ${after === null ? '' : 'AND (created_at, id) > (?, ?)'}
        ORDER BY created_at, id LIMIT ?`, id, ...values(after), limit + 1).map(toComment);
      return cutPage(rows, limit, (comment) => ({ at: comment.createdAt.getTime(), id: comment.id }));
    },
    stand: (change) => writer.run('standCampaign', change),
    async setState(id, state) {
      await writer.run('setCampaignState', { id, state });
    },
  };
}

function listOf(db: Db, site: string, { state, limit, cursor }: CampaignQuery) {
  const before = keyset(cursor);
  const [where, given] = state === null ? ['site = ?', [site]] : ['site = ? AND state = ?', [site, state]];
  return db.all(`SELECT * FROM campaigns WHERE ${where} ${before === null ? '' : 'AND (created_at, id) < (?, ?)'} ORDER BY created_at DESC, id DESC LIMIT ?`,
    ...given, ...values(before), limit + 1).map(toCampaign);
}

function tallyOf(db: Db, id: string): Tally | null {
  const some = `(SELECT status, author_id FROM comments INDEXED BY comments_campaign WHERE campaign_id = ? ORDER BY created_at, id LIMIT ${COUNTED_MOST})`;
  const end = (direction: 'ASC' | 'DESC') =>
    db.one(`SELECT id, created_at FROM comments INDEXED BY comments_campaign WHERE campaign_id = ? ORDER BY created_at ${direction}, id ${direction} LIMIT 1`, id);
  const [first, last] = [end('ASC'), end('DESC')];
  if (first === null || last === null) return null;
  const statuses = noStatuses();
  for (const row of db.all(`SELECT status, count(*) AS count FROM ${some} GROUP BY status`, id)) statuses[row['status'] as Status] = Number(row['count']);
  const authors = Number(db.one(`SELECT count(DISTINCT author_id) AS count FROM ${some}`, id)?.['count']);
  return { authors, statuses, exampleId: String(first['id']), firstAt: toDate(first['created_at']), lastAt: toDate(last['created_at']) };
}
