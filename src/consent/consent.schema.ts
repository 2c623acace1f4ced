// Shapes of consent as visitors' pages send and read it.
import { z } from 'zod';
import { plainString } from '../http/fields.ts';
import { cursor, lang, page, shortId, slug, time } from '../http/ids.schema.ts';
import { impliedActions } from './choice.ts';
import { consentActions } from './consent-record.ts';
import { googleConsentKeys } from './policy.ts';

const grants = z.record(plainString(64), z.boolean());
export const textHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const revision = z.int().min(1).max(1_000_000_000);
const isClear = (action: string): boolean => !impliedActions.has(action);
const action = z.string().max(40).refine(isClear, { params: { code: 'implied_consent' } }).pipe(z.enum(consentActions)).meta({ shownAs: { type: 'string', enum: consentActions } });
export const surface = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/);

export const siteQuery = z.strictObject({ site: slug });
export const dataQuery = z.strictObject({ site: slug, cursor: cursor.optional() });
export const configQuery = z.strictObject({ site: slug, lang: lang.optional(), format: z.enum(['native', 'cookieconsent']).optional() });
export const receiptQuery = z.strictObject({ token: z.string().max(200).optional() });
export const receiptPath = z.strictObject({ id: shortId });
export const textPath = z.strictObject({ hash: textHash });

export const choiceBody = z.strictObject({
  action, categories: grants.optional().describe('With custom: every category.'), services: grants.optional().describe('Absent ones follow their category.'),
  revision, textHash: textHash.nullable(), lang, surface,
});
/** A beacon can send no header of its own. */
export const beaconBody = choiceBody.extend({ subject: plainString(200).optional() });

const cookie = z.strictObject({ name: z.string(), domain: z.string(), days: z.number().nullable() });
export const meAnswer = z.strictObject({
  decided: z.boolean(), action: z.enum(consentActions).nullable(), categories: z.record(z.string(), z.boolean()), services: z.record(z.string(), z.boolean()),
  revision: z.number().nullable(), decidedAt: time.nullable(), expiresAt: time.nullable(), gpc: z.boolean().nullable(),
  reask: z.boolean().nullable().describe('While true nothing optional may run on the old grant.'), reasons: z.array(z.enum(['policy_changed', 'expired'])),
  receiptId: z.string().nullable(), receiptToken: z.string().nullable(), clear: z.array(cookie),
});

const service = z.strictObject({ key: z.string(), vendor: z.string(), purpose: z.string(), cookies: z.array(cookie) });
const category = z.strictObject({
  key: z.string(), required: z.boolean(), default: z.boolean(), label: z.string(), googleConsent: z.array(z.enum(googleConsentKeys)), services: z.array(service),
});
const texts = z.strictObject({
  title: z.string(), body: z.string(), accept: z.string(), reject: z.string(), save: z.string(), settings: z.string(), reopen: z.string(), placeholder: z.string(),
});
const dir = z.enum(['rtl', 'ltr']);
export const configAnswer = z.strictObject({
  site: z.string(), revision: z.number(), lang, dir, textHash, expiresDays: z.number(), gpc: z.boolean(), texts, categories: z.array(category),
  googleConsent: z.partialRecord(z.enum(googleConsentKeys), z.literal('denied')),
});

/** What CookieConsent.run takes, and what its glue needs beside it. */
export const cookieConsentAnswer = z.strictObject({
  site: z.string(), revision: z.number(), lang, textHash: z.null(), gpc: z.boolean(), googleConsent: z.partialRecord(z.enum(googleConsentKeys), z.literal('denied')),
  config: z.looseObject({ revision: z.number().describe('The number the banner remembers: another one asks again.') }),
});

export const configAnswers = z.union([configAnswer, cookieConsentAnswer]);

export const textAnswer = z.strictObject({
  lang, dir, texts, categories: z.array(z.strictObject({ key: z.string(), label: z.string(), services: z.array(z.strictObject({ key: z.string(), purpose: z.string() })) })),
});
export const dataAnswer = page(z.strictObject({
  id: z.string(), action: z.enum(consentActions), categories: z.record(z.string(), z.boolean()), services: z.record(z.string(), z.boolean()), revision: z.number(), textHash: textHash.nullable(),
  lang, surface: z.string(), region: z.string().nullable(), gpc: z.boolean(), agent: z.string().nullable(), at: time, expiresAt: time, text: textAnswer.nullable().describe('The words that were shown.'),
}));

const signature = z.strictObject({ alg: z.literal('EdDSA'), kid: z.string(), value: z.string() });
export const receiptAnswer = z.looseObject({ schema_version: z.string(), record_id: z.string(), signature: signature.describe('Over the RFC 8785 bytes of the receipt without it.') });
export const jwksAnswer = z.strictObject({ keys: z.array(z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), use: z.literal('sig'), alg: z.literal('EdDSA') })) });
export const gpcAnswer = z.strictObject({ gpc: z.literal(true), lastUpdate: z.string() });
