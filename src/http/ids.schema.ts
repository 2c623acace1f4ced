// The shapes of names and ids that appear in paths, queries and bodies of every feature.
import { z } from 'zod';
import { decodeCursor } from '../kernel/page.ts';
import { plainString } from './fields.ts';

/** The header of that name. */
export const idempotencyKey = z.string().min(1).max(128).regex(/^[\x21-\x7e]+$/)
  .describe('The same key and body within 24 hours are answered as the first time and do nothing again; another body is 422.');
export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);
export const threadKey = z.string().regex(/^(?!\.{1,2}$)[A-Za-z0-9_:.-]{1,190}$/);
export const commentId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** A short id of ours: `a_…`, `st_…`, `d_…`. */
export const shortId = z.string().regex(/^[a-z]{1,3}_[0-9a-z]{1,40}$/);
/** The latest time a Date can hold. */
const MAX_TIME = 8_640_000_000_000_000;
const isCursor = (text: string): boolean => Math.abs(decodeCursor(text)?.at ?? Infinity) <= MAX_TIME;
/** One of ours: any other would silently begin again at the first page. */
export const cursor = z.string().regex(/^[\w-]{1,200}$/).refine(isCursor);
export const lang = z.enum(['ar', 'en', 'fr']);
export const email = plainString(254).pipe(z.email());
const isHttp = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
export const httpUrl = plainString(2048).refine(isHttp);
export const origin = plainString(300).refine((url) => isHttp(url) && new URL(url).origin === url);

export const sitePath = z.strictObject({ site: slug });
export const threadPath = z.strictObject({ site: slug, key: threadKey });
export const commentPath = z.strictObject({ id: commentId });
export const shortIdPath = z.strictObject({ id: shortId });

export const time = z.iso.datetime();
/** A page of things. */
export const page = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), next: z.string().nullable() });
