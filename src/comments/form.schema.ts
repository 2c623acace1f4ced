// What POST comments takes: JSON as postBody says, or the plain form's flat fields. The content type tells which; posting is strict about it.
import { z } from 'zod';
import { freeText, plainString } from '../http/fields.ts';
import { commentId } from '../http/ids.schema.ts';
import { formBody, postBody } from './comments.schema.ts';

const ofForm = 'Of the plain form (application/x-www-form-urlencoded) alone.';

/** Wide enough for both; what is wrong with a form's field must reach the form, not be refused before it. */
export const postOrForm = postBody.extend({
  parentId: z.union([commentId, z.literal('')]).nullish(),
  name: freeText(60_000).optional().describe(ofForm),
  email: freeText(60_000).optional().describe(ofForm),
  website: freeText(60_000).nullish(),
  idempotencyKey: plainString(128).optional().describe(ofForm),
  lang: z.string().max(35).optional().describe(ofForm),
});

export type JsonPost = z.output<typeof postBody>;
export type FormPost = z.output<typeof formBody>;
