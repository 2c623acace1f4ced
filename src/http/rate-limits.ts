// Enforces the table of limits: one express-rate-limit per name, counted by person or else by network prefix.
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit, type Store } from 'express-rate-limit';
import { AppError } from '../errors.ts';
import { systemClock, type Clock } from '../kernel/clock.ts';
import type { LimitsStore } from '../kernel/limits.store.ts';
import { MemoryLimits } from '../kernel/memory-limits.ts';
import { limitKey, type Actor } from './actor.ts';
import type { AddressPrefixes } from './address.ts';
import { CountingStore } from './limit-store.ts';
import { ADDRESS_FACTOR, isCountedHere, limitNames, type Limit, type LimitName, type Limits } from './limits.ts';

export type RateLimits = {
  /** Counts a request; answers with RateLimit headers (draft-8) and passes `rate_limited` on when it is one too many. */
  middleware: Record<LimitName, RequestHandler>;
  /** Counts one more of something that is no request, by its own key; throws the code with a true `retryAfterSeconds`. */
  consume(name: LimitName, key: string, code?: 'rate_limited' | 'flood'): Promise<void>;
  /** What the middleware counts reads in, for who counts them before it. */
  reads: Pick<Store, 'increment'>;
};

export type Counted = {
  clock?: Clock;
  /** Where all processes count writes together; null or absent counts all in this process's memory. */
  shared?: LimitsStore | null;
  /** Makes of a key what the shared store may keep: it names people and networks. */
  digest?: (key: string) => string;
};

export function createRateLimits(limits: Limits, { clock = systemClock, shared = null, digest = (key) => key }: Counted = {}): RateLimits {
  const storeOf = (name: LimitName): Store => (shared === null || isCountedHere(name)
    ? new CountingStore({ limits: new MemoryLimits(), clock, keep: (key) => key })
    : new CountingStore({ limits: shared, clock, keep: (key) => `${name}:${digest(key)}` }));
  const stores = Object.fromEntries(limitNames.map((name) => [name, storeOf(name)])) as Record<LimitName, Store>;
  const middleware = Object.fromEntries(limitNames.map((name) => [name, limiter(name, limits[name], stores[name])]));
  return {
    middleware: middleware as Record<LimitName, RequestHandler>,
    reads: stores.read,
    async consume(name, key, code = 'rate_limited') {
      const { totalHits, resetTime } = await stores[name].increment(`own:${key}`);
      if (totalHits > limits[name].count) throw tooMany(resetTime, limits[name], code);
    },
  };
}

function limiter(name: LimitName, limit: Limit, store: Store): RequestHandler {
  return rateLimit({
    identifier: name,
    windowMs: limit.seconds * 1000,
    limit: (_request, response) => (actorOf(response).kind === 'anonymous' ? limit.count * ADDRESS_FACTOR : limit.count),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => limitKey(actorOf(response), (response.locals['address'] as AddressPrefixes).limit),
    // Addresses are read in one place (address.ts) and proxies are trusted by config alone, so its own checks have nothing to add.
    validate: false,
    store,
    handler: (request, _response, next) => next(tooMany(resetOf(request), limit)),
  });
}

const actorOf = (response: Response): Actor => response.locals['actor'] as Actor;
const resetOf = (request: Request): Date | undefined => (request as Request & { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime;

/** `resetTime` is by the machine's clock, as limit-store.ts gives it. */
function tooMany(resetTime: Date | undefined, limit: Limit, code: 'rate_limited' | 'flood' = 'rate_limited'): AppError {
  const leftMs = resetTime === undefined ? limit.seconds * 1000 : resetTime.getTime() - Date.now();
  return new AppError(code, { retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1000)) });
}
