// What readers do with comments: post, edit, remove, and see their own. Reads of the public page: comments.reader.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import type { Screening } from '../screening/screening.service.ts';
import { FLOOD_WINDOW_MS, isFlood } from '../screening/flood.ts';
import type { Verdict } from '../screening/verdict.ts';
import type { Site } from '../sites/site.ts';
import type { SitesService } from '../sites/sites.service.ts';
import { cleanName, cleanText, graphemes, hasInk } from '../text/clean.ts';
import { fold, foldedWords } from '../text/fold.ts';
import { effectiveState, emptyThread, type Thread } from '../threads/thread.ts';
import type { ThreadsStore } from '../threads/threads.store.ts';
import { editableUntil, isApproved, type Author, type Comment } from './comment.ts';
import type { CommentsReader } from './comments.reader.ts';
import type { CommentsStore, Replay } from './comments.store.ts';
import { bodyOf, compose, digestOf, placeUnder, settle } from './compose.ts';

/** Who writes: someone known by a token, someone new who gave a name, or staff. */
export type Writer = { author: Author; isNew: boolean };

export type Draft = {
  text: string;
  parentId: string | null;
  page: { url: string; title: string } | null;
  honeypot: boolean;
};

export type PostContext = {
  address: Comment['address'];
  /** Called once the comment is composed, for the answer that a repeated request gets. */
  replay: ((comment: Comment) => Replay) | null;
};

export type Posted = { comment: Comment } | { replayed: string };

export type CommentsDeps = {
  comments: CommentsStore;
  threads: ThreadsStore;
  reader: CommentsReader;
  screening: Screening;
  sites: SitesService;
  clock: Clock;
  ids: Ids;
};

const REPEAT_WINDOW_MS = 86_400_000;

export class CommentsService {
  private readonly deps: CommentsDeps;

  constructor(deps: CommentsDeps) {
    this.deps = deps;
  }

  /** Refuses (nothing stored): closed thread, bad parent, flood, exact repeat. Anything else is stored and judged. */
  async post(to: { site: Site; key: string }, writer: Writer, draft: Draft, context: PostContext): Promise<Posted> {
    const { clock, ids, comments, screening } = this.deps;
    const now = clock.now();
    const thread = await this.threadFor(to, draft.page, now);
    const state = effectiveState(thread, to.site, now);
    const isStaff = writer.author.kind === 'staff';
    if (writer.author.kind === 'guest' && !to.site.settings.guests) throw new AppError('guests_not_allowed');
    if (state === 'closed' && !isStaff) throw new AppError('thread_closed');
    const parent = await this.parentFor(thread, draft.parentId);
    const text = acceptText(draft.text, to.site);
    const folded = fold(text).text;
    await this.assertUnhurried({ thread, writer, folded, address: context.address, now });
    const verdict = await screening.judge({
      site: to.site, thread, effectiveState: state, author: writer.author, isStaff, text, honeypot: draft.honeypot,
    });
    const id = ids.uuid();
    const composed = compose({
      id, site: to.site.slug, threadKey: to.key, place: placeUnder(id, parent, to.site.settings.maxDepth),
      author: writer.author, body: bodyOf(text, folded), verdict, address: context.address, now,
    });
    // What the desk wrote itself needs nobody of the desk to look at it.
    const comment = { ...composed, reviewed: isStaff };
    const inserted = await comments.insert({
      comment, words: foldedWords(text), author: writer.author, thread, replay: context.replay?.(comment) ?? null,
    });
    if (inserted.result === 'replayed') return { replayed: inserted.answer };
    if (inserted.result === 'mismatch') throw new AppError('idempotency_mismatch');
    if (inserted.result === 'parent_gone') throw parentRefused();
    return { comment: inserted.comment };
  }

  /** The new text is screened first; clean, it replaces the old; otherwise the comment waits at the new revision. */
  async edit(site: Site, authorId: string, change: { id: string; text: string }, isAgain = false): Promise<Comment> {
    const { clock, comments, screening, threads } = this.deps;
    const now = clock.now();
    const comment = await this.own(site.slug, authorId, change.id);
    if (editableUntil(comment, site.settings.editWindowSeconds, now) === null) throw new AppError('edit_closed');
    const thread = (await threads.find(site.slug, comment.threadKey)) ?? emptyThread(site.slug, comment.threadKey, now);
    const state = effectiveState(thread, site, now);
    if (state === 'closed') throw new AppError('thread_closed');
    const author = await this.authorOf(site.slug, authorId);
    const text = acceptText(change.text, site);
    const verdict = await screening.judge({
      site, thread, effectiveState: state, author, isStaff: author.kind === 'staff', text, honeypot: false,
    });
    const edited = await comments.edit({
      id: comment.id, revision: comment.revision, from: comment.status, ...bodyOf(text, fold(text).text), words: foldedWords(text), ...keepHeld(comment, settle(verdict)), at: now,
    });
    if (edited.result === 'done') return edited.comment;
    if (edited.result === 'not_found') throw new AppError('not_found');
    if (isAgain) throw new AppError('stale');
    // Decided, answered or edited meanwhile: what holds is judged once more, by what it has become.
    return this.edit(site, authorId, change, true);
  }

  /** Removes one's own comment for good. Removing it twice is the same as once. */
  async remove(site: string, authorId: string, id: string): Promise<Comment> {
    const comment = await this.own(site, authorId, id);
    if (comment.status === 'removed') return comment;
    const removed = await this.deps.comments.remove(id, this.deps.clock.now());
    if (removed.result === 'not_found') throw new AppError('not_found');
    return removed.comment;
  }

  /** What screening would say of a text from a known author in an open thread; stores nothing. */
  tryText(site: Site, source: string): Promise<Verdict> {
    const now = this.deps.clock.now();
    const author: Author = { id: '', site: site.slug, name: '', kind: 'guest', email: null, standing: { approved: 1, rejected: 0 }, createdAt: now };
    const thread = emptyThread(site.slug, 'try', now);
    return this.deps.screening.judge({ site, thread, effectiveState: 'open', author, isStaff: false, text: cleanText(source), honeypot: false });
  }

  /** The answer an earlier request with this scope got, or null. */
  replay(scope: string): Promise<{ bodyDigest: string; answer: string } | null> {
    return this.deps.comments.replay(scope, this.deps.clock.now());
  }

  hidden(site: string, key: string, authorId: string): Promise<Comment[]> {
    return this.deps.comments.ownHidden(site, key, authorId);
  }

  mine(site: string, authorId: string, page: { limit: number; cursor: string | null }): Promise<Page<Comment>> {
    return this.deps.comments.ownAll(site, authorId, page.limit, page.cursor);
  }

  /** A guest who has not written yet, stored so that a token can name it. */
  async newGuest(site: Site, given: { name: string; email: string | null }): Promise<Author> {
    const author = this.composeGuest(site, given, '');
    await this.deps.comments.insertAuthor(author);
    return author;
  }

  /** A guest as the first comment will store it. `at` points to where in the body it was given. */
  composeGuest(site: Site, given: { name: string; email: string | null }, at = '/author'): Author {
    if (!site.settings.guests) throw new AppError('guests_not_allowed');
    const name = cleanName(given.name);
    if (!hasInk(name)) throw new AppError('validation', { errors: [{ path: `${at}/name`, code: 'required' }] });
    if (site.settings.emailRequired && given.email === null) {
      throw new AppError('validation', { errors: [{ path: `${at}/email`, code: 'required' }] });
    }
    const { clock, ids } = this.deps;
    const standing = { approved: 0, rejected: 0 };
    return { id: ids.short('a'), site: site.slug, name, kind: 'guest', email: given.email, standing, createdAt: clock.now() };
  }

  async authorOf(site: string, id: string): Promise<Author> {
    const author = await this.deps.comments.findAuthor(site, id);
    if (author === null) throw new AppError('unauthenticated');
    return author;
  }

  private async own(site: string, authorId: string, id: string): Promise<Comment> {
    const comment = await this.deps.comments.find(id);
    if (comment === null || comment.site !== site || comment.author.id !== authorId) throw new AppError('not_found');
    return comment;
  }

  private async threadFor(to: { site: Site; key: string }, page: Draft['page'], now: Date): Promise<Thread> {
    const known = await this.deps.threads.find(to.site.slug, to.key);
    if (known !== null) return known;
    if (page === null) throw new AppError('validation', { errors: [{ path: '/page', code: 'required' }] });
    if (!this.deps.sites.mayHold(to.site, page.url)) {
      throw new AppError('validation', { errors: [{ path: '/page/url', code: 'origin_not_listed' }] });
    }
    return { ...emptyThread(to.site.slug, to.key, now), url: page.url, title: page.title };
  }

  private async parentFor(thread: Thread, parentId: string | null): Promise<Comment | null> {
    if (parentId === null) return null;
    const parent = await this.deps.comments.find(parentId);
    const fits = parent !== null && parent.site === thread.site && parent.threadKey === thread.key && isApproved(parent);
    if (!fits || !(await this.deps.reader.isPublic(parent))) throw parentRefused();
    return parent;
  }

  private async assertUnhurried(post: { thread: Thread; writer: Writer; folded: string; address: Comment['address']; now: Date }): Promise<void> {
    const { thread, writer: { author }, now } = post;
    if (author.kind === 'staff') return;
    const by = { site: thread.site, key: thread.key, authorId: author.id, addressDigest: post.address?.digest ?? null };
    const recent = await this.deps.comments.recent({ ...by, since: new Date(now.getTime() - FLOOD_WINDOW_MS) });
    if (isFlood(recent)) throw new AppError('flood', { retryAfterSeconds: FLOOD_WINDOW_MS / 1000 });
    const since = new Date(now.getTime() - REPEAT_WINDOW_MS);
    const repeat = await this.deps.comments.hasRepeat({ site: thread.site, authorId: author.id, textDigest: digestOf(post.folded), since });
    if (repeat) throw new AppError('duplicate');
  }
}

const parentRefused = () => new AppError('validation', { errors: [{ path: '/parentId', code: 'not_found' }] });

/** What was held stays held through an edit: rewording is not a way past the desk. */
function keepHeld(before: Comment, settled: ReturnType<typeof settle>): ReturnType<typeof settle> {
  // What a machine refused its author takes for held: rewording neither frees it nor moves it to a milder queue.
  if (before.status === 'rejected' || before.status === 'spam') return { ...settled, status: before.status, reason: before.reason };
  if (before.status === 'approved' || settled.status !== 'approved') return { ...settled, status: settled.status === 'approved' ? 'approved' : 'pending' };
  return { ...settled, status: 'pending', reason: before.reason };
}

function acceptText(source: string, site: Site): string {
  const text = cleanText(source).trim();
  if (!hasInk(text)) throw new AppError('validation', { errors: [{ path: '/text', code: 'required' }] });
  if (text.length > site.settings.maxLength && graphemes(text) > site.settings.maxLength) throw new AppError('validation', { errors: [{ path: '/text', code: 'too_long' }] });
  return text;
}
