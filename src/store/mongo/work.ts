// What one transaction knows and changes: rows read at its start, changed in memory by each command in turn, written once.
import { isShown, type Author, type Comment, type Status } from '../../comments/comment.ts';
import type { HiwarEvent } from '../../kernel/events.ts';
import type { StoredSignature } from '../../campaigns/campaigns.store.ts';
import type { AuditRecord } from '../../moderation/decision.ts';
import type { Tally } from '../../stats/tally.ts';
import type { Thread, ThreadRules } from '../../threads/thread.ts';
import type { ConsentCount, NewChoice } from '../../consent/consent.store.ts';
import { climb, queueMoves, standingOf, type Standing as InQueues } from '../counting.ts';
import type { SubjectRow } from './consent-models.ts';
import { authorId, threadId, type Models, type ReplayRow, type ReportRow, type RevisionRow } from './models.ts';

/** What is read of an ancestor. */
export type Node = Pick<Comment, 'id' | 'site' | 'threadKey' | 'parentId' | 'ancestors' | 'status' | 'replyCount'>;

/** A document of any other collection, by its id. */
export type DocRef = [model: keyof Models, id: string];
/** What a command must find read: comments it changes, and for a new one its ancestors and thread; the key it may repeat;
 *  other documents it decides on; the open reports on targets, or on those of them only that nobody reviewed; the reports that
 *  decisions closed. */
export type Reads = {
  targets?: string[]; ancestors?: string[]; threads?: string[]; replays?: string[]; docs?: DocRef[];
  reportsOn?: string[]; reportsOnUnreviewed?: string[]; reportsClosedBy?: string[];
};
export type Command<T> = { reads: Reads; run(work: Work): T };

export type ThreadDelta = { visible: number; topLevel: number; version: number };
export type Standing = { approved: number; rejected: number; upheld: number; dismissed: number };
const noStanding: Standing = { approved: 0, rejected: 0, upheld: 0, dismissed: 0 };

export const refOf = ([model, id]: DocRef): string => `${model} ${id}`;

export class Work {
  readonly nodes = new Map<string, Node>();
  /** Those that exist. */
  readonly threads = new Set<string>();
  readonly replays = new Map<string, ReplayRow>();
  /** By id, the comments to write: new ones whole, known ones by the fields named. */
  readonly added = new Map<string, Comment>();
  readonly words = new Map<string, string[]>();
  readonly changed = new Map<string, Set<keyof Comment>>();
  readonly newThreads = new Map<string, Thread>();
  readonly threadRules = new Map<string, ThreadRules>();
  readonly newAuthors = new Map<string, Author>();
  readonly newReplays = new Map<string, ReplayRow>();
  readonly revisions: RevisionRow[] = [];
  readonly records: AuditRecord[] = [];
  /** Each with its subject's row, which is told the number that the record gets. */
  readonly choices: { record: NewChoice['record']; standing: SubjectRow }[] = [];
  readonly consentCounts: (ConsentCount & { site: string })[] = [];
  /** Rows to delete, whatever the batch knows of them. */
  readonly removals: { model: keyof Models; filter: object }[] = [];
  readonly signatures: Omit<StoredSignature, 'seq'>[] = [];
  readonly events: Omit<HiwarEvent, 'seq'>[] = [];
  readonly threadDeltas = new Map<string, ThreadDelta>();
  readonly standings = new Map<string, Standing>();
  readonly queues = new Map<string, Record<string, number>>();
  readonly tallies: (Tally & { site: string })[] = [];
  /** Other documents as they stand in this batch; null does not exist. */
  readonly docs = new Map<string, object | null>();
  /** Those of them to write, and numbers to add to documents that need not be read. */
  readonly dirty = new Map<string, DocRef>();
  readonly sets: { model: keyof Models; ids: string[]; fields: object }[] = [];
  readonly sums = new Map<string, { at: DocRef; add: Record<string, number>; fresh: object }>();

  readonly node = (id: string): Node => {
    const node = this.nodes.get(id);
    if (node === undefined) throw new Error(`comment ${id} was not read`);
    return node;
  };

  /** A comment named in `reads.targets`, or null when it does not exist. Change it through `move` or `write`. */
  target(id: string): Comment | null {
    return (this.nodes.get(id) as Comment | undefined) ?? null;
  }

  /** A document named in `reads.docs`, or null when it does not exist. */
  doc<T extends object>(...at: DocRef): T | null {
    const doc = this.docs.get(refOf(at));
    if (doc === undefined) throw new Error(`${refOf(at)} was not read`);
    return doc as T | null;
  }

  /** Stores a document whole; null deletes it. Later commands of the batch see it so. */
  put(at: DocRef, doc: object | null): void {
    this.docs.set(refOf(at), doc);
    this.dirty.set(refOf(at), at);
  }

  /** Sets the same fields of many documents that need not be read; later commands of the batch do not see it. */
  set(model: keyof Models, ids: string[], fields: object): void {
    if (ids.length > 0) this.sets.push({ model, ids, fields });
  }

  /** Adds to numbers of a document, which is made of `fresh` where there is none. */
  sum(at: DocRef, add: Record<string, number>, fresh: object = {}): void {
    const sum = this.sums.get(refOf(at)) ?? { at, add: {}, fresh };
    for (const [name, by] of Object.entries(add)) sum.add[name] = (sum.add[name] ?? 0) + by;
    this.sums.set(refOf(at), sum);
  }

  /** The reports on a comment as they stand in this batch, of those that were read or made. */
  reportsOn(commentId: string): ReportRow[] {
    return [...this.docs].flatMap(([ref, doc]) => (ref.startsWith('reports ') && doc !== null && (doc as ReportRow).commentId === commentId ? [doc as ReportRow] : []));
  }

  /** Adds to what an author's record counts. */
  credit(author: string, gain: Partial<Standing>): void {
    const sum = { ...noStanding, ...this.standings.get(author) };
    for (const [name, by] of Object.entries(gain)) sum[name as keyof Standing] += by;
    this.standings.set(author, sum);
  }

  /** Adds to the daily figures of a site. */
  tally(site: string, tallies: Tally[]): void {
    for (const each of tallies) this.tallies.push({ ...each, site });
  }

  /** Stored when there is none of its id. */
  addAuthor(author: Author): void {
    const id = authorId(author.site, author.id);
    this.newAuthors.set(id, author);
    this.credit(id, {});
  }

  add(comment: Comment, words: string[]): void {
    this.words.set(comment.id, words);
    this.nodes.set(comment.id, comment);
    this.added.set(comment.id, comment);
    this.count(comment, null, comment);
  }

  /** Sets fields without touching counts. */
  write(comment: Comment, fields: Partial<Comment>): void {
    Object.assign(comment, fields);
    const names = this.changed.get(comment.id) ?? new Set<keyof Comment>();
    for (const name of Object.keys(fields) as (keyof Comment)[]) names.add(name);
    this.changed.set(comment.id, names);
  }

  /** Sets fields and every count that follows from them; says whether the public sees another thread than before. */
  move(comment: Comment, fields: Partial<Comment>): boolean {
    const { status, reviewed, reports, appeal } = comment;
    const from = { status, reviewed, reports, appeal };
    const moved = this.count(comment, from, { ...from, ...fields });
    this.write(comment, fields);
    return moved;
  }

  /** Whether every ancestor is there and shown. */
  isReachable(comment: Comment): boolean {
    return comment.ancestors.every((id) => this.nodes.has(id) && isShown(this.node(id) as Comment));
  }

  /** An edit in sight moves the thread's version; what shows or hides a comment moved it with the counts. */
  tell(kind: HiwarEvent['kind'], comment: Comment, at: Date): void {
    if (kind === 'edited' && this.isReachable(comment)) this.delta(comment).version += 1;
    this.events.push({ kind, site: comment.site, threadKey: comment.threadKey, commentId: comment.id, revision: comment.revision, at });
  }

  /** The thread reads otherwise than before; its version is the caller's. */
  tellThread({ site, threadKey }: Pick<Comment, 'site' | 'threadKey'>, at: Date): void {
    this.events.push({ kind: 'thread_changed', site, threadKey, commentId: null, revision: null, at });
  }

  private count(comment: Comment, from: InQueues | null, to: InQueues): boolean {
    const queues = this.queues.get(comment.site) ?? {};
    for (const { queue, by } of queueMoves(from, to)) queues[queue] = (queues[queue] ?? 0) + by;
    this.queues.set(comment.site, queues);
    this.countStanding(comment, from?.status ?? null, to.status);
    const { id, replyCount } = comment;
    // A new comment adds what one that comes out of waiting adds.
    const moved = climb({ id, replyCount, status: from?.status ?? 'pending' }, to.status, comment.ancestors.map(this.node).toReversed());
    for (const each of moved.replyCounts) this.write(this.node(each.id) as Comment, { replyCount: each.replyCount });
    const delta = this.delta(comment);
    delta.visible += moved.visible;
    delta.topLevel += moved.topLevel;
    const isSeen = moved.visible !== 0 || moved.topLevel !== 0;
    delta.version += Number(isSeen);
    return isSeen;
  }

  private countStanding(comment: Comment, from: Status | null, to: Status): void {
    const [before, after] = [standingOf(from), standingOf(to)];
    this.credit(authorId(comment.site, comment.author.id), { approved: after.approved - before.approved, rejected: after.rejected - before.rejected });
  }

  delta({ site, threadKey }: Pick<Comment, 'site' | 'threadKey'>): ThreadDelta {
    const id = threadId(site, threadKey);
    const delta = this.threadDeltas.get(id) ?? { visible: 0, topLevel: 0, version: 0 };
    this.threadDeltas.set(id, delta);
    return delta;
  }
}
