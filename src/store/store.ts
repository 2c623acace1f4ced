// All ports of one opened store; an adapter is a function that makes one of these.
import type { AccountsStore } from '../accounts/accounts.store.ts';
import type { AppealsStore } from '../appeals/appeals.store.ts';
import type { AuthorsStore } from '../authors/authors.store.ts';
import type { ClaimsStore } from '../claims/claims.store.ts';
import type { CampaignsStore } from '../campaigns/campaigns.store.ts';
import type { CommentsStore } from '../comments/comments.store.ts';
import type { ConsentStore } from '../consent/consent.store.ts';
import type { PoliciesStore } from '../consent/policies.store.ts';
import type { CursorsStore } from '../kernel/cursors.store.ts';
import type { JobsStore } from '../jobs/jobs.store.ts';
import type { EventsStore } from '../kernel/events.ts';
import type { LimitsStore } from '../kernel/limits.store.ts';
import type { LearningStore } from '../learning/learning.store.ts';
import type { ModerationStore } from '../moderation/moderation.store.ts';
import type { RaidsStore } from '../raids/raids.store.ts';
import type { ReportsStore } from '../reports/reports.store.ts';
import type { SanctionsStore } from '../sanctions/sanctions.store.ts';
import type { RulesStore } from '../rules/rules.store.ts';
import type { SitesStore } from '../sites/sites.store.ts';
import type { StatsStore } from '../stats/stats.store.ts';
import type { ThreadsStore } from '../threads/threads.store.ts';

export type Checked = { looked: string; faults: string[] };

export type Store = {
  sites: SitesStore;
  rules: RulesStore;
  threads: ThreadsStore;
  comments: CommentsStore;
  moderation: ModerationStore;
  reports: ReportsStore;
  appeals: AppealsStore;
  sanctions: SanctionsStore;
  authors: AuthorsStore;
  claims: ClaimsStore;
  jobs: JobsStore;
  campaigns: CampaignsStore;
  accounts: AccountsStore;
  events: EventsStore;
  cursors: CursorsStore;
  raids: RaidsStore;
  learning: LearningStore;
  stats: StatsStore;
  policies: PoliciesStore;
  consent: ConsentStore;
  /** Null where one process serves: it counts in its own memory. */
  limits: LimitsStore | null;
  /** Resolves when the store answers; rejects within a second when it does not. */
  ping(): Promise<void>;
  /** Writes all that is committed, as it is at one moment, to `file`; writes go on meanwhile. A file of that name is left alone
   *  and refused; there is none until the copy is whole and durable. Rejects where the database has tools of its own for this. */
  backup(file: string): Promise<void>;
  /** Looks for damage while the store is in use: what was looked at, and a line for each fault. Changes nothing. */
  check(): Promise<Checked>;
  /** Waits for what was acknowledged or is under way, then closes. */
  close(): Promise<void>;
};
