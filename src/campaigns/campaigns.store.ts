// The port of campaigns: signatures of comments to find their like by, and the groups they make. Joining one is part of the
// step that stores the comment: comments.store.
import type { Comment } from '../comments/comment.ts';
import type { Page } from '../kernel/page.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { Campaign, CampaignState, Standing, Statuses } from './campaign.ts';

/** A stored signature with its number: later ones have higher ones. */
export type StoredSignature = { seq: number; commentId: string; site: string; authorId: string; at: Date; data: Uint8Array };

/** What its comments come to, the first of them as its example. `authors` and `statuses` are counted among its first `COUNTED_MOST`. */
export type Tally = { authors: number; exampleId: string; firstAt: Date; lastAt: Date; statuses: Statuses };
/** So that a campaign of a million costs what this many cost. */
export const COUNTED_MOST = 10_000;

export type CampaignQuery = { sites: string[]; state: CampaignState | null; limit: number; cursor: string | null };

export interface CampaignsStore {
  /** Signatures of all sites after a number, oldest first: complete up to the last one given, so that who goes on from there misses none. */
  signatures(after: number, limit: number): Promise<StoredSignature[]>;
  /** Deletes signatures of a site older than `before`, at most `limit`; says how many. Repeat until 0. */
  pruneSignatures(site: string, before: Date, limit: number): Promise<number>;
  /** The campaigns of comments that exist, by the comment's id; null is none. Nothing else of them is read: every post that is like
   *  others asks. */
  campaignsOf(commentIds: string[]): Promise<Map<string, string | null>>;
  find(id: string): Promise<Campaign | null>;
  /** Those of the ids that exist, in no order. */
  findMany(ids: string[]): Promise<Campaign[]>;
  /** Campaigns, the newest found first. */
  list(query: CampaignQuery): Promise<Page<Campaign>>;
  /** What the comments of some campaigns come to, by id; nothing for one that has none. */
  tally(ids: string[]): Promise<Map<string, Tally>>;
  /** A campaign's comments in the order they were written. */
  members(id: string, limit: number, cursor: string | null): Promise<Page<Comment>>;
  /** Sets what is decided of the next comments of a campaign, with the record of it. Says false, and does nothing, when there
   *  is no such campaign. Atomic; durable. */
  stand(change: { id: string; standing: Standing | null; act: DeskAct }): Promise<boolean>;
  setState(id: string, state: CampaignState): Promise<void>;
}
