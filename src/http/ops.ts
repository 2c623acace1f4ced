// What an operator's tools ask: is it alive, may it have traffic, what does it count; and the counting of requests.
import type { RequestHandler, Router } from 'express';
import { Counter, Histogram, type Registry } from 'prom-client';

export type Ops = {
  registry: Registry;
  /** What /metrics shows, where that is more than this registry. */
  metrics?: () => Promise<string>;
  /** Whether requests may be sent here: the store answers and no shutdown has begun. */
  isReady(): Promise<boolean>;
};

export type RequestCount = { method: string; route: string; status: number; seconds: number };

export function mountOps(router: Pick<Router, 'get'>, ops: Ops): void {
  router.get('/healthz', plain(async () => [200, 'ok']));
  router.get('/readyz', plain(async () => (await ops.isReady().catch(() => false) ? [200, 'ready'] : [503, 'not ready'])));
  router.get('/metrics', async (_request, response) => {
    const text = await (ops.metrics ?? (() => ops.registry.metrics()))();
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', ops.registry.contentType);
    response.end(text);
  });
}

function plain(answer: () => Promise<[number, string]>): RequestHandler {
  return async (_request, response) => {
    const [status, text] = await answer();
    response.status(status);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.end(`${text}\n`);
  };
}

/** Counts answers by route pattern, never by URL: a label must not grow with what callers type. */
export function requestCounter(registry: Registry): (count: RequestCount) => void {
  const labelNames = ['method', 'route', 'status'] as const;
  const total = new Counter({ name: 'hiwar_http_requests_total', help: 'Answers sent.', labelNames, registers: [registry] });
  const duration = new Histogram({
    name: 'hiwar_http_request_seconds', help: 'Time to answer.', labelNames: ['method', 'route'], registers: [registry],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  });
  return ({ method, route, status, seconds }) => {
    total.inc({ method, route, status: String(status) });
    duration.observe({ method, route }, seconds);
  };
}
