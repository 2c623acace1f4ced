// Finds what a comment is like as it arrives: signs it, looks among the last days' signatures and says which campaign it makes or joins.
import { AppError } from '../errors.ts';
import type { Likened } from '../comments/comments.store.ts';
import type { Ids } from '../kernel/clock.ts';
import type { Subject } from '../screening/check.ts';
import type { Folded } from '../text/fold.ts';
import { packSignature, signatureOf, unpackSignature, type Signature } from '../text/similarity.ts';
import { foremost, isCampaign, mayGive, relatives, type Campaign, type Joining, type Related } from './campaign.ts';
import type { CampaignsStore } from './campaigns.store.ts';
import { SimilarIndex } from './similar-index.ts';

/** A comment's signature and what it is like. */
export type Near = { signature: Signature; joining: Joining | null; share: number };
export type Compared = Pick<Subject, 'site' | 'author' | 'folded' | 'commentId' | 'now'>;

export type SimilarDeps = { campaigns: CampaignsStore; ids: Ids };

const DAY_MS = 86_400_000;
/** Signatures read at a time: few enough that requests are served between. */
const STEP = 1000;

export class Similar {
  private readonly deps: SimilarDeps;
  private readonly index: SimilarIndex;
  /** What was found of a text: the check asks, and then what stores it. */
  private readonly known = new WeakMap<Folded, Promise<Near | null>>();
  /** Comments of this process, in the index before the store is read on to them. */
  private readonly noted = new Set<string>();
  /** The last that were read: one of this process may be read before it is noted. */
  private read = new Set<string>();
  private readTo = 0;
  private catching: Promise<void> | null = null;

  constructor(deps: SimilarDeps, index = new SimilarIndex()) {
    this.deps = deps;
    this.index = index;
  }

  /** What the comment is like; null when it says too little to be compared, or the site looks for no campaigns. */
  near(subject: Compared): Promise<Near | null> {
    const before = this.known.get(subject.folded);
    if (before !== undefined) return before;
    const found = this.look(subject);
    this.known.set(subject.folded, found);
    return found;
  }

  /** The same for who stores the comment: that no likeness could be told keeps nobody from writing. */
  nearOrNull(subject: Compared): Promise<Near | null> {
    return this.near(subject).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'unavailable') throw error;
      return null;
    });
  }

  /** Takes up a comment of this process that was stored with its signature. */
  note(near: Near | null, { site, author, commentId, now }: Compared): void {
    if (near === null || commentId === null) return;
    const name = nameOf(commentId, now);
    if (this.read.delete(name)) return;
    this.noted.add(name);
    this.index.add({ commentId, site: site.slug, authorId: author.id, at: now, signature: near.signature });
  }

  /** Reads on in the store: all of it after a start, then what other processes stored. One reading at a time. */
  catchUp(): Promise<void> {
    this.catching ??= this.readOn().finally(() => {
      this.catching = null;
    });
    return this.catching;
  }

  private async look({ site, author, folded, commentId, now }: Compared): Promise<Near | null> {
    const { campaignDays } = site.settings;
    const signature = campaignDays === 0 ? null : signatureOf(folded);
    if (signature === null) return null;
    const kin = this.index.kinOf({ site: site.slug, signature, commentId }, new Date(now.getTime() - campaignDays * DAY_MS));
    if (kin.length === 0) return { signature, joining: null, share: 0 };
    const share = Math.max(...kin.map((each) => each.share));
    const campaigns = await this.deps.campaigns.campaignsOf(kin.map((each) => each.commentId));
    const related = kin.flatMap((each) => {
      const campaignId = campaigns.get(each.commentId);
      return campaignId === undefined ? [] : [{ ...each, campaignId }];
    });
    return { signature, joining: await this.joining(related, { site, author, commentId, now }), share };
  }

  private async joining(found: Related[], { site, author, commentId, now }: Omit<Compared, 'folded'>): Promise<Joining | null> {
    const kin = relatives(found);
    const ids = [...new Set(kin.map((each) => each.campaignId))].filter((id) => id !== null);
    const campaigns = ids.length === 0 ? [] : await this.deps.campaigns.findMany(ids);
    const campaign = foremost(campaigns, now);
    const from = campaigns.filter((each) => each.id !== campaign?.id && mayGive(each)).map((each) => each.id);
    const attach = kin.filter(({ campaignId }) => campaignId === null || from.includes(campaignId)).map((each) => each.commentId);
    if (campaign !== null) return { campaign, isNew: false, attach, from };
    if (commentId === null || !isCampaign(kin, author.id, site.settings)) return null;
    const made: Campaign = { id: this.deps.ids.short('cp'), site: site.slug, count: 0, state: 'open', createdAt: now, standing: null };
    return { campaign: made, isNew: true, attach, from };
  }

  private async readOn(): Promise<void> {
    for (;;) {
      const rows = await this.deps.campaigns.signatures(this.readTo, STEP);
      this.read = new Set();
      for (const { seq, data, ...signed } of rows) {
        this.readTo = seq;
        const name = nameOf(signed.commentId, signed.at);
        const isNoted = this.noted.delete(name);
        if (!isNoted) this.read.add(name);
        const signature = unpackSignature(data);
        if (!isNoted && signature !== null) this.index.add({ ...signed, signature });
      }
      if (rows.length < STEP) return;
    }
  }
}

const nameOf = (commentId: string, at: Date): string => `${commentId} ${at.getTime()}`;

/** What is stored of it with a comment. */
export const likened = (near: Near | null): Likened => (near === null ? { signature: null, joining: null } : { signature: packSignature(near.signature), joining: near.joining });
