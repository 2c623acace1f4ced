// A bulk job: one decision for everything that matches, what it has done so far and what may become of it; pure.
import type { DeskQuery, QueueName } from '../moderation/moderation.store.ts';
import { foldedWords } from '../text/fold.ts';

export type JobAction = 'approve' | 'reject' | 'spam';

export const jobStates = ['queued', 'running', 'done', 'cancelled', 'undoing', 'undone', 'failed'] as const;
export type JobState = (typeof jobStates)[number];

/** Exactly one of the first four says whose comments; the others narrow them. */
export type JobScope = {
  author: string | null;
  addressPrefix: string | null;
  thread: string | null;
  q: string | null;
  queue: QueueName | null;
  since: Date | null;
};

/** Who works on it, until when unless they save: a process that died is followed by another. */
export type Lease = { token: string; until: Date };

/** Taking the whole batch back. `after` is the number of the last decision looked at. */
export type JobUndo = { by: string; batch: string; after: number; done: number; stale: number; requestedAt: Date; finishedAt: Date | null };

export type Job = {
  id: string;
  site: string;
  by: string;
  scope: JobScope;
  action: JobAction;
  reason: string | null;
  note: string | null;
  state: JobState;
  /** What matched when it was made; null while that is more than was counted. */
  total: number | null;
  done: number;
  /** Changed by others while it was being decided (or, in an undo, since it was). */
  stale: number;
  /** As wanted and reviewed already, or not to be decided so. */
  skipped: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Its decisions carry this. */
  batch: string;
  /** Where its walk has come to; null before the first step. */
  cursor: string | null;
  undo: JobUndo | null;
  /** Steps that failed one after the other. */
  failures: number;
  lease: Lease | null;
  /** When it may be taken next, if nobody holds it. */
  freeAt: Date;
  /** Moves with every change. */
  version: number;
};

/** Counted exactly up to here. */
export const MOST_COUNTED = 10_000;

/** Whether there is something left to do. */
export const isOpen = ({ state, lease }: Pick<Job, 'state' | 'lease'>): boolean => lease !== null || state === 'queued' || state === 'running' || state === 'undoing';

export const takeableAt = ({ lease, freeAt }: Pick<Job, 'lease' | 'freeAt'>): Date => lease?.until ?? freeAt;

export const changed = (job: Job, fields: Partial<Job>): Job => ({ ...job, ...fields, version: job.version + 1 });

/** The scopes a comment may be chosen by. */
export const selectorsOf = ({ author, addressPrefix, thread, q }: Record<'author' | 'addressPrefix' | 'thread' | 'q', unknown>): unknown[] => [author, addressPrefix, thread, q].filter((each) => each !== null && each !== undefined);

/** Newest first. What was written after the job was made may be among it, and is not the job's. */
export const queryOf = ({ site, scope, cursor }: Pick<Job, 'site' | 'scope' | 'cursor'>, limit: number): DeskQuery => ({
  sites: [site], queue: scope.queue, threadKey: scope.thread, authorId: scope.author, addressPrefix: scope.addressPrefix,
  words: scope.q === null ? [] : foldedWords(scope.q), reason: null, sort: 'newest', limit, cursor,
});

export const mayCancel = ({ state }: Job): boolean => state === 'queued' || state === 'running';
export const mayUndo = ({ state }: Job): boolean => state === 'done' || state === 'cancelled' || state === 'failed';
