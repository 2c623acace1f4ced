// What a decision does to an appeal and until when one may be made; pure rules.
import { isRefused, type Appeal, type Comment } from '../comments/comment.ts';
import type { Decision } from '../moderation/decision.ts';

const DAY_MS = 86_400_000;

/** Until when a refusal of that time may be appealed against. */
export const appealableUntil = (decidedAt: Date, days: number): Date => new Date(decidedAt.getTime() + days * DAY_MS);

export const newAppeal = (text: string, { against, at }: { against: string; at: Date }): Appeal =>
  ({ text, at, state: 'open', decidedAt: null, against, closedBy: null });

export const hasOpenAppeal = ({ appeal }: Pick<Comment, 'appeal'>): boolean => appeal?.state === 'open';

/** The appeal as it is after a decision: an open one is answered by any that judges, and by one that takes the refusal back;
 *  taking its answer back opens it again. No rule answers it. */
export function appealAfter({ appeal }: Pick<Comment, 'appeal'>, decision: Decision, set: Pick<Comment, 'status' | 'reviewed'>): Appeal | null {
  if (appeal === null) return null;
  const { id, action, at, undoes } = decision;
  if (undoes !== null && appeal.closedBy === undoes) return { ...appeal, state: 'open', decidedAt: null, closedBy: null };
  if (appeal.state !== 'open' || decision.by.startsWith('rule:')) return appeal;
  const closed = (state: 'granted' | 'dismissed'): Appeal => ({ ...appeal, state, decidedAt: at, closedBy: id });
  if (action === 'reject' || action === 'spam') return closed('dismissed');
  return isRefused(set) ? appeal : closed('granted');
}

/** The decision that an answer would be to one's own case: the one appealed against, while the appeal is open or its answer is
 *  what would be undone. Null where anybody may decide. */
export function appealedAgainst({ appeal }: Pick<Comment, 'appeal'>, undoing: string | null): string | null {
  if (appeal === null) return null;
  return appeal.state === 'open' || (undoing !== null && appeal.closedBy === undoing) ? appeal.against : null;
}
