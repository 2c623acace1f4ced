// Shapes of reports as people make them and as the desk reads them.
import { z } from 'zod';
import { freeText } from '../http/fields.ts';
import { shortId, time } from '../http/ids.schema.ts';
import { reportReasons } from './report.ts';

const reason = z.enum(reportReasons);
const state = z.enum(['open', 'upheld', 'dismissed', 'moot']);

export const reportBody = z.strictObject({
  reason, detail: freeText(2000).nullish().describe('Why; for the desk alone. Of a notice of illegal content these are the stated grounds, which are kept.'),
});
export const reportAnswer = z.strictObject({ reason, detail: z.string().nullable(), at: time, state });

/** A report in a comment's story. */
export const deskReport = z.strictObject({
  id: shortId, reason, detail: z.string().nullable(), by: z.strictObject({ id: z.string(), kind: z.enum(['guest', 'member', 'staff']) }), at: time, state,
});
