// Whether a comment may be posted at all, and under what. Refuses before anything is stored; judges nothing (screening does).
import { AppError } from '../errors.ts';
import { assertUnhurried, type CountFlood } from '../screening/flood.ts';
import type { Site } from '../sites/site.ts';
import type { SitesService } from '../sites/sites.service.ts';
import { cleanText, graphemes, hasInk } from '../text/clean.ts';
import { fold, type Folded } from '../text/fold.ts';
import { effectiveState, emptyThread, type Thread, type ThreadState } from '../threads/thread.ts';
import type { ThreadsStore } from '../threads/threads.store.ts';
import { isApproved, type Author, type Comment } from './comment.ts';
import type { CommentsReader } from './comments.reader.ts';
import type { CommentsStore } from './comments.store.ts';
import { bodyOf, type Body } from './compose.ts';

export type Draft = {
  text: string;
  parentId: string | null;
  page: { url: string; title: string } | null;
  honeypot: boolean;
};

/** What is posted: where, by whom, from which network and when. */
export type Attempt = { site: Site; key: string; author: Author; draft: Draft; address: Comment['address']; now: Date };

/** What a comment that may be posted is made of. */
export type Admitted = { thread: Thread; state: ThreadState; parent: Comment | null; body: Body; folded: Folded };

export type AdmissionDeps = { comments: CommentsStore; threads: ThreadsStore; reader: CommentsReader; sites: SitesService; countFlood: CountFlood };

const REPEAT_WINDOW_MS = 86_400_000;

export class Admission {
  private readonly deps: AdmissionDeps;

  constructor(deps: AdmissionDeps) {
    this.deps = deps;
  }

  /** Refuses: guests not taken, a closed thread, a bad parent, no or too much text, an exact repeat, flood. */
  async admit(attempt: Attempt): Promise<Admitted> {
    const { site, author, draft, now } = attempt;
    const thread = await this.threadFor(attempt);
    const state = effectiveState(thread, site, now);
    if (author.kind === 'guest' && !site.settings.guests) throw new AppError('guests_not_allowed');
    if (state === 'closed' && author.kind !== 'staff') throw new AppError('thread_closed');
    const parent = await this.parentFor(thread, draft.parentId);
    const accepted = acceptText(draft.text, site);
    const admitted = { thread, state, parent, ...accepted };
    if (author.kind === 'staff') return admitted;
    await this.assertUnsaid(attempt, accepted.body.textDigest);
    // Last, since it counts: what is refused for another reason is not held against its author.
    await assertUnhurried(this.deps.countFlood, { site: site.slug, threadKey: attempt.key, authorId: author.id, network: attempt.address?.digest ?? null });
    return admitted;
  }

  private async threadFor({ site, key, draft: { page }, now }: Attempt): Promise<Thread> {
    const known = await this.deps.threads.find(site.slug, key);
    if (known !== null) return known;
    if (page === null) throw new AppError('validation', { errors: [{ path: '/page', code: 'required' }] });
    if (!this.deps.sites.mayHold(site, page.url)) throw new AppError('validation', { errors: [{ path: '/page/url', code: 'origin_not_listed' }] });
    return { ...emptyThread(site.slug, key, now), url: page.url, title: page.title };
  }

  private async parentFor(thread: Thread, parentId: string | null): Promise<Comment | null> {
    if (parentId === null) return null;
    const parent = await this.deps.comments.find(parentId);
    const fits = parent !== null && parent.site === thread.site && parent.threadKey === thread.key && isApproved(parent);
    if (!fits || !(await this.deps.reader.isPublic(parent))) throw parentRefused();
    return parent;
  }

  private async assertUnsaid({ site, author, now }: Attempt, textDigest: string): Promise<void> {
    const since = new Date(now.getTime() - REPEAT_WINDOW_MS);
    const repeat = await this.deps.comments.hasRepeat({ site: site.slug, authorId: author.id, textDigest, since });
    if (repeat) throw new AppError('duplicate');
  }
}

export const parentRefused = () => new AppError('validation', { errors: [{ path: '/parentId', code: 'not_found' }] });

/** The text as it is stored and shown, within what the site takes. What shows nothing (marks around nothing, too) is no text. */
export function acceptText(source: string, site: Site): { body: Body; folded: Folded } {
  const text = cleanText(source).trim();
  const refused = (code: string) => new AppError('validation', { errors: [{ path: '/text', code }] });
  if (!hasInk(text)) throw refused('required');
  if (text.length > site.settings.maxLength && graphemes(text) > site.settings.maxLength) throw refused('too_long');
  const folded = fold(text);
  const body = bodyOf(text, folded.text);
  if (!hasInk(body.html.replace(/<[^>]*>/g, ''))) throw refused('required');
  return { body, folded };
}
