// The port of the moderators' work: queues, decisions, the audit chain.
import type { Comment } from '../comments/comment.ts';
import type { Revision } from '../comments/comments.store.ts';
import type { Page } from '../kernel/page.ts';
import type { Occasion } from '../stats/asked.ts';
import type { Tally } from '../stats/tally.ts';
import type { AuditRecord, Decision, DeskAct } from './decision.ts';
import type { Link } from './audit-chain.ts';

/** reported: open reports, in any status but removed; illegal: those among them that are notices of illegal content; appeals:
 *  open ones. The others go by status and review. */
export const queueNames = ['pending', 'reported', 'unreviewed', 'approved', 'rejected', 'spam', 'appeals', 'illegal'] as const;
export type QueueName = (typeof queueNames)[number];
export type Queue = { name: QueueName; count: number; oldest: Date | null };

/** What the desk asks for. `words` are folded and all must occur. */
export type DeskQuery = {
  sites: string[];
  queue: QueueName | null;
  threadKey: string | null;
  authorId: string | null;
  /** The network it was sent from, as stored. */
  addressPrefix: string | null;
  words: string[];
  reason: string | null;
  sort: 'oldest' | 'newest' | 'risk';
  limit: number;
  cursor: string | null;
};

export type Applied = { result: 'done' | 'stale'; comment: Comment } | { result: 'not_found' };

/** `expect` is what the moderator saw; `set` what becomes of it; `tallies` what that adds to the daily figures,
 *  `occasion` the days of what it may find to answer. */
export type Change = {
  decision: Decision;
  expect: { status: Comment['status']; revision: number };
  set: { status: Comment['status']; reviewed: boolean; pinned: boolean; reason: Comment['reason']; publishedAt: Date | null };
  tallies: Tally[];
  occasion?: Occasion;
};

/** A record of the chain with its number: later ones have higher ones. */
export type Numbered = { seq: number; record: AuditRecord };

/** Records of those sites; with `by` of one person, key or rule, with `subject` about that alone. */
export type AuditQuery = { sites: string[]; by?: string | undefined; subject?: string | undefined; limit: number; cursor: string | null };

export interface ModerationStore {
  /** Every queue of a site, zeros too; counts exact. The oldest is the comment that was written first. */
  queues(site: string): Promise<Queue[]>;
  /** A page of the desk's list, served by an index; what is found by words comes newest first, and its pages may be short. */
  list(query: DeskQuery): Promise<Page<Comment>>;
  /** Moves status, counts, queue counts, author standing, daily figures, decision record and event; ends who claims the comment; closes its
   *  open reports with their reporters' records (`turnsOf`; an undo opens them again) and answers its appeal (`appealAfter`).
   *  Changes nothing and returns 'stale' when status or revision have moved on, or when all of this has been done. Atomic;
   *  durable when it resolves. */
  apply(change: Change): Promise<Applied>;
  findDecision(id: string): Promise<Decision | null>;
  /** All decisions on a comment, oldest first. */
  decisionsOn(commentId: string): Promise<Decision[]>;
  revisionsOf(commentId: string): Promise<Revision[]>;
  /** Writes a record of something that is about no single comment and changes nothing else. What changes something
   *  takes its act along, into the same atomic step. Durable. */
  record(act: DeskAct): Promise<void>;
  /** A site's records after a number, oldest first: complete up to the last one given, so that who goes on from there misses none. */
  recorded(site: string, after: number, limit: number): Promise<Numbered[]>;
  /** Records not yet in the chain, in the order they were written, at most `limit`. */
  unsealed(site: string, limit: number): Promise<AuditRecord[]>;
  lastLink(site: string): Promise<Link | null>;
  /** Appends a link over those records; 'stale' when another sealer was faster. Atomic; durable. */
  seal(link: Link): Promise<'done' | 'stale'>;
  /** The chain from a link number on, with the records each covers. */
  links(site: string, after: number, limit: number): Promise<{ link: Link; decisions: AuditRecord[] }[]>;
  /** The audit list, newest first. */
  audit(query: AuditQuery): Promise<Page<AuditRecord>>;
  /** Compares every stored count with the rows it counts; with `repair` writes the true ones. One line per difference. */
  recount(site: string, repair: boolean): Promise<string[]>;
}
