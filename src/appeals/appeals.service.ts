// What a comment's author may read of why it is not public, and the one appeal they have against it.
import { AppError } from '../errors.ts';
import { isApproved, isRefused, type Comment } from '../comments/comment.ts';
import type { CommentsStore } from '../comments/comments.store.ts';
import type { Clock } from '../kernel/clock.ts';
import { repeated, type Outcome, type ReplayOf } from '../kernel/replay.ts';
import { standingJudgement } from '../moderation/decision.ts';
import type { ModerationStore } from '../moderation/moderation.store.ts';
import type { Site } from '../sites/site.ts';
import { appealed } from '../stats/asked.ts';
import type { DaysOfSite } from '../stats/days.ts';
import { cleanText, hasInk } from '../text/clean.ts';
import { newAppeal } from './appeal.ts';
import type { AppealsStore } from './appeals.store.ts';
import { mayAppealUntil, type Case } from './statement.ts';

export type AppealsDeps = { appeals: AppealsStore; comments: CommentsStore; moderation: ModerationStore; clock: Clock; dayOf: DaysOfSite };

export class AppealsService {
  private readonly deps: AppealsDeps;

  constructor(deps: AppealsDeps) {
    this.deps = deps;
  }

  /** What the statement on one's own comment is drawn from. What is public or removed has none. */
  async caseOf(site: Site, authorId: string, id: string): Promise<Case> {
    const comment = await this.deps.comments.find(id);
    const isOwn = comment !== null && comment.site === site.slug && comment.author.id === authorId;
    if (!isOwn || isApproved(comment) || comment.status === 'removed') throw new AppError('not_found');
    return { comment, history: await this.deps.moderation.decisionsOn(id), appealDays: site.settings.appealDays };
  }

  /** Asks the desk once more. Only against what a person refused, once, within the site's days. */
  async appeal(site: Site, authorId: string, { id, text, replay }: { id: string; text: string; replay: ReplayOf<Case> }): Promise<Outcome<Case>> {
    const { appeals, clock, dayOf } = this.deps;
    const now = clock.now();
    const found = await this.caseOf(site, authorId, id);
    const { comment, history } = found;
    const judged = standingJudgement(history);
    if (comment.appeal !== null) throw new AppError('exists');
    if (!isRefused(comment) || judged === null) throw new AppError('conflict');
    if (mayAppealUntil(found, now) === null) throw new AppError('appeal_closed');
    const appeal = newAppeal(acceptText(text), { against: judged.id, at: now });
    const expect: Pick<Comment, 'status' | 'revision'> = comment;
    const left = { ...found, comment: { ...comment, appeal } };
    const tallies = appealed((await dayOf(site.slug))(now));
    const opened = await appeals.open({ commentId: id, appeal, expect: { status: expect.status, revision: expect.revision }, tallies }, await replay?.(left) ?? null);
    if (opened.result === 'done') return { done: { ...found, comment: opened.comment } };
    if (opened.result === 'exists' || opened.result === 'not_found') throw new AppError(opened.result);
    if (opened.result === 'stale') throw new AppError('conflict');
    return repeated(opened);
  }
}

function acceptText(source: string): string {
  const text = cleanText(source).trim();
  if (!hasInk(text)) throw new AppError('validation', { errors: [{ path: '/text', code: 'required' }] });
  return text;
}
