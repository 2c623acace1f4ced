// The writer's side of the jobs port.
import type { Job } from '../../jobs/job.ts';
import { isOpen, takeableAt } from '../../jobs/job.ts';
import type { NewJob } from '../../jobs/jobs.store.ts';
import type { DeskAct } from '../../moderation/decision.ts';
import type { Db } from './db.ts';
import { recordAct } from './records.write.ts';

/** What is searched stands beside the record. */
const columnsOf = (job: Job) => ({
  open: Number(isOpen(job)), free_at: takeableAt(job).getTime(), version: job.version, network: Number(job.scope.addressPrefix !== null), record: JSON.stringify(job),
});

export function insertJob(db: Db, { job, act }: NewJob): { result: 'done' } {
  db.insert('jobs', { id: job.id, site: job.site, created_at: job.createdAt.getTime(), ...columnsOf(job) });
  recordAct(db, act);
  return { result: 'done' };
}

export function replaceJob(db: Db, { before, after, act }: { before: Job; after: Job; act: DeskAct | null }): 'done' | 'stale' {
  const columns = columnsOf(after);
  const changed = db.run(`UPDATE jobs SET ${Object.keys(columns).map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND version = ?`,
    ...Object.values(columns), before.id, before.version);
  if (changed === 0) return 'stale';
  if (act !== null) recordAct(db, act);
  return 'done';
}

export const forgetJobAddresses = (db: Db, { site, before }: { site: string; before: Date }): number =>
  db.run(`UPDATE jobs SET network = 0, version = version + 1, record = json_set(record, '$.scope.addressPrefix', NULL, '$.version', version + 1)
    WHERE site = ? AND created_at < ? AND network = 1 AND open = 0`, site, before.getTime());
