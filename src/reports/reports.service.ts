// What people report: who may report what, and what a report weighs. What reports do to a comment is report.ts and the store's.
import { AppError } from '../errors.ts';
import type { Author, AuthorKind, Comment } from '../comments/comment.ts';
import type { CommentsReader } from '../comments/comments.reader.ts';
import type { CommentsStore } from '../comments/comments.store.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import { repeated, type Outcome, type ReplayOf } from '../kernel/replay.ts';
import type { SanctionsService } from '../sanctions/sanctions.service.ts';
import type { Site } from '../sites/site.ts';
import type { SitesService } from '../sites/sites.service.ts';
import type { DaysOfSite } from '../stats/days.ts';
import { cleanText, hasInk } from '../text/clean.ts';
import { credence, type Report, type ReportReason } from './report.ts';
import type { ReportsStore } from './reports.store.ts';

/** A reader of one site, or staff of those they may touch (null: all). */
export type Reporter = { id: string; kind: 'reader' | 'staff'; sites: string[] | null };

export type ReportDraft = { commentId: string; reason: ReportReason; detail: string | null; address: Comment['address'] };

/** A report as it is told to who made it. */
export type Made = { report: Report; isNew: boolean };

export type ReportsDeps = { reports: ReportsStore; comments: CommentsStore; reader: CommentsReader; sites: SitesService; sanctions: SanctionsService; clock: Clock; ids: Ids; dayOf: DaysOfSite };

export class ReportsService {
  private readonly deps: ReportsDeps;

  constructor(deps: ReportsDeps) {
    this.deps = deps;
  }

  /** Only what the public sees can be reported, by each person once: a second time answers the first report. */
  async report(by: Reporter, draft: ReportDraft, replay: ReplayOf<Made>): Promise<Outcome<Made>> {
    const { reports, sites, clock, ids, dayOf } = this.deps;
    const comment = await this.publicComment(by, draft.commentId);
    if (comment.author.id === by.id) throw new AppError('own_comment');
    const site = await sites.get(comment.site);
    const { weight, kind } = await this.reporter(by, site, draft);
    const report: Report = {
      id: ids.short('rp'), site: comment.site, commentId: comment.id, revision: comment.revision, by: { id: by.id, kind }, weight, address: draft.address,
      reason: draft.reason, detail: cleanDetail(draft.detail), at: clock.now(), state: 'open', closedBy: null,
    };
    const day = (await dayOf(site.slug))(report.at);
    const made = await reports.make({ report, threshold: site.settings.reportThreshold, decisionId: ids.short('d'), day }, await replay?.({ report, isNew: true }) ?? null);
    if (made.result === 'done') return { done: { report, isNew: true } };
    if (made.result === 'exists') return { found: { report: made.report, isNew: false } };
    if (made.result === 'not_found') throw new AppError('not_found');
    return repeated(made);
  }

  private async publicComment(by: Reporter, id: string): Promise<Comment> {
    const comment = await this.deps.comments.find(id);
    const isTheirs = comment !== null && (by.sites === null || by.sites.includes(comment.site));
    if (!isTheirs || comment.status !== 'approved' || !(await this.deps.reader.isPublic(comment))) throw new AppError('not_found');
    return comment;
  }

  /** The banned report nothing but what is against the law: of that anybody may give notice (DSA art. 16). */
  private async reporter(by: Reporter, site: Site, { reason, address }: ReportDraft): Promise<{ weight: number; kind: AuthorKind }> {
    if (by.kind === 'staff') return { weight: 1, kind: 'staff' };
    const author: Author | null = await this.deps.comments.findAuthor(site.slug, by.id);
    if (author === null) throw new AppError('unauthenticated');
    if (reason !== 'illegal') await this.deps.sanctions.assertMayWrite(site, author, address);
    return { weight: credence(author.reporting), kind: author.kind };
  }
}

function cleanDetail(detail: string | null): string | null {
  const text = cleanText(detail ?? '').trim();
  return hasInk(text) ? text : null;
}
