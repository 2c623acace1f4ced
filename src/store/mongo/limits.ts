// Limits that all processes count together: one document a key, one atomic update a try.
import type { LimitsStore } from '../../kernel/limits.store.ts';
import { isDuplicate } from './failures.ts';
import type { LimitRow, Models } from './models.ts';

/** A count lost in a failover is no loss worth every writer's wait for a majority. */
const concern = { w: 1 } as const;

export function mongoLimits({ limits }: Models): LimitsStore {
  const count = async (key: string, windowMs: number, now: Date): Promise<LimitRow> => {
    const isOpen = { $gt: ['$resetAt', now] };
    const row = await limits.collection.findOneAndUpdate(
      { _id: key as never },
      [{ $set: {
        count: { $cond: [isOpen, { $add: ['$count', 1] }, 1] },
        resetAt: { $cond: [isOpen, '$resetAt', new Date(now.getTime() + windowMs)] },
      } }],
      { upsert: true, returnDocument: 'after', writeConcern: concern },
    );
    if (row === null) throw new Error('an upsert answered no document');
    return row as unknown as LimitRow;
  };

  return {
    async hit(key, windowMs, now) {
      // Of two first tries at once one may lose the insert; by then there is a row to count on.
      const { count: total, resetAt } = await count(key, windowMs, now).catch((error: unknown) => {
        if (isDuplicate(error)) return count(key, windowMs, now);
        throw error;
      });
      return { count: total, resetAt };
    },

    async forget(key) {
      await limits.deleteOne({ _id: key }, { writeConcern: concern });
    },

    // By a job and not by a TTL index: the windows go by the application's clock.
    prune: async (now) => (await limits.deleteMany({ resetAt: { $lte: now } })).deletedCount,
  };
}
