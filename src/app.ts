// The composition root: builds each thing once and passes it on. Listens to nothing; that is main.ts.
import type { RequestListener } from 'node:http';
import type { Express } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { AccountsService } from './accounts/accounts.service.ts';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { GuestTokens } from './accounts/guest-tokens.ts';
import { appealsRoutes } from './appeals/appeals.routes.ts';
import { AppealsService } from './appeals/appeals.service.ts';
import { AuthorsService } from './authors/authors.service.ts';
import { authorsRoutes } from './authors/authors.routes.ts';
import { claimsRoutes } from './claims/claims.routes.ts';
import { ClaimsService } from './claims/claims.service.ts';
import { metricsOf } from './cluster-metrics.ts';
import { campaignsRoutes } from './campaigns/campaigns.routes.ts';
import { CampaignsService } from './campaigns/campaigns.service.ts';
import { Similar } from './campaigns/similar.ts';
import { CommentsReader } from './comments/comments.reader.ts';
import { commentsRoutes } from './comments/comments.routes.ts';
import { CommentsService } from './comments/comments.service.ts';
import { consentAdminRoutes } from './consent/consent-admin.routes.ts';
import { ConsentDeskService } from './consent/consent-desk.service.ts';
import { policiesRoutes } from './consent/policies.routes.ts';
import { PoliciesService } from './consent/policies.service.ts';
import { PolicyLinter } from './consent/policy-linter.ts';
import { ProofService } from './consent/proof.service.ts';
import type { Config } from './config.ts';
import { consentRoutes } from './consent/consent.routes.ts';
import { ConsentService } from './consent/consent.service.ts';
import { klaroRoutes } from './consent/klaro.routes.ts';
import { PolicyBook } from './consent/policy-book.ts';
import { ReceiptKeys } from './consent/receipt-key.ts';
import { createAuthentication, sessionCookie } from './http/authentication.ts';
import { createHandler } from './http/create-http.ts';
import { overloadGuard, sampleDelays } from './http/overload.ts';
import { createRateLimits, type RateLimits } from './http/rate-limits.ts';
import type { Services } from './http/services.ts';
import { mountExternalMetrics } from './http/external-metrics.ts';
import { JobSteps } from './jobs/job-steps.ts';
import { jobsRoutes } from './jobs/jobs.routes.ts';
import { JobsRunner } from './jobs/jobs.runner.ts';
import { JobsService } from './jobs/jobs.service.ts';
import { createIds, systemClock, type Clock, type Ids } from './kernel/clock.ts';
import { createLog, type Log } from './kernel/log.ts';
import { MemoryLimits } from './kernel/memory-limits.ts';
import { Outgoing } from './kernel/outgoing.ts';
import { Secrets } from './kernel/secrets.ts';
import { startJobs } from './kernel/workers.ts';
import { housekeeping } from './housekeeping.ts';
import { LearningService } from './learning/learning.service.ts';
import { learningRoutes } from './learning/learning.routes.ts';
import { Scorers } from './learning/scorers.ts';
import { AuditService } from './moderation/audit.service.ts';
import { moderationRoutes } from './moderation/moderation.routes.ts';
import { ModerationService } from './moderation/moderation.service.ts';
import { reportsRoutes } from './reports/reports.routes.ts';
import { ReportsService } from './reports/reports.service.ts';
import { SanctionsService } from './sanctions/sanctions.service.ts';
import { sanctionsRoutes } from './sanctions/sanctions.routes.ts';
import { rulesRoutes } from './rules/rules.routes.ts';
import { RulesService } from './rules/rules.service.ts';
import { createChecks } from './screening/checks.ts';
import { AkismetFeedback } from './screening/external/akismet-feedback.ts';
import { Akismet } from './screening/external/akismet.ts';
import { HttpCheck } from './screening/external/http-check.ts';
import { countStore } from './raids/counted-store.ts';
import { raidsRoutes } from './raids/raids.routes.ts';
import { RaidsService } from './raids/raids.service.ts';
import { Tally } from './raids/tally.ts';
import { Screening } from './screening/screening.service.ts';
import { WordLists } from './screening/word-lists.ts';
import { secretsOf } from './secret-file.ts';
import type { ExternalName } from './sites/site.ts';
import { SitesService } from './sites/sites.service.ts';
import { sitesRoutes } from './sites/sites.routes.ts';
import { PageCache } from './http/page-cache.ts';
import { basisOf } from './http/page-basis.ts';
import { Days, type DaysOfSite } from './stats/days.ts';
import { statsRoutes } from './stats/stats.routes.ts';
import { StatsService } from './stats/stats.service.ts';
import { watchStore } from './store/watched-store.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { SlowMode } from './threads/slow-mode.ts';
import { ThreadsService } from './threads/threads.service.ts';
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

type Parts = { store: Store; config: Config; clock: Clock; ids: Ids; secrets: Secrets; rateLimits: RateLimits; externals: Externals; tally: Tally; book: PolicyBook };

/** The services outside that this installation knows. */
type Externals = { akismet: Akismet | null; httpCheck: HttpCheck | null };

function buildExternals({ config, clock, outgoing }: { config: Config; clock: Clock; outgoing: Outgoing }): Externals {
  const { akismet, httpCheck, publicUrl } = config;
  return {
    akismet: akismet === null ? null : new Akismet({ ...akismet, home: publicUrl, clock, outgoing }),
    httpCheck: httpCheck === null ? null : new HttpCheck({ ...httpCheck, clock, outgoing }),
  };
}

function buildServices({ store, config, clock, ids, secrets, rateLimits, externals, tally, book }: Parts): Services {
  const wordLists = new WordLists(store.rules, clock);
  const scorers = new Scorers(store.learning, clock);
  const similar = new Similar({ campaigns: store.campaigns, ids });
  const raids = new RaidsService({ store: store.raids, threads: store.threads, tally, clock, ids });
  const screening = new Screening(createChecks({ wordLists, ...externals, raids, scorers, similar }));
  const reader = new CommentsReader(store.comments);
  const sites = new SitesService({ store: store.sites, clock, ownOrigins: config.ownOrigins, externals: namesOf(externals) });
  const days = new Days();
  const dayOf: DaysOfSite = async (slug) => days.in((await sites.get(slug)).settings.timezone);
  const limits = store.limits ?? new MemoryLimits();
  const accounts = new AccountsService({ store: store.accounts, limits, secrets, clock, ids });
  const moderation = new ModerationService({ ...store, accounts, clock, ids, dayOf });
  const jobs = new JobsService({ store: store.jobs, moderation, clock, ids });
  const sanctions = new SanctionsService({ sanctions: store.sanctions, authors: store.authors, comments: store.comments, sites, jobs, clock, ids });
  const slowMode = new SlowMode({ comments: store.comments, limits, digest: (key) => secrets.mac('limit', key) });
  const stats = new StatsService({ store: store.stats, sites, dayOf, clock });
  return {
    sites,
    sanctions,
    slowMode,
    authors: new AuthorsService({ authors: store.authors, comments: store.comments, moderation: store.moderation, sanctions, clock, ids }),
    rules: new RulesService({ store: store.rules, sites, wordLists, clock, ids }),
    threads: new ThreadsService({ store: store.threads, clock, ids }),
    comments: new CommentsService({
      comments: store.comments, threads: store.threads, reader, screening, similar, sites, sanctions, slowMode, clock, ids, dayOf,
      countFlood: (name, key) => rateLimits.consume(name, key, 'flood'),
    }),
    reader,
    akismetFeedback: externals.akismet === null ? null : new AkismetFeedback({ ...store, akismet: externals.akismet, sites, clock }),
    raids,
    reports: new ReportsService({ reports: store.reports, comments: store.comments, reader, sites, sanctions, clock, ids, dayOf }),
    appeals: new AppealsService({ appeals: store.appeals, comments: store.comments, moderation: store.moderation, clock, dayOf }),
    moderation,
    claims: new ClaimsService({ store: store.claims, moderation, clock }),
    jobs,
    jobsRunner: new JobsRunner({ store: store.jobs, steps: new JobSteps({ jobs: store.jobs, store: store.moderation, moderation }), clock, ids }),
    campaigns: new CampaignsService({ campaigns: store.campaigns, comments: store.comments, moderation, decisions: store.moderation, similar, clock, ids }),
    audit: new AuditService(store.moderation, secrets, clock),
    policies: new PoliciesService({ store: store.policies, linter: new PolicyLinter(), clock, ids }),
    proof: new ProofService({ store: store.consent, secrets, clock, ids }),
    consentDesk: new ConsentDeskService({ consent: store.consent, policies: store.policies, stats }),
    learning: new LearningService({ store: store.learning, moderation: store.moderation, scorers, clock, ids }),
    accounts,
    stats,
    guestTokens: new GuestTokens(secrets, config.guestEpoch),
    consent: new ConsentService({ store: store.consent, policies: store.policies, book, sites, secrets, keys: new ReceiptKeys(secrets), clock, ids, dayOf, publicUrl: config.publicUrl }),
    regionHeader: config.regionHeader,
    secrets,
    clock,
    publicUrl: config.publicUrl,
  };
}

const namesOf = ({ akismet, httpCheck }: Externals): ExternalName[] => [...(akismet === null ? [] : ['akismet' as const]), ...(httpCheck === null ? [] : ['http' as const])];
