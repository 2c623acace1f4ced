// Shapes of what the desk asks of raid mode and is told.
import { z } from 'zod';
import { threadKey, time } from '../http/ids.schema.ts';
import { signals } from './raid.ts';

/** A week. */
const MAX_MINUTES = 10_080;

export const raidWish = z.strictObject({
  state: z.enum(['on', 'off', 'auto']).describe('on: everything by people who are not known is held. off: the rule finds nothing. auto: the rule decides.'),
  minutes: z.int().min(1).max(MAX_MINUTES).optional().describe('How long; without it, until somebody changes it.'),
});
export const raidBody = raidWish.extend({ thread: threadKey.optional().describe('One thread; without it, the whole site.') });

const standing = z.strictObject({
  state: z.enum(['on', 'off', 'auto']), by: z.string().nullable(), reason: z.enum([...signals, 'forced']).nullable(), since: time.nullable(), until: time.nullable(),
});
const counted = z.strictObject({ count: z.int(), limit: z.int().describe('From here on the rule looks at how large a part it is.') });
export const raidsAnswer = z.strictObject({
  site: standing, figures: z.strictObject({ writers: z.int(), fresh: counted, repeats: counted, refused: counted }).describe('Authors of the last two minutes, without threads that are held already.'),
  threads: z.array(standing.extend({ key: threadKey })),
});
