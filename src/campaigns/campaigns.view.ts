// Campaign -> what moderators are shown of it.
import type { itemView } from '../moderation/moderation.view.ts';
import type { Campaign, Standing } from './campaign.ts';
import type { CampaignResult } from './campaigns.service.ts';
import type { Tally } from './campaigns.store.ts';

export type BesideCampaign = { tally: Tally; example: ReturnType<typeof itemView> | null; standing: Standing | null };

export function campaignView({ id, site, state, count }: Campaign, { tally, example, standing }: BesideCampaign) {
  return {
    id, site, state, count,
    authors: tally.authors,
    firstAt: tally.firstAt.toISOString(),
    lastAt: tally.lastAt.toISOString(),
    example,
    statuses: tally.statuses,
    standing: standing === null ? null : standingView(standing),
  };
}

const standingView = ({ action, reason, by, at, until, batch }: Standing) =>
  ({ action, reason, by, at: at.toISOString(), until: until?.toISOString() ?? null, batch });

export const resultView = ({ batch, done, unchanged, stale, notAllowed, left, standing }: CampaignResult) =>
  ({ batch, done, unchanged, stale, notAllowed, left, standing: standing === null ? null : standingView(standing) });
