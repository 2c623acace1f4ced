// What a moderator's action does to a comment's status: the table of transitions and its inverse; pure.
import type { Status } from '../comments/comment.ts';

export type Action = 'approve' | 'reject' | 'spam' | 'pin' | 'unpin';

const transitions: Record<Action, Partial<Record<Status, Status>>> = {
  approve: { pending: 'approved', approved: 'approved', rejected: 'approved', spam: 'approved' },
  reject: { pending: 'rejected', approved: 'rejected', rejected: 'rejected', spam: 'rejected' },
  spam: { pending: 'spam', approved: 'spam', rejected: 'spam', spam: 'spam' },
  pin: { approved: 'approved' },
  unpin: { approved: 'approved' },
};

/** The status an action leads to, or null when it may not be taken from here. `removed` is final. */
export const next = (from: Status, action: Action): Status | null => transitions[action][from] ?? null;

/** What a moderator may do now: the dashboard's buttons. Confirming what a machine decided only matters while nobody did. */
export function actionsFor(comment: { status: Status; reviewed: boolean; pinned: boolean }): Action[] {
  const actions = (['approve', 'reject', 'spam'] as const).filter((action) => next(comment.status, action) !== null);
  const useful = actions.filter((action) => next(comment.status, action) !== comment.status || !comment.reviewed);
  if (comment.status !== 'approved') return useful;
  return [...useful, comment.pinned ? 'unpin' : 'pin'];
}

export type Decision = {
  id: string;
  site: string;
  commentId: string;
  /** A staff id, or `rule:<name>` for an automatic change after posting. */
  by: string;
  action: Action | 'undo';
  reason: string | null;
  note: string | null;
  from: Status;
  to: Status;
  wasReviewed: boolean;
  wasPinned: boolean;
  revision: number;
  at: Date;
  batch: string | null;
  /** The decision this one takes back. */
  undoes: string | null;
};

/** What somebody did at the desk, or a rule did for it, that is about no single comment. It stands in the audit chain among
 *  the decisions. */
export type DeskAct = {
  id: string;
  site: string;
  /** A staff or key id, or `rule:<name>`. */
  by: string;
  action: ActKind;
  /** What it is about: `site`, or a kind and an id, as in `thread:<key>`. */
  subject: string;
  reason: string | null;
  note: string | null;
  at: Date;
  batch: string | null;
};

/** Every kind of act there is. */
export const actKinds = ['thread_state', 'raid_on', 'raid_off', 'raid_auto', 'job_start', 'job_cancel', 'job_undo'] as const;
export type ActKind = (typeof actKinds)[number];

/** What the audit chain is made of. */
export type AuditRecord = Decision | DeskAct;
export const isDecision = (record: AuditRecord): record is Decision => 'commentId' in record;

const isPinning = (action: Decision['action']): boolean => action === 'pin' || action === 'unpin';

/** Whether a decision is of the kind an action is of: pinning and judging leave each other be; an undo may be of either. */
export const concerns = (decision: Decision, action: Action): boolean => decision.action === 'undo' || isPinning(decision.action) === isPinning(action);

/** The reason a person's refusal gives its author. */
export const personalReason = ({ action, reason }: Decision) => ({ code: reason ?? (action === 'spam' ? 'spam' : 'other'), by: 'person' as const });

/** The reason of the refusal that stands after these decisions, oldest first; null when no person's refusal does. */
export function standingReason(history: Decision[]): ReturnType<typeof personalReason> | null {
  const undone = new Set(history.map((each) => each.undoes));
  const judged = history.findLast((each) => each.action !== 'undo' && !undone.has(each.id) && !isPinning(each.action));
  return judged === undefined || judged.to === 'approved' ? null : personalReason(judged);
}
