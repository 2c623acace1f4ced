// The reader's side of the jobs port.
import type { Job } from '../../jobs/job.ts';
import type { JobsStore } from '../../jobs/jobs.store.ts';
import { cutPage, type Page } from '../../kernel/page.ts';
import type { Db, Row } from './db.ts';
import { countDesk } from './desk.read.ts';
import { keyset, values } from './shown.read.ts';
import type { WriterClient } from './writer-client.ts';

export const sqliteJobs = (db: Db, writer: WriterClient): JobsStore => ({
  insert: (given, replay = null) => writer.run('insertJob', { given, replay }),
  replace: (before, after, act = null) => writer.run('replaceJob', { before, after, act }),
  forgetAddresses: (site, before) => writer.run('forgetJobAddresses', { site, before }),
  async find(id) {
    const row = db.one('SELECT record FROM jobs WHERE id = ?', id);
    return row === null ? null : toJob(row);
  },
  list: async (sites, limit, cursor) => list(db, sites, { limit, cursor }),
  waiting: async (now, limit) => db.all('SELECT record FROM jobs INDEXED BY jobs_open WHERE open = 1 AND free_at <= ? ORDER BY free_at, id LIMIT ?', now.getTime(), limit).map(toJob),
  count: (query, bounds) => countDesk(db, query, bounds),
  decidedIn: async (batch, commentIds) => db.all(`SELECT DISTINCT d.comment_id FROM json_each(?) asked CROSS JOIN decisions d INDEXED BY decisions_comment
    ON d.comment_id = asked.value WHERE +d.batch = ?`, JSON.stringify(commentIds), batch).map((row) => String(row['comment_id'])),
  countIn: async (batch) => Number(db.one("SELECT count(*) AS n FROM decisions INDEXED BY decisions_batch WHERE batch = ? AND comment_id <> ''", batch)?.['n']),
  decisionsIn: async (batch, after, limit) => db.all(`SELECT seq, id FROM decisions INDEXED BY decisions_batch WHERE batch = ? AND seq > ? AND comment_id <> '' ORDER BY seq LIMIT ?`,
    batch, after, limit).map((row) => ({ seq: Number(row['seq']), id: String(row['id']) })),
});

function list(db: Db, sites: string[], { limit, cursor }: { limit: number; cursor: string | null }): Page<Job> {
  const after = keyset(cursor);
  const rows = sites.flatMap((site) => db.all(`SELECT record FROM jobs WHERE site = ? ${after === null ? '' : 'AND (created_at, id) < (?, ?)'}
    ORDER BY created_at DESC, id DESC LIMIT ?`, site, ...values(after), limit + 1));
  const newest = rows.map(toJob).toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  return cutPage(newest, limit, ({ id, createdAt }) => ({ at: createdAt.getTime(), id }));
}

const date = <T extends Date | null>(value: T): T => (value === null ? value : new Date(value)) as T;

function toJob(row: Row): Job {
  const job = JSON.parse(String(row['record'])) as Job;
  const { scope, undo, lease } = job;
  return {
    ...job, scope: { ...scope, since: date(scope.since) }, createdAt: date(job.createdAt), startedAt: date(job.startedAt), finishedAt: date(job.finishedAt), freeAt: date(job.freeAt),
    undo: undo === null ? null : { ...undo, requestedAt: date(undo.requestedAt), finishedAt: date(undo.finishedAt) },
    lease: lease === null ? null : { ...lease, until: date(lease.until) },
  };
}
