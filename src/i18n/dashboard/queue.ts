// The moderation queues in three languages: lists, cards, decisions and their undoing, keys, claims, a comment's story.
import type { QueueName } from '../../web/wire.ts';
import type { Lang } from '../index.ts';
import type { Forms } from '../words.ts';
import { ar } from './queue.ar.ts';
import { en } from './queue.en.ts';
import { fr } from './queue.fr.ts';

export type ActionKey = 'approve' | 'reject' | 'spam' | 'pin' | 'unpin';

/** Every command of the list, as the help names it. */
export type CommandName =
  | 'next' | 'previous' | 'approve' | 'reject' | 'spam' | 'pin' | 'undo' | 'mark' | 'markRange' | 'markAll' | 'clear' | 'details' | 'context' | 'article' | 'claim' | 'release'
  | 'acknowledge' | 'search' | 'toQueue' | 'refresh' | 'help';

export type QueueTexts = {
  /** Kind words for a queue with nothing in it. */
  empty: Record<QueueName, string>;
  nothingFound: string;
  oldest: string;
  kinds: Record<'guest' | 'member' | 'staff', string>;
  standing: string; neverDecided: string;
  noTitle: string; reply: string; risk: string; appeal: string; appealStates: Record<'open' | 'granted' | 'dismissed' | 'withdrawn', string>;
  reports: Forms; similar: Forms; unreviewed: string; pinned: string; claimedByMe: string; claimedBy: string; left: string;
  acts: Record<ActionKey, string>;
  /** What was done, said after it; `{name}` is the comment's author. */
  done: Record<ActionKey, string>;
  manyDone: Record<'approve' | 'reject' | 'spam', Forms>; undone: string; manyUndone: Forms; nothingToUndo: string; notDone: string; manyNotDone: Forms; notUndone: string; manyNotUndone: Forms;
  you: string; someone: string;
  did: Record<ActionKey | 'undo' | 'hold', string>;
  stale: string; changed: string; nowStatus: string; notAllowed: string; notFound: string; failed: string; elsewhere: string; acknowledge: string; first: string;
  cannot: string; selected: Forms; clear: string; select: string;
  why: string; whyHint: string; note: string; noteHint: string; rejectHow: Forms;
  commands: Record<CommandName, string>; keysTitle: string; keysHint: string; digits: string; withShift: string;
  sort: string; sorts: Record<'oldest' | 'newest' | 'risk', string>; filters: string; thread: string; author: string; reason: string; network: string; words: string; queue: string; anyQueue: string; without: string;
  fresh: Forms; list: string;
  claims: string; holding: Forms; noneToClaim: string; released: Forms; claim: string; release: string;
  more: string; details: string; context: string; open: string; page: string; contextTop: string;
  checks: string; noChecks: string; revisions: string; revision: string; reportList: string; decisions: string; noDecisions: string; authorRecord: string; reportsMade: string; since: string; otherNames: string; sanctionsNow: string; notes: string;
  toAuthor: string; toSanction: string; allBy: string; inThread: string; inNetwork: string; score: string; taken: string; reportStates: Record<'open' | 'upheld' | 'dismissed' | 'moot', string>;
  replyLabel: string; replySend: string; replySent: string; replyHeld: string;
  threadTitle: string; threadState: string; threadStates: Record<'open' | 'closed' | 'premoderated' | 'slow', string>; slowSeconds: string; threadSet: string;
  search: string; searchHint: string; find: string; keepLooking: string; looking: string; bulk: string; searchFirst: string;
  comment: string;
};

export const queueTexts: Record<Lang, QueueTexts> = { ar, en, fr };
