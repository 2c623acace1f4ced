// The shapes of what is stored, strict and lean; an id is `_id`, and what a query needs beside the record is derived here.
import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import type { Note } from '../../authors/author.ts';
import type { Claim } from '../../claims/claim.ts';
import type { Campaign } from '../../campaigns/campaign.ts';
import type { StoredSignature } from '../../campaigns/campaigns.store.ts';
import { isShown, noReports, type Author, type Comment } from '../../comments/comment.ts';
import type { ApiKey, Session, Staff } from '../../accounts/account.ts';
import type { HiwarEvent } from '../../kernel/events.ts';
import type { Job } from '../../jobs/job.ts';
import type { Link } from '../../moderation/audit-chain.ts';
import type { AuditRecord, Decision, DeskAct } from '../../moderation/decision.ts';
import type { MinuteCounts, Raid } from '../../raids/raid.ts';
import { consentModels } from './consent-models.ts';
import type { QueueName } from '../../moderation/moderation.store.ts';
import type { Report } from '../../reports/report.ts';
import type { Sanction } from '../../sanctions/sanction.ts';
import type { ModelState } from '../../learning/learned.ts';
import type { Rule, RuleVersion } from '../../rules/rule.ts';
import type { Site } from '../../sites/site.ts';
import { DEFAULT_SLOW_SECONDS, type Thread } from '../../threads/thread.ts';

const { Mixed } = mongoose.Schema.Types;
const options = { strict: 'throw', versionKey: false, autoIndex: false, autoCreate: false, minimize: false, id: false } as const;
const part = (shape: mongoose.SchemaDefinition) => ({ type: new mongoose.Schema(shape, { _id: false, id: false, strict: 'throw' }), default: null });
const strings = { type: [String], default: undefined };

/** `words`, `shown` and `riskRank` serve indexes; nothing else reads them. */
export type CommentRow = Omit<Comment, 'id'> & { _id: string; words: string[]; shown: boolean; riskRank: number };
/** As queries read it. */
export type ReadRow = Omit<CommentRow, 'words'>;
export type RevisionRow = { _id: string; commentId: string; revision: number; text: string; at: Date };
export type ThreadRow = Thread & { _id: string };
export type AuthorRow = Omit<Author, 'id'> & { _id: string; authorId: string };
/** `key` (the target as one text) and `endsAt` serve indexes. */
export type SanctionRow = Omit<Sanction, 'id'> & { _id: string; key: string | null; endsAt: Date };
export type ReplayRow = { _id: string; bodyDigest: string; answer: string; expiresAt: Date };
export type QueueCountRow = { _id: string; site: string } & Record<QueueName, number>;
/** One for each person and comment. `isSpent` says that its detail may be forgotten. */
export type ReportRow = Omit<Report, 'id'> & { _id: string; reportId: string; isSpent: boolean };
type Chained<T> = Omit<T, 'id'> & { _id: string; seq: number; link: number | null };
export type DecisionRow = Chained<Decision>;
/** Decisions and acts lie together: they are one chain. */
export type RecordRow = DecisionRow | Chained<DeskAct>;
export type LinkRow = Link & { _id: string };
export type EventRow = Omit<HiwarEvent, 'seq'> & { _id: number };
/** How many joined a campaign, spread over documents that few meet in. */
export type CampaignCountRow = { _id: string; campaign: string; count: number };
export type CampaignRow = Omit<Campaign, 'id' | 'count'> & { _id: string };
export type SignatureRow = Omit<StoredSignature, 'seq' | 'data'> & { _id: number; data: mongoose.mongo.Binary };
export type SiteRow = Omit<Site, 'slug'> & { _id: string };
type Row<T> = Omit<T, 'id'> & { _id: string };
/** A rule as it reads from one version until another; null until now. */
export type RuleRow = Omit<Rule, 'id'> & { _id: string; ruleId: string; until: number | null; isNow: boolean };
export type RuleVersionRow = RuleVersion & { _id: string };
/** `open` holds, by process, the first number of a batch that is not yet committed. */
export type CounterRow = { _id: string; next: number; open: Record<string, { from: number; at: Date }> };
export type CursorRow = { _id: string; position: number; takenUntil: Date };
export type RaidRow = Raid & { _id: string };
export type RaidCountsRow = MinuteCounts & { _id: string };
export type LearnedModelRow = { _id: string; stamp: number; state: ModelState };
export type LearnedWeightsRow = { _id: string; version: number; bytes: Buffer };
export type LessonRow = { _id: string; site: string; commentId: string; revision: number; seq: number; refused: boolean };
export type LearnedRowRow = { _id: string; site: string; digest: string; refused: boolean; text: string };
export type ClaimRow = Omit<Claim, 'commentId'> & { _id: string };
/** `open` and `takeableAt` serve an index. */
export type JobRow = Row<Job> & { open: boolean; takeableAt: Date };
/** Figures by name; the id is the site, the day or month and the slot of who wrote it. */
export type StatsRow = { _id: string; n: Record<string, number> };
export type LimitRow = { _id: string; count: number; resetAt: Date };

export type Models = ReturnType<typeof defineModels>;

export function defineModels(db: Connection) {
  const model = <T>(name: string, shape: mongoose.SchemaDefinition) =>
    db.model(name, new mongoose.Schema(shape, { ...options, collection: name })) as unknown as Model<T>;
  return {
    sites: model<SiteRow>('sites', { _id: String, name: String, origins: strings, locale: String, settings: Mixed, createdAt: Date }),
    rules: model<RuleRow>('rules', {
      _id: String, ruleId: String, site: String, term: String, match: String, action: String, except: strings, note: String, createdAt: Date, since: Number, until: Number, isNow: Boolean,
    }),
    ruleVersions: model<RuleVersionRow>('rule_versions', {
      _id: String, site: String, number: Number, at: Date, by: String, action: String, restored: Number, added: Number, changed: Number, removed: Number, size: Number, differences: [Mixed],
    }),
    threads: model<ThreadRow>('threads', {
      _id: String, site: String, key: String, url: String, title: String, state: String,
      slowSeconds: Number, closing: part({ at: Date }), counts: { visible: Number, topLevel: Number }, version: Number, createdAt: Date,
    }),
    comments: model<CommentRow>('comments', {
      _id: String, site: String, threadKey: String, parentId: String, rootId: String, inReplyTo: String, ancestors: strings, depth: Number,
      author: part({ id: String, name: String, kind: String }), text: String, html: String, dir: String, status: String, reviewed: Boolean,
      revision: Number, createdAt: Date, publishedAt: Date, editedAt: Date, pinned: Boolean, replyCount: Number,
      risk: part({ score: Number, findings: { type: [Mixed], default: undefined } }), reason: part({ code: String, by: String }),
      address: part({ prefix: String, digest: String }), textDigest: String, campaignId: String, words: strings, shown: Boolean, riskRank: Number,
      reports: part({ open: Number, byReason: Mixed }),
      appeal: part({ text: String, at: Date, state: String, decidedAt: Date, against: String, closedBy: String }),
    }),
    revisions: model<RevisionRow>('revisions', { _id: String, commentId: String, revision: Number, text: String, at: Date }),
    authors: model<AuthorRow>('authors', {
      _id: String, site: String, authorId: String, name: String, kind: String, email: String,
      standing: { approved: Number, rejected: Number }, reporting: { upheld: Number, dismissed: Number }, createdAt: Date,
    }),
    sanctions: model<SanctionRow>('sanctions', {
      _id: String, site: String, kind: String, target: part({ type: { type: String }, value: String }), reason: String, note: String, by: String, createdAt: Date,
      expiresAt: Date, liftedAt: Date, liftedBy: String, tell: Boolean, key: String, endsAt: Date,
    }),
    authorNotes: model<Row<Note>>('author_notes', { _id: String, site: String, authorId: String, by: String, text: String, at: Date }),
    replays: model<ReplayRow>('replays', { _id: String, bodyDigest: String, answer: String, expiresAt: Date }),
    queueCounts: model<QueueCountRow>('queue_counts', {
      _id: String, site: String, pending: Number, unreviewed: Number, approved: Number, rejected: Number, spam: Number,
      reported: Number, appeals: Number, illegal: Number,
    }),
    reports: model<ReportRow>('reports', {
      _id: String, reportId: String, site: String, commentId: String, revision: Number, by: part({ id: String, kind: String }), weight: Number,
      address: part({ prefix: String, digest: String }), reason: String, detail: String, at: Date, state: String, closedBy: String, isSpent: Boolean,
    }),
    decisions: model<RecordRow>('decisions', {
      _id: String, site: String, commentId: String, by: String, action: String, subject: String, reason: String, note: String, from: String, to: String,
      wasReviewed: Boolean, wasPinned: Boolean, revision: Number, at: Date, batch: String, undoes: String, seq: Number, link: Number,
    }),
    links: model<LinkRow>('links', {
      _id: String, site: String, number: Number, decisionIds: strings, previous: String, mac: String, sealedAt: Date,
    }),
    events: model<EventRow>('events', {
      _id: Number, kind: String, site: String, threadKey: String, commentId: String, revision: Number, at: Date,
    }),
    campaigns: model<CampaignRow>('campaigns', {
      _id: String, site: String, state: String, createdAt: Date, standing: Mixed,
    }),
    campaignCounts: model<CampaignCountRow>('campaign_counts', { _id: String, campaign: String, count: Number }),
    signatures: model<SignatureRow>('signatures', { _id: Number, commentId: String, site: String, authorId: String, at: Date, data: mongoose.Schema.Types.Buffer }),
    counters: model<CounterRow>('counters', { _id: String, next: Number, open: Mixed }),
    cursors: model<CursorRow>('cursors', { _id: String, position: Number, takenUntil: Date }),
    raids: model<RaidRow>('raids', { _id: String, site: String, threadKey: String, state: String, by: String, reason: String, since: Date, until: Date }),
    raidCounts: model<RaidCountsRow>('raid_counts', {
      _id: String, site: String, threadKey: String, minute: Number, writers: Number, fresh: Number, repeats: Number, refused: Number,
    }),
    learnedModels: model<LearnedModelRow>('learned_models', { _id: String, stamp: Number, state: Mixed }),
    learnedWeights: model<LearnedWeightsRow>('learned_weights', { _id: String, version: Number, bytes: Buffer }),
    learnedLessons: model<LessonRow>('learned_lessons', { _id: String, site: String, commentId: String, revision: Number, seq: Number, refused: Boolean }),
    learnedRows: model<LearnedRowRow>('learned_rows', { _id: String, site: String, digest: String, refused: Boolean, text: String }),
    claims: model<ClaimRow>('claims', { _id: String, site: String, queue: String, by: String, session: String, until: Date }),
    jobs: model<JobRow>('jobs', {
      _id: String, site: String, by: String, scope: Mixed, action: String, reason: String, note: String, state: String, total: Number, done: Number, stale: Number,
      skipped: Number, createdAt: Date, startedAt: Date, finishedAt: Date, batch: String, cursor: String, undo: Mixed, failures: Number, lease: Mixed, freeAt: Date,
      version: Number, open: Boolean, takeableAt: Date,
    }),
    ...consentModels(model),
    stats: model<StatsRow>('stats', { _id: String, n: Mixed }),
    limits: model<LimitRow>('limits', { _id: String, count: Number, resetAt: Date }),
    staff: model<Row<Staff>>('staff', {
      _id: String, email: String, name: String, role: String, sites: { type: [String], default: null }, passwordHash: String, createdAt: Date,
    }),
    sessions: model<Row<Session>>('sessions', {
      _id: String, tokenDigest: String, staffId: String, createdAt: Date, expiresAt: Date, userAgent: String,
    }),
    keys: model<Row<ApiKey>>('api_keys', {
      _id: String, name: String, tokenDigest: String, scopes: strings, sites: { type: [String], default: null }, createdAt: Date,
    }),
  };
}

export const threadId = (site: string, key: string): string => `${site}/${key}`;
export const authorId = (site: string, id: string): string => `${site}/${id}`;
/** Risk to a thousandth, so that a cursor holds it as a whole number. */
export const rankOf = (score: number): number => Math.round(score * 1000);

export function toRow<T extends { id: string }>({ id, ...rest }: T): Omit<T, 'id'> & { _id: string } {
  return { _id: id, ...rest };
}

export function fromRow<T extends { _id: string }>({ _id, ...rest }: T): Omit<T, '_id'> & { id: string } {
  return { id: _id, ...rest };
}

export const commentRow = (comment: Comment, words: string[]): CommentRow =>
  ({ ...toRow(comment), words, shown: isShown(comment), riskRank: rankOf(comment.risk.score) });

export function commentOf(row: ReadRow & { words?: string[] }): Comment {
  const { _id, shown: _shown, riskRank: _rank, words: _words, ...rest } = row;
  // Those stored before there were reports, appeals and campaigns have none of the fields.
  return { id: _id, ...rest, reports: rest.reports ?? noReports, appeal: rest.appeal ?? null, campaignId: rest.campaignId ?? null };
}

/** A thread stored before it had rules has none. */
export function threadOf({ _id, ...thread }: ThreadRow): Thread {
  const { slowSeconds = DEFAULT_SLOW_SECONDS, closing = null } = thread as Partial<Thread>;
  return { ...thread, slowSeconds, closing };
}

export function authorOf({ _id, authorId: id, reporting, ...rest }: AuthorRow): Author {
  return { id, ...rest, reporting: { upheld: reporting?.upheld ?? 0, dismissed: reporting?.dismissed ?? 0 } };
}

export function recordOf({ _id, seq: _seq, link: _link, ...rest }: RecordRow): AuditRecord {
  return { id: _id, ...rest };
}
