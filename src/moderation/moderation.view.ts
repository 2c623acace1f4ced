// Record -> what moderators are shown; nobody else is sent any of this.
import type { Claim } from '../claims/claim.ts';
import type { Author, Comment } from '../comments/comment.ts';
import type { Revision } from '../comments/comments.store.ts';
import type { Report } from '../reports/report.ts';
import { deskReportView } from '../reports/reports.view.ts';
import type { Thread } from '../threads/thread.ts';
import { actionsFor, isDecision, type AuditRecord, type Decision } from './decision.ts';
import type { Queue } from './moderation.store.ts';

/** What stands beside a comment in the desk's list. */
export type Beside = { thread: Thread | null; author: Author | null; claim: Claim | null; similar: number };

export function itemView(comment: Comment, { thread, author, claim, similar }: Beside) {
  return {
    id: comment.id,
    site: comment.site,
    thread: { key: comment.threadKey, title: thread?.title ?? null, url: thread?.url ?? null },
    parentId: comment.parentId,
    revision: comment.revision,
    status: comment.status,
    reviewed: comment.reviewed,
    text: comment.text,
    html: comment.html,
    dir: comment.dir,
    createdAt: comment.createdAt.toISOString(),
    author: { id: comment.author.id, name: comment.author.name, kind: comment.author.kind, standing: author?.standing ?? { approved: 0, rejected: 0 } },
    risk: { score: comment.risk.score, reasons: comment.risk.findings.map(({ check, code, spans }) => ({ check, code, spans })) },
    reports: { open: comment.reports.open, byReason: comment.reports.byReason },
    appeal: comment.appeal === null ? null : { text: comment.appeal.text, at: comment.appeal.at.toISOString(), state: comment.appeal.state },
    claim: claim === null ? null : { by: claim.by, until: claim.until.toISOString() },
    similar,
    actions: actionsFor(comment),
  };
}

export const queueView = ({ name, count, oldest }: Queue) => ({ name, count, oldest: oldest?.toISOString() ?? null });

export function decisionView(decision: Decision) {
  const { id, site, commentId, by, action, reason, note, from, to, revision, at, batch, undoes } = decision;
  return { id, site, commentId, by, action, reason, note, from, to, revision, at: at.toISOString(), batch, undoes };
}

export function auditView(record: AuditRecord) {
  if (isDecision(record)) return { ...decisionView(record), subject: null };
  const { id, site, by, action, subject, reason, note, at, batch } = record;
  return { id, site, commentId: null, by, action, subject, reason, note, from: null, to: null, revision: null, at: at.toISOString(), batch, undoes: null };
}

export function storyView(story: { comment: Comment; revisions: Revision[]; decisions: Decision[]; reports: Report[] } & Beside) {
  const { comment, revisions, decisions } = story;
  const item = itemView(comment, story);
  return {
    ...item,
    reports: { ...item.reports, list: story.reports.map(deskReportView) },
    pinned: comment.pinned,
    addressPrefix: comment.address?.prefix ?? null,
    reason: comment.reason,
    revisions: revisions.map(({ revision, text, at }) => ({ revision, text, at: at.toISOString() })),
    checks: comment.risk.findings.map(({ check, verdict, score, code, spans, evidence }) => ({ check, verdict, score, code, spans, evidence: evidence ?? {} })),
    decisions: decisions.map(decisionView),
  };
}
