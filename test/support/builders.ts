// Records with sensible defaults, so that a test states only what matters to it.
import { createIds } from '../../src/kernel/clock.ts';
import { noReports, type Author, type Comment } from '../../src/comments/comment.ts';
import { subjectProof, type ConsentRecord } from '../../src/consent/consent-record.ts';
import { DEFAULT_EXPIRES_DAYS, type Policy } from '../../src/consent/policy.ts';
import type { Job, JobScope } from '../../src/jobs/job.ts';
import type { DeskAct } from '../../src/moderation/decision.ts';
import type { Sanction } from '../../src/sanctions/sanction.ts';
import { defaultSettings, type Site, type SiteSettings } from '../../src/sites/site.ts';
import { emptyThread, type Thread } from '../../src/threads/thread.ts';

export const ids = createIds();
export const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

export const aSite = (over: Partial<Omit<Site, 'settings'>> & { settings?: Partial<SiteSettings> } = {}): Site => ({
  slug: 'demo', name: 'جريدة الميناء', origins: ['http://127.0.0.1:8080'], locale: 'ar', createdAt: at(0), ...over,
  settings: { ...defaultSettings, ...over.settings },
});

export const aThread = (over: Partial<Thread> = {}): Thread => ({
  ...emptyThread('demo', 'article-1', at(0)), url: 'http://127.0.0.1:8080/demo', title: 'عودة القطار إلى الساحل', ...over,
});

export const anAuthor = (over: Partial<Author> = {}): Author => ({
  id: ids.short('a'), site: 'demo', name: 'سلمى', kind: 'guest', email: null, standing: { approved: 0, rejected: 0 }, reporting: { upheld: 0, dismissed: 0 }, createdAt: at(0), ...over,
});

export const aSanction = (over: Partial<Sanction> = {}): Sanction => ({
  id: ids.short('sn'), site: 'demo', kind: 'ban', target: { type: 'author', value: 'a_1' }, reason: 'abuse', note: null, by: 'st_1', createdAt: at(0),
  expiresAt: null, liftedAt: null, liftedBy: null, tell: true, ...over,
});

export const aScope = (over: Partial<JobScope> = {}): JobScope => ({ author: null, addressPrefix: null, thread: null, q: null, queue: null, since: null, ...over });

export const aJob = (over: Partial<Job> = {}): Job => ({
  id: ids.short('j'), site: 'jobs', by: 'st_1', scope: aScope({ author: 'a_1' }), action: 'reject', reason: 'spam', note: 'إعلانات متكررة', state: 'queued', total: 3, done: 0, stale: 0,
  skipped: 0, createdAt: at(10), startedAt: null, finishedAt: null, batch: ids.short('b'), cursor: null, undo: null, failures: 0, lease: null, freeAt: at(10), version: 1, ...over,
});

export const anAct = (over: Partial<DeskAct> = {}): DeskAct => ({
  id: ids.short('d'), site: 'demo', by: 'st_1', action: 'thread_state', subject: 'thread:article-1', reason: null, note: null, at: at(5), batch: null, ...over,
});

/** A comment by `author`, at top level unless `parent` is given. */
export function aComment(over: Partial<Comment> & { by?: Author; parent?: Comment } = {}): Comment {
  const { by, parent, ...fields } = over;
  const id = fields.id ?? ids.uuid();
  const ancestors = parent === undefined ? [] : [...parent.ancestors, parent.id];
  const status = fields.status ?? 'approved';
  return {
    id, site: 'demo', threadKey: parent?.threadKey ?? 'article-1', parentId: parent?.id ?? null, rootId: parent?.rootId ?? id, inReplyTo: null,
    ancestors, depth: ancestors.length, author: { id: by?.id ?? 'a_1', name: by?.name ?? 'سلمى', kind: by?.kind ?? 'guest' },
    text: 'شكرا على هذا المقال', html: '<p>شكرا على هذا المقال</p>', dir: 'rtl', status, reviewed: false, revision: 1, createdAt: at(1),
    publishedAt: status === 'approved' ? at(1) : null, editedAt: null, pinned: false, replyCount: 0, risk: { score: 0, findings: [] },
    reason: null, address: null, textDigest: id, reports: noReports, appeal: null, campaignId: null, ...fields,
  };
}

/** A draft with one category nobody can refuse and one that is asked for. */
export const aPolicy = (over: Partial<Policy> = {}): Policy => ({
  id: ids.short('p'), site: 'demo', state: 'draft', revision: null, version: 1, textHashes: {}, createdAt: at(0), createdBy: 'st_1', changedAt: at(0),
  publishedAt: null, publishedBy: null, retiredAt: null, ...over,
  content: over.content ?? {
    material: false, expiresDays: DEFAULT_EXPIRES_DAYS, texts: {},
    categories: [
      { key: 'necessary', required: true, necessity: 'حفظ اختيارك نفسه', default: true, googleConsent: ['security_storage'], services: [] },
      { key: 'statistics', required: false, necessity: null, default: false, googleConsent: ['analytics_storage'], services: [{ key: 'counter', vendor: 'عدّاد الميناء', cookies: [{ name: '_count', domain: '', days: 30 }] }] },
    ],
  },
});

/** A choice by a subject of its own, unless `digest` says whose. */
export function aConsentRecord(over: Partial<ConsentRecord> & { digest?: string } = {}): ConsentRecord & { subject: NonNullable<ConsentRecord['subject']> } {
  const { digest = ids.short('digest'), ...fields } = over;
  const subject = { digest, salt: ids.short('salt') };
  return {
    id: ids.short('r'), site: 'demo', action: 'accept_all', categories: { necessary: true, statistics: true }, services: { counter: true }, revision: 1,
    textHash: null, lang: 'ar', surface: 'banner', region: null, gpc: false, agent: 'Firefox', at: at(0), expiresAt: at(86_400), subjectProof: subjectProof(subject), ...fields, subject,
  };
}
