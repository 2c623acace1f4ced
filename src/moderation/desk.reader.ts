// What the desk reads of comments: queues, lists, a comment's story. Changes nothing; what a moderator may see of it is settled at the edge.
import { AppError } from '../errors.ts';
import type { Decider } from '../accounts/account.ts';
import type { CampaignsStore } from '../campaigns/campaigns.store.ts';
import { similarTo } from '../campaigns/similar-to.ts';
import type { ClaimsStore } from '../claims/claims.store.ts';
import type { Comment } from '../comments/comment.ts';
import type { CommentsStore } from '../comments/comments.store.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ReportsStore } from '../reports/reports.store.ts';
import type { ThreadsStore } from '../threads/threads.store.ts';
import type { DeskQuery, ModerationStore } from './moderation.store.ts';
import { itemView } from './moderation.view.ts';

/** Reports of each reason that a story tells. */
const REPORTS = 100;

export type ModerationItem = ReturnType<typeof itemView>;

type DeskDeps = { moderation: ModerationStore; comments: CommentsStore; threads: ThreadsStore; reports: ReportsStore; claims: ClaimsStore; campaigns: Pick<CampaignsStore, 'findMany'>; clock: Clock };

export class DeskReader {
  private readonly deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.deps = deps;
  }

  async queues(sites: string[]) {
    return Promise.all(sites.map(async (site) => ({ site, queues: await this.deps.moderation.queues(site) })));
  }

  /** A page of the desk's list. */
  async list(query: DeskQuery) {
    const page = query.sites.length === 0 ? { items: [], next: null } : await this.deps.moderation.list(query);
    return { items: await this.items(page.items), next: page.next };
  }

  /** Those of the comments that are still there, in that order. */
  async itemsOf(commentIds: string[]): Promise<ModerationItem[]> {
    const found = new Map((await this.deps.comments.findMany(commentIds)).map((comment) => [comment.id, comment]));
    return this.items(commentIds.flatMap((id) => found.get(id) ?? []));
  }

  /** Comments as the desk sees them, each with its thread, its author's standing, who holds it and how many are like it: four readings,
   *  however many. */
  async items(comments: Comment[]): Promise<ModerationItem[]> {
    const placeOf = (site: string, id: string): string => `${site} ${id}`;
    const [threads, authors, claims, similar] = await Promise.all([
      this.deps.threads.findMany(comments.map(({ site, threadKey }) => ({ site, key: threadKey }))),
      this.deps.comments.findAuthors(comments.map(({ site, author }) => ({ site, id: author.id }))),
      this.deps.claims.on(comments.map(({ id }) => id), this.deps.clock.now()),
      similarTo(this.deps.campaigns, comments),
    ]);
    const threadAt = new Map(threads.map((thread) => [placeOf(thread.site, thread.key), thread]));
    const authorAt = new Map(authors.map((author) => [placeOf(author.site, author.id), author]));
    const claimOf = new Map(claims.map((claim) => [claim.commentId, claim]));
    return comments.map((comment) => itemView(comment, {
      thread: threadAt.get(placeOf(comment.site, comment.threadKey)) ?? null, author: authorAt.get(placeOf(comment.site, comment.author.id)) ?? null,
      claim: claimOf.get(comment.id) ?? null,
      similar: similar(comment),
    }));
  }

  /** Everything known of one comment. */
  async story(by: Decider, id: string) {
    const comment = await this.find(by, id);
    if (comment === null) throw new AppError('not_found');
    const [revisions, decisions, author, thread, reports, [claim = null], similar] = await Promise.all([
      this.deps.moderation.revisionsOf(id), this.deps.moderation.decisionsOn(id), this.deps.comments.findAuthor(comment.site, comment.author.id),
      this.deps.threads.find(comment.site, comment.threadKey), this.deps.reports.on(id, REPORTS), this.deps.claims.on([id], this.deps.clock.now()), similarTo(this.deps.campaigns, [comment]),
    ]);
    return { comment, revisions, decisions, author, thread, reports, claim, similar: similar(comment) };
  }

  /** A comment this person may touch; another's is as good as none. */
  async find(by: Decider, id: string): Promise<Comment | null> {
    const comment = await this.deps.comments.find(id);
    return comment !== null && (by.sites === null || by.sites.includes(comment.site)) ? comment : null;
  }
}
