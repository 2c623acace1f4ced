// Shapes of bulk jobs.
import { z } from 'zod';
import { plainString } from '../http/fields.ts';
import { page, shortId, slug, threadKey, time } from '../http/ids.schema.ts';
import { item, reason } from '../moderation/moderation.schema.ts';
import { queueNames } from '../moderation/moderation.store.ts';
import { jobStates, selectorsOf } from './job.ts';

const action = z.enum(['approve', 'reject', 'spam']);
const text = (max: number) => plainString(max).min(1);

const scope = z.strictObject({
  author: shortId.optional(), addressPrefix: text(64).optional(), thread: threadKey.optional(), q: text(200).optional(),
  queue: z.enum(queueNames).optional(), since: time.transform((at) => new Date(at)).optional(),
}).superRefine((given, context) => {
  const { author, addressPrefix, thread, q } = given;
  const { length } = selectorsOf({ author, addressPrefix, thread, q });
  if (length !== 1) context.addIssue({ code: 'custom', params: { code: length === 0 ? 'required' : 'invalid' } });
}).describe('Exactly one of author, addressPrefix, thread and q; queue and since narrow it.');

export const jobBody = z.strictObject({ site: slug, scope, action, reason: reason.optional(), note: plainString(2000).optional(), preview: z.boolean().default(false) });

export const preview = z.strictObject({ count: z.int().describe('Exact up to 10,000.'), more: z.boolean(), sample: z.array(item) });
export const job = z.strictObject({
  id: shortId, site: slug, by: z.string(),
  scope: z.strictObject({
    author: z.string().nullable(), authorName: z.string().nullable(), addressPrefix: z.string().nullable().describe('Null once its retention is over.'), thread: z.string().nullable(), q: z.string().nullable(), queue: z.enum(queueNames).nullable(), since: time.nullable(),
  }),
  action, reason: z.string().nullable(), note: z.string().nullable(), state: z.enum(jobStates),
  total: z.int().nullable().describe('What matched when it was made; null while that is more than 10,000.'), done: z.int(), stale: z.int(), skipped: z.int(),
  createdAt: time, startedAt: time.nullable(), finishedAt: time.nullable(), batch: shortId.describe('Its decisions carry it.'),
  undo: z.strictObject({ by: z.string(), batch: shortId, done: z.int(), stale: z.int().describe('Changed by others since, and left alone.'), requestedAt: time, finishedAt: time.nullable() }).nullable(),
});
export const jobPage = page(job);
