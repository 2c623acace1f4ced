// The desk's list: every site and queue asked for is read in order from its own index, then the few rows are merged.
import type { Comment } from '../../comments/comment.ts';
import type { DeskQuery, QueueName } from '../../moderation/moderation.store.ts';
import { cutPage, type Keyset, type Page } from '../../kernel/page.ts';
import { keyset, values } from './shown.read.ts';
import type { Clause, Db, Row } from './db.ts';
import { toComment, toDateOrNull } from './rows.ts';
import { countSearch, searchDesk } from './search.read.ts';

/** Rows that lie together in one index: which they are, and the index by time and by risk. */
type Stretch = { where: string; byTime: string; byRisk: string };

const standing = (status: string): Stretch => ({ where: `status = '${status}'`, byTime: 'comments_queue', byRisk: 'comments_risk' });

const awaited = (queue: string, where: string): Stretch => ({ where, byTime: `comments_${queue}`, byRisk: `comments_${queue}_risk` });

/** Where each queue lies. */
const stretches: Record<QueueName, Stretch> = {
  pending: standing('pending'), approved: standing('approved'), rejected: standing('rejected'), spam: standing('spam'),
  unreviewed: { where: "status = 'approved' AND reviewed = 0", byTime: 'comments_unreviewed', byRisk: 'comments_unreviewed_risk' },
  reported: awaited('reported', 'reports_open > 0'), illegal: awaited('illegal', 'reports_illegal > 0'), appeals: awaited('appeals', 'appeal_open = 1'),
};
const everything = ['pending', 'approved', 'rejected', 'spam', 'removed'].map(standing);

/** The comments of a queue in an order, or null where nothing fills it yet. */
export function queueIn(queue: QueueName, sort: DeskQuery['sort']): { from: string; where: string; order: string } | null {
  const stretch = stretches[queue];
  if (stretch === null) return null;
  const [column, direction] = sort === 'risk' ? ['risk_rank', 'DESC'] : ['created_at', sort === 'oldest' ? 'ASC' : 'DESC'];
  return { from: `comments INDEXED BY ${sort === 'risk' ? stretch.byRisk : stretch.byTime}`, where: stretch.where, order: `${column} ${direction}, id ${direction}` };
}

/** When the comment that waits longest in a queue was written. */
export function oldestIn(db: Db, site: string, queue: QueueName): Date | null {
  const stretch = stretches[queue];
  // Named, because without statistics the planner reads all that is approved to find what is unreviewed.
  const sql = `SELECT created_at FROM comments INDEXED BY ${stretch.byTime} WHERE site = ? AND ${stretch.where} ORDER BY created_at, id LIMIT 1`;
  return toDateOrNull(db.one(sql, site)?.['created_at'] ?? null);
}

export function deskList(db: Db, query: DeskQuery): Page<Comment> {
  if (query.words.length > 0) return searchDesk(db, query, filtersOf(query));
  const ascending = query.sort === 'oldest';
  const after = keyset(query.cursor);
  const rows = query.sites.flatMap((site) => sourcesOf(query).flatMap((source) => read(db, { query, site, source, after })));
  const page = cutPage(rows.toSorted((a, b) => (ascending ? 1 : -1) * compare(keyOf(a, query), keyOf(b, query))), query.limit, (row) => keyOf(row, query));
  return { items: page.items.map(toComment), next: page.next };
}

/** What to read from: one author's or thread's comments, or a stretch of the queues. */
function sourcesOf(query: DeskQuery): { from: string; where: string }[] {
  const chosen = query.queue === null ? everything : [stretches[query.queue]];
  const narrow = narrowFrom(query);
  if (narrow !== null) return [{ from: narrow, where: '1' }];
  return chosen.map((stretch) => ({ from: `comments INDEXED BY ${query.sort === 'risk' ? stretch.byRisk : stretch.byTime}`, where: stretch.where }));
}

function narrowFrom(query: DeskQuery): string | null {
  if (query.authorId !== null) return 'comments INDEXED BY comments_author';
  if (query.addressPrefix !== null) return 'comments INDEXED BY comments_address';
  return query.threadKey === null ? null : 'comments INDEXED BY comments_thread';
}

function read(db: Db, { query, site, source, after }: { query: DeskQuery; site: string; source: { from: string; where: string }; after: Keyset | null }): Row[] {
  const column = query.sort === 'risk' ? 'risk_rank' : 'created_at';
  const [sign, direction] = query.sort === 'oldest' ? ['>', 'ASC'] : ['<', 'DESC'];
  const clauses: Clause[] = [
    ...filtersOf({ ...query, sites: [site] }),
    ...(after === null ? [] : [{ sql: `(${column}, id) ${sign} (?, ?)`, given: values(after) }]),
  ];
  return db.all(`SELECT comments.* FROM ${source.from} WHERE ${source.where} AND ${clauses.map((each) => each.sql).join(' AND ')} ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`,
    ...clauses.flatMap((each) => each.given), query.limit + 1);
}

/** All that a comment has to be to stand in the list, but for its words. */
const filtersOf = ({ queue, sites, threadKey, authorId, addressPrefix, reason }: DeskQuery): Clause[] => [
  { sql: `site IN (${sites.map(() => '?').join(', ')})`, given: sites },
  ...(queue === null ? [] : [{ sql: stretches[queue].where, given: [] }]),
  ...equal('thread_key', threadKey), ...equal('author_id', authorId), ...equal('address_prefix', addressPrefix), ...equal('reason_code', reason),
];

/** How many comments the list would hold that were written between, the removed left out; it stops counting at `most`. */
export async function countDesk(db: Db, query: DeskQuery, { since, until, most }: { since: Date | null; until: Date; most: number }): Promise<number> {
  const bounds: Clause[] = [
    { sql: "created_at <= ? AND status <> 'removed'", given: [until.getTime()] },
    ...(since === null ? [] : [{ sql: 'created_at >= ?', given: [since.getTime()] }]),
  ];
  if (query.words.length > 0) return countSearch(db, query, { filters: [...filtersOf(query), ...bounds], most });
  return query.sites.flatMap((site) => sourcesOf(query).map(({ from, where }) => {
    const clauses = [...filtersOf({ ...query, sites: [site] }), ...bounds];
    return Number(db.one(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} AND ${clauses.map(({ sql }) => sql).join(' AND ')} LIMIT ?)`,
      ...clauses.flatMap(({ given }) => given), most)?.['n']);
  })).reduce((sum, count) => sum + count, 0);
}

const equal = (column: string, value: string | null): Clause[] => (value === null ? [] : [{ sql: `${column} = ?`, given: [value] }]);

const keyOf = (row: Row, query: DeskQuery): Keyset => ({ at: Number(row[query.sort === 'risk' ? 'risk_rank' : 'created_at']), id: String(row['id']) });

const compare = (a: Keyset, b: Keyset): number => a.at - b.at || (a.id < b.id ? -1 : 1);
