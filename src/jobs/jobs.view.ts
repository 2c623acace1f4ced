// Record -> what moderators are shown of a bulk job; its lease and its place in the walk are nobody's business.
import type { Job } from './job.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** `authorName` is what the author of its scope is called. */
export function jobView(job: Job, authorName: string | null) {
  const { id, site, by, scope, action, reason, note, state, total, done, stale, skipped, batch, undo } = job;
  return {
    id, site, by,
    scope: { author: scope.author, authorName, addressPrefix: scope.addressPrefix, thread: scope.thread, q: scope.q, queue: scope.queue, since: iso(scope.since) },
    action, reason, note, state, total, done, stale, skipped,
    createdAt: job.createdAt.toISOString(), startedAt: iso(job.startedAt), finishedAt: iso(job.finishedAt), batch,
    undo: undo === null ? null : { by: undo.by, batch: undo.batch, done: undo.done, stale: undo.stale, requestedAt: undo.requestedAt.toISOString(), finishedAt: iso(undo.finishedAt) },
  };
}
