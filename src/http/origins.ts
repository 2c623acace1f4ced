// Which pages may call us from a browser: an exact list per site (CORS), Hiwar's own address always; and the guard against forged writes.
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { isWrite, ownOriginsOnly, type Endpoint } from './endpoint.ts';

/** The origins of a site, null when there is no such site; `originsOf(null)` those of all sites together. */
export type OriginsOf = (site: string | null) => Promise<readonly string[] | null>;
export type Origins = { publicUrl: string; originsOf: OriginsOf };

const ALLOWED_HEADERS = 'Authorization, Content-Type, Idempotency-Key, If-None-Match, Consent-Subject';
export const EXPOSED_HEADERS = 'Date, ETag, Retry-After, RateLimit, RateLimit-Policy, Consent-Subject, X-Request-Id';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an origin is Hiwar's own: PUBLIC_URL, or on a developer's machine the same port under another loopback name. */
export function isOwn(origin: string, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  if (!LOOPBACK.has(own.hostname) || !URL.canParse(origin)) return false;
  const other = new URL(origin);
  return LOOPBACK.has(other.hostname) && other.port === own.port && other.protocol === own.protocol;
}

/** Adds CORS headers for a listed origin and refuses a write from any other one. A request without Origin is no page's. */
export async function checkOrigin<S>(endpoint: Endpoint<S>, request: Request, response: Response, origins: Origins): Promise<void> {
  response.vary('Origin');
  const { origin } = request.headers;
  const actor = response.locals['actor'] as Actor;
  if (isWrite(request.method) && actor.kind === 'staff' && (origin === undefined || !isOwn(origin, origins.publicUrl))) throw new AppError('csrf');
  if (origin === undefined) return;
  const site = siteOf(endpoint, request) ?? (actor.kind === 'reader' ? actor.site : null);
  if (await isListed(endpoint, origin, site, origins)) allow(response, origin, endpoint.credentials === true);
  else if (isWrite(request.method)) throw new AppError('origin_not_allowed');
}

async function isListed<S>(endpoint: Endpoint<S>, origin: string, site: string | null, origins: Origins): Promise<boolean> {
  if (isOwn(origin, origins.publicUrl)) return true;
  if (ownOriginsOnly(endpoint)) return false;
  return (await origins.originsOf(site))?.includes(origin) ?? false;
}

function allow(response: Response, origin: string, credentials: boolean): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
  if (credentials) response.setHeader('Access-Control-Allow-Credentials', 'true');
}

/** Answers preflights of one path. Of an origin that is not listed it says nothing, and the browser refuses. */
export function preflight<S>(endpoints: Endpoint<S>[], origins: Origins): RequestHandler {
  return async (request, response) => {
    response.vary('Origin');
    const { origin } = request.headers;
    const wanted = request.headers['access-control-request-method']?.toLowerCase();
    const endpoint = endpoints.find(({ method }) => method === wanted);
    if (origin !== undefined && endpoint !== undefined && await isListed(endpoint, origin, siteOf(endpoint, request), origins)) {
      allow(response, origin, endpoint.credentials === true);
      response.setHeader('Access-Control-Allow-Methods', endpoints.map(({ method }) => method.toUpperCase()).join(', '));
      response.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
      response.setHeader('Access-Control-Max-Age', '600');
    }
    response.status(204).end();
  };
}

/** The site that a path names, or the query where the endpoint says so; one named twice is none. */
export function siteOf({ siteIn }: Pick<Endpoint<never>, 'siteIn'>, request: Request): string | null {
  if (siteIn !== 'query') return typeof request.params['site'] === 'string' ? request.params['site'] : null;
  const at = request.url.indexOf('?');
  const [site, ...others] = at === -1 ? [] : new URLSearchParams(request.url.slice(at)).getAll('site');
  return site === undefined || others.length > 0 ? null : site;
}
