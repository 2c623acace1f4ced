// What moderators do with comments: decisions and their undo. Who may is settled at the edge.
import { AppError } from '../errors.ts';
import type { Decider } from '../accounts/account.ts';
import type { AccountsService } from '../accounts/accounts.service.ts';
import { appealedAgainst } from '../appeals/appeal.ts';
import type { Comment } from '../comments/comment.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { ReportsStore } from '../reports/reports.store.ts';
import type { DaysOfSite } from '../stats/days.ts';
import * as tally from '../stats/tally.ts';
import type { DeskReader } from './desk.reader.ts';
import { actionsFor, concerns, isAsked, next, standingReason, type Action, type Decision } from './decision.ts';
import { machineReason, settled } from './settled.ts';
import type { Change, ModerationStore } from './moderation.store.ts';

export type DecisionItem = {
  commentId: string;
  revision: number;
  from?: Comment['status'] | undefined;
  action: Action;
  reason?: string | undefined;
  note?: string | undefined;
};

export type Outcome = 'done' | 'stale' | 'not_allowed' | 'not_found';

export type DecisionResult = {
  commentId: string;
  result: Outcome;
  decisionId: string | null;
  current: { status: Comment['status']; revision: number; by: string | null; at: string | null } | null;
};

export class ModerationService {
  private readonly desk: DeskReader;
  private readonly moderation: ModerationStore;
  private readonly reports: ReportsStore;
  private readonly accounts: AccountsService;
  private readonly clock: Clock;
  private readonly ids: Ids;
  private readonly dayOf: DaysOfSite;

  constructor(deps: { desk: DeskReader; moderation: ModerationStore; reports: ReportsStore; accounts: AccountsService; clock: Clock; ids: Ids; dayOf: DaysOfSite }) {
    this.desk = deps.desk;
    this.moderation = deps.moderation;
    this.reports = deps.reports;
    this.accounts = deps.accounts;
    this.clock = deps.clock;
    this.ids = deps.ids;
    this.dayOf = deps.dayOf;
  }

  /** One result per item, in order, as one batch. Items are independent: a stale one does not stop the next. */
  async decide(by: Decider, items: DecisionItem[], batch = items.length > 1 ? this.ids.short('b') : null): Promise<DecisionResult[]> {
    return Promise.all(items.map((item) => this.decideOne(by, item, batch)));
  }

  private async decideOne(by: Decider, item: DecisionItem, batch: string | null): Promise<DecisionResult> {
    const comment = await this.desk.find(by, item.commentId);
    if (comment === null) return { commentId: item.commentId, result: 'not_found', decisionId: null, current: null };
    if (comment.status === 'removed') return this.refused(comment, 'not_allowed');
    const history = await this.moderation.decisionsOn(comment.id);
    const known = await this.appliedBefore(by, item, { comment, history });
    if (known !== null) return known;
    if (item.revision !== comment.revision || (item.from !== undefined && item.from !== comment.status)) return this.refused(comment, 'stale');
    const to = next(comment.status, item.action);
    if (to === null || !actionsFor(comment).includes(item.action)) return this.refused(comment, 'not_allowed');
    if (await this.isOwnCase(by, comment, null)) return this.refused(comment, 'not_allowed');
    const now = this.clock.now();
    const decision: Decision = {
      id: this.ids.short('d'), site: comment.site, commentId: comment.id, by: by.id, action: item.action,
      reason: item.reason ?? null, note: item.note ?? null, from: comment.status, to,
      wasReviewed: comment.reviewed, wasPinned: comment.pinned, revision: comment.revision, at: now, batch, undoes: null,
    };
    const dayOf = await this.dayOf(comment.site);
    const answer = await this.moderation.apply({
      decision, expect: { status: comment.status, revision: comment.revision }, set: settled(comment, decision),
      tallies: tally.decided({ decision, comment, history, isReported: comment.reports.open > 0 }, dayOf), occasion: { day: dayOf(now), undone: null },
    });
    // Of the same request sent twice at once the slower finds its own work done.
    const twin = answer.result === 'stale' ? await this.appliedBefore(by, item, { comment: answer.comment, history: await this.moderation.decisionsOn(comment.id) }) : null;
    return twin ?? this.applied(answer, decision);
  }

  /** Takes a decision back as a new record. Stale when the comment moved on since. */
  async undo(by: Decider, decisionId: string, batch: string | null = null): Promise<DecisionResult> {
    const undone = await this.moderation.findDecision(decisionId);
    const comment = undone === null ? null : await this.desk.find(by, undone.commentId);
    if (undone === null || comment === null) throw new AppError('not_found');
    if (comment.status === 'removed' || undone.action === 'undo') return this.refused(comment, 'not_allowed');
    const history = await this.moderation.decisionsOn(comment.id);
    const last = history.at(-1);
    if (last?.undoes === undone.id && last.by === by.id && last.to === comment.status) return this.doneBefore(comment, last);
    if (last?.id !== undone.id || comment.revision !== undone.revision) return this.refused(comment, 'stale');
    if (await this.isOwnCase(by, comment, undone.id)) return this.refused(comment, 'not_allowed');
    const now = this.clock.now();
    const decision: Decision = {
      id: this.ids.short('d'), site: comment.site, commentId: comment.id, by: by.id, action: 'undo', reason: null, note: null,
      from: undone.to, to: undone.from, wasReviewed: comment.reviewed, wasPinned: comment.pinned,
      revision: comment.revision, at: now, batch, undoes: undone.id,
    };
    const set: Change['set'] = {
      status: undone.from, reviewed: undone.wasReviewed, pinned: undone.wasPinned,
      reason: undone.from === 'approved' ? null : standingReason(history.slice(0, -1), undone.wasReviewed) ?? machineReason(comment),
      publishedAt: undone.from === 'approved' ? (comment.publishedAt ?? now) : comment.publishedAt,
    };
    const dayOf = await this.dayOf(comment.site);
    const isReported = await this.reports.hasClosed(undone.id);
    const tallies = tally.takenBack({ decision, comment, history, isReported }, dayOf);
    const occasion = { day: dayOf(now), undone: { day: dayOf(undone.at), at: undone.at } };
    const answer = await this.moderation.apply({ decision, expect: { status: undone.to, revision: comment.revision }, set, tallies, occasion });
    const newest = answer.result === 'stale' ? (await this.moderation.decisionsOn(comment.id)).at(-1) : undefined;
    if (answer.result === 'stale' && newest?.undoes === undone.id && newest.by === by.id) return this.doneBefore(answer.comment, newest);
    return this.applied(answer, decision);
  }

  /** Whether this would answer an appeal against one's own decision where another could. */
  private async isOwnCase(by: Decider, comment: Comment, undoing: string | null): Promise<boolean> {
    const against = appealedAgainst(comment, undoing);
    const appealed = against === null ? null : await this.moderation.findDecision(against);
    return appealed?.by === by.id && this.accounts.hasOtherDecider(comment.site, by.id);
  }

  private async applied(answer: Awaited<ReturnType<ModerationStore['apply']>>, decision: Decision): Promise<DecisionResult> {
    if (answer.result === 'not_found') return { commentId: decision.commentId, result: 'not_found', decisionId: null, current: null };
    if (answer.result === 'stale') return this.refused(answer.comment, 'stale');
    const { status, revision } = answer.comment;
    const current = { status, revision, by: decision.by, at: decision.at.toISOString() };
    return { commentId: decision.commentId, result: 'done', decisionId: decision.id, current };
  }

  /** The result of a decision this person took already and that still stands, or null. */
  private async appliedBefore(by: Decider, item: DecisionItem, { comment, history }: { comment: Comment; history: Decision[] }): Promise<DecisionResult | null> {
    const same = history.findLast((each) => concerns(each, item.action));
    // What was asked since waits for an answer of its own.
    const stands = !isAsked(comment) && same !== undefined && same.by === by.id && same.action === item.action && same.to === comment.status
      && same.revision === item.revision && comment.revision === item.revision;
    return stands ? this.doneBefore(comment, same) : null;
  }

  private async doneBefore(comment: Comment, decision: Decision): Promise<DecisionResult> {
    return { ...(await this.refused(comment, 'done')), decisionId: decision.id };
  }

  /** A result that changed nothing, with the comment as it stands and who last decided it. */
  private async refused(comment: Comment, result: Outcome): Promise<DecisionResult> {
    const last = (await this.moderation.decisionsOn(comment.id)).at(-1);
    const current = { status: comment.status, revision: comment.revision, by: last?.by ?? null, at: last?.at.toISOString() ?? null };
    return { commentId: comment.id, result, decisionId: null, current };
  }
}
