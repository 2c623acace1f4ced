// Claims in MongoDB: one document a comment, put in place only where none is live, so that processes need no transaction to share a queue.
import mongoose from 'mongoose';
import type { Claim } from '../../claims/claim.ts';
import type { ClaimsStore, Wanted } from '../../claims/claims.store.ts';
import type { Comment } from '../../comments/comment.ts';
import { isDuplicate } from './failures.ts';
import { commentOf, type ClaimRow, type Models } from './models.ts';
import { filters } from './moderation.ts';
import { raw } from './raw.ts';

/** Places of the queue looked at in one reading, each time four times as many: where many work on it thousands at its head are held. */
const [FIRST_STRIDE, LONGEST_STRIDE] = [100, 2000];

const orders = { oldest: ['createdAt', 1], newest: ['createdAt', -1], risk: ['riskRank', -1] } as const;
type Place = { _id: string; createdAt?: Date; riskRank?: number };

export function mongoClaims(models: Models): ClaimsStore {
  const { claims } = models;
  // Within a process one walks at a time: two at once would want the same head of the queue.
  let walking: Promise<unknown> = Promise.resolve();

  /** The next places of the queue; who came between in another process makes this one go on behind them. */
  async function take(wanted: Wanted): Promise<Comment[]> {
    const held = await claims.countDocuments({ by: wanted.by, until: { $gt: wanted.now } }, { limit: wanted.most });
    const room = Math.min(wanted.count, wanted.most - held);
    const won: Comment[] = [];
    let after: Place | null = null;
    for (let limit = FIRST_STRIDE; won.length < room; limit = Math.min(limit * 4, LONGEST_STRIDE)) {
      const places: Place[] = await stride(models, wanted, { after, limit });
      const left = await free(models, places, wanted.now);
      while (left.length > 0 && won.length < room) won.push(...await stillThere(models, wanted, await lease(models, wanted, left.splice(0, room - won.length))));
      if (places.length < limit) break;
      after = places.at(-1)!;
    }
    return won;
  }

  return {
    take(wanted) {
      const taken = walking.then(() => take(wanted));
      walking = taken.catch(() => {});
      return taken;
    },

    on: async (commentIds, now) => (commentIds.length === 0 ? [] : (await claims.find({ _id: { $in: commentIds }, until: { $gt: now } }).lean()).map(claimOf)),

    heldBy: async (by, now) => (await claims.find({ by, until: { $gt: now } }, null, { sort: { until: 1, _id: 1 } }).lean()).map(claimOf),

    async release({ by, site, queue, commentIds, now }) {
      const { deletedCount } = await claims.deleteMany({
        by, until: { $gt: now }, ...(site === null ? {} : { site }), ...(queue === null ? {} : { queue }), ...(commentIds === null ? {} : { _id: { $in: commentIds } }),
      });
      return deletedCount;
    },

    prune: async (now) => (await claims.deleteMany({ until: { $lte: now } })).deletedCount,
  };
}

/** The index's own keys are all that is asked for, so that where it says all of the queue no comment is read. */
async function stride({ comments }: Models, { site, queue, sort }: Wanted, { after, limit }: { after: Place | null; limit: number }): Promise<Place[]> {
  const [by, direction] = orders[sort];
  const [past, until] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  const behind = after === null ? {} : { [by]: { [until]: after[by] }, $or: [{ [by]: { [past]: after[by] } }, { [by]: after[by], _id: { [past]: after._id } }] };
  return comments.find({ site, ...filters[queue], ...behind }, { [by]: 1 }, { sort: { [by]: direction, _id: direction }, limit }).lean();
}

async function free({ claims }: Models, places: Place[], now: Date): Promise<string[]> {
  const ids = places.map(({ _id }) => _id);
  const held = new Set((await raw(claims).find({ _id: { $in: ids }, until: { $gt: now } }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
  return ids.filter((id) => !held.has(id));
}

/** Those of the comments that are now leased; the others somebody leased first: a live claim is not matched, and its id is taken. */
async function lease({ claims }: Models, { site, queue, by, session, until, now }: Wanted, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const lost = new Set<string>();
  await raw(claims).bulkWrite(ids.map((_id) =>
    ({ updateOne: { filter: { _id, until: { $lte: now } }, update: { $set: { site, queue, by, session, until } }, upsert: true } })), { ordered: false })
    .catch((error: unknown) => {
      if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || ![error.writeErrors].flat().every(isDuplicate) || !isDuplicate(error)) throw error;
      for (const { index } of [error.writeErrors].flat()) lost.add(ids[index]!);
    });
  return ids.filter((id) => !lost.has(id));
}

/** What was decided between looking and leasing is given back at once. */
async function stillThere({ claims, comments }: Models, { site, queue, by }: Wanted, ids: string[]): Promise<Comment[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await comments.find({ _id: { $in: ids }, site, ...filters[queue] }, { words: 0 }).lean()).map((row) => [row._id, row]));
  const gone = ids.filter((id) => !rows.has(id));
  if (gone.length > 0) await claims.deleteMany({ _id: { $in: gone }, by });
  return ids.flatMap((id) => rows.get(id) ?? []).map(commentOf);
}

const claimOf = ({ _id, ...claim }: ClaimRow): Claim => ({ commentId: _id, ...claim });
