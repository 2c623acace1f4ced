// Threads in MongoDB.
import type { Thread } from '../../threads/thread.ts';
import type { ThreadsStore } from '../../threads/threads.store.ts';
import { GroupCommit } from '../group-commit.ts';
import type { Lane } from './lane.ts';
import { threadId, threadOf, type Models } from './models.ts';
import { raw } from './raw.ts';

export function mongoThreads({ threads }: Models, lane: Lane): ThreadsStore {
  /** Every post asks for its thread: those that ask while one answer is under way get theirs together. */
  const finds = new GroupCommit<string, Thread | null>(async (ids) => {
    const rows = await raw(threads).find({ _id: { $in: [...new Set(ids)] } }).toArray();
    const found = new Map(rows.map((row) => [row._id, row]));
    return ids.map((id) => {
      const row = found.get(id);
      return { ok: true, value: row === undefined ? null : threadOf(row) };
    });
  });

  return {
    find: (site, key) => finds.add(threadId(site, key)),

    async findMany(wanted) {
      const ids = wanted.map(({ site, key }) => threadId(site, key));
      return ids.length === 0 ? [] : (await threads.find({ _id: { $in: ids } }).lean()).map(threadOf);
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

    setState: (site, key, { act, ...rules }) => lane.submit({
      reads: { threads: [threadId(site, key)] },
      run(work) {
        const id = threadId(site, key);
        if (!work.threads.has(id)) return 'not_found';
        work.threadRules.set(id, { ...work.threadRules.get(id), ...rules });
        work.delta({ site, threadKey: key }).version += 1;
        work.records.push(act);
        work.tellThread({ site, threadKey: key }, act.at);
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
