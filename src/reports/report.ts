// What a report is, when reports hide a comment and what becomes of them; pure rules.
import type { AuthorKind, Comment, ReportTally } from '../comments/comment.ts';
import type { Decision } from '../moderation/decision.ts';
import type { Change } from '../moderation/moderation.store.ts';

export const reportReasons = ['spam', 'abuse', 'hate', 'privacy', 'illegal', 'off_topic', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** moot: its author removed the comment before anybody decided; that speaks neither for the report nor against it. */
export type ReportState = 'open' | 'upheld' | 'dismissed' | 'moot';

export type Report = {
  id: string;
  site: string;
  commentId: string;
  /** The revision that was reported. */
  revision: number;
  /** A reader or a member of staff; never shown to readers. */
  by: { id: string; kind: AuthorKind };
  /** What it counts towards the threshold. */
  weight: number;
  /** The reporter's network; nulled after retention. */
  address: Comment['address'];
  reason: ReportReason;
  detail: string | null;
  at: Date;
  state: ReportState;
  /** The decision that closed it. */
  closedBy: string | null;
};

/** Reports closed before a reporter's record says anything. */
const ENOUGH = 3;
/** Whoever reported wrongly so far may be right this time. */
const LEAST = 0.25;

/** What a report of theirs weighs: one, but for those whose reports were mostly dismissed. */
export function credence({ upheld, dismissed }: { upheld: number; dismissed: number }): number {
  const closed = upheld + dismissed;
  return closed >= ENOUGH && dismissed * 2 > closed ? Math.max(LEAST, upheld / closed) : 1;
}

/** What reports weigh together. A network counts once, by its weightiest: whoever makes ten guests behind one line is one.
 *  Those whose network is forgotten by now count as one network. */
export function weightOfAll(reports: Pick<Report, 'address' | 'weight'>[]): number {
  const byNetwork = new Map<string, number>();
  for (const { address, weight } of reports) byNetwork.set(address?.prefix ?? '', Math.max(weight, byNetwork.get(address?.prefix ?? '') ?? 0));
  return [...byNetwork.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Whether a report, the last of those that are open, hides its comment. What a person reviewed only staff can hide again. */
export function holds(report: Report, open: Report[], { threshold, isReviewed }: { threshold: number; isReviewed: boolean }): boolean {
  return report.by.kind === 'staff' || (!isReviewed && weightOfAll(open) >= threshold);
}

/** The decision by which reports hide a comment, and what it sets: somebody has to look at it (again). */
export function holding(comment: Comment, { id, at }: { id: string; at: Date }): Pick<Change, 'decision' | 'set'> {
  const { site, id: commentId, status: from, reviewed: wasReviewed, pinned: wasPinned, revision, publishedAt } = comment;
  return {
    decision: { id, site, commentId, by: 'rule:reports', action: 'hold', reason: 'reported', note: null, from, to: 'pending', wasReviewed, wasPinned, revision, at, batch: null, undoes: null },
    set: { status: 'pending', reviewed: false, pinned: false, reason: { code: 'reported', by: 'machine' }, publishedAt },
  };
}

/** A report before and after it is closed or opened again. */
export type Turn = { was: Report; is: Report };

/** What a person's decision says of the reports that led to it; others leave them open. */
const verdicts: Partial<Record<Decision['action'], ReportState>> = { approve: 'dismissed', reject: 'upheld', spam: 'upheld' };

/** Whether a decision closes reports. No rule answers them: somebody asked for a person. */
export const closesReports = ({ action, by }: Pick<Decision, 'action' | 'by'>): boolean => verdicts[action] !== undefined && !by.startsWith('rule:');

/** The reports that a decision turns, of those found: the open ones on its comment, and those closed by what it undoes. */
export function turnsOf(found: Report[], decision: Decision): Turn[] {
  if (decision.undoes !== null) return found.filter(({ closedBy }) => closedBy === decision.undoes).map((was) => ({ was, is: { ...was, state: 'open', closedBy: null } }));
  const state = verdicts[decision.action];
  return state === undefined || !closesReports(decision) ? [] : close(found, state, decision.id);
}

/** The open ones of those found, closed because their comment is gone. */
export const turnsOfRemoval = (found: Report[]): Turn[] => close(found, 'moot', null);

const close = (found: Report[], state: ReportState, closedBy: string | null): Turn[] =>
  found.filter((report) => report.state === 'open').map((was) => ({ was, is: { ...was, state, closedBy } }));

/** A comment's tally with one report more (or less) of that reason. */
export function tallied({ open, byReason }: ReportTally, reason: string, by: 1 | -1): ReportTally {
  const { [reason]: count = 0, ...others } = byReason;
  return { open: open + by, byReason: count + by > 0 ? { ...others, [reason]: count + by } : others };
}

/** A comment's tally after these turns. */
export const talliedAll = (tally: ReportTally, turns: Turn[]): ReportTally =>
  turns.reduce((sum, { is }) => tallied(sum, is.reason, is.state === 'open' ? 1 : -1), tally);

/** What the reporters' records gain, by author. Staff have none. */
export function recordsOf(turns: Turn[]): Map<string, { upheld: number; dismissed: number }> {
  const gains = new Map<string, { upheld: number; dismissed: number }>();
  for (const { was, is } of turns.filter((each) => each.is.by.kind !== 'staff')) {
    const gain = gains.get(is.by.id) ?? { upheld: 0, dismissed: 0 };
    const of = (state: ReportState): number => Number(is.state === state) - Number(was.state === state);
    gains.set(is.by.id, { upheld: gain.upheld + of('upheld'), dismissed: gain.dismissed + of('dismissed') });
  }
  return gains;
}
