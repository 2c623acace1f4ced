// Shapes of what a desk sends and is answered about policies and choices.
import { z } from 'zod';
import { queryInt } from '../http/fields.ts';
import { cursor, lang, page, shortId, slug, time } from '../http/ids.schema.ts';
import { figureKinds } from './consent-figures.ts';
import { consentActions } from './consent-record.ts';
import { surface, textAnswer } from './consent.schema.ts';
import { findingCodes } from './policy.ts';
import { policyDraft } from './policy.schema.ts';

export const policyPath = z.strictObject({ site: slug, id: shortId });
export const pageQuery = z.strictObject({ limit: queryInt(1, 100, 50), cursor: cursor.optional() });
export const previewQuery = z.strictObject({ lang: lang.optional().describe('Without it, the site\'s language.') });
export const diffQuery = z.strictObject({ with: shortId.describe('The policy that is compared to; changes lead from this one to it.') });
const by = z.string();
const textHash = z.string().nullable();
const policyFields = {
  id: shortId, site: slug, state: z.enum(['draft', 'published', 'retired']), revision: z.int().nullable(), version: z.int(), material: z.boolean(),
  textHashes: z.strictObject({ ar: z.string().optional(), en: z.string().optional(), fr: z.string().optional() }), createdAt: time, createdBy: by, changedAt: time,
  publishedAt: time.nullable(), publishedBy: by.nullable(), retiredAt: time.nullable(),
};
export const policyPage = page(z.strictObject(policyFields));
export const policyAnswer = z.strictObject({ ...policyFields, content: policyDraft });
export const findings = z.strictObject({
  findings: z.array(z.strictObject({ code: z.enum(findingCodes), path: z.string(), locale: lang.nullable(), span: z.tuple([z.int(), z.int()]).nullable(), message: z.string() })),
});
export const text = textAnswer;
export const preview = text.extend({ textHash: z.string() });
export const diff = z.strictObject({ from: shortId, to: shortId, changes: z.array(z.strictObject({ path: z.string(), before: z.unknown(), after: z.unknown() })) });

const times = { from: time.optional().describe('Counted.'), to: time.optional().describe('Not counted.') };
const revision = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number).meta({ shownAs: { type: 'integer', minimum: 1 } });
export const recordsQuery = z.strictObject({
  subject: z.string().regex(/^[\w-]{43}$/).optional(), action: z.enum(consentActions).optional(), revision: revision.optional(), lang: lang.optional(),
  surface: surface.optional(), ...times, limit: queryInt(1, 100, 50), cursor: cursor.optional(),
});
const grants = z.record(z.string(), z.boolean());
export const record = z.strictObject({
  id: shortId, site: slug, action: z.enum(consentActions), categories: grants, services: grants, revision: z.int(), textHash, lang, surface: z.string(), region: z.string().nullable(),
  gpc: z.boolean(), agent: z.string().nullable(), at: time, expiresAt: time, subject: z.string().nullable().describe('An opaque handle; null once it was erased.'),
});
export const recordPage = page(record);
export const exportQuery = z.strictObject({ format: z.enum(['ndjson', 'csv']).default('ndjson'), ...times });
export const exportLines = z.string().meta({ contentMediaType: 'application/x-ndjson' });
export const exportTable = z.string().meta({ contentMediaType: 'text/csv' });

const anchor = z.strictObject({ site: slug, number: z.int(), mac: z.string(), through: z.int(), records: z.int(), purgedAt: time, seal: z.string() });
export const proof = z.strictObject({
  ok: z.boolean(), records: z.int(), sealedThrough: time.nullable(), anchor: anchor.nullable(),
  firstFault: z.strictObject({ link: z.int(), recordId: z.string().nullable(), what: z.enum(['changed', 'missing', 'inserted', 'reordered', 'anchor']) }).nullable(),
});
export const purgeBody = z.strictObject({ before: time, dryRun: z.boolean().default(true) });
export const purged = z.strictObject({ dryRun: z.boolean(), links: z.int(), records: z.int(), subjects: z.int().nullable().describe('null in a dry run'), through: time.nullable() });

const day = z.iso.date();
const askedDay = day.pipe(z.string().regex(/^2/));
export const statsQuery = z.strictObject({
  from: askedDay.optional().describe('The first day, in the site\'s timezone; without it, 30 days end with `to`.'),
  to: askedDay.optional().describe('The last day, counted too; without it, today. At most 366 days.'), by: z.enum(figureKinds).default('day'),
});
const cell = z.int().min(0).nullable().describe('null: fewer than ten, or it would tell of fewer than ten.');
const figures = { total: cell, actions: z.strictObject(Object.fromEntries(consentActions.map((action) => [action, cell]))), granted: z.record(z.string(), cell) };
export const stats = z.strictObject({
  site: slug, timezone: z.string(), from: day, to: day, by: z.enum(figureKinds), rows: z.array(z.strictObject({ key: z.string(), ...figures })), totals: z.strictObject(figures),
});
