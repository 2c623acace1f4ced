// Comments and their authors in MongoDB: the reads. What writes do is in comment-writes.
import type { QueryFilter } from 'mongoose';
import type { Comment, ShownComment } from '../../comments/comment.ts';
import type { CommentsStore } from '../../comments/comments.store.ts';
import { cutPage, encodeCursor, type Page } from '../../kernel/page.ts';
import { GroupCommit } from '../group-commit.ts';
import { arrival, editing, insertion, removing } from './comment-writes.ts';
import type { Lane } from './lane.ts';
import { raw } from './raw.ts';
import { authorId, authorOf, commentOf, type CommentRow, type Models, type ReadRow } from './models.ts';
import { byTime, keyset, pageOf } from './pages.ts';
import { once } from './replays.ts';

type Repeat = Parameters<CommentsStore['hasRepeat']>[0];

/** Hidden branches are skipped over this often before a short page is answered. */
const ROUNDS = 5;

export function mongoComments(models: Models, lane: Lane): CommentsStore {
  const { comments, authors, replays } = models;
  const all = async (filter: QueryFilter<CommentRow>) => (await comments.find(filter, { words: 0 }).lean()).map(commentOf);

  /** Every post asks this: those that ask while one answer is under way get theirs together. */
  const repeats = new GroupCommit<Repeat, boolean>(async (asked) => {
    const $or = asked.map(({ site, authorId: author, textDigest, since }) =>
      ({ site, 'author.id': author, createdAt: { $gte: since }, textDigest, status: { $ne: 'removed' as const } }));
    const rows = await raw(comments).find({ $or }, { projection: { site: 1, 'author.id': 1, textDigest: 1, createdAt: 1 } }).toArray();
    return asked.map(({ site, authorId: author, textDigest, since }) =>
      ({ ok: true, value: rows.some((row) => row.site === site && row.author.id === author && row.textDigest === textDigest && row.createdAt >= since) }));
  });

  /** A batch of decisions asks for its comments one by one: as above. */
  const finds = new GroupCommit<string, Comment | null>(async (ids) => {
    const found = new Map((await all({ _id: { $in: [...new Set(ids)] } })).map((comment) => [comment.id, comment]));
    return ids.map((id) => ({ ok: true, value: found.get(id) ?? null }));
  });

  return {
    insert: (entry) => lane.submit(once(entry.replay, insertion(entry))),
    edit: (change, replay = null) => lane.submit(once(replay, editing(change))),
    remove: (id, at, { replay = null, tallies = [] } = {}) => lane.submit(once(replay, removing({ id, at, tallies }))),
    insertAuthor: (author, replay = null) => lane.submit(once(replay, arrival(author))),

    async replay(scope, now) {
      const row = await replays.findById(scope).lean();
      return row === null || row.expiresAt <= now ? null : { bodyDigest: row.bodyDigest, answer: row.answer };
    },

    find: (id) => finds.add(id),

    findMany: (ids) => (ids.length === 0 ? Promise.resolve([]) : all({ _id: { $in: ids } })),

    topLevel({ site, key, sort, limit, cursor }) {
      const filter = { site, threadKey: key, depth: 0, shown: true };
      if (sort === 'top') return pageOf(comments, { filter, by: 'replyCount', direction: -1, limit, cursor, key: (row) => row.replyCount });
      return pageOf(comments, { filter, ...byTime, direction: sort === 'newest' ? -1 : 1, limit, cursor });
    },

    descendants: (of, limit, cursor) => descendants(models, of, { limit, cursor }),
    firstReplies: (roots, limit) => firstReplies(models, roots, limit),

    async ownHidden(site, key, author) {
      const filter = { site, 'author.id': author, threadKey: key, status: { $ne: 'removed' as const } };
      const rows = await comments.find(filter, { words: 0 }, { sort: { createdAt: -1, _id: -1 }, limit: 300 }).lean();
      const above = await shownAmong(models, rows.flatMap((row) => row.ancestors));
      const isPublic = (row: ReadRow) => row.shown && row.ancestors.every((id) => above.has(id));
      return rows.filter((row) => !isPublic(row)).slice(0, 100).map(commentOf);
    },

    ownAll: (site, author, limit, cursor) =>
      pageOf(comments, { filter: { site, 'author.id': author }, ...byTime, direction: -1, limit, cursor }),

    hasRepeat: (by) => repeats.add(by),

    async lastIn({ site, key, authorId: author, since }) {
      const filter = { site, 'author.id': author, createdAt: { $gt: since }, threadKey: key };
      return (await comments.findOne(filter, { createdAt: 1 }, { sort: { createdAt: -1 }, hint: 'by_author' }).lean())?.createdAt ?? null;
    },

    async lastDecided(site, author) {
      const filter = { site, 'author.id': author, status: { $in: ['approved' as const, 'rejected' as const, 'spam' as const] } };
      return (await comments.findOne(filter, { createdAt: 1 }, { sort: { createdAt: -1 }, hint: 'by_author' }).lean())?.createdAt ?? null;
    },

    async findAuthor(site, id) {
      const row = await authors.findById(authorId(site, id)).lean();
      return row === null ? null : authorOf(row);
    },

    async findAuthors(wanted) {
      const ids = wanted.map(({ site, id }) => authorId(site, id));
      return ids.length === 0 ? [] : (await authors.find({ _id: { $in: ids } }).lean()).map(authorOf);
    },

    async pruneReplays(now) {
      return (await replays.deleteMany({ expiresAt: { $lte: now } })).deletedCount;
    },

    async forgetAddresses(site, before, limit) {
      const old = { site, createdAt: { $lt: before }, 'address.prefix': { $type: 'string' } } as QueryFilter<CommentRow>;
      const rows = await comments.find(old, { _id: 1 }, { sort: { createdAt: 1 }, limit }).lean();
      if (rows.length === 0) return 0;
      const { modifiedCount } = await comments.updateMany({ _id: { $in: rows.map((row) => row._id) }, address: { $ne: null } }, { $set: { address: null } });
      return modifiedCount;
    },
  };
}

/** Which of these are shown. */
async function shownAmong({ comments }: Models, ids: string[]): Promise<Set<string>> {
  const rows = ids.length === 0 ? [] : await comments.find({ _id: { $in: [...new Set(ids)] }, shown: true }, { _id: 1 }).lean();
  return new Set(rows.map((row) => row._id));
}

async function descendants(models: Models, of: ShownComment, { limit, cursor }: { limit: number; cursor: string | null }): Promise<Page<Comment>> {
  const visible: ReadRow[] = [];
  let after = keyset(cursor)?.id ?? of.id;
  let isMore = true;
  for (let round = 0; round < ROUNDS && visible.length <= limit && isMore; round += 1) {
    const filter = { ancestors: of.id, shown: true, _id: { $gt: after } };
    const rows = await models.comments.find(filter, { words: 0 }, { sort: { _id: 1 }, limit: limit + 1 }).lean();
    const between = (row: ReadRow) => row.ancestors.slice(row.ancestors.indexOf(of.id) + 1);
    const shown = await shownAmong(models, rows.flatMap(between));
    visible.push(...rows.filter((row) => between(row).every((id) => shown.has(id))));
    isMore = rows.length > limit;
    after = rows.at(-1)?._id ?? after;
  }
  const page = cutPage(visible.map(commentOf), limit, ({ id }) => ({ at: 0, id }));
  // Everything read so far is on the page or hidden: the next one begins after the last row read.
  return page.next === null && isMore ? { items: page.items, next: encodeCursor({ at: 0, id: after }) } : page;
}

/** All first pages in one command: a limited reading of the index for each root, joined. */
async function firstReplies(models: Models, roots: ShownComment[], limit: number): Promise<Map<string, Page<Comment>>> {
  const answered = roots.filter((root) => root.replyCount > 0);
  const stages = ({ id }: ShownComment) => [{ $match: { ancestors: id, shown: true } }, { $sort: { _id: 1 } }, { $limit: limit + 1 }, { $project: { words: 0 } }] as const;
  const [first, ...others] = answered;
  const rows = first === undefined ? [] : await models.comments.collection
    .aggregate<ReadRow>([...stages(first), ...others.map((root) => ({ $unionWith: { coll: models.comments.collection.collectionName, pipeline: stages(root) } }))]).toArray();
  const branches = Map.groupBy(rows, (row) => row.rootId);
  const read = new Set(rows.map((row) => row._id));
  const asked = rows.flatMap((row) => row.ancestors.slice(1).filter((id) => !read.has(id)));
  const shown = new Set([...read, ...await shownAmong(models, asked)]);
  const pages = roots.map(async (root): Promise<[string, Page<Comment>]> => {
    const branch = branches.get(root.id) ?? [];
    const visible = branch.filter((row) => row.ancestors.slice(1).every((id) => shown.has(id)));
    // Some were hidden and there may be more behind them.
    if (visible.length < branch.length && branch.length > limit) return [root.id, await descendants(models, root, { limit, cursor: null })];
    return [root.id, cutPage(visible.map(commentOf), limit, ({ id }) => ({ at: 0, id }))];
  });
  return new Map(await Promise.all(pages));
}
