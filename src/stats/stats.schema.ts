// Shapes of the figures: what is asked and what is answered. Waits are in milliseconds, shares from 0 to 1.
import { z } from 'zod';
import { slug } from '../http/ids.schema.ts';
import { reportReasons } from '../reports/report.ts';
import { waitQueues } from './figures.ts';

const day = z.iso.date();
/** Of this millennium: no figure is older, and reckoning stays within four digits. */
const askedDay = day.pipe(z.string().regex(/^2/));
export const statsQuery = z.strictObject({
  site: slug.optional(),
  from: askedDay.optional().describe('The first day, in the site\'s timezone; without it, 30 days end with `to`.'),
  to: askedDay.optional().describe('The last day, counted too; without it, today. At most 366 days.'),
});
export const transparencyQuery = z.strictObject({
  year: z.string().regex(/^2\d{3}$/).transform(Number).meta({ shownAs: { type: 'integer', minimum: 2000, maximum: 2999 } }),
  site: slug.optional(),
  format: z.enum(['json', 'csv']).optional().describe('Or by the Accept header.'),
});

const n = z.int().min(0);
const rate = z.number().min(0).max(1).nullable();
const ms = z.int().nullable();
const counts = z.record(z.string(), n);
const amounts = { posted: n, published: n, held: n, refused: n, edited: n, removed: n };
const reports = { received: n, upheld: n, dismissed: n };
const appeals = { received: n, granted: n, dismissed: n };
const decider = z.strictObject({ id: z.string(), decisions: n, byAction: counts, overturned: n });

export const stats = z.strictObject({
  site: slug.nullable().describe('null where several sites are added up'), timezone: z.string().nullable(), from: day, to: day,
  totals: z.strictObject({
    ...amounts, decisions: n, automatic: n, heldShare: rate, overturned: n, reports: z.strictObject(reports), appeals: z.strictObject(appeals),
  }),
  days: z.array(z.strictObject({ day, ...amounts, decisions: n, automatic: n, reports: n, appeals: n })),
  queues: z.strictObject(Object.fromEntries(waitQueues.map((queue) => [queue, z.strictObject({ n, p50Ms: ms, p95Ms: ms })])))
    .describe('How long a person\'s first decision took; quantiles are within 9.1 %.'),
  people: z.array(decider), rules: z.array(decider),
  checks: z.array(z.strictObject({ check: z.string(), held: n, alone: n, reviewed: n, agreed: n, agreement: rate })),
  reasons: counts,
});

const summary = {
  comments: z.strictObject(amounts),
  notices: z.strictObject({
    ...reports, refused: n, byReason: z.strictObject(Object.fromEntries(reportReasons.map((reason) => [reason, n]))),
    illegal: z.strictObject({ received: n, closed: n, medianMs: ms }),
  }),
  ownInitiative: z.strictObject({
    total: n, byDetection: z.strictObject({ automated: n, persons: n }), byReason: z.record(z.string(), z.strictObject({ automated: n, persons: n })),
  }),
  restrictions: z.strictObject({ heldByMachine: n, refusedByMachine: n, rejectedByPersons: n, markedSpamByPersons: n, restored: n }),
  complaints: z.strictObject({ ...appeals, medianMs: ms }),
  automatedMeans: z.strictObject({ held: n, reviewed: n, reversed: n, errorRate: rate }),
  decisions: z.strictObject({ persons: n, automatic: n, overturned: n }),
};

export const transparency = z.strictObject({
  year: z.int(), from: day, to: day, total: z.strictObject(summary), sites: z.array(z.strictObject({ site: slug, timezone: z.string(), ...summary })),
});
export const transparencyTable = z.string().meta({ contentMediaType: 'text/csv' });
