// Sheds load before latency collapses: while the event loop stays late, requests are told to come back.
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** How late the event loop was at its last samples, in milliseconds, newest first. */
export type Delays = { latest(): readonly [number, number]; stop(): void };

const SAMPLE_MS = 100;
/** They come back spread over these seconds, not all in one. */
const RETRY_SECONDS = [1, 4] as const;

/** A timer that should fire every 100 ms, and by how much it was late. Costs nothing a request. */
export function sampleDelays(everyMs = SAMPLE_MS, now: () => number = () => performance.now()): Delays {
  let latest: [number, number] = [0, 0];
  let due = now() + everyMs;
  const timer = setInterval(() => {
    latest = [Math.max(0, now() - due), latest[0]];
    due = now() + everyMs;
  }, everyMs).unref();
  return { latest: () => latest, stop: () => clearInterval(timer) };
}

/** Both samples must be late: one long pause (a collection, a laptop's sleep) has passed by the time it is seen. */
export const isOverloaded = ([newest, before]: readonly [number, number], thresholdMs: number): boolean =>
  newest > thresholdMs && before > thresholdMs;

/** Answers 503 `overloaded` with Retry-After while the loop stays later than the threshold. */
export function overloadGuard(thresholdMs: number, delays: Pick<Delays, 'latest'>, random: () => number = Math.random): RequestHandler {
  const [least, most] = RETRY_SECONDS;
  return (_request, response, next) => {
    if (!isOverloaded(delays.latest(), thresholdMs)) next();
    else {
      // Any page may read it: it says nothing of anyone, and asking the store who may would be work.
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
      next(new AppError('overloaded', { retryAfterSeconds: least + Math.floor(random() * (most - least + 1)) }));
    }
  };
}
