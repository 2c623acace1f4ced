// What the API sends, as browser code reads it: the shapes of the very declarations that the server validates with. Types alone.
import type * as accounts from '../accounts/accounts.schema.ts';
import type * as authors from '../authors/authors.schema.ts';
import type * as campaigns from '../campaigns/campaigns.schema.ts';
import type * as claims from '../claims/claims.schema.ts';
import type * as comments from '../comments/comments.schema.ts';
import type * as consentDesk from '../consent/consent-admin.schema.ts';
import type * as consent from '../consent/consent.schema.ts';
import type { policyDraft } from '../consent/policy.schema.ts';
import type * as jobs from '../jobs/jobs.schema.ts';
import type * as learning from '../learning/learning.schema.ts';
import type * as moderation from '../moderation/moderation.schema.ts';
import type * as raids from '../raids/raids.schema.ts';
import type * as rules from '../rules/rules.schema.ts';
import type * as sanctions from '../sanctions/sanctions.schema.ts';
import type * as sites from '../sites/sites.schema.ts';
import type * as stats from '../stats/stats.schema.ts';
import type { z } from 'zod';

export type Problem = {
  type: string; title: string; status: number; code: string; detail: string; requestId: string;
  /** `path` is a JSON Pointer into the body, or "?name" for a query field. */
  errors?: { path: string; code: string }[];
};

export type Page<T> = { items: T[]; next: string | null };
export type Direction = 'rtl' | 'ltr';

export type PublicComment = z.infer<typeof comments.publicComment>;
export type TopComment = z.infer<typeof comments.commentPage>['items'][number];
export type OwnComment = z.infer<typeof comments.ownComment>;
export type Posted = z.infer<typeof comments.posted>;
export type ThreadInfo = z.infer<typeof comments.threadAnswer>;
export type ThreadMe = z.infer<typeof comments.threadMe>;
export type Permalink = z.infer<typeof comments.permalink>;

export type Staff = z.infer<typeof accounts.staffAnswer>;
export type Session = z.infer<typeof accounts.sessionAnswer>;
export type Colleague = z.infer<typeof accounts.peopleList>['items'][number];
export type OwnSession = z.infer<typeof accounts.sessionList>['items'][number];
export type ApiKey = z.infer<typeof accounts.keyAnswer>;
export type NewApiKey = z.infer<typeof accounts.newKeyAnswer>;
export type Scope = z.infer<typeof accounts.scope>;
export type SiteInfo = z.infer<typeof sites.siteAnswer>;
export type Settings = SiteInfo['settings'];

export type Item = z.infer<typeof moderation.item>;
export type Story = z.infer<typeof moderation.story>;
export type Queues = z.infer<typeof moderation.queues>;
export type QueueName = Queues['sites'][number]['queues'][number]['name'];
export type DecisionResult = z.infer<typeof moderation.decisionResult>;
export type Verification = z.infer<typeof moderation.verification>;
export type Claimed = z.infer<typeof claims.claimed>;
export type Profile = z.infer<typeof authors.profile>;
export type ChangedThread = z.infer<typeof sites.changedThread>;
export type AuditRecord = z.infer<typeof moderation.auditPage>['items'][number];

export type Campaign = z.infer<typeof campaigns.campaign>;
export type CampaignResult = z.infer<typeof campaigns.campaignResult>;
export type Job = z.infer<typeof jobs.job>;
export type JobPreview = z.infer<typeof jobs.preview>;
export type JobAction = Job['action'];
export type Sanction = z.infer<typeof sanctions.sanction>;
export type CreatedSanction = z.infer<typeof sanctions.created>;
export type AuthorProfile = z.infer<typeof authors.profile>;
export type AuthorNote = z.infer<typeof authors.note>;
export type Rule = z.infer<typeof rules.ruleAnswer>;
export type RuleDraft = Omit<Rule, 'id' | 'createdAt'>;
export type RuleVersion = z.infer<typeof rules.versionAnswer>;
export type Tried = z.infer<typeof rules.tryAnswer>;
export type Starter = z.infer<typeof rules.starterAnswer>;
export type Raids = z.infer<typeof raids.raidsAnswer>;
export type Model = z.infer<typeof learning.modelAnswer>;
export type ModelChange = z.infer<typeof learning.modelChange>;
export type Stats = z.infer<typeof stats.stats>;
export type Transparency = z.infer<typeof stats.transparency>;

export type ConsentConfig = z.infer<typeof consent.configAnswer>;
export type ConsentMe = z.infer<typeof consent.meAnswer>;

export type PolicyDraft = z.infer<typeof policyDraft>;
export type PolicyRow = z.infer<typeof consentDesk.policyPage>['items'][number];
export type PolicyInfo = z.infer<typeof consentDesk.policyAnswer>;
export type Findings = z.infer<typeof consentDesk.findings>;
export type PolicyDiff = z.infer<typeof consentDesk.diff>;
export type ConsentText = z.infer<typeof consentDesk.text>;
export type ConsentRecord = z.infer<typeof consentDesk.record>;
export type ConsentStats = z.infer<typeof consentDesk.stats>;
export type ConsentProof = z.infer<typeof consentDesk.proof>;
export type ConsentPurged = z.infer<typeof consentDesk.purged>;
