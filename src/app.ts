// The composition root: builds each thing once and passes it on. Listens to nothing; that is main.ts.
import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { appealsRoutes } from './appeals/appeals.routes.ts';
import { authorsRoutes } from './authors/authors.routes.ts';
import { buildExternals, buildServices } from './build-services.ts';
import { claimsRoutes } from './claims/claims.routes.ts';
import { metricsOf } from './cluster-metrics.ts';
import { campaignsRoutes } from './campaigns/campaigns.routes.ts';
import { commentsRoutes } from './comments/comments.routes.ts';
import { consentAdminRoutes } from './consent/consent-admin.routes.ts';
import { policiesRoutes } from './consent/policies.routes.ts';
import type { Config } from './config.ts';
import { consentRoutes } from './consent/consent.routes.ts';
import { klaroRoutes } from './consent/klaro.routes.ts';
import { PolicyBook } from './consent/policy-book.ts';
import { createAuthentication, sessionCookie } from './http/authentication.ts';
import { createHandler } from './http/create-http.ts';
import { overloadGuard, sampleDelays } from './http/overload.ts';
import { createRateLimits } from './http/rate-limits.ts';
import type { Services } from './http/services.ts';
import { mountExternalMetrics } from './http/external-metrics.ts';
import { jobsRoutes } from './jobs/jobs.routes.ts';
import { createIds, systemClock, type Clock, type Ids } from './kernel/clock.ts';
import { createLog, type Log } from './kernel/log.ts';
import { Outgoing } from './kernel/outgoing.ts';
import { Secrets } from './kernel/secrets.ts';
import { startJobs } from './kernel/workers.ts';
import { housekeeping } from './housekeeping.ts';
import { learningRoutes } from './learning/learning.routes.ts';
import { moderationRoutes } from './moderation/moderation.routes.ts';
import { reportsRoutes } from './reports/reports.routes.ts';
import { sanctionsRoutes } from './sanctions/sanctions.routes.ts';
import { rulesRoutes } from './rules/rules.routes.ts';
import { countStore } from './raids/counted-store.ts';
import { raidsRoutes } from './raids/raids.routes.ts';
import { Tally } from './raids/tally.ts';
import { secretsOf } from './secret-file.ts';
import { sitesRoutes } from './sites/sites.routes.ts';
import { PageCache } from './http/page-cache.ts';
import { basisOf } from './http/page-basis.ts';
import { statsRoutes } from './stats/stats.routes.ts';
import { watchStore } from './store/watched-store.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { buildOnce, type LoadBundles } from './web/bundles.ts';
import { mountFormErrors } from './web/form-errors.ts';
import { mountPages } from './web/web.routes.ts';

export type Overrides = { store?: Store; clock?: Clock; ids?: Ids; log?: Log };

export type App = {
  http: Express;
  /** What a server listens with: `http` behind the pages that are ready. */
  handler: RequestListener;
  services: Services;
  store: Store;
  log: Log;
  /** What browsers load; asked for early, so that the first reader need not wait for it. */
  bundles: LoadBundles;
  /** From now on /readyz says no, so that a balancer sends nobody here. */
  drain(): void;
  /** Starts sealing, retention and pruning. */
  startJobs(): void;
  /** Stops the jobs and closes the store; what was acknowledged is durable. */
  close(): Promise<void>;
};

export const endpoints = [...commentsRoutes, ...reportsRoutes, ...appealsRoutes, ...moderationRoutes, ...statsRoutes, ...sanctionsRoutes, ...authorsRoutes, ...claimsRoutes, ...jobsRoutes, ...campaignsRoutes, ...accountsRoutes, ...sitesRoutes, ...rulesRoutes, ...raidsRoutes, ...learningRoutes, ...consentRoutes, ...policiesRoutes, ...consentAdminRoutes, ...klaroRoutes];

export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const ids = overrides.ids ?? createIds(clock);
  const log = overrides.log ?? createLog(config.logLevel);
  const secrets = new Secrets(secretsOf(config));
  const tally = new Tally();
  const counted = countStore(overrides.store ?? await openStore(config), { tally, now: () => clock.now() });
  const store = watchStore(counted, (at) => {
    if (at === null || at.key === null) book.forget(at?.site ?? null);
    pages.forget(at);
  });
  const book = new PolicyBook({ store: store.policies, clock });
  const rateLimits = createRateLimits(config.limits, { clock, shared: store.limits, digest: (key) => secrets.mac('limit', key) });
  const outgoing = new Outgoing({ exceptions: config.outgoingAllow });
  const externals = buildExternals({ config, clock, outgoing });
  const services = buildServices({ store, config, clock, ids, secrets, rateLimits, externals, tally, book });
  const pages = new PageCache({ basisOf: (at) => basisOf(services, at), now: () => clock.now() });
  const delays = config.overloadMs === 0 ? null : sampleDelays();
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  mountExternalMetrics(registry, [externals.akismet, externals.httpCheck].flatMap((each) => (each === null ? [] : [each.service])));
  let draining = false;
  const bundles = buildOnce();
  const { http, handler } = createHandler({
    endpoints, services, config, logger: log, rateLimits, pages, personCookie: sessionCookie(config.publicUrl),
    ...(delays === null ? {} : { guard: overloadGuard(config.overloadMs, delays) }),
    authenticate: createAuthentication({ accounts: services.accounts, guestTokens: services.guestTokens, publicUrl: config.publicUrl }),
    originsOf: (site) => services.sites.originsOf(site),
    localeOf: (site) => services.sites.localeOf(site),
    ops: { registry, metrics: metricsOf(registry), isReady: async () => !draining && store.ping().then(() => true) },
    mount: (app) => {
      mountPages(app, services, bundles);
      mountFormErrors(app, services, log);
    },
  });
  let stopJobs = async (): Promise<void> => {};
  return {
    http, handler, services, store, log, bundles,
    drain: () => {
      draining = true;
    },
    startJobs: () => {
      stopJobs = startJobs(housekeeping(services, store), log);
    },
    close: async () => {
      delays?.stop();
      await stopJobs();
      outgoing.close();
      await store.close();
    },
  };
}
