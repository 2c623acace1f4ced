// Whether a comment may be posted at all, and under what. Refuses before anything is stored; judges nothing (screening does).
import { AppError, type ErrorCode } from '../errors.ts';
import type { Sanction } from '../sanctions/sanction.ts';
import type { SanctionsService } from '../sanctions/sanctions.service.ts';
import { assertUnhurried, type CountFlood } from '../screening/flood.ts';
import type { Site } from '../sites/site.ts';
import type { SitesService } from '../sites/sites.service.ts';
import { cleanText, graphemes, hasInk } from '../text/clean.ts';
import { fold, type Folded } from '../text/fold.ts';
import { effectiveState, emptyThread, type Thread, type ThreadState } from '../threads/thread.ts';
import type { SlowMode } from '../threads/slow-mode.ts';
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

/** Who asks whether they may write where. */
type Asked = { site: Site; key: string; authorId: string; address: Comment['address']; now: Date };

/** What a comment that may be posted is made of. */
export type Admitted = { thread: Thread; state: ThreadState; parent: Comment | null; body: Body; folded: Folded; sanction: Sanction | null };

export type AdmissionDeps = {
  comments: CommentsStore; threads: ThreadsStore; reader: CommentsReader; sites: SitesService; sanctions: SanctionsService; slowMode: SlowMode; countFlood: CountFlood;
};

const REPEAT_WINDOW_MS = 86_400_000;

export class Admission {
  private readonly deps: AdmissionDeps;

  constructor(deps: AdmissionDeps) {
    this.deps = deps;
  }

  /** Refuses: the banned, guests not taken, a closed thread, a bad parent, no or too much text, an exact repeat, a second
   *  comment too soon in slow mode, flood. */
  async admit(attempt: Attempt): Promise<Admitted> {
    const { site, author, draft, now } = attempt;
    const sanction = await this.deps.sanctions.assertMayWrite(site, author, attempt.address);
    const thread = await this.threadFor(attempt);
    const state = effectiveState(thread, site, now);
    if (author.kind === 'guest' && !site.settings.guests) throw new AppError('guests_not_allowed');
    if (state === 'closed' && author.kind !== 'staff') throw new AppError('thread_closed');
    const parent = await this.parentFor(thread, draft.parentId);
    const accepted = acceptText(draft.text, site);
    const admitted = { thread, state, parent, sanction, ...accepted };
    if (author.kind === 'staff') return admitted;
    await this.assertUnsaid(attempt, accepted.body.textDigest);
    if (state === 'slow') await this.deps.slowMode.assertWaited(thread, author.id, now);
    // Last, since these count: what is refused for another reason is not held against its author.
    await assertUnhurried(this.deps.countFlood, { site: site.slug, threadKey: attempt.key, authorId: author.id, network: attempt.address?.digest ?? null });
    return admitted;
  }

  /** What `admit` would refuse a reader with, whatever they write; null where nothing does. */
  async refusalOf({ site, key, authorId, address, now }: Asked): Promise<ErrorCode | null> {
    const { comments, sanctions, slowMode, threads } = this.deps;
    const author = await comments.findAuthor(site.slug, authorId);
    const found = await sanctions.against(site.slug, { id: authorId, email: author?.email ?? null }, address);
    if (found?.kind === 'ban') return 'banned';
    if ((author?.kind ?? 'guest') === 'guest' && !site.settings.guests) return 'guests_not_allowed';
    const thread = (await threads.find(site.slug, key)) ?? emptyThread(site.slug, key, now);
    const state = effectiveState(thread, site, now);
    if (state === 'closed') return 'thread_closed';
    return state === 'slow' && (await slowMode.waitsUntil(thread, authorId, now)) !== null ? 'slow_mode' : null;
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
