// What a campaign is: comments that say the same in other words; when one begins, who joins it, and what stands decided. Pure.
import type { Comment } from '../comments/comment.ts';
import type { SiteSettings } from '../sites/site.ts';
import type { Kin } from './similar-index.ts';

export type CampaignAction = 'approve' | 'reject' | 'spam';
export type CampaignState = 'open' | 'decided';

/** What a moderator decided of those that are still to come. */
export type Standing = { action: CampaignAction; reason: string | null; by: string; at: Date; until: Date | null; batch: string };

export type Campaign = {
  id: string;
  site: string;
  /** Its comments, those that were removed since, too. */
  count: number;
  state: CampaignState;
  createdAt: Date;
  standing: Standing | null;
};

/** What a new comment does: it joins a campaign or makes one, and takes others like it along, those of no campaign and those
 *  of the campaigns named. */
export type Joining = { campaign: Campaign; isNew: boolean; attach: string[]; from: string[] };

/** Two people may say the same; a campaign is by several authors, and as many as the site says. */
const LEAST_AUTHORS = 2;

/** A comment like the new one, with the campaign it belongs to. */
export type Related = Kin & { campaignId: string | null };

/** Which of the campaigns that its like are of a comment joins: one of which the next is decided, else the oldest. */
export function foremost(campaigns: Campaign[], now: Date): Campaign | null {
  const order = ({ createdAt, id }: Campaign): string => `${createdAt.toISOString()} ${id}`;
  const oldest = campaigns.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return oldest.find((each) => standingAt(each, now) !== null) ?? oldest[0] ?? null;
}

/** One campaign may be found in several places at once; nobody loses by its comments coming together before a person spoke. */
export const mayGive = ({ state, standing }: Pick<Campaign, 'state' | 'standing'>): boolean => state === 'open' && standing === null;

/** So many with the same passage in one campaign are no chance. */
const LEAST_OVERLAPS = 3;

/** Those a comment belongs with: once one of them says the same, also those that only have the passage; else those of a
 *  campaign that many have it of. */
export function relatives<K extends Pick<Related, 'isClose' | 'campaignId'>>(kin: K[]): K[] {
  if (kin.some((each) => each.isClose)) return kin;
  const ofCampaigns = kin.filter((each) => each.campaignId !== null);
  return ofCampaigns.length >= LEAST_OVERLAPS ? ofCampaigns : [];
}

/** Whether the new comment and those like it are enough to be a campaign. */
export function isCampaign(kin: Kin[], authorId: string, { campaignSize }: Pick<SiteSettings, 'campaignSize'>): boolean {
  const close = kin.filter((each) => each.isClose);
  return close.length + 1 >= campaignSize && new Set([authorId, ...close.map((each) => each.authorId)]).size >= LEAST_AUTHORS;
}

/** What is decided of the next comment of a campaign; null when nothing is, or no longer. */
export const standingAt = ({ standing }: Pick<Campaign, 'standing'>, now: Date): Standing | null =>
  standing !== null && (standing.until === null || now < standing.until) ? standing : null;

/** A campaign that somebody decided is open again when more of it comes and nothing holds for that. */
export const stateAfterJoining = (campaign: Pick<Campaign, 'state' | 'standing'>, now: Date): CampaignState =>
  campaign.state === 'decided' && standingAt(campaign, now) === null ? 'open' : campaign.state;

/** How many of its comments have each status; counted among the first `COUNTED_MOST`. */
export type Statuses = Record<Comment['status'], number>;
export const noStatuses = (): Statuses => ({ pending: 0, approved: 0, rejected: 0, spam: 0, removed: 0 });
