// Shapes of sites and their settings, and of the desk's changes to threads.
import { z } from 'zod';
import { threadAnswer, threadState } from '../comments/comments.schema.ts';
import { freeText, plainString } from '../http/fields.ts';
import { raidWish } from '../raids/raids.schema.ts';
import { externalNames } from './site.ts';
import { lang, origin, slug, time } from '../http/ids.schema.ts';

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const settings = z.strictObject({
  mode: z.enum(['pre', 'post', 'smart']), guests: z.boolean(), emailRequired: z.boolean(), editWindowSeconds: z.int().min(0).max(86_400),
  maxDepth: z.int().min(0).max(10), maxLength: z.int().min(1).max(5000), maxLinks: z.int().min(0).max(100), closeAfterDays: z.int().min(0).max(3650),
  firstCommentHold: z.boolean(), downvotes: z.boolean(), reportThreshold: z.int().min(1).max(100), appealDays: z.int().min(0).max(3650), reservedNames: z.array(freeText(80)).max(200),
  trustedAfter: z.int().min(0).max(100_000), trustedRejectionRate: z.number().min(0).max(1), rejectionRateLimit: z.number().min(0).max(1),
  retentionDays: z.int().min(0).max(3650), consentRetentionDays: z.int().min(395).max(36_500), timezone: plainString(64).refine(isZone),
  externalChecks: z.array(z.enum(externalNames)).max(externalNames.length), externalPersonalData: z.boolean(),
  campaignDays: z.int().min(0).max(14), campaignSize: z.int().min(2).max(100),
});
const name = freeText(120).min(1);
const origins = z.array(origin).max(50);

export const createSite = z.strictObject({ slug, name: name.optional(), origins: origins.optional(), locale: lang.optional(), settings: settings.partial().optional() });
export const changeSite = createSite.omit({ slug: true }).extend({ raid: raidWish.optional() });
export const siteAnswer = z.strictObject({ slug, name: z.string(), origins: z.array(z.string()), locale: lang, settings, createdAt: time });
export const siteList = z.strictObject({ items: z.array(siteAnswer), next: z.null() });

/** `closesAt` null: never, whatever the site says; absent: as before. Raid mode may be forced without a word on the rest. */
export const threadChange = z.strictObject({
  state: threadState.optional(), slowSeconds: z.int().min(5).max(86_400).optional(), closesAt: time.nullable().optional(), raid: raidWish.optional(),
}).refine(({ state, slowSeconds, closesAt, raid }) => state !== undefined || (raid !== undefined && slowSeconds === undefined && closesAt === undefined),
  { path: ['state'], params: { code: 'required' } });
export const changedThread = threadAnswer.extend({ slowSeconds: z.int() });
