// What readers do with comments: post, edit, remove, and see their own. What refuses a post: admission; public reads: comments.reader.
import { AppError, type ErrorCode } from '../errors.ts';
import { likened, type Similar } from '../campaigns/similar.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import { repeated, type Outcome, type ReplayOf } from '../kernel/replay.ts';
import type { Screening } from '../screening/screening.service.ts';
import type { Verdict } from '../screening/verdict.ts';
import type { Site } from '../sites/site.ts';
import type { DaysOfSite } from '../stats/days.ts';
import * as tally from '../stats/tally.ts';
import { cleanName, cleanText, hasInk } from '../text/clean.ts';
import { wordsIn } from '../text/fold.ts';
import { effectiveState, emptyThread } from '../threads/thread.ts';
import { acceptText, Admission, parentRefused, type AdmissionDeps, type Draft } from './admission.ts';
import { edition, editableUntil, removalOf, type Author, type Comment } from './comment.ts';
import { compose, placeUnder, settleEdit } from './compose.ts';

export type PostContext = { address: Comment['address']; replay: ReplayOf<Comment> };

/** `address`: where it is sent from now. */
export type EditRequest = { id: string; text: string; address: Comment['address']; replay: ReplayOf<Comment>; isAgain?: boolean };

export type CommentsDeps = AdmissionDeps & { screening: Screening; similar: Similar; clock: Clock; ids: Ids; dayOf: DaysOfSite };

export class CommentsService {
  private readonly deps: CommentsDeps;
  private readonly admission: Admission;

  constructor(deps: CommentsDeps) {
    this.deps = deps;
    this.admission = new Admission(deps);
  }

  /** What is not admitted is not stored. Anything else is stored and judged. */
  async post(to: { site: Site; key: string }, author: Author, { draft, context }: { draft: Draft; context: PostContext }): Promise<Outcome<Comment>> {
    const { clock, ids, comments, screening, similar } = this.deps;
    const now = clock.now();
    const isStaff = author.kind === 'staff';
    const { thread, state, parent, body, folded, sanction } = await this.admission.admit({ ...to, author, draft, address: context.address, now });
    const id = ids.uuid();
    const subject = {
      site: to.site, thread, effectiveState: state, author, isStaff, text: body.text, folded, honeypot: draft.honeypot, sanction,
      commentId: id, parentId: parent?.id ?? null, address: context.address, now,
    };
    const verdict = await screening.judge(subject);
    const near = isStaff ? null : await similar.nearOrNull(subject);
    const composed = compose({
      id, site: to.site.slug, threadKey: to.key, place: placeUnder(id, parent, to.site.settings.maxDepth),
      author, body, verdict, address: context.address, now,
    });
    // What the desk wrote itself needs nobody of the desk to look at it.
    const comment = { ...composed, reviewed: isStaff };
    const inserted = await comments.insert({
      comment, words: wordsIn(folded), likened: likened(near), author, thread,
      tallies: tally.posted(comment, await this.dayOf(comment.site, now)), replay: await context.replay?.(comment) ?? null,
    });
    if (inserted.result === 'done') {
      similar.note(near, subject);
      return { done: comment };
    }
    if (inserted.result === 'parent_gone') throw parentRefused();
    return repeated(inserted);
  }

  /** The new text is screened first; clean, it replaces the old; otherwise the comment waits at the new revision. */
  async edit(site: Site, authorId: string, change: EditRequest): Promise<Outcome<Comment>> {
    const { clock, comments, screening, similar, threads } = this.deps;
    const now = clock.now();
    const comment = await this.own(site.slug, authorId, change.id);
    if (editableUntil(comment, site.settings.editWindowSeconds, now) === null) throw new AppError('edit_closed');
    const thread = (await threads.find(site.slug, comment.threadKey)) ?? emptyThread(site.slug, comment.threadKey, now);
    const state = effectiveState(thread, site, now);
    if (state === 'closed') throw new AppError('thread_closed');
    const author = await this.authorOf(site.slug, authorId);
    const sanction = await this.deps.sanctions.assertMayWrite(site, author, change.address);
    const { body, folded } = acceptText(change.text, site);
    const subject = {
      site, thread, effectiveState: state, author, isStaff: author.kind === 'staff', text: body.text, folded, honeypot: false, sanction,
      commentId: comment.id, parentId: comment.parentId, address: comment.address, now,
    };
    const verdict = await screening.judge(subject);
    const near = subject.isStaff ? null : await similar.nearOrNull(subject);
    const settled = settleEdit(comment, verdict);
    const tallies = tally.edited(comment, settled, await this.dayOf(comment.site, now));
    const next = { id: comment.id, revision: comment.revision, from: comment.status, ...body, words: wordsIn(folded), likened: likened(near), ...settled, at: now, tallies };
    const edited = await comments.edit(next, await change.replay?.({ ...comment, ...edition(comment, next) }));
    if (edited.result === 'done') {
      similar.note(near, subject);
      return { done: edited.comment };
    }
    if (edited.result === 'not_found') throw new AppError('not_found');
    if (edited.result !== 'stale') return repeated(edited);
    if (change.isAgain === true) throw new AppError('stale');
    // Decided, answered or edited meanwhile: what holds is judged once more, by what it has become.
    return this.edit(site, authorId, { ...change, isAgain: true });
  }

  /** Removes one's own comment for good. Removing it twice is the same as once. */
  async remove(site: string, authorId: string, { id, replay }: { id: string; replay: ReplayOf<Comment> }): Promise<Outcome<Comment>> {
    const comment = await this.own(site, authorId, id);
    // With a key the store is asked all the same: it may be this very request that removed it.
    if (comment.status === 'removed' && replay === null) return { done: comment };
    const now = this.deps.clock.now();
    const beside = { tallies: tally.removed(await this.dayOf(site, now)), replay: await replay?.({ ...comment, ...removalOf(comment) }) ?? null };
    const removed = await this.deps.comments.remove(id, now, beside);
    if (removed.result === 'done') return { done: removed.comment };
    if (removed.result === 'not_found') throw new AppError('not_found');
    return repeated(removed);
  }

  /** Why a known reader could not post in a thread now: the code they would be refused with, or null. Counts nothing. */
  mayPost(to: { site: Site; key: string }, authorId: string, address: Comment['address']): Promise<ErrorCode | null> {
    return this.admission.refusalOf({ ...to, authorId, address, now: this.deps.clock.now() });
  }

  /** What screening would say of a text from a known author in an open thread; stores nothing. */
  tryText(site: Site, source: string): Promise<Verdict> {
    const now = this.deps.clock.now();
    const author: Author = { id: '', site: site.slug, name: '', kind: 'guest', email: null, standing: { approved: 1, rejected: 0 }, reporting: { upheld: 0, dismissed: 0 }, createdAt: now };
    const thread = emptyThread(site.slug, 'try', now);
    // Not so well known that the site trusts them: then half of the checks would say nothing.
    const asking: Site = { ...site, settings: { ...site.settings, trustedAfter: 0 } };
    return this.deps.screening.judge({ site: asking, thread, effectiveState: 'open', author, isStaff: false, text: cleanText(source), honeypot: false, sanction: null,
      commentId: null, parentId: null, address: null, now });
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
  async newGuest(site: Site, given: { name: string; email: string | null }, replay: ReplayOf<Author>): Promise<Outcome<Author>> {
    const author = this.composeGuest(site, given, '');
    const stored = await this.deps.comments.insertAuthor(author, await replay?.(author));
    return stored.result === 'done' ? { done: author } : repeated(stored);
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
    const blank = { standing: { approved: 0, rejected: 0 }, reporting: { upheld: 0, dismissed: 0 } };
    return { id: ids.short('a'), site: site.slug, name, kind: 'guest', email: given.email, ...blank, createdAt: clock.now() };
  }

  async authorOf(site: string, id: string): Promise<Author> {
    const author = await this.deps.comments.findAuthor(site, id);
    if (author === null) throw new AppError('unauthenticated');
    return author;
  }

  private async dayOf(site: string, at: Date): Promise<string> {
    return (await this.deps.dayOf(site))(at);
  }

  private async own(site: string, authorId: string, id: string): Promise<Comment> {
    const comment = await this.deps.comments.find(id);
    if (comment === null || comment.site !== site || comment.author.id !== authorId) throw new AppError('not_found');
    return comment;
  }
}
