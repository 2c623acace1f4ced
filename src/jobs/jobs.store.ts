// The port of bulk jobs and of what a batch of decisions holds.
import type { Page } from '../kernel/page.ts';
import type { Replay, Stored } from '../kernel/replay.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { DeskQuery } from '../moderation/moderation.store.ts';
import type { Job } from './job.ts';

/** A job as it is started, and the act of starting it. */
export type NewJob = { job: Job; act: DeskAct };

export interface JobsStore {
  /** Stores a new job with its act. Atomic; durable. */
  insert(given: NewJob, replay?: Replay | null): Promise<Stored>;
  find(id: string): Promise<Job | null>;
  /** The jobs of those sites, newest first. */
  list(sites: string[], limit: number, cursor: string | null): Promise<Page<Job>>;
  /** Replaces the job `before`, as it was read, by `after`, with the act that did it, if it was one. 'stale' when somebody
   *  came between (its version moved); then nothing changes. Atomic; durable. */
  replace(before: Job, after: Job, act?: DeskAct | null): Promise<'done' | 'stale'>;
  /** Jobs with something left to do that nobody holds at `now`, those left alone for longest first. */
  waiting(now: Date, limit: number): Promise<Job[]>;
  /** How many comments a query finds that were written from `since` on and up to `until`, the removed left out, counting no further
   *  than `most`. */
  count(query: DeskQuery, bounds: { since: Date | null; until: Date; most: number }): Promise<number>;
  /** Which of these comments were decided in a batch. */
  decidedIn(batch: string, commentIds: string[]): Promise<string[]>;
  /** How many decisions a batch holds. */
  countIn(batch: string): Promise<number>;
  /** A batch's decisions after a number, oldest first. */
  decisionsIn(batch: string, after: number, limit: number): Promise<{ seq: number; id: string }[]>;
  /** Takes the network out of closed jobs made before; says of how many. */
  forgetAddresses(site: string, before: Date): Promise<number>;
}
