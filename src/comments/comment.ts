// What a comment is, who sees it and when it may be edited; pure rules.
import type { Finding } from '../screening/verdict.ts';

export type Status = 'pending' | 'approved' | 'rejected' | 'spam' | 'removed';
export type AuthorKind = 'guest' | 'member' | 'staff';

export type Author = {
  id: string;
  site: string;
  name: string;
  kind: AuthorKind;
  /** Never public. */
  email: string | null;
  standing: { approved: number; rejected: number };
  /** What became of what they reported. */
  reporting: { upheld: number; dismissed: number };
  createdAt: Date;
};

/** The open reports on a comment, all and by reason; who made them stands with the reports. */
export type ReportTally = { open: number; byReason: Record<string, number> };
export const noReports: ReportTally = { open: 0, byReason: {} };

/** What its author said against a refusal: once for each comment. */
export type Appeal = {
  text: string;
  at: Date;
  /** withdrawn: its author removed the comment. */
  state: 'open' | 'granted' | 'dismissed' | 'withdrawn';
  decidedAt: Date | null;
  /** The decision it is against, and the one that answered it. */
  against: string;
  closedBy: string | null;
};

export type Comment = {
  id: string;
  site: string;
  threadKey: string;
  parentId: string | null;
  rootId: string;
  inReplyTo: string | null;
  /** Ids from the root to the parent. */
  ancestors: string[];
  depth: number;
  author: { id: string; name: string; kind: AuthorKind };
  text: string;
  html: string;
  dir: 'rtl' | 'ltr';
  status: Status;
  reviewed: boolean;
  revision: number;
  createdAt: Date;
  publishedAt: Date | null;
  editedAt: Date | null;
  pinned: boolean;
  /** Visible weight: what the public sees below it. */
  replyCount: number;
  risk: { score: number; findings: Finding[] };
  /** Why it is not public, for its author: a machine's check code or a person's reason. */
  reason: { code: string; by: 'machine' | 'person' } | null;
  /** Keyed digest and prefix of the poster's address; nulled after retention. */
  address: { prefix: string; digest: string } | null;
  /** Digest of the folded text, for exact repeats. */
  textDigest: string;
  reports: ReportTally;
  appeal: Appeal | null;
  /** The campaign it is of: comments that say nearly the same. */
  campaignId: string | null;
};

/** The prefix of an address that is none. */
export const UNKNOWN_PREFIX = 'unknown';

/** What of a comment the public page is made of. */
export type ShownComment = Pick<Comment, 'id' | 'threadKey' | 'parentId' | 'rootId' | 'inReplyTo' | 'ancestors' | 'depth' | 'author' | 'html' | 'dir'
  | 'status' | 'createdAt' | 'publishedAt' | 'editedAt' | 'pinned' | 'replyCount'>;

export const isApproved = (comment: Pick<Comment, 'status'>): boolean => comment.status === 'approved';

/** A tombstone is removed but holds visible descendants up. */
export const isTombstone = (comment: Pick<Comment, 'status' | 'replyCount'>): boolean => comment.status === 'removed' && comment.replyCount > 0;

/** Shown in its place: the comment itself or its tombstone. The caller checks the ancestors. */
export const isShown = (comment: Pick<Comment, 'status' | 'replyCount'>): boolean => isApproved(comment) || isTombstone(comment);

/** What one child adds to its parent's visible weight (approved: 1 + v; removed: v; otherwise 0). */
export function weightOf(status: Status, replyCount: number): number {
  if (status === 'approved') return 1 + replyCount;
  return status === 'removed' ? replyCount : 0;
}

/** Whether it is still its author's to edit. Removed and answered comments are final to them, and what a person refused;
 *  what a machine refused looks to its author like any held comment. */
export function isEditable(comment: Pick<Comment, 'status' | 'reviewed' | 'replyCount'>): boolean {
  return comment.status !== 'removed' && !isRefused(comment) && comment.replyCount === 0;
}

/** What an edit sets: the next revision, which nobody reviewed and which stays pinned only where it is seen. */
export function edition(comment: Comment, next: Pick<Comment, 'text' | 'html' | 'dir' | 'textDigest' | 'status' | 'risk' | 'reason'> & { at: Date }) {
  const { text, html, dir, textDigest, status, risk, reason, at } = next;
  const isSeen = isApproved(next);
  return {
    text, html, dir, textDigest, status, risk, reason, reviewed: false, revision: comment.revision + 1, editedAt: at, pinned: comment.pinned && isSeen,
    publishedAt: isSeen ? (comment.publishedAt ?? at) : comment.publishedAt,
  };
}

/** What a removal sets: whatever was asked of the desk about it is answered by that. */
export const removalOf = ({ appeal }: Comment) => ({
  status: 'removed', pinned: false, reports: noReports, appeal: appeal?.state === 'open' ? { ...appeal, state: 'withdrawn' } : appeal,
}) satisfies Partial<Comment>;

/** Refused by a person: what its author may appeal against. */
export const isRefused = ({ status, reviewed }: Pick<Comment, 'status' | 'reviewed'>): boolean => reviewed && (status === 'rejected' || status === 'spam');

/** Until when its author may edit, or null when no longer. */
export function editableUntil(comment: Comment, windowSeconds: number, now: Date): Date | null {
  if (!isEditable(comment)) return null;
  const until = new Date(comment.createdAt.getTime() + windowSeconds * 1000);
  return now < until ? until : null;
}
