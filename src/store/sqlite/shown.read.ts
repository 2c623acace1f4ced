// What the public page reads: shown top-level comments and their visible descendants, and of each only what is shown.
import type { CommentsStore, Sort } from '../../comments/comments.store.ts';
import type { ShownComment } from '../../comments/comment.ts';
import { cutPage, decodeCursor, encodeCursor, type Keyset, type Page } from '../../kernel/page.ts';
import type { Db, Row } from './db.ts';
import { toDate, toDateOrNull } from './rows.ts';

/** Rows of a branch looked at for one page: a page under much that is hidden is short, not slow. */
const SCAN = 500;
const COLUMNS = `id, thread_key, parent_id, root_id, in_reply_to, ancestors, depth, author_id, author_name, author_kind, html, dir, status,
  created_at, published_at, edited_at, pinned, reply_count`;
const BRANCH = 'root_id = ? AND depth > 0 AND shown = 1';

type Given = { limit: number; cursor: string | null };

const byTime = (comment: ShownComment): Keyset => ({ at: comment.createdAt.getTime(), id: comment.id });
const byScore = (comment: ShownComment): Keyset => ({ at: comment.replyCount, id: comment.id });
const byId = (comment: ShownComment): Keyset => ({ at: 0, id: comment.id });

/** Each order names its index: without statistics the planner would also take one that holds replies and hidden ones. */
const orders: Record<Sort, { index: string; column: string; sign: '<' | '>'; direction: 'ASC' | 'DESC'; key(comment: ShownComment): Keyset }> = {
  newest: { index: 'comments_top_time', column: 'created_at', sign: '<', direction: 'DESC', key: byTime },
  oldest: { index: 'comments_top_time', column: 'created_at', sign: '>', direction: 'ASC', key: byTime },
  top: { index: 'comments_top_score', column: 'reply_count', sign: '<', direction: 'DESC', key: byScore },
};

/** The keyset of a cursor; a cursor that is not ours is the caller's mistake. */
export function keyset(cursor: string | null): Keyset | null {
  if (cursor === null) return null;
  const key = decodeCursor(cursor);
  if (key === null) throw new RangeError('cursor');
  return key;
}

export const values = (key: Keyset | null): (number | string)[] => (key === null ? [] : [key.at, key.id]);

export function topLevel(db: Db, { site, key, sort, limit, cursor }: Parameters<CommentsStore['topLevel']>[0]): Page<ShownComment> {
  const { index, column, sign, direction, key: keyOf } = orders[sort];
  const after = keyset(cursor);
  const rows = db.all(`SELECT ${COLUMNS} FROM comments INDEXED BY ${index} WHERE site = ? AND thread_key = ? AND depth = 0 AND shown = 1
    ${after === null ? '' : `AND (${column}, id) ${sign} (?, ?)`} ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`, site, key, ...values(after), limit + 1);
  return cutPage(rows.map(toShown), limit, keyOf);
}

export function descendants(db: Db, of: ShownComment, { limit, cursor }: Given): Page<ShownComment> {
  const visible: ShownComment[] = [];
  let after = keyset(cursor)?.id ?? of.id;
  // Below a reply the branch holds others' descendants too: more is read at once.
  const take = of.depth === 0 ? limit + 1 : Math.max(limit + 1, 100);
  for (let scanned = 0; scanned < SCAN && visible.length <= limit; scanned += take) {
    const rows = db.all(`SELECT ${COLUMNS} FROM comments INDEXED BY comments_branch WHERE ${BRANCH} AND id > ? ORDER BY id LIMIT ?`, of.rootId, after, take).map(toShown);
    visible.push(...visibleAmong(db, rows, of));
    if (rows.length < take) return cutPage(visible, limit, byId);
    after = rows.at(-1)?.id ?? after;
  }
  // Everything read so far is on the page or hidden: the next one begins after the last row read.
  return visible.length > limit ? cutPage(visible, limit, byId) : { items: visible, next: encodeCursor({ at: 0, id: after }) };
}

/** `descendants` from the start for many top-level comments, in one statement. */
export function firstReplies(db: Db, roots: ShownComment[], limit: number): Map<string, Page<ShownComment>> {
  const ids = roots.filter((root) => root.replyCount > 0).map((root) => root.id);
  const rows = ids.length === 0 ? [] : db.all(`SELECT ${COLUMNS} FROM (SELECT value AS root FROM json_each(?)) CROSS JOIN comments
    WHERE n IN (SELECT n FROM comments INDEXED BY comments_branch WHERE ${BRANCH.replace('?', 'root')} ORDER BY id LIMIT ?)`, JSON.stringify(ids), limit + 1);
  const branches = Map.groupBy(rows.map(toShown), (comment) => comment.rootId);
  return new Map(roots.map((root) => [root.id, firstPage(db, root, { branch: branches.get(root.id) ?? [], limit })]));
}

function firstPage(db: Db, root: ShownComment, { branch, limit }: { branch: ShownComment[]; limit: number }): Page<ShownComment> {
  const inOrder = branch.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const visible = visibleAmong(db, inOrder, root);
  // Some were hidden and there may be more behind them.
  return visible.length < branch.length && branch.length > limit ? descendants(db, root, { limit, cursor: null }) : cutPage(visible, limit, byId);
}

/** Those of a branch's shown rows that stand below `of` with nothing hidden between. */
function visibleAmong(db: Db, rows: ShownComment[], of: ShownComment): ShownComment[] {
  const between = ({ ancestors }: ShownComment): string[] => ancestors.slice(of.depth + 1);
  const below = rows.filter((row) => row.ancestors[of.depth] === of.id);
  const shown = new Set(rows.map((row) => row.id));
  const asked = [...new Set(below.flatMap(between).filter((id) => !shown.has(id)))];
  if (asked.length > 0) {
    for (const row of db.all('SELECT c.id FROM json_each(?) asked CROSS JOIN comments c ON c.id = asked.value WHERE c.shown = 1', JSON.stringify(asked))) shown.add(String(row['id']));
  }
  return below.filter((row) => between(row).every((id) => shown.has(id)));
}

const toShown = (row: Row): ShownComment => ({
  id: row['id'], threadKey: row['thread_key'], parentId: row['parent_id'], rootId: row['root_id'], inReplyTo: row['in_reply_to'],
  ancestors: row['ancestors'] === '' ? [] : String(row['ancestors']).split(' '), depth: row['depth'],
  author: { id: row['author_id'], name: row['author_name'], kind: row['author_kind'] }, html: row['html'], dir: row['dir'], status: row['status'],
  createdAt: toDate(row['created_at']), publishedAt: toDateOrNull(row['published_at']), editedAt: toDateOrNull(row['edited_at']),
  pinned: row['pinned'] === 1, replyCount: row['reply_count'],
} as ShownComment);
