// The moderators' work in MongoDB: queues, decisions, the audit chain.
import type { ClientSession, Connection, QueryFilter } from 'mongoose';
import { isDecision, type Decision } from '../../moderation/decision.ts';
import type { Link } from '../../moderation/audit-chain.ts';
import type { DeskQuery, ModerationStore, Queue, QueueName } from '../../moderation/moderation.store.ts';
import { queueNames } from '../../moderation/moderation.store.ts';
import { cutPage } from '../../kernel/page.ts';
import { GroupCommit } from '../group-commit.ts';
import { application, recording } from './comment-writes.ts';
import { isDuplicate } from './failures.ts';
import type { Lane } from './lane.ts';
import { insertRows } from './raw.ts';
import { recordOf, type CommentRow, type LinkRow, type Models, type RecordRow } from './models.ts';
import type { Sequence } from './sequence.ts';
import { byTime, keyset, pageOf } from './pages.ts';
import { recount } from './recount.ts';
import { inTransaction } from './transaction.ts';

export const filters: Record<QueueName, QueryFilter<CommentRow>> = {
  pending: { status: 'pending' },
  unreviewed: { status: 'approved', reviewed: false },
  approved: { status: 'approved' },
  rejected: { status: 'rejected' },
  spam: { status: 'spam' },
  reported: { 'reports.open': { $gt: 0 } },
  illegal: { 'reports.byReason.illegal': { $gt: 0 } } as QueryFilter<CommentRow>,
  appeals: { 'appeal.state': 'open' },
};

/** What a query finds, whatever its order; null is nothing. */
export function deskFilter({ sites, queue, threadKey, authorId: author, addressPrefix, words, reason }: DeskQuery): QueryFilter<CommentRow> | null {
  if (sites.length === 0) return null;
  return {
    site: sites.length === 1 ? sites[0]! : { $in: sites },
    ...(queue === null ? {} : filters[queue]),
    ...(threadKey === null ? {} : { threadKey }),
    ...(author === null ? {} : { 'author.id': author }),
    // Without its type the server does not see that the index of networks holds them all.
    ...(addressPrefix === null ? {} : { 'address.prefix': { $eq: addressPrefix, $type: 'string' as const } }),
    ...(words.length === 0 ? {} : { words: { $all: words } }),
    ...(reason === null ? {} : { 'reason.code': reason }),
  };
}

const linkOf = ({ _id, ...link }: LinkRow) => link;

export function mongoModeration(db: Connection, models: Models, { lane, sequence }: { lane: Lane; sequence: Sequence }): ModerationStore {
  const { comments, decisions, links, revisions, queueCounts } = models;
  // Within a process the first to ask is the first to seal.
  let sealing: Promise<unknown> = Promise.resolve();

  /** A batch of decisions, or of undos, asks one by one: those that ask while one answer is under way get theirs together. */
  const finds = new GroupCommit<string, Decision | null>(async (ids) => {
    const rows = await decisions.find({ _id: { $in: [...new Set(ids)] } }).lean();
    const found = new Map(rows.map(recordOf).filter(isDecision).map((decision) => [decision.id, decision]));
    return ids.map((id) => ({ ok: true, value: found.get(id) ?? null }));
  });
  const histories = new GroupCommit<string, Decision[]>(async (commentIds) => {
    const rows = await decisions.find({ commentId: { $in: [...new Set(commentIds)] } }, null, { sort: { seq: 1 } }).lean();
    const found = Map.groupBy(rows.map(recordOf).filter(isDecision), ({ commentId }) => commentId);
    return commentIds.map((id) => ({ ok: true, value: found.get(id) ?? [] }));
  });

  return {
    async queues(site) {
      const slots = await queueCounts.find({ site }).lean();
      return Promise.all(queueNames.map(async (name): Promise<Queue> => {
        const count = slots.reduce((sum, slot) => sum + (slot[name] ?? 0), 0);
        const first = count === 0 ? null
          : await comments.findOne({ site, ...filters[name] }, { createdAt: 1 }, { sort: { createdAt: 1, _id: 1 } }).lean();
        return { name, count, oldest: first?.createdAt ?? null };
      }));
    },

    async list(query) {
      const { words, sort, limit, cursor } = query;
      const filter = deskFilter(query);
      if (filter === null) return { items: [], next: null };
      // What is found by words comes newest first, on every store.
      if (sort === 'risk' && words.length === 0) return pageOf(comments, { filter, by: 'riskRank', direction: -1, limit, cursor, key: (row) => row.riskRank });
      return pageOf(comments, { filter, ...byTime, direction: sort === 'newest' || words.length > 0 ? -1 : 1, limit, cursor });
    },

    apply: (change) => lane.submit(application(change)),
    record: (act) => lane.submit(recording(act)),

    async recorded(site, after, limit) {
      // First the horizon, then the rows: what lies below it is all there by now.
      const horizon = await sequence.horizon();
      const rows = await decisions.find({ site, seq: { $gt: after, $lt: horizon } }, null, { sort: { seq: 1 }, limit }).lean();
      return rows.map((row) => ({ seq: row.seq, record: recordOf(row) }));
    },

    findDecision: (id) => finds.add(id),
    decisionsOn: (commentId) => histories.add(commentId),

    async revisionsOf(commentId) {
      const rows = await revisions.find({ commentId }, null, { sort: { revision: 1 } }).lean();
      return rows.map(({ revision, text, at }) => ({ revision, text, at }));
    },

    async unsealed(site, limit) {
      const rows = await decisions.find({ site, link: null }, null, { sort: { seq: 1 }, limit }).lean();
      return rows.map(recordOf);
    },

    async lastLink(site) {
      const row = await links.findOne({ site }, null, { sort: { number: -1 } }).lean();
      return row === null ? null : linkOf(row);
    },

    seal(link) {
      const sealed = sealing.then(() => sealOnce(db, models, link));
      sealing = sealed.catch(() => {});
      return sealed;
    },

    async links(site, after, limit) {
      const rows = await links.find({ site, number: { $gt: after } }, null, { sort: { number: 1 }, limit }).lean();
      const covered = await decisions.find({ site, link: { $in: rows.map((row) => row.number) } }, null, { sort: { link: 1, seq: 1 } }).lean();
      const byLink = Map.groupBy(covered, (row) => row.link);
      return rows.map((row) => ({ link: linkOf(row), decisions: (byLink.get(row.number) ?? []).map(recordOf) }));
    },

    async audit({ sites, by, subject, limit, cursor }) {
      const end = keyset(cursor);
      const filter: QueryFilter<RecordRow> = {
        site: { $in: sites }, ...(by === undefined ? {} : { by }), ...(subject === undefined ? {} : { subject }), ...(end === null ? {} : { seq: { $lt: end.at } }),
      };
      const rows = await decisions.find(filter, null, { sort: { seq: -1 }, limit: limit + 1 }).lean();
      const page = cutPage(rows, limit, (row) => ({ at: row.seq, id: row._id }));
      return { items: page.items.map(recordOf), next: page.next };
    },

    recount: (site, repair) => recount(db, models, { site, repair }),
  };
}

async function sealOnce(db: Connection, models: Models, link: Link): Promise<'done' | 'stale'> {
  try {
    return await inTransaction(db, (session) => seal(models, link, session));
  } catch (error) {
    // Another process was faster and its link has this number.
    if (isDuplicate(error)) return 'stale';
    throw error;
  }
}

async function seal({ links, decisions }: Models, link: Link, session: ClientSession): Promise<'done' | 'stale'> {
  const last = await links.findOne({ site: link.site }, { number: 1, mac: 1 }, { sort: { number: -1 }, session }).lean();
  const fits = last === null ? link.number === 1 : link.number === last.number + 1 && link.previous === last.mac;
  if (!fits) return 'stale';
  await insertRows(links, [{ _id: `${link.site}/${link.number}`, ...link }], session);
  const free = { _id: { $in: link.decisionIds }, site: link.site, link: null };
  const { modifiedCount } = await decisions.updateMany(free, { $set: { link: link.number } }, { session });
  if (modifiedCount === link.decisionIds.length) return 'done';
  await session.abortTransaction();
  return 'stale';
}
