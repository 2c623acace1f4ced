// What a decision makes of a comment beside its status; pure.
import type { Comment } from '../comments/comment.ts';
import { personalReason, type Decision } from './decision.ts';
import type { Change } from './moderation.store.ts';

/** What a decision sets. */
export function settled(comment: Comment, decision: Decision): Change['set'] {
  const { action, to, at } = decision;
  return {
    status: to,
    reviewed: true,
    pinned: to === 'approved' && (action === 'pin' || (comment.pinned && action !== 'unpin')),
    reason: to === 'approved' ? null : personalReason(decision),
    publishedAt: to === 'approved' ? (comment.publishedAt ?? at) : comment.publishedAt,
  };
}

/** The reason screening gave, for a comment that goes back to waiting. */
export function machineReason(comment: Comment): Comment['reason'] {
  const finding = comment.risk.findings.find((each) => each.verdict !== 'approve');
  return finding === undefined ? comment.reason : { code: finding.code, by: 'machine' };
}
