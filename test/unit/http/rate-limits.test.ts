// What goes to a shared counter and what does not, what its keys tell, and what becomes of a request when it is away.
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { AppError } from '../../../src/errors.ts';
import type { Actor } from '../../../src/http/actor.ts';
import { asAppError } from '../../../src/http/errors.ts';
import { defaultLimits, type LimitName } from '../../../src/http/limits.ts';
import { createRateLimits } from '../../../src/http/rate-limits.ts';
import type { LimitsStore } from '../../../src/kernel/limits.store.ts';
import { MemoryLimits } from '../../../src/kernel/memory-limits.ts';

class Recording extends MemoryLimits {
  readonly keys: string[] = [];

  override hit(...args: Parameters<LimitsStore['hit']>) {
    this.keys.push(args[0]);
    return super.hit(...args);
  }
}

const digest = (key: string) => `digest of ${createHash('sha256').update(key).digest('hex')}`;
const shown: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status, code } = asAppError(error);
  response.status(status).json({ code });
};

/** An application of nothing but limits: GET /<name> is counted under it. */
function serve(shared: LimitsStore, actor: Actor = { kind: 'anonymous' }) {
  const limits = createRateLimits({ ...defaultLimits, read: { count: 1, seconds: 60 } }, { shared, digest });
  const app = express();
  app.use((_request, response, next) => {
    Object.assign(response.locals, { actor, address: { limit: '203.0.113.0/24', stored: '203.0.113.0/24' } });
    next();
  });
  for (const name of Object.keys(limits.middleware)) app.get(`/${name}`, limits.middleware[name as LimitName], (_request, response) => void response.json({}));
  app.use(shown);
  return { app, limits };
}

test('writes are counted together under digests of their keys, reads never leave the process', async () => {
  const shared = new Recording();
  const { app, limits } = serve(shared);
  for (const name of Object.keys(defaultLimits)) await request(app).get(`/${name}`);
  await limits.consume('sign_in', 'someone@example.org');
  expect(shared.keys.map((key) => key.split(':')[0])).toEqual(['post', 'edit', 'guest', 'report', 'appeal', 'consent', 'withdraw', 'flood_author', 'flood_network', 'flood_thread', 'sign_in', 'staff_write', 'decide', 'sign_in']);
  expect(shared.keys.every((key) => /^[a-z_]+:digest of [0-9a-f]{64}$/.test(key))).toBe(true);
});

test('two processes on one shared counter have one limit between them', async () => {
  const shared = new MemoryLimits();
  const [one, other] = [serve(shared).app, serve(shared).app];
  const left = async (app: express.Express) => /r=(\d+)/.exec((await request(app).get('/post')).headers['ratelimit'] ?? '')?.[1];
  expect([await left(one), await left(other), await left(one)]).toEqual(['99', '98', '97']);
});

test('when the shared counter is away, a write is 503 and not let through; reads go on', async () => {
  const away = async (): Promise<never> => {
    throw new AppError('unavailable');
  };
  const { app } = serve({ hit: away, forget: away, prune: away });
  const answer = await request(app).get('/post');
  expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
  expect((await request(app).get('/read')).status).toBe(200);
});

test('another process\'s fast clock never makes the wait longer than the window', async () => {
  const fast: LimitsStore = { hit: async (_key, windowMs, now) => ({ count: 9, resetAt: new Date(now.getTime() + windowMs + 5000) }), forget: async () => {}, prune: async () => 0 };
  expect((await request(serve(fast).app).get('/post')).headers['ratelimit']).toBe('"post"; r=91; t=60');
});

test('consume refuses one too many by its own key', async () => {
  const { limits } = serve(new MemoryLimits());
  for (let each = 0; each < 10; each += 1) await limits.consume('sign_in', 'a');
  await expect(limits.consume('sign_in', 'a')).rejects.toMatchObject({ code: 'rate_limited', details: { retryAfterSeconds: 300 } });
  await limits.consume('sign_in', 'b');
});

test('memory holds no more than what two windows saw', async () => {
  const limits = new MemoryLimits();
  for (let second = 0; second < 600; second += 1) limits.take(`k${second}`, 60_000, new Date(second * 1000));
  const kept = await limits.prune(new Date(10_000_000));
  expect(kept).toBeLessThanOrEqual(120);
  expect(kept).toBeGreaterThanOrEqual(60);
});
