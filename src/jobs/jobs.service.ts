// Bulk jobs as moderators meet them: a preview, one job for all that matches, its progress, an end to it, one undo.
import { mayTouch, type Decider } from '../accounts/account.ts';
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import { repeated, type Outcome, type ReplayOf } from '../kernel/replay.ts';
import { untilFresh } from '../kernel/retry.ts';
import type { ActKind, DeskAct } from '../moderation/decision.ts';
import type { DeskReader, ModerationItem } from '../moderation/desk.reader.ts';
import { changed, mayCancel, mayUndo, MOST_COUNTED, queryOf, selectorsOf, type Job, type JobAction, type JobScope } from './job.ts';
import type { JobsStore, NewJob } from './jobs.store.ts';

/** What to do with what. Of the scope exactly one of author, addressPrefix, thread and q. */
export type JobSpec = { site: string; scope: { [K in keyof JobScope]?: JobScope[K] | undefined }; action: JobAction; reason?: string | null; note?: string | null };
export type Preview = { count: number; more: boolean; sample: ModerationItem[] };

const SAMPLE = 5;

export class JobsService {
  private readonly store: JobsStore;
  private readonly desk: DeskReader;
  private readonly clock: Clock;
  private readonly ids: Ids;
  private wake: () => void = () => {};

  constructor({ store, desk, clock, ids }: { store: JobsStore; desk: DeskReader; clock: Clock; ids: Ids }) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
    this.ids = ids;
  }

  /** Names who is to be told, in this process, that there is work. */
  whenQueued(wake: () => void): void {
    this.wake = wake;
  }

  /** How many comments match now, and the newest of them; nothing is changed or kept. */
  async preview(by: Decider, { site, scope }: Pick<JobSpec, 'site' | 'scope'>): Promise<Preview> {
    const asked = { site, scope: this.accept(by, { site, scope }), cursor: null, createdAt: this.clock.now() };
    const [count, { items }] = await Promise.all([this.count(asked), this.desk.list(queryOf(asked, SAMPLE))]);
    const { since } = asked.scope;
    const sample = items.filter((item) => item.status !== 'removed' && (since === null || new Date(item.createdAt) >= since));
    return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED, sample };
  }

  /** Makes a job of what matches now, and sees that it is begun. */
  async start(by: Decider, spec: JobSpec, replay: ReplayOf<Job> = null): Promise<Outcome<Job>> {
    const given = await this.prepare(by, spec);
    const stored = await this.store.insert(given, await replay?.(given.job) ?? null);
    if (stored.result !== 'done') return repeated(stored);
    this.queued();
    return { done: given.job };
  }

  /** A job of what matches now, for whoever stores it with what it belongs to and says then that it is `queued`. */
  async prepare(by: Decider, spec: JobSpec): Promise<NewJob> {
    const now = this.clock.now();
    const { site, action, reason = null, note = null } = spec;
    const asked = { site, scope: this.accept(by, spec), cursor: null, createdAt: now };
    const count = await this.count(asked);
    const job: Job = {
      ...asked, id: this.ids.short('j'), by: by.id, action, reason, note, state: 'queued', total: count > MOST_COUNTED ? null : count, done: 0, stale: 0, skipped: 0,
      startedAt: null, finishedAt: null, batch: this.ids.short('b'), undo: null, failures: 0, lease: null, freeAt: now, version: 1,
    };
    return { job, act: this.act('job_start', by, job) };
  }

  queued(): void {
    this.wake();
  }

  /** A job of a site that is not theirs is like none. */
  async find(by: Decider, id: string): Promise<Job> {
    const job = await this.store.find(id);
    if (job === null || !mayTouch(by.sites, job.site)) throw new AppError('not_found');
    return job;
  }

  list(sites: string[], page: { limit: number; cursor: string | null }): Promise<Page<Job>> {
    return this.store.list(sites, page.limit, page.cursor);
  }

  /** Stops it before its next step; what is done stays, and can be undone. Cancelled twice is cancelled once. */
  cancel(by: Decider, id: string): Promise<Job> {
    return untilFresh(async () => {
      const job = await this.find(by, id);
      if (job.state === 'cancelled') return job;
      if (!mayCancel(job)) throw new AppError('conflict');
      return this.replace(job, changed(job, { state: 'cancelled', finishedAt: this.clock.now() }), this.act('job_cancel', by, job));
    });
  }

  /** Takes back all that the job did and nobody changed since. Asked twice it is done once. */
  async undo(by: Decider, id: string): Promise<Job> {
    const undoing = await untilFresh(async () => {
      const job = await this.find(by, id);
      if (job.state === 'undoing' || job.state === 'undone') return job;
      if (!mayUndo(job)) throw new AppError('conflict');
      const now = this.clock.now();
      // One that failed goes on where it was.
      const undo = job.undo ?? { by: by.id, batch: this.ids.short('b'), after: 0, done: 0, stale: 0, requestedAt: now, finishedAt: null };
      return this.replace(job, changed(job, { state: 'undoing', undo, failures: 0, freeAt: now }), this.act('job_undo', by, job));
    });
    this.queued();
    return undoing;
  }

  private async replace(before: Job, after: Job, act: DeskAct): Promise<Job | 'stale'> {
    return (await this.store.replace(before, after, act)) === 'stale' ? 'stale' : after;
  }

  private act(action: ActKind, by: Decider, job: Job): DeskAct {
    return { id: this.ids.short('d'), site: job.site, by: by.id, action, subject: `job:${job.id}`, reason: job.action, note: job.note, at: this.clock.now(), batch: null };
  }

  private count(asked: Pick<Job, 'site' | 'scope' | 'cursor' | 'createdAt'>): Promise<number> {
    return this.store.count(queryOf(asked, 1), { since: asked.scope.since, until: asked.createdAt, most: MOST_COUNTED + 1 });
  }

  private accept(by: Decider, { site, scope }: Pick<JobSpec, 'site' | 'scope'>): JobScope {
    if (!mayTouch(by.sites, site)) throw new AppError('not_found');
    const { author = null, addressPrefix = null, thread = null, q = null, queue = null, since = null } = scope;
    const whole: JobScope = { author, addressPrefix, thread, q, queue, since };
    const selectors = selectorsOf(whole);
    if (selectors.length !== 1) throw new AppError('validation', { errors: [{ path: '/scope', code: selectors.length === 0 ? 'required' : 'invalid' }] });
    // Words that fold to nothing would match everything.
    if (whole.q !== null && queryOf({ site, scope: whole, cursor: null }, 1).words.length === 0) {
      throw new AppError('validation', { errors: [{ path: '/scope/q', code: 'invalid' }] });
    }
    return whole;
  }
}
