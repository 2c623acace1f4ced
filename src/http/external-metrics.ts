// What /metrics shows of the services outside: how their calls went, and whether they are asked at all.
import { Counter, Gauge, type Registry } from 'prom-client';
import type { GuardedService } from '../screening/external/guarded-service.ts';

const depth = { closed: 0, half_open: 1, open: 2 } as const;

export function mountExternalMetrics(registry: Registry, services: GuardedService[]): void {
  if (services.length === 0) return;
  const calls = new Counter({
    name: 'hiwar_external_calls_total', help: 'Calls of external services: answered, failed, or skipped because it keeps failing.', labelNames: ['service', 'outcome'], registers: [registry],
    collect() {
      this.reset();
      for (const { name, counts } of services) {
        for (const [outcome, count] of Object.entries(counts)) calls.inc({ service: name, outcome }, count);
      }
    },
  });
  const breaker = new Gauge({
    name: 'hiwar_external_breaker', help: 'Whether an external service is asked: 0 yes, 1 by one caller, 2 no.', labelNames: ['service'], registers: [registry], aggregator: 'max',
    collect() {
      for (const { name, state } of services) breaker.set({ service: name }, depth[state]);
    },
  });
}
