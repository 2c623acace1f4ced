// The shapes of what is stored, strict and lean; an id is `_id`, and what a query needs beside the record is derived here.
import type { Connection, Model } from 'mongoose';
import mongoose from 'mongoose';
import type { Claim } from '../../claims/claim.ts';
import { isShown, type Author, type Comment } from '../../comments/comment.ts';
import type { ApiKey, Session, Staff } from '../../accounts/account.ts';
import type { HiwarEvent } from '../../kernel/events.ts';
import type { Job } from '../../jobs/job.ts';
import type { Link } from '../../moderation/audit-chain.ts';
import type { AuditRecord, Decision, DeskAct } from '../../moderation/decision.ts';
import type { MinuteCounts, Raid } from '../../raids/raid.ts';
import type { Rule } from '../../screening/rule.ts';
import type { Site } from '../../sites/site.ts';
import type { Thread } from '../../threads/thread.ts';

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
export type ReplayRow = { _id: string; bodyDigest: string; answer: string; expiresAt: Date };
export type CountName = 'pending' | 'unreviewed' | 'approved' | 'rejected' | 'spam';
export type QueueCountRow = { _id: string; site: string } & Record<CountName, number>;
type Chained<T> = Omit<T, 'id'> & { _id: string; seq: number; link: number | null };
export type DecisionRow = Chained<Decision>;
/** Decisions and acts lie together: they are one chain. */
export type RecordRow = DecisionRow | Chained<DeskAct>;
export type LinkRow = Link & { _id: string };
export type EventRow = Omit<HiwarEvent, 'seq'> & { _id: number };
export type SiteRow = Omit<Site, 'slug'> & { _id: string };
type Row<T> = Omit<T, 'id'> & { _id: string };
/** `open` holds, by process, the first number of a batch that is not yet committed. */
export type CounterRow = { _id: string; next: number; open: Record<string, { from: number; at: Date }> };
export type CursorRow = { _id: string; position: number; takenUntil: Date };
export type RaidRow = Raid & { _id: string };
export type RaidCountsRow = MinuteCounts & { _id: string };
export type ClaimRow = Omit<Claim, 'commentId'> & { _id: string };
/** `open` and `takeableAt` serve an index. */
export type JobRow = Row<Job> & { open: boolean; takeableAt: Date };
export type LimitRow = { _id: string; count: number; resetAt: Date };

export type Models = ReturnType<typeof defineModels>;

export function defineModels(db: Connection) {
  const model = <T>(name: string, shape: mongoose.SchemaDefinition) =>
    db.model(name, new mongoose.Schema(shape, { ...options, collection: name })) as unknown as Model<T>;
  return {
    sites: model<SiteRow>('sites', { _id: String, name: String, origins: strings, locale: String, settings: Mixed, createdAt: Date }),
    rules: model<Row<Rule>>('rules', {
      _id: String, site: String, term: String, match: String, action: String, except: strings, note: String, createdAt: Date,
    }),
    threads: model<ThreadRow>('threads', {
      _id: String, site: String, key: String, url: String, title: String, state: String,
      counts: { visible: Number, topLevel: Number }, version: Number, createdAt: Date,
    }),
    comments: model<CommentRow>('comments', {
      _id: String, site: String, threadKey: String, parentId: String, rootId: String, inReplyTo: String, ancestors: strings, depth: Number,
      author: part({ id: String, name: String, kind: String }), text: String, html: String, dir: String, status: String, reviewed: Boolean,
      revision: Number, createdAt: Date, publishedAt: Date, editedAt: Date, pinned: Boolean, replyCount: Number,
      risk: part({ score: Number, findings: { type: [Mixed], default: undefined } }), reason: part({ code: String, by: String }),
      address: part({ prefix: String, digest: String }), textDigest: String, words: strings, shown: Boolean, riskRank: Number,
    }),
    revisions: model<RevisionRow>('revisions', { _id: String, commentId: String, revision: Number, text: String, at: Date }),
    authors: model<AuthorRow>('authors', {
      _id: String, site: String, authorId: String, name: String, kind: String, email: String,
      standing: { approved: Number, rejected: Number }, createdAt: Date,
    }),
    replays: model<ReplayRow>('replays', { _id: String, bodyDigest: String, answer: String, expiresAt: Date }),
    queueCounts: model<QueueCountRow>('queue_counts', {
      _id: String, site: String, pending: Number, unreviewed: Number, approved: Number, rejected: Number, spam: Number,
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
    counters: model<CounterRow>('counters', { _id: String, next: Number, open: Mixed }),
    cursors: model<CursorRow>('cursors', { _id: String, position: Number, takenUntil: Date }),
    raids: model<RaidRow>('raids', { _id: String, site: String, threadKey: String, state: String, by: String, reason: String, since: Date, until: Date }),
    raidCounts: model<RaidCountsRow>('raid_counts', {
      _id: String, site: String, threadKey: String, minute: Number, writers: Number, fresh: Number, repeats: Number, refused: Number,
    }),
    claims: model<ClaimRow>('claims', { _id: String, site: String, queue: String, by: String, session: String, until: Date }),
    jobs: model<JobRow>('jobs', {
      _id: String, site: String, by: String, scope: Mixed, action: String, reason: String, note: String, state: String, total: Number, done: Number, stale: Number,
      skipped: Number, createdAt: Date, startedAt: Date, finishedAt: Date, batch: String, cursor: String, undo: Mixed, failures: Number, lease: Mixed, freeAt: Date,
      version: Number, open: Boolean, takeableAt: Date,
    }),
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
  return { id: _id, ...rest };
}

export function threadOf({ _id, ...thread }: ThreadRow): Thread {
  return thread;
}

export function authorOf({ _id, authorId: id, ...rest }: AuthorRow): Author {
  return { id, ...rest };
}

export function recordOf({ _id, seq: _seq, link: _link, ...rest }: RecordRow): AuditRecord {
  return { id: _id, ...rest };
}
