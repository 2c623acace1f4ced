// What readers do with comments: post, edit, remove, and see their own. What refuses a post: admission; public reads: comments.reader.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import type { Screening } from '../screening/screening.service.ts';
import type { Verdict } from '../screening/verdict.ts';
import type { Site } from '../sites/site.ts';
import { cleanName, cleanText, hasInk } from '../text/clean.ts';
import { wordsIn } from '../text/fold.ts';
import { effectiveState, emptyThread } from '../threads/thread.ts';
import { acceptText, Admission, parentRefused, type AdmissionDeps, type Draft } from './admission.ts';
import { editableUntil, type Author, type Comment } from './comment.ts';
import type { Replay } from './comments.store.ts';
import { compose, placeUnder, settleEdit } from './compose.ts';

/** Who writes: someone known by a token, someone new who gave a name, or staff. */
export type Writer = { author: Author; isNew: boolean };

export type PostContext = {
  address: Comment['address'];
  /** Called once the comment is composed, for the answer that a repeated request gets. */
  replay: ((comment: Comment) => Replay) | null;
};

export type Posted = { comment: Comment } | { replayed: string };

export type CommentsDeps = AdmissionDeps & { screening: Screening; clock: Clock; ids: Ids };

export class CommentsService {
  private readonly deps: CommentsDeps;
  private readonly admission: Admission;

  constructor(deps: CommentsDeps) {
    this.deps = deps;
    this.admission = new Admission(deps);
  }

  /** What is not admitted is not stored. Anything else is stored and judged. */
  async post(to: { site: Site; key: string }, writer: Writer, { draft, context }: { draft: Draft; context: PostContext }): Promise<Posted> {
    const { clock, ids, comments, screening } = this.deps;
    const now = clock.now();
    const { author } = writer;
    const isStaff = author.kind === 'staff';
    const { thread, state, parent, body, folded } = await this.admission.admit({ ...to, author, draft, address: context.address, now });
    const verdict = await screening.judge({ site: to.site, thread, effectiveState: state, author, isStaff, text: body.text, folded, honeypot: draft.honeypot });
    const id = ids.uuid();
    const composed = compose({
      id, site: to.site.slug, threadKey: to.key, place: placeUnder(id, parent, to.site.settings.maxDepth),
      author, body, verdict, address: context.address, now,
    });
    // What the desk wrote itself needs nobody of the desk to look at it.
    const comment = { ...composed, reviewed: isStaff };
    const inserted = await comments.insert({
      comment, words: wordsIn(folded), author, thread, replay: context.replay?.(comment) ?? null,
    });
    if (inserted.result === 'replayed') return { replayed: inserted.answer };
    if (inserted.result === 'mismatch') throw new AppError('idempotency_mismatch');
    if (inserted.result === 'parent_gone') throw parentRefused();
    return { comment };
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
    const { body, folded } = acceptText(change.text, site);
    const verdict = await screening.judge({
      site, thread, effectiveState: state, author, isStaff: author.kind === 'staff', text: body.text, folded, honeypot: false,
    });
    const edited = await comments.edit({
      id: comment.id, revision: comment.revision, from: comment.status, ...body, words: wordsIn(folded), ...settleEdit(comment, verdict), at: now,
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
}
