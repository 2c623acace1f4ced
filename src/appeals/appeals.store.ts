// The port of appeals. What answers them is a decision, and belongs to the moderators' port.
import type { Appeal, Comment } from '../comments/comment.ts';
import type { Tally } from '../stats/tally.ts';
import type { Repeated, Replay } from '../kernel/replay.ts';

/** `expect` is the comment as its author found it. */
export type NewAppeal = { commentId: string; appeal: Appeal; expect: Pick<Comment, 'status' | 'revision'>; tallies?: Tally[] };

export type Appealed =
  | { result: 'done'; comment: Comment }
  /** There was one before; a comment has one at most. */
  | { result: 'exists' }
  /** Decided otherwise meanwhile. */
  | { result: 'stale' }
  | { result: 'not_found' }
  | Repeated;

export interface AppealsStore {
  /** Puts an appeal on a comment that a person refused, with its queue and the daily figures. Atomic; durable when it resolves. */
  open(given: NewAppeal, replay?: Replay | null): Promise<Appealed>;
}
