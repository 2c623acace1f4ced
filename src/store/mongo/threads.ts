// Threads in MongoDB.
import type { ThreadsStore } from '../../threads/threads.store.ts';
import type { Lane } from './lane.ts';
import { threadId, threadOf, type Models } from './models.ts';

export function mongoThreads({ threads }: Models, lane: Lane): ThreadsStore {
  return {
    async find(site, key) {
      const row = await threads.findById(threadId(site, key)).lean();
      return row === null ? null : threadOf(row);
    },

    async put({ site, key, url, title, ...fresh }) {
      const id = threadId(site, key);
      await threads.updateOne({ _id: id }, { $setOnInsert: { site, key, url, title, ...fresh } }, { upsert: true });
      const differs = { _id: id, $or: [{ url: { $ne: url } }, { title: { $ne: title } }] };
      await threads.updateOne(differs, { $set: { url, title }, $inc: { version: 1 } });
      const row = await threads.findById(id).lean();
      if (row === null) throw new Error(`thread ${id} was not stored`);
      return threadOf(row);
    },

    setState: (site, key, { state, at }) => lane.submit({
      reads: { threads: [threadId(site, key)] },
      run(work) {
        const id = threadId(site, key);
        if (!work.threads.has(id)) return 'not_found';
        work.threadStates.set(id, state);
        work.delta({ site, threadKey: key }).version += 1;
        work.tellThread({ site, threadKey: key }, at);
        return 'done';
      },
    }),

    async counts(site, keys) {
      const ids = keys.slice(0, 100).map((key) => threadId(site, key));
      const rows = await threads.find({ _id: { $in: ids } }, { key: 1, counts: 1 }).lean();
      return new Map(rows.map((row) => [row.key, row.counts.visible]));
    },
  };
}
