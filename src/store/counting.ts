// How a change of status moves the counts above and beside a comment; pure, the same for every adapter.
import { noReports, weightOf, type Appeal, type ReportTally, type Status } from '../comments/comment.ts';
import type { QueueName } from '../moderation/moderation.store.ts';

/** What of a comment decides in which queues it stands. */
export type Standing = { status: Status; reviewed: boolean; reports: ReportTally; appeal: Pick<Appeal, 'state'> | null };
type Node = { id: string; status: Status; replyCount: number };

/** What a change moves: the new weights of ancestors, and what the thread gains or loses. */
export type Climb = { replyCounts: { id: string; replyCount: number }[]; visible: number; topLevel: number };

const isListed = (status: Status, replyCount: number): boolean => status === 'approved' || (status === 'removed' && replyCount > 0);

/** Follows a change from a comment up its ancestors (given parent first). It stops where an ancestor passes nothing on. */
export function climb(comment: Node, to: Status, parentsFirst: Node[]): Climb {
  const moved: Climb = { replyCounts: [], visible: 0, topLevel: 0 };
  let delta = weightOf(to, comment.replyCount) - weightOf(comment.status, comment.replyCount);
  let listed = Number(isListed(to, comment.replyCount)) - Number(isListed(comment.status, comment.replyCount));
  for (const node of parentsFirst) {
    if (delta === 0) return moved;
    const replyCount = node.replyCount + delta;
    moved.replyCounts.push({ id: node.id, replyCount });
    listed = Number(isListed(node.status, replyCount)) - Number(isListed(node.status, node.replyCount));
    delta = weightOf(node.status, replyCount) - weightOf(node.status, node.replyCount);
  }
  return { ...moved, visible: delta, topLevel: listed };
}

/** The queues a comment stands in. */
export function queuesOf({ status, reviewed, reports, appeal }: Standing): QueueName[] {
  if (status === 'removed') return [];
  const queues: QueueName[] = [status];
  if (status === 'approved' && !reviewed) queues.push('unreviewed');
  if (reports.open > 0) queues.push('reported');
  if ((reports.byReason['illegal'] ?? 0) > 0) queues.push('illegal');
  if (appeal?.state === 'open') queues.push('appeals');
  return queues;
}

/** How the queue counts move; queues it stays in are left out. */
export function queueMoves(from: Standing | null, to: Standing): { queue: QueueName; by: 1 | -1 }[] {
  const before = from === null ? [] : queuesOf(from);
  const after = queuesOf(to);
  return [
    ...before.filter((queue) => !after.includes(queue)).map((queue) => ({ queue, by: -1 as const })),
    ...after.filter((queue) => !before.includes(queue)).map((queue) => ({ queue, by: 1 as const })),
  ];
}

/** What a status adds to its author's standing. */
export const standingOf = (status: Status | null): { approved: number; rejected: number } => ({
  approved: Number(status === 'approved'),
  rejected: Number(status === 'rejected' || status === 'spam'),
});

export type CountedComment = { id: string; parentId: string | null; status: Status };

/** The counts of a whole thread from its comments, parents before children in the list. */
export function climbTotals(comments: CountedComment[]): { replyCounts: Map<string, number>; visible: number; topLevel: number } {
  const replyCounts = new Map<string, number>();
  const totals = { replyCounts, visible: 0, topLevel: 0 };
  for (const { id, parentId, status } of comments.toReversed()) {
    const own = replyCounts.get(id) ?? 0;
    const weight = weightOf(status, own);
    if (parentId !== null) replyCounts.set(parentId, (replyCounts.get(parentId) ?? 0) + weight);
    else {
      totals.visible += weight;
      totals.topLevel += Number(isListed(status, own));
    }
  }
  return totals;
}

/** The comments whose tally of open reports is not what was counted, with both. */
export function tallyDifferences(stored: Map<string, ReportTally>, truth: Map<string, ReportTally>): { id: string; was: ReportTally; is: ReportTally }[] {
  const ids = [...new Set([...stored.keys(), ...truth.keys()])];
  return ids.map((id) => ({ id, was: stored.get(id) ?? noReports, is: truth.get(id) ?? noReports })).filter(({ was, is }) => tallyLine(was) !== tallyLine(is));
}

/** A tally in a line: the count, then the reasons in order. */
export const tallyLine = ({ open, byReason }: ReportTally): string =>
  [String(open), ...Object.entries(byReason).filter(([, count]) => count > 0).map(([reason, count]) => `${reason}:${count}`).sort()].join(' ');
