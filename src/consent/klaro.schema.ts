// Shapes of Klaro's own protocol (0.7), as its script sends them; what it tells of the page and of itself is let in and dropped.
import { z } from 'zod';
import { plainString } from '../http/fields.ts';
import { slug } from '../http/ids.schema.ts';

export const managerPath = z.strictObject({ site: slug });
export const klaroQuery = z.strictObject({
  name: plainString(40).optional().describe('data-klaro-config of the script: a language; any other is the site\'s own.'), testing: z.enum(['true']).optional(),
});

const consents = z.record(plainString(64), z.boolean());
export const submission = z.strictObject({
  location_data: z.strictObject({ pathname: z.string().max(2000).optional(), port: z.int().min(0).max(65_535), hostname: z.string().max(253), protocol: z.string().max(20) }).optional(),
  user_data: z.strictObject({ client_version: z.string().max(40), client_name: z.string().max(40) }).optional(),
  consent_data: z.strictObject({
    consents, changes: consents.optional(), type: z.string().max(40), config: z.string().max(40).describe('The id of the configuration that was read.'),
  }),
});

export const klaroConfigAnswer = z.looseObject({ id: z.string(), services: z.array(z.looseObject({ name: z.string() })) });
export const submitAnswer = z.strictObject({ recorded: z.boolean(), receiptId: z.string().nullable() });
