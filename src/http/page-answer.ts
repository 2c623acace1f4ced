// Sends a cached page: in full after the usual chain (which leaves its headers with the page), or at once, before Express sees the request.
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import { matches } from './matches.ts';
import { EXPOSED_HEADERS } from './origins.ts';
import { readAhead } from './body.ts';
import type { Page, PageCache } from './page-cache.ts';
import { asksForCounts, pageKeyOf, type PageKey } from './page-key.ts';
import type { RequestCount } from './ops.ts';
import type { PublicReads } from './public-reads.ts';

const compress = promisify(brotliCompress);
/** Quality 4: most of what 11 saves, at a fiftieth of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };
/** What belongs to one request and is never kept with a page. */
const OWN = new Set(['x-request-id', 'ratelimit', 'ratelimit-policy', 'access-control-allow-origin', 'access-control-expose-headers', 'content-length', 'content-encoding']);

type Body = { bytes: Buffer; encoding: 'br' | null };

/** Fewer bytes than this are not worth packing. */
const LEAST_PACKED = 1024;

/** The bytes this client takes. Compressed from the second wish on, in the background: nobody waits for it. */
function bodyFor(page: Page, accepted: string | undefined): Body {
  if (accepted === undefined || page.bytes.length < LEAST_PACKED || !/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))/.test(accepted)) return { bytes: page.bytes, encoding: null };
  if (page.brotli !== null) return { bytes: page.brotli, encoding: 'br' };
  page.wanted += 1;
  if (page.wanted === 2) void pack(page);
  return { bytes: page.bytes, encoding: null };
}

async function pack(page: Page): Promise<void> {
  page.brotli = await compress(page.bytes, BROTLI).catch(() => null);
}

/** Answers with a page from within the chain. */
export function sendPage(request: Request, response: Response, page: Page): void {
  response.status(200).vary('Accept-Encoding');
  const isRead = request.method !== 'POST';
  response.setHeader('Cache-Control', isRead ? 'private, no-cache' : 'no-store');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  if (isRead) response.setHeader('ETag', page.etag);
  page.headers ??= Object.entries(response.getHeaders()).flatMap(([name, value]) => (OWN.has(name) ? [] : [name, String(value)]));
  if (isRead && matches(request.headers['if-none-match'], page.etag)) {
    response.removeHeader('Content-Type');
    response.status(304).end();
    return;
  }
  const { bytes, encoding } = bodyFor(page, request.headers['accept-encoding']);
  if (encoding !== null) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

export type ReadyDeps = {
  pages: PageCache;
  reads: PublicReads;
  count: (request: RequestCount) => void;
  newRequestId: () => string;
  /** The caller's address as the configured proxies tell it. */
  addressOf: (request: IncomingMessage) => string | undefined;
  publicUrl: string;
  /** A request with this cookie is counted by person, so it takes the long way. */
  personCookie: string;
};

/** Wraps the application: what is ready is answered here with what the chain would have answered; all else goes on. */
export function readyFirst(app: RequestListener, deps: ReadyDeps): RequestListener {
  const respond = (request: IncomingMessage, response: ServerResponse<IncomingMessage>, key: PageKey | null): void => {
    const page = key === null ? null : deps.pages.ready(key.id);
    if (page === null || page.headers === null || !isKnownOrigin(page, request.headers.origin, deps)) app(request, response as Parameters<RequestListener>[1]);
    else void answer({ request, response, page }, app, deps);
  };
  return (request, response) => {
    const isAnonymous = isFromNobody(request, deps);
    // A sender that breaks off while its body is read is there no more to be answered.
    if (isAnonymous && asksForCounts(request)) readAhead(request).then(() => respond(request, response, pageKeyOf(request)), () => {});
    else respond(request, response, isAnonymous && request.method === 'GET' ? pageKeyOf(request) : null);
  };
}

async function answer(to: Pick<Sending, 'request' | 'response' | 'page'>, app: RequestListener, deps: ReadyDeps): Promise<void> {
  const started = performance.now();
  const limits = await deps.reads(deps.addressOf(to.request)).catch(() => null);
  // One too many: the chain counts it once more and says so in the caller's language.
  if (limits === null) app(to.request, to.response as Parameters<RequestListener>[1]);
  else {
    const status = send({ ...to, limits, requestId: deps.newRequestId() });
    deps.count({ method: to.request.method ?? '', route: to.page.route, status, seconds: (performance.now() - started) / 1000 });
  }
}

function isFromNobody({ headers }: IncomingMessage, deps: ReadyDeps): boolean {
  return headers.authorization === undefined && (headers.cookie === undefined || !headers.cookie.includes(deps.personCookie));
}

/** Listed, or none at all; any other origin is judged by the chain. */
const isKnownOrigin = (page: Page, origin: string | undefined, { publicUrl }: ReadyDeps): boolean =>
  origin === undefined || origin === publicUrl || page.basis.origins.includes(origin);

type Sending = { request: IncomingMessage; response: ServerResponse<IncomingMessage>; page: Page; limits: string[]; requestId: string };

function send({ request, response, page, limits, requestId }: Sending): number {
  const { origin } = request.headers;
  const headers = ['x-request-id', requestId, ...limits, ...(page.headers ?? [])];
  if (origin !== undefined) headers.push('access-control-allow-origin', origin, 'access-control-expose-headers', EXPOSED_HEADERS);
  if (request.method === 'GET' && matches(request.headers['if-none-match'], page.etag)) {
    const type = headers.indexOf('content-type');
    response.writeHead(304, headers.toSpliced(type, 2)).end();
    return 304;
  }
  const { bytes, encoding } = bodyFor(page, request.headers['accept-encoding']);
  if (encoding !== null) headers.push('content-encoding', encoding);
  headers.push('content-length', String(bytes.length));
  response.writeHead(200, headers).end(bytes);
  return 200;
}
