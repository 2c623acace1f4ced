// How many others say what a comment says, for the desk's lists; one reading for any number of comments.
import type { Comment } from '../comments/comment.ts';
import type { CampaignsStore } from './campaigns.store.ts';

/** Of any of these comments, how many others there are of its campaign. */
export async function similarTo(campaigns: Pick<CampaignsStore, 'findMany'>, comments: Comment[]): Promise<(comment: Comment) => number> {
  const ids = [...new Set(comments.map((comment) => comment.campaignId))].filter((id) => id !== null);
  const counts = new Map((await campaigns.findMany(ids)).map(({ id, count }) => [id, count]));
  return ({ campaignId }) => Math.max(0, (counts.get(campaignId ?? '') ?? 1) - 1);
}
