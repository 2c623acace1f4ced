// The shape of a policy draft. What may be missing is left to lint, which can say what is wrong with it; sizes and names are held here.
import { z } from 'zod';
import { isReservedKey, plainString } from '../http/fields.ts';
import { DEFAULT_EXPIRES_DAYS, googleConsentKeys } from './policy.ts';

const key = z.string().regex(/^[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?$/).refine((name) => !isReservedKey(name));
const label = plainString(120).default('');
const MOST_SERVICES = 100;
const MOST_CATEGORIES = 20;

/** Cookie names are tokens (RFC 6265); `*` at the end stands for what a service adds. */
const cookieName = z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,128}$/);
const cookie = z.strictObject({ name: cookieName, domain: plainString(253).min(1), days: z.int().min(0).max(3650).nullable().default(null) });
const service = z.strictObject({ key, vendor: plainString(120).min(1), cookies: z.array(cookie).max(50).default([]) });
const category = z.strictObject({
  key, required: z.boolean(), necessity: plainString(1000).nullable().default(null), default: z.boolean().optional(),
  googleConsent: z.array(z.enum(googleConsentKeys)).max(googleConsentKeys.length).default([]), services: z.array(service).max(MOST_SERVICES).default([]),
}).transform((given) => ({ ...given, default: given.default ?? given.required }));

const bounded = <T extends z.ZodType>(value: T, most: number) =>
  z.record(key, value).refine((given) => Object.keys(given).length <= most).default({});
const localeTexts = z.strictObject({
  title: plainString(200).default(''), body: plainString(4000).default(''),
  accept: label, reject: label, save: label, settings: label, reopen: label, placeholder: plainString(500).default(''),
  categories: bounded(z.strictObject({ label }), MOST_CATEGORIES),
  services: bounded(z.strictObject({ purpose: plainString(1000).default('') }), MOST_CATEGORIES * MOST_SERVICES),
});

export const policyDraft = z.strictObject({
  categories: z.array(category).min(1).max(MOST_CATEGORIES),
  texts: z.strictObject({ ar: localeTexts.optional(), en: localeTexts.optional(), fr: localeTexts.optional() }),
  material: z.boolean(), expiresDays: z.int().min(1).max(395).default(DEFAULT_EXPIRES_DAYS),
});
