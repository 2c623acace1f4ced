// Shapes of claims.
import { z } from 'zod';
import { commentId, slug, time } from '../http/ids.schema.ts';
import { item } from '../moderation/moderation.schema.ts';
import { queueNames } from '../moderation/moderation.store.ts';

const queue = z.enum(queueNames);

export const claimBody = z.strictObject({
  queue, site: slug, count: z.int().min(1).max(100), sort: z.enum(['oldest', 'newest', 'risk']).default('oldest'),
});
/** Without a body: all. */
export const releaseBody = z.strictObject({
  queue: queue.optional(), site: slug.optional(), commentIds: z.array(commentId).min(1).max(200).optional(),
}).optional();

export const claimed = z.strictObject({ items: z.array(item), until: time });
export const mine = z.strictObject({ items: z.array(item), next: z.null() });
export const released = z.strictObject({ released: z.int() });
