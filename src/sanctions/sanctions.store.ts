// The port of sanctions.
import type { NewJob } from '../jobs/jobs.store.ts';
import type { Page } from '../kernel/page.ts';
import type { Replay, Stored } from '../kernel/replay.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { Sanction, SanctionKind, Target, TargetType } from './sanction.ts';

/** `targets`: on one of these; null is any, as of `kind` and `type`. `isActive`: at `now`; null is either. */
export type SanctionsQuery = {
  sites: string[];
  kind: SanctionKind | null;
  type: TargetType | null;
  targets: Target[] | null;
  isActive: boolean | null;
  now: Date;
  limit: number;
  cursor: string | null;
};

/** A sanction as it is made, the act of making it, and the jobs that it starts. */
export type NewSanction = { sanction: Sanction; act: DeskAct; jobs: NewJob[] };

export interface SanctionsStore {
  /** Stores a new sanction with its act and its jobs. Atomic; durable. */
  insert(given: NewSanction, replay?: Replay | null): Promise<Stored>;
  /** Replaces the sanction `before`, as it was read, by `after` and writes the act. 'stale' when it is no longer stored as
   *  it was read, 'not_found' when there is none; then nothing changes. Atomic: of two at once one is told. Durable. */
  replace(before: Sanction, after: Sanction, act: DeskAct): Promise<'done' | 'stale' | 'not_found'>;
  find(id: string): Promise<Sanction | null>;
  /** Those of a site that are on one of the targets and active at `now`, in no order. Never older than what is durable. */
  matching(site: string, targets: Target[], now: Date): Promise<Sanction[]>;
  /** A page, newest first; short where much was passed over. */
  list(query: SanctionsQuery): Promise<Page<Sanction>>;
  /** Nulls the networks of sanctions made before that, at most `limit`; says how many. Repeat until 0. */
  forgetAddresses(site: string, before: Date, limit: number): Promise<number>;
}
