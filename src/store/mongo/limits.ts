// Limits that all processes count together: one document a key; what this process counts at once goes in two commands.
import mongoose from 'mongoose';
import type { Hit, LimitsStore } from '../../kernel/limits.store.ts';
import { GroupCommit, type Settled } from '../group-commit.ts';
import { isDuplicate } from './failures.ts';
import type { Models } from './models.ts';
import { raw } from './raw.ts';

/** A count lost in a failover is no loss worth every writer's wait for a majority; it is read back where it was written. */
const concern = { w: 1 } as const;

type Try = { key: string; windowMs: number; now: Date };

export function mongoLimits({ limits }: Models): LimitsStore {
  const group = new GroupCommit<Try, Hit>(countAll);

  async function countAll(tries: Try[]): Promise<Settled<Hit>[]> {
    const byKey = [...Map.groupBy(tries, ({ key }) => key).values()];
    await write(byKey);
    const rows = await raw(limits).find({ _id: { $in: byKey.map(([first]) => first!.key) } }, { readConcern: { level: 'local' } }).toArray();
    const found = new Map(rows.map((row) => [row._id, row]));
    const later = new Map(byKey.map((same) => [same[0]!.key, same.length]));
    return tries.map(({ key, windowMs, now }) => {
      const after = later.get(key)! - 1;
      later.set(key, after);
      const row = found.get(key);
      // Deleted between the two commands: its window had ended.
      return { ok: true, value: row === undefined ? { count: 1, resetAt: new Date(now.getTime() + windowMs) } : { count: row.count - after, resetAt: row.resetAt } };
    });
  }

  async function write(byKey: Try[][]): Promise<void> {
    const updates = byKey.map((same) => ({ updateOne: { filter: { _id: same[0]!.key }, update: [{ $set: counted(same[0]!, same.length) }], upsert: true } }));
    await raw(limits).bulkWrite(updates, { writeConcern: concern, ordered: false }).catch((error: unknown) => {
      // Of two first tries in two processes one may lose the insert; by then there is a row to count on.
      if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || !isDuplicate(error)) throw error;
      return write([error.writeErrors].flat().map(({ index }) => byKey[index]!));
    });
  }

  return {
    hit: (key, windowMs, now) => group.add({ key, windowMs, now }),

    async forget(key) {
      await limits.deleteOne({ _id: key }, { writeConcern: concern });
    },

    // By a job and not by a TTL index: the windows go by the application's clock.
    prune: async (now) => (await limits.deleteMany({ resetAt: { $lte: now } })).deletedCount,
  };
}

/** Joins the window while it is open, opens a new one after its end. */
function counted({ windowMs, now }: Try, count: number): object {
  const isOpen = { $gt: ['$resetAt', now] };
  return { count: { $cond: [isOpen, { $add: ['$count', count] }, count] }, resetAt: { $cond: [isOpen, '$resetAt', new Date(now.getTime() + windowMs)] } };
}
