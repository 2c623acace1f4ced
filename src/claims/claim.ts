// A lease on a comment of a queue: who works on it and until when; pure.
import type { QueueName } from '../moderation/moderation.store.ts';

export type Claim = {
  commentId: string;
  site: string;
  queue: QueueName;
  /** A staff or key id. */
  by: string;
  /** The session it was taken in, with which it ends; null of a key. */
  session: string | null;
  until: Date;
};

/** Long enough for a hard case, short enough that what somebody walked away from is back before lunch. */
const LEASE_MS = 5 * 60_000;

/** What one person may hold: more than a person decides in five minutes is only kept from the others. */
export const MOST_HELD = 200;

export const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MS);
