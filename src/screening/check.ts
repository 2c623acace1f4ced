// What a screening check is given and what it promises; the list of them stands in checks.ts.
import type { Author, Comment } from '../comments/comment.ts';
import type { Sanction } from '../sanctions/sanction.ts';
import type { Site } from '../sites/site.ts';
import type { Folded } from '../text/fold.ts';
import type { Thread, ThreadState } from '../threads/thread.ts';
import type { Finding } from './verdict.ts';

export type Subject = {
  site: Site;
  thread: Thread;
  effectiveState: ThreadState;
  author: Author;
  isStaff: boolean;
  text: string;
  folded: Folded;
  honeypot: boolean;
  /** What the desk decided of its author beforehand, short of a ban; null where nothing. */
  sanction: Sanction | null;
  /** Null while a text is only tried: nothing of it may be remembered. */
  commentId: string | null;
  /** The comment it answers; null at top level. */
  parentId: string | null;
  /** Where it was sent from, as far as that is kept; null for a trial. */
  address: Comment['address'];
  now: Date;
};

/** For a check that reads from the store: longer than a store takes to say that it is away. */
export const STORE_DEADLINE_MS = 4000;

/** safety: when the check fails or is late the comment is held. convenience: then it is skipped, and a site that
 *  publishes first (mode post) does not wait for it. Either way the failure is recorded on the comment. */
export type CheckKind = 'safety' | 'convenience';

export type Check = {
  name: string;
  kind: CheckKind;
  /** How long it may take; 50 ms where absent. Only what asks somebody else needs more. */
  deadlineMs?: number;
  /** Runs after the others, and not at all when one of them refused: what is settled here is not sent outside. */
  asksOutside?: true;
  /** A store that is away is passed on and refuses the comment; any other failure is what the kind says. */
  run(subject: Subject): Finding | null | Promise<Finding | null>;
};
