// The port of comments and their authors: what readers write and read.
import type { Joining } from '../campaigns/campaign.ts';
import type { Page } from '../kernel/page.ts';
import type { Repeated, Replay, Stored } from '../kernel/replay.ts';
import type { Finding } from '../screening/verdict.ts';
import type { Tally } from '../stats/tally.ts';
import type { Thread } from '../threads/thread.ts';
import type { Author, Comment, ShownComment } from './comment.ts';

export type Sort = 'newest' | 'oldest' | 'top';

/** What a comment is found like by, stored for the checks of the next days, and the campaign it makes or joins with those it
 *  is like. Absent where nothing is compared. */
export type Likened = { signature: Uint8Array | null; joining: Joining | null };

/** A new comment with what is stored beside it. `words` are its folded words, for the desk's search; `tallies` what it adds to the
 *  daily figures. */
export type Entry = { comment: Comment; words: string[]; likened?: Likened; author: Author; thread: Thread; tallies: Tally[]; replay: Replay | null };

/** What is written with a removal, in its step. */
export type WithRemoval = { tallies?: Tally[]; replay?: Replay | null };

export type Inserted =
  | { result: 'done' }
  /** The parent is no longer there to be answered. */
  | { result: 'parent_gone' }
  | Repeated;

export type Edited = {
  id: string;
  revision: number;
  /** The status in which its author found it: what was decided since stands. */
  from: Comment['status'];
  text: string;
  html: string;
  dir: 'rtl' | 'ltr';
  textDigest: string;
  words: string[];
  likened?: Likened;
  status: 'approved' | 'pending' | 'rejected' | 'spam';
  risk: { score: number; findings: Finding[] };
  reason: Comment['reason'];
  at: Date;
  tallies: Tally[];
};

/** One revision as it stood: the texts a moderator can compare. */
export type Revision = { revision: number; text: string; at: Date };

/** What takes a `replay` looks for its scope before all else and, found, does nothing but say so. What is done stores it in
 *  the same atomic step; what is not done leaves the key unused. */
export interface CommentsStore {
  /** Stores comment, its first revision, its author when new, its thread when new, visible weight up the ancestors,
   *  thread counts and version, queue counts, daily figures, event and replay row. Atomic; durable when it resolves. */
  insert(entry: Entry): Promise<Inserted>;
  /** The answer stored under a replay scope and not expired, or null. Read before the work; the write checks again. */
  replay(scope: string, now: Date): Promise<{ bodyDigest: string; answer: string } | null>;
  /** Moves text and status to revision + 1 with counts, daily figures, revision row and event; 'stale' when the stored revision or
   *  status moved on or when it is no longer its author's to edit (`isEditable`). Atomic; durable. */
  edit(change: Edited, replay?: Replay | null): Promise<{ result: 'done'; comment: Comment } | { result: 'stale' } | { result: 'not_found' } | Repeated>;
  /** Removes by its author: status removed for good, with counts, daily figures and event (once); nobody claims it any more. Atomic; durable. */
  remove(id: string, at: Date, beside?: WithRemoval): Promise<{ result: 'done'; comment: Comment } | { result: 'not_found' } | Repeated>;
  find(id: string): Promise<Comment | null>;
  /** Those of the ids that exist, in no order. */
  findMany(ids: string[]): Promise<Comment[]>;
  /** Shown top-level comments (approved and tombstones) of a thread. newest/oldest by (createdAt, id), top by
   *  (replyCount, id) descending. */
  topLevel(query: { site: string; key: string; sort: Sort; limit: number; cursor: string | null }): Promise<Page<ShownComment>>;
  /** The first publicly visible descendants of a comment in id order, after `cursor`; a page may be short. The caller
   *  has established that the comment itself is public. */
  descendants(of: ShownComment, limit: number, cursor: string | null): Promise<Page<ShownComment>>;
  /** The first page of `descendants` for each of some shown top-level comments, by id. */
  firstReplies(roots: ShownComment[], limit: number): Promise<Map<string, Page<ShownComment>>>;
  /** The author's own comments in a thread that the public does not see, newest first, at most 100. */
  ownHidden(site: string, key: string, authorId: string): Promise<Comment[]>;
  /** All of an author's comments, newest first. */
  ownAll(site: string, authorId: string, limit: number, cursor: string | null): Promise<Page<Comment>>;
  /** Whether the author already posted that folded text since then. */
  hasRepeat(by: { site: string; authorId: string; textDigest: string; since: Date }): Promise<boolean>;
  /** When the author last wrote in a thread after `since`, whatever became of it; null when not. */
  lastIn(by: { site: string; key: string; authorId: string; since: Date }): Promise<Date | null>;
  /** When the author's newest decided comment (approved, rejected or spam) was written; null when none is. */
  lastDecided(site: string, authorId: string): Promise<Date | null>;
  findAuthor(site: string, id: string): Promise<Author | null>;
  /** Those of the authors that exist, each once, in no order; one reading. */
  findAuthors(wanted: { site: string; id: string }[]): Promise<Author[]>;
  /** Stores a guest made before a first comment; one that is there keeps what it has. Atomic; durable. */
  insertAuthor(author: Author, replay?: Replay | null): Promise<Stored>;
  /** Deletes replay answers that have expired; says how many. */
  pruneReplays(now: Date): Promise<number>;
  /** Nulls the address data of comments older than `before`, at most `limit`; says how many. Repeat until 0. */
  forgetAddresses(site: string, before: Date, limit: number): Promise<number>;
}
