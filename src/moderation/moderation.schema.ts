// Shapes of what moderators send and are answered.
import { z } from 'zod';
import { plainString, queryInt } from '../http/fields.ts';
import { commentId, cursor, page, shortId, slug, threadKey, time } from '../http/ids.schema.ts';
import { actKinds } from './decision.ts';
import { deskReport } from '../reports/reports.schema.ts';
import { queueNames } from './moderation.store.ts';

const status = z.enum(['pending', 'approved', 'rejected', 'spam', 'removed']);
const action = z.enum(['approve', 'reject', 'spam', 'pin', 'unpin']);
/** Reason codes a person may give; `ReasonCode` in i18n has their sentences. */
export const reason = z.enum(['spam', 'abuse', 'hate', 'privacy', 'illegal', 'off_topic', 'other']);

export const decisionsBody = z.strictObject({
  items: z.array(z.strictObject({
    commentId, revision: z.int().min(1), from: status.optional(), action, reason: reason.optional(), note: plainString(2000).optional(),
  })).min(1).max(200).superRefine((items, context) => {
    const seen = new Set<string>();
    for (const [at, { commentId: id }] of items.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [at, 'commentId'], params: { code: 'repeated_field' } });
      seen.add(id);
    }
  }),
});

export const listQuery = z.strictObject({
  queue: z.enum(queueNames).optional(), site: slug.optional(), thread: threadKey.optional(), author: shortId.optional(), q: plainString(200).optional(),
  addressPrefix: plainString(64).optional(), reason: plainString(40).optional(), sort: z.enum(['oldest', 'newest', 'risk']).default('oldest'), limit: queryInt(1, 100, 50), cursor: cursor.optional(),
});
export const pageQuery = z.strictObject({ site: slug.optional(), limit: queryInt(1, 200, 50), cursor: cursor.optional() });
export const auditQuery = pageQuery.extend({
  by: plainString(64).optional().describe('Of one person or key by its id, or of `rule:<name>` or `command`.'),
  subject: plainString(200).optional().describe('About that alone, as records name it: `campaign:<id>`, `thread:<key>`, `policy:<id>` and the like.'),
});
export const siteQuery = z.strictObject({ site: slug });

const span = z.tuple([z.int(), z.int()]);
const dir = z.enum(['rtl', 'ltr']);
const tally = z.strictObject({ open: z.int(), byReason: z.record(z.string(), z.int()) });
export const item = z.strictObject({
  id: commentId, site: slug, thread: z.strictObject({ key: threadKey, title: z.string().nullable(), url: z.string().nullable() }),
  parentId: commentId.nullable(), revision: z.int(), status, reviewed: z.boolean(), text: z.string(), html: z.string(), dir, createdAt: time,
  author: z.strictObject({
    id: z.string(), name: z.string(), kind: z.enum(['guest', 'member', 'staff']), standing: z.strictObject({ approved: z.int(), rejected: z.int() }),
  }),
  risk: z.strictObject({ score: z.number(), reasons: z.array(z.strictObject({ check: z.string(), code: z.string(), spans: z.array(span) })) }),
  reports: tally,
  appeal: z.strictObject({ text: z.string(), at: time, state: z.enum(['open', 'granted', 'dismissed', 'withdrawn']) }).nullable(),
  claim: z.strictObject({ by: z.string(), until: time }).nullable(), similar: z.int(), actions: z.array(action),
});
export const itemPage = page(item);
const decision = z.strictObject({
  id: shortId, site: slug, commentId, by: z.string(), action: z.enum(['approve', 'reject', 'spam', 'pin', 'unpin', 'undo', 'hold']), reason: z.string().nullable(),
  note: z.string().nullable(), from: status, to: status, revision: z.int(), at: time, batch: z.string().nullable(), undoes: z.string().nullable(),
});
/** What is about no comment has a subject in its place. */
const act = decision.extend({
  commentId: z.null(), action: z.enum(actKinds), subject: z.string(), from: z.null(), to: z.null(), revision: z.null(), undoes: z.null(),
});
export const auditPage = page(z.union([decision.extend({ subject: z.null() }), act]));
export const story = item.extend({
  pinned: z.boolean(),
  reports: tally.extend({ list: z.array(deskReport).describe('The newest hundred of each reason, newest first.') }),
  addressPrefix: z.string().nullable(), reason: z.strictObject({ code: z.string(), by: z.enum(['machine', 'person']) }).nullable(),
  revisions: z.array(z.strictObject({ revision: z.int(), text: z.string(), at: time })),
  checks: z.array(z.strictObject({
    check: z.string(), verdict: z.enum(['approve', 'hold', 'reject', 'spam']), score: z.number(), code: z.string(), spans: z.array(span),
    evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })),
  decisions: z.array(decision),
});
export const queues = z.strictObject({
  sites: z.array(z.strictObject({ site: slug, queues: z.array(z.strictObject({ name: z.enum(queueNames), count: z.int(), oldest: time.nullable() })) })),
});
export const decisionResult = z.strictObject({
  commentId, result: z.enum(['done', 'stale', 'not_allowed', 'not_found']), decisionId: z.string().nullable(),
  current: z.strictObject({ status, revision: z.int(), by: z.string().nullable(), at: time.nullable() }).nullable(),
});
export const decisionResults = z.strictObject({ results: z.array(decisionResult) });
export const verification = z.strictObject({
  ok: z.boolean(), records: z.int(), sealedThrough: time.nullable(),
  firstFault: z.strictObject({ link: z.int(), decisionId: z.string().nullable(), what: z.enum(['changed', 'missing', 'inserted', 'reordered']) }).nullable(),
});
