// The reader's side of the comments port: short indexed reads on the main thread's own connection.
import { cutPage, type Keyset } from '../../kernel/page.ts';
import type { Comment } from '../../comments/comment.ts';
import type { CommentsStore } from '../../comments/comments.store.ts';
import type { Db } from './db.ts';
import { toAuthor, toComment, toDateOrNull } from './rows.ts';
import { descendants, firstReplies, keyset, topLevel, values } from './shown.read.ts';
import type { WriterClient } from './writer-client.ts';


/** Whether anything above the comment `c` is not shown. */
const UNDER_HIDDEN = `EXISTS (SELECT 1 FROM json_each('["' || replace(c.ancestors, ' ', '","') || '"]') e JOIN comments a ON a.id = e.value WHERE a.shown = 0)`;

const byTime = (comment: Comment): Keyset => ({ at: comment.createdAt.getTime(), id: comment.id });

export function sqliteComments(db: Db, writer: WriterClient): CommentsStore {
  return {
    insert: (entry) => writer.run('insert', entry),
    edit: (change, replay = null) => writer.run('edit', { change, replay }),
    remove: (id, at, { replay = null, tallies = [] } = {}) => writer.run('remove', { id, at, replay, tallies }),
    insertAuthor: (author, replay = null) => writer.run('insertAuthor', { author, replay }),
    pruneReplays: (now) => writer.run('pruneReplays', now),
    forgetAddresses: (site, before, limit) => writer.run('forgetAddresses', { site, before, limit }),
    async replay(scope, now) {
      const row = db.one('SELECT body_digest, answer FROM replays WHERE scope = ? AND expires_at > ?', scope, now.getTime());
      return row === null ? null : { bodyDigest: String(row['body_digest']), answer: String(row['answer']) };
    },
    find: async (id) => findMany(db, [id])[0] ?? null,
    findMany: async (ids) => findMany(db, ids),
    topLevel: async (query) => topLevel(db, query),
    descendants: async (of, limit, cursor) => descendants(db, of, { limit, cursor }),
    firstReplies: async (roots, limit) => firstReplies(db, roots, limit),
    async ownHidden(site, key, authorId) {
      return db.all(`SELECT * FROM comments c INDEXED BY comments_author WHERE site = ? AND author_id = ? AND thread_key = ?
        AND (status IN ('pending', 'rejected', 'spam') OR (status = 'approved' AND depth > 0 AND ${UNDER_HIDDEN}))
        ORDER BY created_at DESC, id DESC LIMIT 100`, site, authorId, key).map(toComment);
    },
    async ownAll(site, authorId, limit, cursor) {
      const after = keyset(cursor);
      const rows = db.all(`SELECT * FROM comments WHERE site = ? AND author_id = ? ${after === null ? '' : 'AND (created_at, id) < (?, ?)'}
        ORDER BY created_at DESC, id DESC LIMIT ?`, site, authorId, ...values(after), limit + 1);
      return cutPage(rows.map(toComment), limit, byTime);
    },
    async hasRepeat({ site, authorId, textDigest, since }) {
      return db.one(`SELECT 1 FROM comments WHERE site = ? AND author_id = ? AND created_at >= ? AND text_digest = ? AND status <> 'removed' LIMIT 1`,
        site, authorId, since.getTime(), textDigest) !== null;
    },
    async lastIn({ site, key, authorId, since }) {
      return toDateOrNull(db.one(`SELECT created_at FROM comments INDEXED BY comments_author WHERE site = ? AND author_id = ? AND created_at > ? AND thread_key = ?
        ORDER BY created_at DESC LIMIT 1`, site, authorId, since.getTime(), key)?.['created_at'] ?? null);
    },
    async lastDecided(site, authorId) {
      return toDateOrNull(db.one(`SELECT created_at FROM comments INDEXED BY comments_author WHERE site = ? AND author_id = ?
        AND status IN ('approved', 'rejected', 'spam') ORDER BY created_at DESC LIMIT 1`, site, authorId)?.['created_at'] ?? null);
    },
    async findAuthor(site, id) {
      const row = db.one('SELECT * FROM authors WHERE site = ? AND id = ?', site, id);
      return row === null ? null : toAuthor(row);
    },
    findAuthors: async (wanted) => db.all(`SELECT a.* FROM (SELECT DISTINCT value ->> 'site' AS site, value ->> 'id' AS id FROM json_each(?)) asked
      CROSS JOIN authors a ON a.site = asked.site AND a.id = asked.id`, JSON.stringify(wanted)).map(toAuthor),
  };
}

export function findMany(db: Db, ids: string[]): Comment[] {
  return ids.length === 0 ? [] : db.all(`SELECT * FROM comments WHERE id IN (${ids.map(() => '?').join(', ')})`, ...ids).map(toComment);
}
