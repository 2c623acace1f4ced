// The outbox in MongoDB: read up to where every process has committed, so that no event is ever passed over.
import type { EventsStore } from '../../kernel/events.ts';
import type { Models } from './models.ts';
import type { Sequence } from './sequence.ts';

export function mongoEvents({ events }: Models, sequence: Sequence): EventsStore {
  return {
    async after(seq, limit) {
      // First the horizon, then the rows: what lies below it is all there by now.
      const horizon = await sequence.horizon();
      const rows = await events.find({ _id: { $gt: seq, $lt: horizon } }, null, { sort: { _id: 1 }, limit }).lean();
      return rows.map(({ _id, ...event }) => ({ seq: _id, ...event }));
    },

    prune: async (before) => (await events.deleteMany({ at: { $lt: before } })).deletedCount,
  };
}
