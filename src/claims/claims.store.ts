// The port of claims: who holds which comment of the desk, and until when.
import type { Comment } from '../comments/comment.ts';
import type { DeskQuery, QueueName } from '../moderation/moderation.store.ts';
import type { Claim } from './claim.ts';

/** `most` is what `by` may hold in all. */
export type Wanted = Omit<Claim, 'commentId'> & { sort: DeskQuery['sort']; count: number; most: number; now: Date };

/** Which of a person's claims; a null names all. */
export type Held = { by: string; site: string | null; queue: QueueName | null; commentIds: string[] | null; now: Date };

/** Beside these a claim ends with the decision on its comment or its removal, and with the session, the key or the person
 *  that took it, in the same atomic step (moderation and accounts ports). */
export interface ClaimsStore {
  /** Leases the next comments of a queue that nobody holds at `now`, and answers them in the order asked for: `count` of them,
   *  or fewer where the queue ends or `by` would hold more than `most`. A comment is leased to one, however many ask at once in
   *  however many processes; none is passed over but those that others hold. Each lease stands for itself: after a failure some
   *  may be held, and lapse. Served by the queue's index; the cost is of what is leased and what is held. */
  take(wanted: Wanted): Promise<Comment[]>;
  /** The live claims on these comments. */
  on(commentIds: string[], now: Date): Promise<Claim[]>;
  /** A person's live claims, those that end first before the others. */
  heldBy(by: string, now: Date): Promise<Claim[]>;
  /** Ends a person's claims; says how many were live. */
  release(held: Held): Promise<number>;
  /** Deletes claims that have ended; says how many. */
  prune(now: Date): Promise<number>;
}
