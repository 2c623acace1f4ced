// Shapes of authors as the desk sees them, and of its notes.
import { z } from 'zod';
import { plainString } from '../http/fields.ts';
import { shortId, slug, time } from '../http/ids.schema.ts';
import { sanction } from '../sanctions/sanctions.schema.ts';

const kind = z.enum(['guest', 'member', 'staff']);
export const siteQuery = z.strictObject({ site: slug });
export const notePath = z.strictObject({ id: shortId, note: shortId });
export const noteBody = z.strictObject({ site: slug, text: plainString(2000).trim().min(1) });
export const note = z.strictObject({ id: shortId, by: z.string(), text: z.string(), at: time });
export const profile = z.strictObject({
  id: shortId, site: slug, name: z.string(), kind, email: z.string().nullable(), createdAt: time,
  standing: z.strictObject({ approved: z.int(), rejected: z.int(), last: time.nullable() }), rate: z.number().nullable(), trusted: z.boolean(),
  reports: z.strictObject({ upheld: z.int(), dismissed: z.int() }).describe('What became of those they made.'),
  sanctions: z.array(sanction), notes: z.array(note), names: z.array(z.strictObject({ id: shortId, name: z.string(), kind })),
});
