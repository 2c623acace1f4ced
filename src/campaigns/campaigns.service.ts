// What moderators do with campaigns: see them, decide all their comments at once, decide of the next, take it back.
import type { Decider } from '../accounts/account.ts';
import type { Comment } from '../comments/comment.ts';
import type { CommentsStore } from '../comments/comments.store.ts';
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import { actionsFor, type DeskAct } from '../moderation/decision.ts';
import type { DeskReader } from '../moderation/desk.reader.ts';
import type { DecisionResult, ModerationService } from '../moderation/moderation.service.ts';
import type { ModerationStore } from '../moderation/moderation.store.ts';
import { standingAt, type Campaign, type CampaignAction, type Standing } from './campaign.ts';
import type { CampaignQuery, CampaignsStore } from './campaigns.store.ts';
import { campaignView } from './campaigns.view.ts';
import type { Similar } from './similar.ts';

export type CampaignDecision = { action: CampaignAction; reason: string | null; note: string | null; holdNext: boolean; until: Date | null };

/** What became of the comments. `left`: there are more to decide than one call does; the same call again goes on. */
export type CampaignResult = { batch: string; done: number; unchanged: number; stale: number; notAllowed: number; left: boolean; standing: Standing | null };

export type CampaignsDeps = {
  campaigns: CampaignsStore; comments: CommentsStore; desk: DeskReader; moderation: ModerationService; decisions: Pick<ModerationStore, 'decisionsOn'>; similar: Similar; clock: Clock; ids: Ids;
};

/** Comments decided together, so that other work goes on between. */
const STEP = 200;
/** The most one call decides: a few seconds' work. */
const MOST = 5000;

type Tallied = Pick<CampaignResult, 'done' | 'unchanged' | 'stale' | 'notAllowed'>;

export class CampaignsService {
  private readonly deps: CampaignsDeps;

  constructor(deps: CampaignsDeps) {
    this.deps = deps;
  }

  /** With `comment` the one it is in, if it is in one. */
  async list({ comment, ...query }: CampaignQuery & { comment: string | null }) {
    if (comment !== null) return { items: await this.shown(await this.around(comment, query)), next: null };
    const page = query.sites.length === 0 ? { items: [], next: null } : await this.deps.campaigns.list(query);
    return { items: await this.shown(page.items), next: page.next };
  }

  async get(by: Decider, id: string) {
    const [shown] = await this.shown([await this.own(by, id)]);
    if (shown === undefined) throw new AppError('not_found');
    return shown;
  }

  /** Its comments as the desk lists them, in the order they were written. */
  async members(by: Decider, id: string, { limit, cursor }: { limit: number; cursor: string | null }) {
    await this.own(by, id);
    const page = await this.deps.campaigns.members(id, limit, cursor);
    return { items: await this.deps.desk.items(page.items), next: page.next };
  }

  /** Decides its comments in steps, under one batch. What is decided of the next holds from the beginning: they arrive meanwhile. */
  async decide(by: Decider, id: string, given: CampaignDecision): Promise<CampaignResult> {
    const { site } = await this.own(by, id);
    const { clock, ids, campaigns } = this.deps;
    const [batch, at] = [ids.short('b'), clock.now()];
    const standing: Standing | null = given.holdNext ? { action: given.action, reason: given.reason, by: by.id, at, until: given.until, batch } : null;
    await this.stand({ id, standing, act: this.act(by, { site, id, action: 'campaign_decision', reason: given.action, note: given.note, batch }) });
    const met: Tallied = { done: 0, unchanged: 0, stale: 0, notAllowed: 0 };
    let left = false;
    for await (const members of this.steps(id)) {
      left = met.done >= MOST;
      if (left) break;
      await this.decideSome(by, members, { given, batch, met });
    }
    if (!left) await campaigns.setState(id, 'decided');
    return { batch, ...met, left, standing };
  }

  /** Takes one batch back, comment by comment, and what it decided of the next. */
  async undo(by: Decider, id: string, batch: string): Promise<CampaignResult> {
    const campaign = await this.own(by, id);
    const met: Tallied = { done: 0, unchanged: 0, stale: 0, notAllowed: 0 };
    let isKnown = campaign.standing?.batch === batch;
    for await (const members of this.steps(id)) {
      const results = await Promise.all(members.map((member) => this.undoOne(by, member, batch)));
      const undone = results.filter((each) => each !== null);
      isKnown ||= undone.length > 0;
      tally(met, undone);
      met.unchanged += members.length - undone.length;
    }
    if (!isKnown) throw new AppError('not_found');
    const { site, standing } = await this.own(by, id);
    const kept = standing?.batch === batch ? null : standing;
    await this.stand({ id, standing: kept, act: this.act(by, { site, id, action: 'campaign_undo', reason: null, note: null, batch }) });
    await this.deps.campaigns.setState(id, 'open');
    return { batch, ...met, left: false, standing: kept };
  }

  /** Reads on to what other processes found. */
  catchUp(): Promise<void> {
    return this.deps.similar.catchUp();
  }

  private async decideSome(by: Decider, members: Comment[], { given, batch, met }: { given: CampaignDecision; batch: string; met: Tallied }): Promise<void> {
    const open = members.filter((member) => actionsFor(member).includes(given.action));
    met.notAllowed += members.filter((member) => member.status === 'removed').length;
    met.unchanged += members.filter((member) => member.status !== 'removed').length - open.length;
    const items = open.map(({ id: commentId, revision, status: from }) =>
      ({ commentId, revision, from, action: given.action, reason: given.reason ?? undefined, note: given.note ?? undefined }));
    tally(met, await this.deps.moderation.decide(by, items, batch));
  }

  private async undoOne(by: Decider, member: Comment, batch: string): Promise<DecisionResult | null> {
    const decision = (await this.deps.decisions.decisionsOn(member.id)).findLast((each) => each.batch === batch && each.action !== 'undo');
    return decision === undefined ? null : this.deps.moderation.undo(by, decision.id);
  }

  /** Its comments, a step at a time. Deciding moves none of them: they are in the order they were written. */
  private async *steps(id: string): AsyncGenerator<Comment[]> {
    for (let cursor: string | null = null; ;) {
      const page: Page<Comment> = await this.deps.campaigns.members(id, STEP, cursor);
      yield page.items;
      cursor = page.next;
      if (cursor === null) return;
    }
  }

  private async stand(change: Parameters<CampaignsStore['stand']>[0]): Promise<void> {
    if (!(await this.deps.campaigns.stand(change))) throw new AppError('not_found');
  }

  private act(by: Decider, about: Pick<DeskAct, 'site' | 'action' | 'reason' | 'note' | 'batch'> & { id: string }): DeskAct {
    const { id, ...rest } = about;
    return { ...rest, id: this.deps.ids.short('d'), by: by.id, subject: `campaign:${id}`, at: this.deps.clock.now() };
  }

  private async around(comment: string, { sites, state }: Pick<CampaignQuery, 'sites' | 'state'>): Promise<Campaign[]> {
    const id = (await this.deps.campaigns.campaignsOf([comment])).get(comment) ?? null;
    const campaign = id === null ? null : await this.deps.campaigns.find(id);
    return campaign !== null && sites.includes(campaign.site) && (state === null || campaign.state === state) ? [campaign] : [];
  }

  private async own(by: Decider, id: string): Promise<Campaign> {
    const campaign = await this.deps.campaigns.find(id);
    if (campaign === null || (by.sites !== null && !by.sites.includes(campaign.site))) throw new AppError('not_found');
    return campaign;
  }

  /** Each with one of its comments and what all of them come to; one whose comments went over to another is none. */
  private async shown(campaigns: Campaign[]) {
    const now = this.deps.clock.now();
    const tallies = await this.deps.campaigns.tally(campaigns.map((each) => each.id));
    const comments = await this.deps.comments.findMany([...tallies.values()].map((each) => each.exampleId));
    const examples = new Map((await this.deps.desk.items(comments)).map((item) => [item.id, item]));
    return campaigns.flatMap((campaign) => {
      const tally = tallies.get(campaign.id);
      return tally === undefined ? [] : [campaignView(campaign, { tally, example: examples.get(tally.exampleId) ?? null, standing: standingAt(campaign, now) })];
    });
  }
}

const names = { done: 'done', stale: 'stale', not_allowed: 'notAllowed', not_found: 'notAllowed' } as const;

function tally(met: Tallied, results: DecisionResult[]): void {
  for (const { result } of results) met[names[result]] += 1;
}
