// The services that endpoints speak to; built in build-services.ts, known here by type alone.
import type { AccountsService } from '../accounts/accounts.service.ts';
import type { AppealsService } from '../appeals/appeals.service.ts';
import type { AuthorsService } from '../authors/authors.service.ts';
import type { GuestTokens } from '../accounts/guest-tokens.ts';
import type { ClaimsService } from '../claims/claims.service.ts';
import type { CampaignsService } from '../campaigns/campaigns.service.ts';
import type { ConsentService } from '../consent/consent.service.ts';
import type { ConsentDeskService } from '../consent/consent-desk.service.ts';
import type { PoliciesService } from '../consent/policies.service.ts';
import type { ProofService } from '../consent/proof.service.ts';
import type { CommentsReader } from '../comments/comments.reader.ts';
import type { CommentsService } from '../comments/comments.service.ts';
import type { JobsRunner } from '../jobs/jobs.runner.ts';
import type { JobsService } from '../jobs/jobs.service.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Secrets } from '../kernel/secrets.ts';
import type { AuditService } from '../moderation/audit.service.ts';
import type { DeskReader } from '../moderation/desk.reader.ts';
import type { LearningService } from '../learning/learning.service.ts';
import type { ModerationService } from '../moderation/moderation.service.ts';
import type { RaidsService } from '../raids/raids.service.ts';
import type { AkismetFeedback } from '../screening/external/akismet-feedback.ts';
import type { ReportsService } from '../reports/reports.service.ts';
import type { SanctionsService } from '../sanctions/sanctions.service.ts';
import type { RulesService } from '../rules/rules.service.ts';
import type { SitesService } from '../sites/sites.service.ts';
import type { SlowMode } from '../threads/slow-mode.ts';
import type { StatsService } from '../stats/stats.service.ts';
import type { ThreadsService } from '../threads/threads.service.ts';
import { endpointsFor } from './endpoint.ts';

export type Services = {
  sites: SitesService;
  rules: RulesService;
  threads: ThreadsService;
  comments: CommentsService;
  reader: CommentsReader;
  desk: DeskReader;
  moderation: ModerationService;
  claims: ClaimsService;
  jobs: JobsService;
  jobsRunner: JobsRunner;
  campaigns: CampaignsService;
  audit: AuditService;
  policies: PoliciesService;
  proof: ProofService;
  consentDesk: ConsentDeskService;
  raids: RaidsService;
  /** Null where the installation has no such service. */
  akismetFeedback: AkismetFeedback | null;
  learning: LearningService;
  reports: ReportsService;
  appeals: AppealsService;
  sanctions: SanctionsService;
  authors: AuthorsService;
  slowMode: SlowMode;
  stats: StatsService;
  accounts: AccountsService;
  guestTokens: GuestTokens;
  secrets: Secrets;
  consent: ConsentService;
  /** The header in which the configured proxy says where a request comes from; null for none. */
  regionHeader: string | null;
  clock: Clock;
  /** The origin of this server, which decides how its cookies are named. */
  publicUrl: string;
};

/** Declares an endpoint of ours. */
export const endpoint = endpointsFor<Services>();
