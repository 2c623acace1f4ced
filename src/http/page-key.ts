// Which requests are answered from ready bytes, and by what name: first pages of threads at the usual limits, counts for article lists, and
// what a site's consent banner asks.
import type { IncomingMessage } from 'node:http';
import { bodyReadAhead } from './body.ts';
import type { PageAt } from './page-cache.ts';

/** The bytes are kept under `id`; they go with every change at `at`. */
export type PageKey = { id: string; at: PageAt };

const SITE = '/api/v1/sites/([a-z0-9-]{1,64})';
const FIRST_PAGE = new RegExp(`^${SITE}/threads/([A-Za-z0-9_:.-]{1,190})(?:/comments(?:\\?(?:(?:sort=(?:newest|oldest|top)|limit=(?:10|20|25|50|100)|replies=(?:0|3|5|10|20))(?:&|$))*)?)?$`);
/** The site is looked ahead for: what a repeated group has caught is forgotten at its next turn. */
const CONFIG = /^\/api\/v1\/consent\/config\?(?=(?:\S*&)?site=([a-z0-9-]{1,64})(?:&|$))(?:(?:site=[a-z0-9-]{1,64}|lang=(?:ar|en|fr)|format=(?:native|cookieconsent))(?:&|$))+$/;
/** In the place of a thread's key, which holds no slash: what a site asks consent with stands on its policy and no thread. */
export const CONSENT_PLACE = 'consent/config';
/** The second is what a page of another origin can send without asking first. */
const TYPES = new Set(['application/json', 'text/plain']);
const COUNTS = new RegExp(`^${SITE}/counts$`);
/** What a list of articles asks fits in; a longer body takes the long way. */
const MAX_COUNTS_BYTES = 8192;

/** The key of a request; null for whatever is answered anew each time. Counts have one once their body was read ahead. */
export function pageKeyOf(request: IncomingMessage): PageKey | null {
  const { method, url = '' } = request;
  if (method === 'POST') {
    const [site, body] = [COUNTS.exec(url)?.[1], bodyReadAhead(request)];
    return site === undefined || body === null ? null : { id: `${url}\n${body.toString('latin1')}`, at: { site, key: null } };
  }
  const asked = method === 'GET' || method === 'HEAD' ? CONFIG.exec(url)?.[1] : undefined;
  if (asked !== undefined) return { id: `${url}${isGpc(request.headers['sec-gpc']) ? '\nGPC' : ''}`, at: { site: asked, key: CONSENT_PLACE } };
  const [, site, key] = method === 'GET' || method === 'HEAD' ? FIRST_PAGE.exec(url) ?? [] : [];
  return site === undefined || key === undefined ? null : { id: url, at: { site, key } };
}

/** Global Privacy Control: exactly this, as its specification has it. */
export const isGpc = (header: string | string[] | null | undefined): boolean => header === '1';

/** Whether the body should be read ahead: it asks for counts, as every article list does. */
export function asksForCounts({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'POST' && COUNTS.test(url) && TYPES.has(headers['content-type'] ?? '') && headers['content-encoding'] === undefined
    && Number(headers['content-length'] ?? Infinity) <= MAX_COUNTS_BYTES;
}
