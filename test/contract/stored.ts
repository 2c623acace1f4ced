// Puts comments into a store, decides and edits them and walks what is shown: what the contracts of comments and of the desk share.
import { expect } from '@jest/globals';
import type { Author, Comment, ShownComment } from '../../src/comments/comment.ts';
import type { CommentsStore, Edited, Entry } from '../../src/comments/comments.store.ts';
import type { Replay } from '../../src/kernel/replay.ts';
import { next, type Action, type Decision } from '../../src/moderation/decision.ts';
import type { Change } from '../../src/moderation/moderation.store.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, aJob, anAct, anAuthor, aSanction, aThread, at, ids } from '../support/builders.ts';

export const entry = (comment: Comment, author: Author, over: Partial<Entry> = {}): Entry =>
  ({ comment, words: ['شكرا'], author, thread: aThread({ key: comment.threadKey }), tallies: [], replay: null, ...over });

/** Stores a comment by a fresh author (or the one given) and answers it. */
export async function store(on: Store, given: Parameters<typeof aComment>[0] = {}, over: Partial<Entry> = {}): Promise<Comment> {
  const author = given?.by ?? anAuthor();
  const comment = aComment({ by: author, ...given });
  const inserted = await on.comments.insert(entry(comment, author, over));
  expect(inserted.result).toBe('done');
  return comment;
}

/** The next text of a comment as it stands now. */
export const editOf = (comment: Comment, over: Partial<Edited> = {}): Edited => ({
  id: comment.id, revision: comment.revision, from: comment.status, text: 'نص جديد', html: '<p>نص جديد</p>', dir: 'rtl', textDigest: 'new', words: ['جديد'], status: 'approved',
  risk: { score: 0, findings: [] }, reason: null, at: at(60), tallies: [], ...over,
});

export const aReplay = (over: Partial<Replay> = {}): Replay =>
  ({ scope: ids.uuid(), bodyDigest: 'b1', answer: '{}', at: at(0), expiresAt: at(86_400), ...over });

type Result = { result: string; answer?: string };
/** A write that takes a key: `write` asks for the same again, `done` says how often it was done. */
export type Keyed = { write(on: CommentsStore, replay: Replay): Promise<Result>; done(): Promise<number> };

/** Every write that takes a key, each on something of its own. */
export const keyed: Record<'insert' | 'edit' | 'remove' | 'insertAuthor' | 'insertNote' | 'insertJob' | 'insertSanction', (on: Store) => Promise<Keyed>> = {
  async insert(on) {
    const [by, threadKey] = [anAuthor(), ids.short('t')];
    return {
      write: (comments, replay) => comments.insert(entry(aComment({ by, threadKey }), by, { replay })),
      done: async () => (await on.threads.find('demo', threadKey))?.counts.visible ?? 0,
    };
  },
  async edit(on) {
    const { id } = await store(on, { threadKey: 'edited-once' });
    return {
      write: async (comments, replay) => comments.edit(editOf((await comments.find(id))!), replay),
      done: async () => (await on.comments.find(id))!.revision - 1,
    };
  },
  async remove(on) {
    const { id } = await store(on, { threadKey: 'removed-once' });
    return {
      write: (comments, replay) => comments.remove(id, at(9), { replay }),
      done: async () => Number((await on.comments.find(id))!.status === 'removed'),
    };
  },
  async insertAuthor(on) {
    const made: string[] = [];
    return {
      async write(comments, replay) {
        const author = anAuthor();
        made.push(author.id);
        return comments.insertAuthor(author, replay);
      },
      done: async () => (await on.comments.findAuthors(made.map((id) => ({ site: 'demo', id })))).length,
    };
  },
  async insertNote(on) {
    const authorId = ids.short('a');
    return {
      write: (_comments, replay) => on.authors.insertNote({ id: ids.short('n'), site: 'demo', authorId, by: 'st_1', text: 'راسلناه', at: at(1) }, replay),
      done: async () => (await on.authors.notesOn('demo', authorId, 9)).length,
    };
  },
  async insertJob(on) {
    const site = ids.short('s');
    return {
      write: (_comments, replay) => on.jobs.insert({ job: aJob({ site, state: 'done' }), act: anAct({ site }) }, replay),
      done: async () => (await on.jobs.list([site], 9, null)).items.length,
    };
  },
  async insertSanction(on) {
    const site = ids.short('s');
    return {
      write: (_comments, replay) => on.sanctions.insert({ sanction: aSanction({ site }), act: anAct({ site }), jobs: [{ job: aJob({ site, state: 'done' }), act: anAct({ site }) }] }, replay),
      async done() {
        const all = await on.sanctions.matching(site, [{ type: 'author', value: 'a_1' }], at(9));
        const { items: acts } = await on.moderation.audit({ sites: [site], limit: 9, cursor: null });
        // Each with its job, and an act for both.
        return acts.length === 2 * all.length ? (await on.jobs.list([site], 9, null)).items.length : -1;
      },
    };
  },
};

/** A decision on a comment as it stands now. */
export function change(comment: Comment, action: Action, over: Partial<Decision> = {}): Change {
  const to = next(comment.status, action) ?? comment.status;
  const decision: Decision = {
    id: ids.short('d'), site: comment.site, commentId: comment.id, by: 'st_1', action, reason: null, note: null, from: comment.status, to,
    wasReviewed: comment.reviewed, wasPinned: comment.pinned, revision: comment.revision, at: at(50), batch: null, undoes: null, ...over,
  };
  const publishedAt = to === 'approved' ? (comment.publishedAt ?? at(50)) : comment.publishedAt;
  return {
    decision, expect: { status: comment.status, revision: comment.revision },
    set: { status: to, reviewed: true, pinned: action === 'pin', reason: to === 'approved' ? null : { code: 'other', by: 'person' }, publishedAt }, tallies: [],
  };
}

/** Walks a thread's pages to their end. */
export const walker = (get: () => Store) => ({
  async all(key: string, sort: 'newest' | 'oldest' | 'top', limit: number): Promise<ShownComment[]> {
    const items: ShownComment[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await get().comments.topLevel({ site: 'demo', key, sort, limit, cursor });
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = page.next;
    }
  },

  async below(of: Comment, limit: number): Promise<string[]> {
    const items: string[] = [];
    const stored = await get().comments.find(of.id);
    if (stored?.depth === 0) {
      // The page's one reading of many branches says what the branch's own first page says.
      const first = await get().comments.firstReplies([stored], limit);
      expect(first).toEqual(new Map([[of.id, await get().comments.descendants(stored, limit, null)]]));
    }
    for (let cursor: string | null = null; ;) {
      const page = await get().comments.descendants(of, limit, cursor);
      items.push(...page.items.map((each) => each.id));
      if (page.next === null) return items;
      cursor = page.next;
    }
  },
});
