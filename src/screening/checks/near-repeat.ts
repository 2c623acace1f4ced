// Holds what several people say in nearly the same words, or does what a moderator decided of the next of them. Safety: the
// decision is the desk's own; a site that publishes first is held to that alone.
import { standingAt } from '../../campaigns/campaign.ts';
import type { Similar } from '../../campaigns/similar.ts';
import { STORE_DEADLINE_MS, type Check } from '../check.ts';
import type { VerdictKind } from '../verdict.ts';

export const nearRepeat = (similar: Pick<Similar, 'near'>): Check => ({
  name: 'near_repeat',
  kind: 'safety',
  deadlineMs: STORE_DEADLINE_MS,
  async run(subject) {
    const near = await similar.near(subject);
    if (near === null || near.joining === null) return null;
    const { campaign, attach } = near.joining;
    const standing = standingAt(campaign, subject.now);
    if (standing?.action === 'approve' || (standing === null && subject.site.settings.mode === 'post')) return null;
    const verdict: VerdictKind = standing === null ? 'hold' : standing.action;
    const evidence = { campaign: campaign.id, count: campaign.count + attach.length + 1, resemblance: Math.round(near.share * 100) / 100, decided: standing !== null };
    return { check: 'near_repeat', verdict, score: standing === null ? 0.6 : 0.9, code: 'near_repeat', spans: [], evidence };
  },
});
