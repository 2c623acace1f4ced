// Does the work of bulk jobs, step by step, in whichever process takes one; a process that dies is followed by another.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import { untilFresh } from '../kernel/retry.ts';
import { changed, type Job, type JobState } from './job.ts';
import type { JobSteps, Stepped } from './job-steps.ts';
import type { JobsStore } from './jobs.store.ts';

/** A step takes a fraction of a second; who has not saved for so long is taken for dead. Should they live, both may go on: a
 *  comment is decided once all the same, and what was done is counted anew at the end. */
const LEASE_MS = 5_000;
/** Steps until the next job has its turn. */
const SLICE = 20;
const MOST_FAILURES = 5;
const BREATH_MS = 2_000;

type Deps = { store: JobsStore; steps: JobSteps; clock: Clock; ids: Ids };

export class JobsRunner {
  private readonly store: JobsStore;
  private readonly steps: JobSteps;
  private readonly clock: Clock;
  private readonly ids: Ids;

  constructor({ store, steps, clock, ids }: Deps) {
    this.store = store;
    this.steps = steps;
    this.clock = clock;
    this.ids = ids;
  }

  /** Works on what waits until nothing does. `stopping` ends it after the step under way. */
  async work(stopping?: AbortSignal): Promise<void> {
    const isStopping = (): boolean => stopping?.aborted === true;
    while (!isStopping()) {
      const [waiting] = await this.store.waiting(this.clock.now(), 1);
      if (waiting === undefined) return;
      const taken = await this.take(waiting);
      if (taken !== null) await this.slice(taken, isStopping);
    }
  }

  /** Null when another process was faster. */
  private async take(job: Job): Promise<Job | null> {
    // Who died holding it may have decided more than they saved.
    const done = job.lease === null ? job.done : await this.store.countIn(job.batch);
    const now = this.clock.now();
    const running: Partial<Job> = job.state === 'queued' ? { state: 'running', startedAt: now } : {};
    const taken = changed(job, { ...running, done, lease: { token: this.ids.short('t'), until: this.leaseEnd() } });
    return (await this.store.replace(job, taken)) === 'stale' ? null : taken;
  }

  private async slice(taken: Job, isStopping: () => boolean): Promise<void> {
    let job: Job | null = taken;
    try {
      for (let steps = 1; job !== null && job.lease !== null; steps += 1) {
        const stepped: Stepped = await this.steps.of(job);
        job = await this.save(job, stepped, steps === SLICE || isStopping());
      }
    } catch (error) {
      if (job !== null) await this.fail(job, error);
      throw error;
    }
  }

  /** Null when the job is somebody else's by now. One that was cancelled meanwhile keeps what the step did, and is let go. */
  private save(job: Job, { fields, next }: Stepped, isLast: boolean): Promise<Job | null> {
    return this.update(job, (present) => {
      const isOver = next !== null || present.state !== job.state || isLast;
      const isEnding = next !== null && next !== job.state && present.state === job.state;
      const ended: Partial<Job> = isEnding ? { state: next, ...this.endedAt(next, { ...present, ...fields }) } : {};
      return { ...fields, ...ended, failures: 0, lease: isOver ? null : { token: job.lease!.token, until: this.leaseEnd() }, freeAt: this.clock.now() };
    });
  }

  private endedAt(state: JobState, { undo }: Job): Partial<Job> {
    const finishedAt = this.clock.now();
    return state === 'undone' ? { undo: undo === null ? null : { ...undo, finishedAt } } : { finishedAt };
  }

  /** Tries again after a breath, a few times. A store that is away is no fault of the job's. */
  private async fail(job: Job, error: unknown): Promise<void> {
    if (error instanceof AppError && error.code === 'unavailable') return;
    // Some of the step may be done.
    const done = await this.store.countIn(job.batch);
    await this.update(job, (present) => {
      const failures = present.failures + 1;
      const isGivenUp = failures >= MOST_FAILURES && present.state === job.state;
      const now = this.clock.now();
      return { done, failures, lease: null, freeAt: new Date(now.getTime() + BREATH_MS), ...(isGivenUp ? { state: 'failed', finishedAt: now } : {}) };
    });
  }

  private update(job: Job, fieldsOf: (present: Job) => Partial<Job>): Promise<Job | null> {
    return untilFresh(async () => {
      const present = await this.store.find(job.id);
      if (present === null || present.lease?.token !== job.lease?.token) return null;
      const after = changed(present, fieldsOf(present));
      return (await this.store.replace(present, after)) === 'stale' ? 'stale' : after;
    });
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }
}
