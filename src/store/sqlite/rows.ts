// Rows to records and back; no rule lives here.
import type { SQLInputValue } from 'node:sqlite';
import type { Staff } from '../../accounts/account.ts';
import type { Campaign, Standing } from '../../campaigns/campaign.ts';
import { noReports, type Appeal, type Author, type Comment } from '../../comments/comment.ts';
import type { Report } from '../../reports/report.ts';
import type { Site } from '../../sites/site.ts';
import type { Thread } from '../../threads/thread.ts';
import type { Row } from './db.ts';

export const toDate = (value: unknown): Date => new Date(Number(value));
export const toDateOrNull = (value: unknown): Date | null => (value === null ? null : toDate(value));
const json = (value: unknown) => JSON.parse(String(value));

export const toSite = (row: Row): Site => ({
  slug: row['slug'], name: row['name'], origins: json(row['origins']), locale: row['locale'], settings: json(row['settings']), createdAt: toDate(row['created_at']),
} as Site);

const toClosing = ({ at }: { at: string | null }): Thread['closing'] => ({ at: at === null ? null : new Date(at) });

export const toThread = (row: Row): Thread => ({
  site: row['site'], key: row['key'], url: row['url'], title: row['title'], state: row['state'],
  slowSeconds: row['slow_seconds'], closing: row['closing'] === null ? null : toClosing(json(row['closing'])),
  counts: { visible: row['visible'], topLevel: row['top_level'] }, version: row['version'], createdAt: toDate(row['created_at']),
} as Thread);

export const toAuthor = (row: Row): Author => ({
  id: row['id'], site: row['site'], name: row['name'], kind: row['kind'], email: row['email'],
  standing: { approved: row['approved'], rejected: row['rejected'] },
  reporting: { upheld: row['upheld'], dismissed: row['dismissed'] }, createdAt: toDate(row['created_at']),
} as Author);

export function toStaff(row: Row): Staff {
  const staff = json(row['record']) as Staff;
  return { ...staff, createdAt: new Date(staff.createdAt) };
}

export const toComment = (row: Row): Comment => ({
  id: row['id'], site: row['site'], threadKey: row['thread_key'], parentId: row['parent_id'], rootId: row['root_id'], inReplyTo: row['in_reply_to'],
  ancestors: row['ancestors'] === '' ? [] : String(row['ancestors']).split(' '), depth: row['depth'],
  author: { id: row['author_id'], name: row['author_name'], kind: row['author_kind'] },
  text: row['text'], html: row['html'], dir: row['dir'], status: row['status'], reviewed: row['reviewed'] === 1, revision: row['revision'],
  createdAt: toDate(row['created_at']), publishedAt: toDateOrNull(row['published_at']), editedAt: toDateOrNull(row['edited_at']),
  pinned: row['pinned'] === 1, replyCount: row['reply_count'], risk: { score: row['risk_score'], findings: json(row['findings']) },
  reason: row['reason_code'] === null ? null : { code: row['reason_code'], by: row['reason_by'] },
  address: row['address_digest'] === null ? null : { prefix: row['address_prefix'], digest: row['address_digest'] },
  textDigest: row['text_digest'],
  reports: row['reports_open'] === 0 ? noReports : { open: row['reports_open'], byReason: json(row['reports']) },
  appeal: row['appeal'] === null ? null : toAppeal(json(row['appeal'])), campaignId: row['campaign_id'],
} as Comment);

export const fromComment = (comment: Comment): Record<string, SQLInputValue> => ({
  id: comment.id, site: comment.site, thread_key: comment.threadKey, parent_id: comment.parentId, root_id: comment.rootId,
  in_reply_to: comment.inReplyTo, ancestors: comment.ancestors.join(' '), depth: comment.depth,
  author_id: comment.author.id, author_name: comment.author.name, author_kind: comment.author.kind,
  text: comment.text, html: comment.html, dir: comment.dir, status: comment.status, reviewed: Number(comment.reviewed), revision: comment.revision,
  created_at: comment.createdAt.getTime(), published_at: comment.publishedAt?.getTime() ?? null, edited_at: comment.editedAt?.getTime() ?? null,
  pinned: Number(comment.pinned), reply_count: comment.replyCount, risk_score: comment.risk.score, findings: JSON.stringify(comment.risk.findings),
  reason_code: comment.reason?.code ?? null, reason_by: comment.reason?.by ?? null,
  address_prefix: comment.address?.prefix ?? null, address_digest: comment.address?.digest ?? null, text_digest: comment.textDigest,
  reports: JSON.stringify(comment.reports.byReason), reports_open: comment.reports.open, reports_illegal: comment.reports.byReason['illegal'] ?? 0,
  appeal: comment.appeal === null ? null : JSON.stringify(comment.appeal), appeal_open: Number(comment.appeal?.state === 'open'),
  campaign_id: comment.campaignId,
});

const toAppeal = (stored: Appeal): Appeal => ({ ...stored, at: new Date(stored.at), decidedAt: stored.decidedAt === null ? null : new Date(stored.decidedAt) });

export const toReport = (row: Row): Report => ({
  id: row['id'], site: row['site'], commentId: row['comment_id'], revision: row['revision'], by: { id: row['by_id'], kind: row['by_kind'] }, weight: row['weight'],
  address: row['address_digest'] === null ? null : { prefix: row['address_prefix'], digest: row['address_digest'] },
  reason: row['reason'], detail: row['detail'], at: toDate(row['at']), state: row['state'], closedBy: row['closed_by'],
} as Report);

export const fromReport = (report: Report): Record<string, SQLInputValue> => ({
  id: report.id, site: report.site, comment_id: report.commentId, revision: report.revision, by_id: report.by.id, by_kind: report.by.kind, weight: report.weight,
  address_prefix: report.address?.prefix ?? null, address_digest: report.address?.digest ?? null,
  reason: report.reason, detail: report.detail, at: report.at.getTime(), state: report.state, closed_by: report.closedBy,
});

export const toCampaign = (row: Row): Campaign => ({
  id: row['id'], site: row['site'], count: row['count'], state: row['state'],
  createdAt: toDate(row['created_at']), standing: row['standing'] === null ? null : toStanding(json(row['standing']) as Standing),
} as Campaign);

const toStanding = (standing: Standing): Standing => ({ ...standing, at: new Date(standing.at), until: standing.until === null ? null : new Date(standing.until) });
