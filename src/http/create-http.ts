// The Express application: middleware in the order that is policy, every endpoint from its declaration, problems last.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { pickLanguage, type Lang } from '../i18n/index.ts';
import type { Authenticate } from './actor.ts';
import { prefixesOf } from './address.ts';
import { mountDocs } from './docs.ts';
import { fullPath, type Endpoint } from './endpoint.ts';
import { errorHandler } from './errors.ts';
import type { Limits } from './limits.ts';
import { mountOps, requestCounter, type Ops, type RequestCount } from './ops.ts';
import { readyFirst } from './page-answer.ts';
import type { PageCache } from './page-cache.ts';
import { createPublicReads } from './public-reads.ts';
import { preflight, siteOf, type OriginsOf } from './origins.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { runEndpoint, type Runtime } from './run-endpoint.ts';

type LocaleOf = (site: string) => Promise<Lang | null>;

export type HttpOptions<S> = {
  endpoints: Endpoint<S>[];
  services: S;
  authenticate: Authenticate;
  originsOf: OriginsOf;
  /** The language of a site, for who asks for none of ours; null where there is no such site. */
  localeOf?: LocaleOf;
  config: { publicUrl: string; trustProxy: number | string[]; limits: Limits };
  logger: Pick<Logger, 'info' | 'error'>;
  ops: Ops;
  newRequestId?: () => string;
  /** Where several processes count together, or by another clock; else all is counted in memory. */
  rateLimits?: RateLimits;
  /** Counts answers; made here when absent. */
  count?: (request: RequestCount) => void;
  /** Where first pages of threads are kept ready. */
  pages?: PageCache;
  /** Refuses what would come too late; what operators ask is answered before it. */
  guard?: RequestHandler;
  /** Pages and scripts beside the API. */
  mount?: (app: Express) => void;
};

/** What a server listens with: the application behind the pages that are ready. */
export function createHandler<S>(options: HttpOptions<S> & { pages: PageCache; personCookie: string }): { http: Express; handler: RequestListener } {
  const { config, pages, personCookie } = options;
  const rateLimits = options.rateLimits ?? createRateLimits(config.limits);
  const count = requestCounter(options.ops.registry);
  const http = createHttp({ ...options, rateLimits, count });
  const handler = readyFirst(http, {
    pages, personCookie, count, publicUrl: config.publicUrl, addressOf: addressReader(http, config.trustProxy),
    newRequestId: options.newRequestId ?? randomUUID, reads: createPublicReads(config.limits.read, rateLimits.reads),
  });
  return { http, handler };
}

/** Express's own reading of the address behind the trusted proxies, for a request that Express has not seen. */
function addressReader(http: Express, trustProxy: number | string[]): (request: IncomingMessage) => string | undefined {
  if (trustProxy === 0) return ({ socket }) => socket.remoteAddress;
  return ({ headers, socket }) => Reflect.get(http.request, 'ip', { app: http, headers, socket, connection: socket }) as string | undefined;
}

export function createHttp<S>(options: HttpOptions<S>): Express {
  const { endpoints, services, authenticate, originsOf, config, logger, ops } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false).set('trust proxy', config.trustProxy);
  app.use(begin(options.newRequestId ?? randomUUID, logger, options.count ?? requestCounter(ops.registry)), securityHeaders);
  mountOps(app, ops);
  if (options.guard !== undefined) app.use(options.guard);
  mountDocs(app, endpoints, config.publicUrl);
  const rateLimits = options.rateLimits ?? createRateLimits(config.limits);
  mountEndpoints(app, endpoints, { services, localeOf: options.localeOf, authenticate, rateLimits, pages: options.pages, origins: { publicUrl: config.publicUrl, originsOf } });
  options.mount?.(app);
  app.use(() => {
    throw new AppError('not_found');
  });
  app.use(errorHandler(logger));
  return app;
}

function mountEndpoints<S>(app: Express, endpoints: Endpoint<S>[], runtime: Runtime<S> & { localeOf: LocaleOf | undefined }): void {
  const named = (endpoint: Endpoint<S>): RequestHandler => async (request, response, next) => {
    response.locals['route'] = fullPath(endpoint);
    const site = siteOf(endpoint, request);
    // A store that is down is told of by what needs it more.
    const locale = site === null ? null : await runtime.localeOf?.(site).catch(() => null) ?? null;
    if (locale !== null) response.locals['lang'] = pickLanguage(request.get('accept-language'), locale);
    next();
  };
  for (const endpoint of endpoints) app[endpoint.method](expressPath(endpoint), named(endpoint), runEndpoint(endpoint, runtime));
  // Names written out before those in braces, which would answer for them too.
  const groups = [...Map.groupBy(endpoints, (each) => expressPath(each))].toSorted(([a], [b]) => a.split(':').length - b.split(':').length);
  for (const [path, group] of groups) {
    app.options(path, named(group[0]!), preflight(group, runtime.origins));
    app.all(path, named(group[0]!), (_request, response) => {
      response.setHeader('Allow', allowed(group));
      throw new AppError('method_not_allowed');
    });
  }
}

const expressPath = <S>(endpoint: Endpoint<S>): string => fullPath(endpoint).replace(/\{(\w+)\}/g, ':$1');

function allowed<S>(group: Endpoint<S>[]): string {
  const methods = group.map(({ method }) => method.toUpperCase());
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

/** Names the request, reads its language and network, and tells log and metrics of it when it is over.
 *  An id from outside is not taken: it would let a caller write into the log. */
function begin(newRequestId: () => string, logger: Pick<Logger, 'info'>, count: (request: RequestCount) => void): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const requestId = newRequestId();
    Object.assign(response.locals, {
      requestId, lang: pickLanguage(request.get('accept-language'), 'ar'), address: prefixesOf(request.ip), actor: { kind: 'anonymous' }, route: 'other',
    });
    response.setHeader('X-Request-Id', requestId);
    response.once('close', () => {
      const ms = performance.now() - started;
      const route = response.locals['route'] as string;
      const status = response.writableFinished ? response.statusCode : 499;
      count({ method: request.method, route, status, seconds: ms / 1000 });
      logger.info({ requestId, method: request.method, route, status, ms: Math.round(ms * 10) / 10 }, 'request');
    });
    next();
  };
}

/** What an API answer needs; pages set their own Content-Security-Policy. */
const securityHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};
