// Shapes of what readers send and are answered.
import { z } from 'zod';
import { freeText, plainString, queryInt } from '../http/fields.ts';
import { commentId, cursor, email, httpUrl, lang, page, slug, threadKey, time } from '../http/ids.schema.ts';

const name = freeText(80);
const page_ = z.strictObject({ url: httpUrl, title: plainString(300) });

/** 64 KiB bound the request; this bounds what is cleaned and counted. */
const text = freeText(60_000);

export const postBody = z.strictObject({
  text,
  parentId: commentId.nullish(),
  author: z.strictObject({ name, email: email.nullish() }).nullish(),
  page: page_.nullish(),
  website: plainString(500).nullish(),
});

/** The plain form's fields, flat; empty ones are left out. */
export const formBody = z.strictObject({
  text, parentId: z.union([z.literal(''), commentId]).optional(), name: name.optional(), email: z.union([z.literal(''), email]).optional(),
  website: freeText(500).optional(), idempotencyKey: plainString(128).optional(), lang: lang.optional(),
});

export const editBody = z.strictObject({ text });
export const guestBody = z.strictObject({ name, email: email.nullish() });
export const countsBody = z.strictObject({ threads: z.array(threadKey).min(1).max(100) });
export const putThreadBody = page_;

export const listQuery = z.strictObject({
  sort: z.enum(['newest', 'oldest', 'top']).default('newest'), limit: queryInt(1, 100, 20), cursor: cursor.optional(), replies: queryInt(0, 20, 3),
});
export const htmlQuery = z.strictObject({ lang: lang.optional(), cursor: cursor.optional(), hiwar: z.enum(['held', 'published']).optional() });
export const moreQuery = z.strictObject({ limit: queryInt(1, 100, 20), cursor: cursor.optional() });

const dir = z.enum(['rtl', 'ltr']);
export const publicComment = z.strictObject({
  id: commentId, threadKey, parentId: commentId.nullable(), rootId: commentId, inReplyTo: commentId.nullable(), depth: z.int(),
  state: z.enum(['visible', 'tombstone']), author: z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(['guest', 'member', 'staff']) }).nullable(),
  html: z.string().nullable(), dir: dir.nullable(), createdAt: time, publishedAt: time.nullable(), editedAt: time.nullable(),
  votes: z.strictObject({ up: z.int(), down: z.int() }).nullable(), replyCount: z.int(), pinned: z.boolean(),
});
export const ownComment = publicComment.extend({
  state: z.enum(['visible', 'pending', 'rejected', 'removed']), text: z.string().nullable(), revision: z.int(), editableUntil: time.nullable(),
  reason: z.strictObject({ code: z.string(), by: z.enum(['machine', 'person']), message: z.string() }).nullable(),
});
export const posted = z.strictObject({ outcome: z.enum(['published', 'held']), comment: ownComment, guestToken: z.string().nullable() });
export const commentPage = page(publicComment.extend({ replies: page(publicComment) }));
export const replyPage = page(publicComment);
export const ownPage = page(ownComment);

export const threadState = z.enum(['open', 'closed', 'premoderated', 'slow']);
export const threadAnswer = z.strictObject({
  key: threadKey, title: z.string().nullable(), url: z.string().nullable(), state: threadState, closesAt: time.nullable(), version: z.string(),
  counts: z.strictObject({ visible: z.int(), topLevel: z.int() }), limits: z.strictObject({ maxGraphemes: z.int(), depth: z.int() }),
  signIn: z.array(z.enum(['guest'])), emailRequired: z.boolean(), challenge: z.boolean(), locale: lang, dir,
});
export const permalink = z.strictObject({ comment: publicComment, ancestors: z.array(publicComment), thread: threadAnswer });
export const threadMe = z.strictObject({
  comments: z.array(ownComment), votes: z.record(z.string(), z.int()), mayPost: z.boolean(), whyNot: z.string().nullable(),
});
export const guestAnswer = z.strictObject({ guestToken: z.string(), author: z.strictObject({ id: z.string(), name: z.string(), kind: z.literal('guest') }) });
export const me = z.strictObject({
  site: slug, author: z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(['guest', 'member', 'staff']) }), email: z.string().nullable(),
});
export const countsAnswer = z.strictObject({ counts: z.record(z.string(), z.int()) });
