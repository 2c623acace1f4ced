// Shapes of sanctions as the desk sends and sees them.
import { z } from 'zod';
import { isStoredPrefix } from '../http/address.ts';
import { plainString, queryInt } from '../http/fields.ts';
import { cursor, page, shortId, slug, time } from '../http/ids.schema.ts';
import { reason } from '../moderation/moderation.schema.ts';
import { sanctionKinds, targetTypes } from './sanction.ts';

const kind = z.enum(sanctionKinds);
const type = z.enum(targetTypes);
const value = plainString(254).min(1);
const note = plainString(2000);

/** An author's id and a network have one spelling each; what emails and domains come to is the service's. */
const isSpelt = (target: { type: string; value: string }): boolean => {
  if (target.type === 'author') return shortId.safeParse(target.value).success;
  return target.type !== 'address_prefix' || isStoredPrefix(target.value);
};

export const createBody = z.strictObject({
  site: slug, kind, target: z.strictObject({ type, value }).refine(isSpelt, { path: ['value'] }), reason, note: note.nullish(),
  expiresAt: time.nullish(), tell: z.boolean().optional(),
  rejectSince: time.optional().describe('Reject what they wrote from then on, as bulk jobs; not for an email domain.'),
});
export const changeBody = z.strictObject({ reason: reason.optional(), note: note.nullish(), expiresAt: time.nullish() });
export const listQuery = z.strictObject({
  site: slug.optional(), kind: kind.optional(), type: type.optional(), value: value.optional(), active: z.enum(['true', 'false']).optional(),
  limit: queryInt(1, 100, 50), cursor: cursor.optional(),
});
export const sanction = z.strictObject({
  id: shortId, site: slug, kind, target: z.strictObject({ type, value: z.string().nullable(), name: z.string().nullable().describe('What an author is called.') }), reason: z.string(), note: z.string().nullable(),
  by: z.string(), createdAt: time, expiresAt: time.nullable(), liftedAt: time.nullable(), liftedBy: z.string().nullable(), tell: z.boolean(), active: z.boolean(),
});
export const created = sanction.extend({ jobs: z.array(shortId).describe('The jobs that reject what was written.') });
export const sanctionPage = page(sanction);
