// Builds the services, and those outside that the installation knows, from the parts app.ts has made. Starts nothing.
import { AccountsService } from './accounts/accounts.service.ts';
import { GuestTokens } from './accounts/guest-tokens.ts';
import { AppealsService } from './appeals/appeals.service.ts';
import { AuthorsService } from './authors/authors.service.ts';
import { ClaimsService } from './claims/claims.service.ts';
import { CampaignsService } from './campaigns/campaigns.service.ts';
import { Similar } from './campaigns/similar.ts';
import { CommentsReader } from './comments/comments.reader.ts';
import { CommentsService } from './comments/comments.service.ts';
import { ConsentDeskService } from './consent/consent-desk.service.ts';
import { PoliciesService } from './consent/policies.service.ts';
import { PolicyLinter } from './consent/policy-linter.ts';
import { ProofService } from './consent/proof.service.ts';
import type { Config } from './config.ts';
import { ConsentService } from './consent/consent.service.ts';
import type { PolicyBook } from './consent/policy-book.ts';
import { ReceiptKeys } from './consent/receipt-key.ts';
import type { RateLimits } from './http/rate-limits.ts';
import type { Services } from './http/services.ts';
import { JobSteps } from './jobs/job-steps.ts';
import { JobsRunner } from './jobs/jobs.runner.ts';
import { JobsService } from './jobs/jobs.service.ts';
import type { Clock, Ids } from './kernel/clock.ts';
import { MemoryLimits } from './kernel/memory-limits.ts';
import type { Outgoing } from './kernel/outgoing.ts';
import type { Secrets } from './kernel/secrets.ts';
import { LearningService } from './learning/learning.service.ts';
import { Scorers } from './learning/scorers.ts';
import { AuditService } from './moderation/audit.service.ts';
import { DeskReader } from './moderation/desk.reader.ts';
import { ModerationService } from './moderation/moderation.service.ts';
import { ReportsService } from './reports/reports.service.ts';
import { SanctionsService } from './sanctions/sanctions.service.ts';
import { RulesService } from './rules/rules.service.ts';
import { createChecks } from './screening/checks.ts';
import { AkismetFeedback } from './screening/external/akismet-feedback.ts';
import { Akismet } from './screening/external/akismet.ts';
import { HttpCheck } from './screening/external/http-check.ts';
import { RaidsService } from './raids/raids.service.ts';
import type { Tally } from './raids/tally.ts';
import { Screening } from './screening/screening.service.ts';
import { WordLists } from './screening/word-lists.ts';
import type { ExternalName } from './sites/site.ts';
import { SitesService } from './sites/sites.service.ts';
import { Days, type DaysOfSite } from './stats/days.ts';
import { StatsService } from './stats/stats.service.ts';
import type { Store } from './store/store.ts';
import { SlowMode } from './threads/slow-mode.ts';
import { ThreadsService } from './threads/threads.service.ts';

type Parts = { store: Store; config: Config; clock: Clock; ids: Ids; secrets: Secrets; rateLimits: RateLimits; externals: Externals; tally: Tally; book: PolicyBook };

/** The services outside that this installation knows. */
type Externals = { akismet: Akismet | null; httpCheck: HttpCheck | null };

export function buildExternals({ config, clock, outgoing }: { config: Config; clock: Clock; outgoing: Outgoing }): Externals {
  const { akismet, httpCheck, publicUrl } = config;
  return {
    akismet: akismet === null ? null : new Akismet({ ...akismet, home: publicUrl, clock, outgoing }),
    httpCheck: httpCheck === null ? null : new HttpCheck({ ...httpCheck, clock, outgoing }),
  };
}

export function buildServices({ store, config, clock, ids, secrets, rateLimits, externals, tally, book }: Parts): Services {
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
  const desk = new DeskReader({ ...store, clock });
  const moderation = new ModerationService({ ...store, desk, accounts, clock, ids, dayOf });
  const jobs = new JobsService({ store: store.jobs, desk, clock, ids });
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
    desk,
    moderation,
    claims: new ClaimsService({ store: store.claims, desk, clock }),
    jobs,
    jobsRunner: new JobsRunner({ store: store.jobs, steps: new JobSteps({ jobs: store.jobs, store: store.moderation, moderation }), clock, ids }),
    campaigns: new CampaignsService({ campaigns: store.campaigns, comments: store.comments, desk, moderation, decisions: store.moderation, similar, clock, ids }),
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
