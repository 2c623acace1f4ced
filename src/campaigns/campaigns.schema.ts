// Shapes of what moderators send and are answered of campaigns.
import { z } from 'zod';
import { plainString, queryInt } from '../http/fields.ts';
import { commentId, cursor, page, shortId, slug, time } from '../http/ids.schema.ts';
import { item, reason } from '../moderation/moderation.schema.ts';

const action = z.enum(['approve', 'reject', 'spam']);
const state = z.enum(['open', 'decided']);

export const campaignsQuery = z.strictObject({
  site: slug.optional(), state: state.optional(), comment: commentId.optional().describe('Only the campaign that this comment is in.'),
  limit: queryInt(1, 50, 20), cursor: cursor.optional(),
});
export const membersQuery = z.strictObject({ limit: queryInt(1, 100, 50), cursor: cursor.optional() });
export const batchPath = z.strictObject({ id: shortId, batch: shortId });

export const campaignDecision = z.strictObject({
  action, reason: reason.optional(), note: plainString(2000).optional(),
  holdNext: z.boolean().default(false).describe('Whether the same is done with the next comments that say it.'),
  until: time.optional().describe('When that ends; absent, it does not.'),
}).superRefine(({ holdNext, until }, context) => {
  if (until !== undefined && !holdNext) context.addIssue({ code: 'custom', path: ['until'], params: { code: 'invalid' } });
});

const standing = z.strictObject({ action, reason: z.string().nullable(), by: z.string(), at: time, until: time.nullable(), batch: shortId });
export const campaign = z.strictObject({
  id: shortId, site: slug, state, count: z.int().describe('Comments that ever joined.'), authors: z.int().describe('Counted among its first 10,000 comments, as statuses are.'),
  firstAt: time, lastAt: time, example: item.nullable(),
  statuses: z.strictObject({ pending: z.int(), approved: z.int(), rejected: z.int(), spam: z.int(), removed: z.int() }), standing: standing.nullable(),
});
export const campaignPage = page(campaign);
export const campaignResult = z.strictObject({
  batch: shortId, done: z.int(), unchanged: z.int().describe('Stood so already, or not of this batch.'), stale: z.int(), notAllowed: z.int(),
  left: z.boolean().describe('There are more than one call decides; the same call again goes on.'), standing: standing.nullable(),
});
