// How far each consumer of a log has come, in MongoDB.
import type { CursorsStore } from '../../kernel/cursors.store.ts';
import { isDuplicate } from './failures.ts';
import type { Models } from './models.ts';

export function mongoCursors({ cursors }: Models): CursorsStore {
  return {
    async take(consumer, now, until) {
      try {
        const row = await cursors.findOneAndUpdate({ _id: consumer, takenUntil: { $lte: now } }, { $set: { takenUntil: until }, $setOnInsert: { position: 0 } },
          { upsert: true, returnDocument: 'after' }).lean();
        return row?.position ?? null;
      } catch (error) {
        // It exists and is another's.
        if (isDuplicate(error)) return null;
        throw error;
      }
    },

    async advance(consumer, from, to) {
      const { matchedCount } = await cursors.updateOne({ _id: consumer, position: from }, { $set: { position: to } });
      return matchedCount === 1 ? 'done' : 'stale';
    },
  };
}
