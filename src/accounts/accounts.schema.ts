// Shapes of sign-in, staff and keys.
import { z } from 'zod';
import { scopes } from './account.ts';
import { freeText, plainString } from '../http/fields.ts';
import { email, shortId, slug, time } from '../http/ids.schema.ts';
import { MIN_PASSWORD } from './passwords.ts';

/** Bounded, since hashing costs by length; never trimmed or cleaned. */
const password = plainString(200);
const newPassword = password.min(MIN_PASSWORD);
const name = freeText(80).min(1);
const role = z.enum(['moderator', 'admin']);
const sites = z.array(slug).max(1000).nullable();
export const scope = z.enum(scopes);

export const signInBody = z.strictObject({ email, password });
export const passwordBody = z.strictObject({ current: password, next: newPassword });
export const staffBody = z.strictObject({ email, name, password: newPassword, role: role.default('moderator'), sites: sites.optional() });
export const staffChange = z.strictObject({ name: name.optional(), role: role.optional(), sites: sites.optional(), password: newPassword.optional() });
export const keyBody = z.strictObject({ name, scopes: z.array(scope).min(1).max(scopes.length), sites: sites.optional() });

export const staffAnswer = z.strictObject({ id: shortId, email: z.string(), name: z.string(), role, sites, createdAt: time });
export const staffList = z.strictObject({ items: z.array(staffAnswer), next: z.null() });
/** Names alone: emails and roles are for admins. */
export const colleagues = z.strictObject({ items: z.array(z.strictObject({ id: shortId, name: z.string() })), next: z.null() });
export const sessionAnswer = z.strictObject({ staff: staffAnswer, expiresAt: time });
export const sessionList = z.strictObject({
  items: z.array(z.strictObject({ id: shortId, userAgent: z.string(), createdAt: time, expiresAt: time, current: z.boolean() })), next: z.null(),
});
export const keyAnswer = z.strictObject({ id: shortId, name: z.string(), scopes: z.array(scope), sites, createdAt: time });
export const newKeyAnswer = keyAnswer.extend({ token: z.string() });
export const keyList = z.strictObject({ items: z.array(keyAnswer), next: z.null() });
