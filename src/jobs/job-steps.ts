// One step of a bulk job: a bounded number of comments decided, or of decisions taken back, and where that leaves the job.
import type { Comment } from '../comments/comment.ts';
import type { ModerationService, Outcome } from '../moderation/moderation.service.ts';
import type { ModerationStore } from '../moderation/moderation.store.ts';
import { next as statusAfter } from '../moderation/decision.ts';
import { queryOf, type Job, type JobState, type JobUndo } from './job.ts';
import type { JobsStore } from './jobs.store.ts';

/** Comments looked at in one step. */
const STEP = 100;

/** What a step changed of the job; `next` is the state it ends in, null while there is more to do. */
export type Stepped = { fields: Partial<Job>; next: JobState | null };

export class JobSteps {
  private readonly jobs: JobsStore;
  private readonly store: ModerationStore;
  private readonly moderation: ModerationService;

  constructor({ jobs, store, moderation }: { jobs: JobsStore; store: ModerationStore; moderation: ModerationService }) {
    this.jobs = jobs;
    this.store = store;
    this.moderation = moderation;
  }

  async of(job: Job): Promise<Stepped> {
    if (job.state === 'running') return this.decide(job);
    if (job.state === 'undoing' && job.undo !== null) return this.takeBack(job, job.undo);
    // Cancelled while its process died: taking it has counted what was done, and nothing is left.
    return { fields: {}, next: job.state };
  }

  /** Repeated after a crash it comes to the same: what this batch decided already is known by its decisions. */
  private async decide(job: Job): Promise<Stepped> {
    const page = await this.store.list(queryOf(job, STEP));
    const since = job.scope.since ?? new Date(0);
    const matching = page.items.filter(({ createdAt, status }) => createdAt >= since && createdAt <= job.createdAt && status !== 'removed');
    // A page may be short, and a search is in the order of arrival: only a whole page of older ones is the end.
    const isPast = page.items.length > 0 && page.items.every(({ createdAt }) => createdAt < since);
    const decided = new Set(await this.jobs.decidedIn(job.batch, matching.map(({ id }) => id)));
    const fresh = matching.filter(({ id }) => !decided.has(id));
    const wanted = fresh.filter((comment) => !isSettled(comment, job) && !isSpared(comment, job));
    const outcomes = await this.decideAll(job, wanted);
    const stale = job.stale + countOf(outcomes, 'stale');
    const skipped = job.skipped + fresh.length - wanted.length + countOf(outcomes, 'not_allowed') + countOf(outcomes, 'not_found');
    const done = job.done + countOf(outcomes, 'done');
    if (page.next !== null && !isPast) return { fields: { done, stale, skipped, cursor: page.next }, next: null };
    const counted = await this.jobs.countIn(job.batch);
    return { fields: { done: counted, stale, skipped, total: counted + stale + skipped }, next: 'done' };
  }

  private async decideAll({ site, by, batch, action, reason, note }: Job, comments: Comment[]): Promise<Outcome[]> {
    const items = comments.map(({ id, revision, status }) => ({ commentId: id, revision, from: status, action, reason: reason ?? undefined, note: note ?? undefined }));
    return (await this.moderation.decide({ id: by, sites: [site] }, items, batch)).map(({ result }) => result);
  }

  /** Repeated after a crash it comes to the same: an undo by the same person that stands is done. */
  private async takeBack({ site, batch }: Job, undo: JobUndo): Promise<Stepped> {
    const decisions = await this.jobs.decisionsIn(batch, undo.after, STEP);
    const by = { id: undo.by, sites: [site] };
    const results = await Promise.all(decisions.map(({ id }) => this.moderation.undo(by, id, undo.batch)));
    const done = countOf(results.map(({ result }) => result), 'done');
    const fields = { undo: { ...undo, after: decisions.at(-1)?.seq ?? undo.after, done: undo.done + done, stale: undo.stale + results.length - done } };
    return { fields, next: decisions.length < STEP ? 'undone' : null };
  }
}

const isSettled = ({ status, reviewed }: Comment, { action }: Job): boolean => reviewed && statusAfter(status, action) === status;

/** What staff wrote from a network is the desk's own, not the network's. */
const isSpared = ({ author }: Comment, { scope }: Job): boolean => scope.addressPrefix !== null && author.kind === 'staff';

const countOf = (outcomes: Outcome[], wanted: Outcome): number => outcomes.filter((each) => each === wanted).length;
