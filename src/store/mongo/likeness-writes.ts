// What storing a comment does to campaigns in MongoDB: its signature, and the campaign it makes or joins.
import { stateAfterJoining, type Campaign, type Joining } from '../../campaigns/campaign.ts';
import type { Comment } from '../../comments/comment.ts';
import type { Likened } from '../../comments/comments.store.ts';
import type { CampaignRow } from './models.ts';
import type { Reads, Work } from './work.ts';

/** Comments that may be attached are read whole: two that make a campaign of the same ones at once meet in them. */
export const likenessReads = (likened: Likened | undefined): Required<Pick<Reads, 'targets' | 'docs'>> =>
  likened === undefined || likened.joining === null ? { targets: [], docs: [] } : { targets: likened.joining.attach, docs: [['campaigns', likened.joining.campaign.id]] };

export function liken(work: Work, comment: Comment, { likened, at }: { likened: Likened | undefined; at: Date }): void {
  const { signature, joining } = likened ?? { signature: null, joining: null };
  if (signature !== null) work.signatures.push({ commentId: comment.id, site: comment.site, authorId: comment.author.id, at, data: signature });
  if (joining !== null) join(work, comment, { ...joining, at });
}

/** One that others have made of the same comments meanwhile is joined, not made again. */
function join(work: Work, comment: Comment, { campaign, isNew, attach, from, at }: Joining & { at: Date }): void {
  const members = [comment, ...attach.flatMap((id) => work.target(id) ?? [])].filter((each) => each.site === comment.site);
  const met = isNew ? members.find(({ campaignId }) => campaignId !== null && !from.includes(campaignId))?.campaignId ?? null : null;
  const into = met ?? campaign.id;
  if (met === null && !settle(work, { campaign, isNew, at })) return;
  const count = (id: string, by: number): void => work.sum(['campaignCounts', `${id}/${slotOf(comment.id)}`], { count: by }, { campaign: id });
  for (const each of members) {
    const { campaignId } = each;
    if (campaignId === into || (campaignId !== null && !from.includes(campaignId))) continue;
    work.write(each, { campaignId: into });
    count(into, 1);
    if (campaignId !== null) count(campaignId, -1);
  }
}

/** Makes the campaign, or opens one again that somebody decided; false when it is no longer there. */
function settle(work: Work, { campaign, isNew, at }: Pick<Joining, 'campaign' | 'isNew'> & { at: Date }): boolean {
  const stored = work.doc<CampaignRow>('campaigns', campaign.id);
  if (stored === null && !isNew) return false;
  const row = stored ?? rowOf(campaign);
  const state = stateAfterJoining(row, at);
  // Left alone unless something changes: it is one document for all who join.
  if (stored === null || stored.state !== state) work.put(['campaigns', campaign.id], { ...row, state });
  return true;
}

const rowOf = ({ id, count: _count, ...campaign }: Campaign): CampaignRow => ({ _id: id, ...campaign });

/** The last digit of a comment's id is random: sixteen documents a campaign. */
const slotOf = (commentId: string): string => commentId.at(-1) ?? '';
