// What a request tells of who chooses: the id their browser keeps, its signals; and how that id goes back to it.
import { cookieIn } from '../http/authentication.ts';
import { reply, type Reply, type RequestContext } from '../http/endpoint.ts';
import { isOwn } from '../http/origins.ts';
import { isGpc } from '../http/page-key.ts';
import type { Services } from '../http/services.ts';
import type { Visit } from './compose-record.ts';
import type { Answered } from './consent.service.ts';

const SUBJECT_HEADER = 'Consent-Subject';
const SECONDS_A_DAY = 86_400;
const cookieName = (site: string): string => `hiwar_consent_${site}`;
/** What proxies say of an unknown place and of Tor. */
const NOWHERE = new Set(['XX', 'T1']);

/** The header goes first, then what a beacon's body says, then the cookie. */
export const subjectOf = (request: RequestContext, site: string, inBody?: string): string | null =>
  request.header(SUBJECT_HEADER) ?? inBody ?? cookieIn(request.header('cookie'), cookieName(site));

export const hasGpcHeader = (request: RequestContext): boolean => isGpc(request.header('sec-gpc'));

export function visitOf({ regionHeader }: Pick<Services, 'regionHeader'>, request: RequestContext, subject: string | null): Visit {
  const region = regionHeader === null ? null : request.header(regionHeader);
  return {
    subject, gpc: hasGpcHeader(request), userAgent: request.header('user-agent'),
    region: region !== null && /^[A-Z]{2}$/.test(region) && !NOWHERE.has(region) ? region : null,
  };
}

/** The answer to a choice: its subject as a cookie where Hiwar and the page are one site, else in a header for the page to keep. */
export function withSubject({ publicUrl }: Pick<Services, 'publicUrl'>, { request, site }: { request: RequestContext; site: string }, { me, subject, keepDays }: Answered): Reply {
  if (subject === null) return reply(200, me);
  if (!isSameSite(request, publicUrl)) return reply(200, me, { [SUBJECT_HEADER]: subject });
  return reply(200, me, { 'Set-Cookie': cookie({ publicUrl, site, value: subject, seconds: keepDays * SECONDS_A_DAY }) });
}

/** The cookie goes, whatever it was. */
export const cleared = ({ publicUrl }: Pick<Services, 'publicUrl'>, site: string): Reply =>
  reply(204, null, { 'Set-Cookie': cookie({ publicUrl, site, value: '', seconds: 0 }) });

function isSameSite(request: RequestContext, publicUrl: string): boolean {
  const fetchSite = request.header('sec-fetch-site');
  if (fetchSite !== null) return fetchSite === 'same-origin' || fetchSite === 'same-site';
  return request.origin !== null && isOwn(request.origin, publicUrl);
}

const cookie = ({ publicUrl, site, value, seconds }: { publicUrl: string; site: string; value: string; seconds: number }): string =>
  `${cookieName(site)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
