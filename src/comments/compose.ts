// Builds the record of a new comment from what was posted; pure: time, ids and digests are given.
import { hash } from 'node:crypto';
import { renderBody } from '../text/body.ts';
import type { Finding, Verdict } from '../screening/verdict.ts';
import { noReports, type Author, type Comment } from './comment.ts';

/** A digest of the folded text: two texts that read alike share it. */
export const digestOf = (folded: string): string => hash('sha256', folded, 'base64url');

/** Where a comment stands in its thread. A reply below the deepest level becomes its target's sibling. */
export type Place = Pick<Comment, 'parentId' | 'rootId' | 'inReplyTo' | 'ancestors' | 'depth'>;

export function placeUnder(id: string, target: Comment | null, maxDepth: number): Place {
  if (target === null) return { parentId: null, rootId: id, inReplyTo: null, ancestors: [], depth: 0 };
  if (target.depth >= maxDepth) {
    const { parentId, ancestors, depth } = target;
    // Where replies do not nest at all, the sibling of a top-level comment is one itself.
    return { parentId, rootId: parentId === null ? id : target.rootId, inReplyTo: target.id, ancestors, depth };
  }
  const ancestors = [...target.ancestors, target.id];
  return { parentId: target.id, rootId: target.rootId, inReplyTo: null, ancestors, depth: ancestors.length };
}

/** The status, risk and reason a verdict gives a comment. */
export function settle(verdict: Verdict): Pick<Comment, 'status' | 'risk' | 'reason'> & { status: 'approved' | 'pending' | 'rejected' | 'spam' } {
  const status = ({ approve: 'approved', hold: 'pending', reject: 'rejected', spam: 'spam' } as const)[verdict.kind];
  const decisive: Finding | undefined = verdict.findings.find((finding) => finding.verdict === verdict.kind);
  return {
    status,
    risk: { score: verdict.score, findings: verdict.findings },
    reason: status === 'approved' || decisive === undefined ? null : { code: decisive.code, by: 'machine' },
  };
}

/** The same for the next text of a comment. What was held stays held, and what a machine refused stays where it refused
 *  it: rewording is not a way past the desk, nor to a milder queue. */
export function settleEdit(before: Comment, verdict: Verdict): ReturnType<typeof settle> {
  const settled = settle(verdict);
  const { status } = before;
  if (status === 'approved' || status === 'removed') return settled.status === 'approved' ? settled : { ...settled, status: 'pending' };
  // Nothing new was found: what was found before still holds it, but nowhere in this text.
  const risk = settled.status === 'approved' ? { ...before.risk, findings: before.risk.findings.map((finding) => ({ ...finding, spans: [] })) } : settled.risk;
  const isRefused = status !== 'pending';
  return { status, risk, reason: isRefused || settled.status === 'approved' ? before.reason : settled.reason };
}

export type Body = Pick<Comment, 'text' | 'html' | 'dir' | 'textDigest'>;

/** What the text becomes: safe HTML, direction. */
export function bodyOf(text: string, folded: string): Body {
  return { text, ...renderBody(text), textDigest: digestOf(folded) };
}

export type Composed = {
  id: string;
  site: string;
  threadKey: string;
  place: Place;
  author: Author;
  body: Body;
  verdict: Verdict;
  address: Comment['address'];
  now: Date;
};

export function compose(from: Composed): Comment {
  const settled = settle(from.verdict);
  return {
    id: from.id,
    site: from.site,
    threadKey: from.threadKey,
    ...from.place,
    author: { id: from.author.id, name: from.author.name, kind: from.author.kind },
    ...from.body,
    ...settled,
    reviewed: false,
    revision: 1,
    createdAt: from.now,
    publishedAt: settled.status === 'approved' ? from.now : null,
    editedAt: null,
    pinned: false,
    replyCount: 0,
    address: from.address,
    reports: noReports,
    appeal: null,
    campaignId: null,
  };
}
