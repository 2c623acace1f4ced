// Shapes of the learned score's model as staff see and change it.
import { z } from 'zod';
import { time } from '../http/ids.schema.ts';

const share = z.number().min(0).max(1);
const atPoint = { precision: share.nullable(), recall: share.nullable(), falseHolds: share.nullable() };
const figures = z.strictObject({
  count: z.int(), held: z.int(), ...atPoint, curve: z.array(z.strictObject({ threshold: share, ...atPoint })),
});
const sides = z.strictObject({ approved: z.int(), refused: z.int() });

export const modelAnswer = z.strictObject({
  version: z.int().describe('Of the weights; 0 while there are none.'), updatedAt: time.nullable(), enabled: z.boolean(),
  speaking: z.boolean().describe('Whether it holds anything: it is enabled and has learnt enough of both.'),
  needed: sides.describe('Examples of each side before it speaks.'), missing: sides.describe('How many of them are still missing.'),
  learnt: z.strictObject({ approved: z.int(), refused: z.int(), total: z.int(), fromDecisions: z.int(), fromFile: z.int() })
    .describe('Exactly what the weights of this version were fitted to.'),
  workingPoint: z.strictObject({ threshold: share, maxFalseHolds: share.nullable() })
    .describe('A comment is held from this probability on; maxFalseHolds is null where the threshold was set by hand.'),
  lastDecisions: figures.describe('On the last 1,000 decisions, each scored before it was learnt from.'),
  crossCheck: figures.describe('On the examples, each scored by a model fitted without its part of them.'),
});

/** At most one of the two ways to choose a working point. */
export const modelChange = z.strictObject({ threshold: share.optional(), maxFalseHolds: share.optional(), enabled: z.boolean().optional() })
  .superRefine(({ threshold, maxFalseHolds }, context) => {
    if (threshold !== undefined && maxFalseHolds !== undefined) context.addIssue({ code: 'custom', path: ['maxFalseHolds'], params: { code: 'invalid' } });
  });
