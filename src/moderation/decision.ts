// What a moderator's action does to a comment's status: the table of transitions and its inverse; pure.
import type { Comment, Status } from '../comments/comment.ts';

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

/** Whether somebody waits for the desk's word on it: reporters, or its author. */
export const isAsked = ({ reports, appeal }: Pick<Comment, 'reports' | 'appeal'>): boolean => reports.open > 0 || appeal?.state === 'open';

/** Whether a decision finds its work done: it would leave the comment, and what was asked about it, as they are. */
export const isTaken = (before: Comment, after: Comment): boolean => before.status === after.status && before.reviewed === after.reviewed
  && before.pinned === after.pinned && before.reports.open === after.reports.open && before.appeal?.state === after.appeal?.state;

/** What a moderator may do now: the dashboard's buttons. Confirming what stands only matters while no person decided it, or
 *  when somebody asks again. */
export function actionsFor(comment: Pick<Comment, 'status' | 'reviewed' | 'pinned' | 'reports' | 'appeal'>): Action[] {
  const actions = (['approve', 'reject', 'spam'] as const).filter((action) => next(comment.status, action) !== null);
  const useful = actions.filter((action) => next(comment.status, action) !== comment.status || !comment.reviewed || isAsked(comment));
  if (comment.status !== 'approved') return useful;
  return [...useful, comment.pinned ? 'unpin' : 'pin'];
}

export type Decision = {
  id: string;
  site: string;
  commentId: string;
  /** A staff id, or `rule:<name>` for an automatic change after posting. */
  by: string;
  /** hold: by a rule, after it was shown. */
  action: Action | 'undo' | 'hold';
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
export const actKinds = ['thread_state', 'word_list', 'raid_on', 'raid_off', 'raid_auto', 'model_changed', 'sanction', 'sanction_changed', 'sanction_lifted', 'job_start', 'job_cancel', 'job_undo', 'campaign_decision', 'campaign_undo', 'policy_published', 'policy_retired', 'consent_purged'] as const;
export type ActKind = (typeof actKinds)[number];

/** What the audit chain is made of. */
export type AuditRecord = Decision | DeskAct;
export const isDecision = (record: AuditRecord): record is Decision => 'commentId' in record;

const isPinning = (action: Decision['action']): boolean => action === 'pin' || action === 'unpin';

/** Whether a decision is of the kind an action is of: pinning and judging leave each other be; an undo may be of either. */
export const concerns = (decision: Decision, action: Action): boolean => decision.action === 'undo' || isPinning(decision.action) === isPinning(action);

/** The reason a person's refusal gives its author. */
export const personalReason = ({ action, reason }: Decision) => ({ code: reason ?? (action === 'spam' ? 'spam' : 'other'), by: 'person' as const });

/** Whether it was no person who decided but an automatic rule. */
export const isRule = (by: string): boolean => by.startsWith('rule:');

/** The judgement that stands after these decisions, oldest first: the last that was not taken back. */
export function standingJudgement(history: Decision[]): Decision | null {
  const undone = new Set(history.map((each) => each.undoes));
  return history.findLast((each) => each.action !== 'undo' && !undone.has(each.id) && !isPinning(each.action)) ?? null;
}

/** The reason of what keeps it from the public after these decisions, oldest first: of a person's refusal where it was
 *  reviewed, of a rule's hold; null when there is none. */
export function standingReason(history: Decision[], isReviewed: boolean): Comment['reason'] {
  const judged = standingJudgement(history);
  if (judged === null || judged.to === 'approved') return null;
  if (judged.action === 'hold') return { code: judged.reason ?? 'other', by: 'machine' };
  return isReviewed ? personalReason(judged) : null;
}
