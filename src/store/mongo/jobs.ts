// Bulk jobs in MongoDB, and what a batch of decisions holds.
import type { Job } from '../../jobs/job.ts';
import { isOpen, takeableAt } from '../../jobs/job.ts';
import type { JobsStore, NewJob } from '../../jobs/jobs.store.ts';
import { isDecision } from '../../moderation/decision.ts';
import { cutPage } from '../../kernel/page.ts';
import type { Lane } from './lane.ts';
import { recordOf, type JobRow, type Models } from './models.ts';
import { deskFilter } from './moderation.ts';
import { keyset } from './pages.ts';
import { once } from './replays.ts';
import type { Work } from './work.ts';

const rowOf = ({ id, ...job }: Job): JobRow => ({ _id: id, ...job, open: isOpen({ ...job }), takeableAt: takeableAt(job) });
const jobOf = ({ _id, open: _open, takeableAt: _at, ...job }: JobRow): Job => ({ id: _id, ...job });

export function addJob(work: Work, { job, act }: NewJob): void {
  work.put(['jobs', job.id], rowOf(job));
  work.records.push(act);
}

export function mongoJobs({ jobs, decisions, comments }: Models, lane: Lane): JobsStore {
  return {
    insert: (given, replay = null) => lane.submit(once(replay, {
      reads: {},
      run(work) {
        addJob(work, given);
        return { result: 'done' };
      },
    })),

    replace: (before, after, act = null) => lane.submit({
      reads: { docs: [['jobs', before.id]] },
      run(work) {
        if (work.doc<JobRow>('jobs', before.id)?.version !== before.version) return 'stale';
        work.put(['jobs', after.id], rowOf(after));
        if (act !== null) work.records.push(act);
        return 'done';
      },
    }),

    async find(id) {
      const row = await jobs.findById(id).lean();
      return row === null ? null : jobOf(row);
    },

    async list(sites, limit, cursor) {
      const end = keyset(cursor);
      const at = new Date(end?.at ?? 0);
      const behind = end === null ? {} : { createdAt: { $lte: at }, $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: end.id } }] };
      const rows = await jobs.find({ site: { $in: sites }, ...behind }, null, { sort: { createdAt: -1, _id: -1 }, limit: limit + 1 }).lean();
      return cutPage(rows.map(jobOf), limit, ({ id, createdAt }) => ({ at: createdAt.getTime(), id }));
    },

    waiting: async (now, limit) => (await jobs.find({ open: true, takeableAt: { $lte: now } }, null, { sort: { takeableAt: 1, _id: 1 }, limit }).lean()).map(jobOf),

    async count(query, { since, until, most }) {
      const inQueue = deskFilter(query);
      if (inQueue === null) return 0;
      const createdAt = { $lte: until, ...(since === null ? {} : { $gte: since }) };
      return comments.countDocuments({ $and: [{ ...inQueue, createdAt }, { status: { $ne: 'removed' } }] }, { limit: most });
    },

    async decidedIn(batch, commentIds) {
      const rows = commentIds.length === 0 ? [] : await decisions.find({ commentId: { $in: commentIds }, batch }).lean();
      return [...new Set(rows.map(recordOf).filter(isDecision).map(({ commentId }) => commentId))];
    },

    countIn: (batch) => decisions.countDocuments({ batch, commentId: { $type: 'string' } }),

    async decisionsIn(batch, after, limit) {
      const rows = await decisions.find({ batch, seq: { $gt: after }, commentId: { $type: 'string' } }, { seq: 1 }, { sort: { seq: 1 }, limit }).lean();
      return rows.map(({ _id, seq }) => ({ seq, id: _id }));
    },

    async forgetAddresses(site, before) {
      const old = { site, createdAt: { $lt: before }, 'scope.addressPrefix': { $type: 'string' as const }, open: false };
      return (await jobs.updateMany(old as object, { $set: { 'scope.addressPrefix': null }, $inc: { version: 1 } } as object)).modifiedCount;
    },
  };
}
