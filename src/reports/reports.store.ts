// The port of reports. What closes them (decisions, removals) belongs to the ports of those.
import type { Comment } from '../comments/comment.ts';
import type { Repeated, Replay } from '../kernel/replay.ts';
import type { Report } from './report.ts';

/** `decisionId` names the decision that is recorded should this report be the one that hides the comment; `day` is the one it
 *  counts for in the daily figures. */
export type NewReport = { report: Report; threshold: number; decisionId: string; day?: string };

export type Reported =
  /** `hid`: the comment, where this report hid it. */
  | { result: 'done'; report: Report; hid: Comment | null }
  /** The same person reported the comment before; nothing was counted again. */
  | { result: 'exists'; report: Report }
  /** The public does not see such a comment (any more). */
  | { result: 'not_found' }
  | Repeated;

export interface ReportsStore {
  /** Stores a report with the comment's tally, its queues and the daily figures; where it tips the scale (`holds`) also status, counts, decision
   *  record and events of the hold. Atomic, so that of many at once one tips it; durable when it resolves. */
  make(given: NewReport, replay?: Replay | null): Promise<Reported>;
  /** The reports on a comment, newest first: at most `limit` of each reason, so that none drowns another. */
  on(commentId: string, limit: number): Promise<Report[]>;
  /** Whether a decision answered reports that have stayed closed since. */
  hasClosed(decisionId: string): Promise<boolean>;
  /** Of reports older than `before` nulls the address, and the detail where it was decided and is no notice of illegal
   *  content; at most `limit` of each, says how many. Repeat until 0. */
  forget(site: string, before: Date, limit: number): Promise<number>;
}
