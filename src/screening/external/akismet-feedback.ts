// Follows the decisions of the sites that use Akismet and tells it what people found; at least once, in order, never in anybody's way.
import type { CommentsStore } from '../../comments/comments.store.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { CursorsStore } from '../../kernel/cursors.store.ts';
import { isDecision } from '../../moderation/decision.ts';
import type { ModerationStore, Numbered } from '../../moderation/moderation.store.ts';
import type { Site } from '../../sites/site.ts';
import type { SitesService } from '../../sites/sites.service.ts';
import type { ThreadsStore } from '../../threads/threads.store.ts';
import { emptyThread } from '../../threads/thread.ts';
import { sentOf } from '../checks/akismet.ts';
import type { Akismet } from './akismet.ts';
import { ExternalError } from './guarded-service.ts';
import { lessonOf } from './lesson.ts';

/** Decisions read in one step. */
const PAGE = 200;
/** How long one process works at a site before another may. Longer than a lesson takes. */
const TURN_MS = 10_000;
/** What could not be told within a day is not told: the service has moved on, and a long log is walked through quickly. */
const STALE_MS = 86_400_000;
const TRIES = 5;
const FIRST_PAUSE_MS = 10_000;

/** A decision whose lesson did not arrive. */
type Stuck = { seq: number; tries: number; notBefore: number };

type Deps = {
  akismet: Akismet; sites: SitesService; comments: CommentsStore; threads: ThreadsStore; moderation: ModerationStore; cursors: CursorsStore; clock: Clock;
};

export class AkismetFeedback {
  private readonly deps: Deps;
  private readonly stuck = new Map<string, Stuck>();

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** Goes on with every site that uses the service, as far as it is this process's turn and the service answers. */
  async run(): Promise<void> {
    for (const site of await this.deps.sites.all()) {
      if (site.settings.externalChecks.includes('akismet')) await this.follow(site);
    }
  }

  private async follow(site: Site): Promise<void> {
    const { cursors, moderation, clock } = this.deps;
    const consumer = `akismet/${site.slug}`;
    const now = clock.now();
    const until = new Date(now.getTime() + TURN_MS);
    let position = await cursors.take(consumer, now, until);
    while (position !== null && clock.now() < until) {
      const page = await moderation.recorded(site.slug, position, PAGE);
      const reached = await this.teach(site, page, until);
      if (reached === null) return;
      if ((await cursors.advance(consumer, position, reached)) === 'stale') return;
      position = reached === page.at(-1)?.seq && page.length === PAGE ? reached : null;
    }
  }

  /** Tells what the page holds, in order; says the last number that is dealt with, or null when there is none. */
  private async teach(site: Site, page: Numbered[], until: Date): Promise<number | null> {
    let reached: number | null = null;
    for (const each of page) {
      if (this.deps.clock.now() >= until || !(await this.deal(site, each))) return reached;
      reached = each.seq;
    }
    return reached;
  }

  /** Whether a decision is dealt with: told, nothing to tell, or given up. */
  private async deal(site: Site, { seq, record }: Numbered): Promise<boolean> {
    const { akismet, comments, threads, clock } = this.deps;
    const now = clock.now();
    if (!isDecision(record) || now.getTime() - record.at.getTime() > STALE_MS) return true;
    const stuck = this.stuck.get(site.slug);
    if (stuck?.seq === seq && now.getTime() < stuck.notBefore) return false;
    const comment = await comments.find(record.commentId);
    const lesson = comment === null || comment.status === 'removed' ? null : lessonOf(record, comment);
    if (comment === null || lesson === null) return true;
    const [thread, author] = await Promise.all([threads.find(site.slug, comment.threadKey), comments.findAuthor(site.slug, comment.author.id)]);
    const sent = sentOf({
      ...comment, site, thread: thread ?? emptyThread(site.slug, comment.threadKey, now), author: { name: comment.author.name, email: author?.email ?? null }, now: comment.createdAt,
    });
    try {
      await akismet.teach(sent, lesson);
      this.stuck.delete(site.slug);
      return true;
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error;
      return this.givesUp(site.slug, seq, error);
    }
  }

  /** Remembers a lesson that did not arrive; true when it has been tried often enough. A service left alone was not tried. */
  private givesUp(site: string, seq: number, { why }: ExternalError): boolean {
    if (why === 'skipped') return false;
    const before = this.stuck.get(site);
    const tries = (before?.seq === seq ? before.tries : 0) + 1;
    this.stuck.set(site, { seq, tries, notBefore: this.deps.clock.now().getTime() + FIRST_PAUSE_MS * 2 ** tries });
    return tries >= TRIES;
  }
}
