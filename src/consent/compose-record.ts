// The record that a choice becomes and what it adds to the figures; pure.
import type { Locale, Site } from '../sites/site.ts';
import { agentFamily } from './agent.ts';
import { countedSurface, grantsAny, type GivenGrants, type Said } from './choice.ts';
import { subjectProof } from './consent-record.ts';
import type { ConsentCount, NewChoice } from './consent.store.ts';
import type { Policy, PolicyDraft } from './policy.ts';

/** What a request tells beside the choice itself. `subject` is what the browser kept, whatever it may be. */
export type Visit = { subject: string | null; gpc: boolean; region: string | null; userAgent: string | null };
export type Choice = Said & { revision: number; textHash: string | null; lang: Locale; surface: string };
export type Given = { site: Site; policy: Policy; choice: Choice; granted: GivenGrants; visit: Visit };

type ChoiceRecord = NewChoice['record'];

const DAY_MS = 86_400_000;

export function composeRecord({ site, policy, choice, granted, visit }: Given, { id, at, subject }: Pick<ChoiceRecord, 'id' | 'at' | 'subject'>): ChoiceRecord {
  const { action, revision, textHash, lang, surface } = choice;
  return {
    id, site: site.slug, action, ...granted, revision, textHash, lang, surface, region: visit.region, gpc: visit.gpc,
    agent: grantsAny(granted, policy.content) ? agentFamily(visit.userAgent) : null,
    at, expiresAt: new Date(at.getTime() + policy.content.expiresDays * DAY_MS), subject, subjectProof: subjectProof(subject),
  };
}

/** One for the action, and one for each optional category that was granted. */
export function countsOf({ action, categories, revision, lang, surface }: ChoiceRecord, policy: PolicyDraft, day: string): ConsentCount[] {
  const granted = policy.categories.filter(({ key, required }) => !required && categories[key] === true).map(({ key }) => `granted:${key}`);
  return [action, ...granted].map((name) => ({ day, revision, lang, surface: countedSurface(surface), name, n: 1 }));
}
