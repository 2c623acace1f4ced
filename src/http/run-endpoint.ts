// The way of one request through its declaration: who, how often, from where, may they, what do they say; then the handler and its answer.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import { hasForbidden } from '../text/clean.ts';
import { anonymous, type Authenticate } from './actor.ts';
import { authorize } from './authorize.ts';
import { readBody } from './body.ts';
import { fullPath, isWrite, Reply, reply, type Endpoint, type RequestContext } from './endpoint.ts';
import { idempotencyKey } from './ids.schema.ts';
import { matches } from './matches.ts';
import { checkOrigin, siteOf, type Origins } from './origins.ts';
import { sendPage } from './page-answer.ts';
import { etagOf, type PageCache } from './page-cache.ts';
import { pageKeyOf } from './page-key.ts';
import type { RateLimits } from './rate-limits.ts';
import { flatFields, validate } from './validation.ts';

export type Runtime<S> = { services: S; authenticate: Authenticate; rateLimits: RateLimits; origins: Origins; pages?: PageCache | undefined };

export function runEndpoint<S>(endpoint: Endpoint<S>, runtime: Runtime<S>): RequestHandler {
  return async (request, response) => {
    // Credentials that are none are refused only after they were counted by address; until then they are nobody's.
    let refusal: unknown = null;
    // Consent is nobody's but the browser's it is given in: who is signed in beside it has no part in it.
    const isNobody = endpoint.ownToken === true || endpoint.credentials === true;
    const actor = isNobody ? anonymous : await runtime.authenticate(request).catch((error: unknown) => {
      refusal = error;
      return anonymous;
    });
    response.locals['actor'] = actor;
    // Origin first, so that a page of the site can read every refusal that follows.
    await checkOrigin(endpoint, request, response, runtime.origins);
    if (endpoint.limit !== null) await passes(runtime.rateLimits.middleware[endpoint.limit], request, response);
    if (refusal !== null) throw refusal;
    const seen = authorize(endpoint.allow, actor, siteOf(endpoint, request));
    for (const name of endpoint.vary ?? []) response.vary(name);
    const input = await read(endpoint, request);
    const answer = async () => endpoint.handle({ ...input, actor: seen, request: contextOf(endpoint, request, response), services: runtime.services });
    const key = runtime.pages === undefined ? null : pageKeyOf(request);
    if (runtime.pages !== undefined && key !== null) {
      const build = async () => Buffer.from(JSON.stringify(await answer()));
      sendPage(request, response, await runtime.pages.load(key.id, { at: key.at, route: fullPath(endpoint), build }));
      return;
    }
    const result = await answer();
    await send(endpoint, request, response, result instanceof Reply ? result : reply(result === null || result === undefined ? 204 : 200, result ?? null));
  };
}

function passes(limiter: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => (error === undefined ? resolve() : reject(error));
    void Promise.resolve(limiter(request, response, next as NextFunction)).catch(reject);
  });
}

/** A path that its schema does not know is no address of ours: 404, not 422. */
async function read<S>(endpoint: Endpoint<S>, request: Request): Promise<{ params: unknown; query: unknown; body: unknown }> {
  if (Object.values(request.params).some((value) => typeof value !== 'string' || hasForbidden(value))) throw new AppError('not_found');
  const params = endpoint.params === null ? { success: true, data: { ...request.params } } : endpoint.params.safeParse({ ...request.params });
  if (!params.success) throw new AppError('not_found');
  const query = readQuery(endpoint, request);
  if (!isWrite(request.method)) return { params: params.data, query, body: undefined };
  const body = await readBody(request, { form: endpoint.form === true, beacon: endpoint.beacon === true, csv: endpoint.csv });
  if (endpoint.body === null && body !== undefined) throw new AppError('validation', { errors: [{ path: '', code: 'unknown_field' }] });
  return { params: params.data, query, body: endpoint.body === null ? undefined : validate(endpoint.body, body, 'body') };
}

function readQuery<S>(endpoint: Endpoint<S>, request: Request): unknown {
  const at = request.url.indexOf('?');
  const fields = flatFields(new URLSearchParams(at === -1 ? '' : request.url.slice(at)), 'query');
  if (endpoint.query !== null) return validate(endpoint.query, fields, 'query');
  const errors = Object.keys(fields).map((name) => ({ path: `?${name}`, code: 'unknown_field' }));
  if (errors.length > 0) throw new AppError('validation', { errors });
  return undefined;
}

function contextOf<S>(endpoint: Endpoint<S>, request: Request, response: Response): RequestContext {
  const { requestId, lang, address } = response.locals as Pick<RequestContext, 'requestId' | 'lang' | 'address'>;
  return { requestId, lang, address, origin: request.headers.origin ?? null, idempotencyKey: idempotencyKeyOf(endpoint, request),
    header: (name) => request.get(name) ?? null };
}

function idempotencyKeyOf<S>(endpoint: Endpoint<S>, request: Request): string | null {
  const key = request.get('idempotency-key');
  if (endpoint.idempotent !== true || key === undefined) return null;
  if (!idempotencyKey.safeParse(key).success) {
    throw new AppError('validation', { errors: [{ path: '!idempotency-key', code: key.length > (idempotencyKey.maxLength ?? 0) ? 'too_long' : 'invalid' }] });
  }
  return key;
}

async function send<S>(endpoint: Endpoint<S>, request: Request, response: Response, { status, body, headers }: Reply): Promise<void> {
  response.status(status);
  // What depends on who asks is nobody else's to keep; a handler that knows better says so.
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', endpoint.etag === true ? 'private, no-cache' : 'no-store');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === null || body === undefined) {
    response.end();
    return;
  }
  const isRaw = response.hasHeader('Content-Type');
  if (isRaw && body instanceof Readable) {
    await sendStream(request, response, body);
    return;
  }
  if (!isRaw) response.setHeader('Content-Type', 'application/json; charset=utf-8');
  const bytes = isRaw && (typeof body === 'string' || Buffer.isBuffer(body)) ? Buffer.from(body as string) : Buffer.from(JSON.stringify(body));
  if (endpoint.etag === true && status === 200) sendTagged(request, response, bytes);
  else sendBytes(request, response, bytes);
}

/** Who goes before the end is no failure: the stream is stopped, and that is all. */
async function sendStream(request: Request, response: Response, body: Readable): Promise<void> {
  if (request.method === 'HEAD') {
    body.destroy();
    response.end();
    return;
  }
  await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

function sendBytes(request: Request, response: Response, bytes: Buffer): void {
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Sends bytes with a weak tag of them, or 304 to who has them. */
export function sendTagged(request: Request, response: Response, bytes: Buffer): void {
  const etag = etagOf(bytes);
  response.setHeader('ETag', etag);
  if (matches(request.get('if-none-match'), etag)) {
    response.removeHeader('Content-Type');
    response.status(304).end();
  } else sendBytes(request, response, bytes);
}
