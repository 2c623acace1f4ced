// Raid mode in MongoDB: counters by the minute, and what stands for a place.
import mongoose from 'mongoose';
import type { MinuteCounts, Place, Raid } from '../../raids/raid.ts';
import { stillStands, type RaidsStore } from '../../raids/raids.store.ts';
import { isDuplicate } from './failures.ts';
import type { Lane } from './lane.ts';
import type { Models, RaidCountsRow, RaidRow } from './models.ts';
import { raw } from './raw.ts';

/** A count lost in a failover is not missed; it is read back where it was written. */
const concern = { w: 1 } as const;
const local = { readConcern: { level: 'local' } } as const;
const placeId = ({ site, threadKey }: Place): string => `${site}/${threadKey ?? ''}`;
const countsOf = ({ _id, ...counts }: RaidCountsRow): MinuteCounts => counts;
const raidOf = ({ _id, ...raid }: RaidRow): Raid => raid;

export function mongoRaids({ raids, raidCounts }: Models, lane: Lane): RaidsStore {
  async function add(counts: MinuteCounts[]): Promise<void> {
    if (counts.length === 0) return;
    const updates = counts.map(({ site, threadKey, minute, ...$inc }) =>
      ({ updateOne: { filter: { _id: `${placeId({ site, threadKey })}/${minute}` }, update: { $inc, $setOnInsert: { site, threadKey, minute } }, upsert: true } }));
    await raw(raidCounts).bulkWrite(updates, { writeConcern: concern, ordered: false }).catch((error: unknown) => {
      // Of two processes that count first in a minute one may lose the insert; by then there is a row to add to.
      if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || !isDuplicate(error)) throw error;
      return add([error.writeErrors].flat().map(({ index }) => counts[index]!));
    });
  }

  return {
    add,
    since: async (minute) => (await raw(raidCounts).find({ minute: { $gte: minute } }, local).toArray()).map(countsOf),
    history: async ({ site, threadKey }, from, to) => (await raw(raidCounts).find({ site, threadKey, minute: { $gte: from, $lt: to } }, local).toArray()).map(countsOf),
    prune: async (before) => (await raidCounts.deleteMany({ minute: { $lt: before } })).deletedCount,
    standing: async (site) => (await raids.find(site === null ? {} : { site }).lean()).map(raidOf),

    switch: ({ place, before, after, act }) => lane.submit({
      reads: { docs: [['raids', placeId(place)]] },
      run(work) {
        const row = work.doc<RaidRow>('raids', placeId(place));
        if (!stillStands(row, before)) return 'stale';
        work.put(['raids', placeId(place)], after === null ? null : { _id: placeId(place), ...after });
        work.records.push(act);
        work.events.push({ kind: 'raid', site: place.site, threadKey: place.threadKey ?? '', commentId: null, revision: null, at: act.at });
        return 'done';
      },
    }),
  };
}
