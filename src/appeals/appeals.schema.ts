// Shapes of a statement of reasons and of the appeal against what it tells.
import { z } from 'zod';
import { freeText } from '../http/fields.ts';
import { commentId, time } from '../http/ids.schema.ts';

export const appealBody = z.strictObject({ text: freeText(2000).min(1) });

export const statement = z.strictObject({
  commentId,
  state: z.enum(['pending', 'rejected']),
  decidedAt: time,
  by: z.enum(['person', 'machine']),
  reason: z.strictObject({ code: z.string(), message: z.string() }),
  ruleKind: z.string().nullable().describe('The kind of check that held it; null where a person decided. Never what the check looks for.'),
  facts: z.string(),
  appeal: z.strictObject({
    possible: z.boolean(), until: time.nullable(), state: z.enum(['none', 'open', 'granted', 'dismissed']), text: z.string().nullable(), decidedAt: time.nullable(),
  }),
  howToAppeal: z.string(),
});
