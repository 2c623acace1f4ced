// The writer's side of reports and appeals: making them, and what decisions and removals do to them.
import { isApproved, isRefused, type Comment } from '../../comments/comment.ts';
import type { Repeated } from '../../kernel/replay.ts';
import type { Appealed, NewAppeal } from '../../appeals/appeals.store.ts';
import type { Decision } from '../../moderation/decision.ts';
import { holding, holds, recordsOf, tallied, turnsOf, turnsOfRemoval, type Report, type Turn } from '../../reports/report.ts';
import type { NewReport, Reported } from '../../reports/reports.store.ts';
import { reported } from '../../stats/asked.ts';
import { readComment, updateRow } from './comment-rows.ts';
import { isInSight, shift, tell } from './counts.write.ts';
import type { Db } from './db.ts';
import { record } from './records.write.ts';
import { fromReport, toReport } from './rows.ts';
import { addTallies } from './stats.ts';

export function makeReport(db: Db, { report, threshold, decisionId, day }: NewReport): Exclude<Reported, Repeated> {
  const comment = readComment(db, report.commentId);
  if (comment === null || !isApproved(comment) || !isInSight(db, comment.ancestors)) return { result: 'not_found' };
  const known = db.one('SELECT * FROM reports WHERE comment_id = ? AND by_id = ?', report.commentId, report.by.id);
  if (known !== null) return { result: 'exists', report: toReport(known) };
  db.insert('reports', fromReport(report));
  const after: Comment = { ...comment, reports: tallied(comment.reports, report.reason, 1) };
  // What a person reviewed is hidden by no number of reports: then they need not be weighed.
  const isHeld = holds(report, comment.reviewed ? [report] : openReports(db, after), { threshold, isReviewed: comment.reviewed });
  const held = isHeld ? holding(after, { id: decisionId, at: report.at }) : null;
  const left: Comment = { ...after, ...held?.set };
  updateRow(db, left);
  shift(db, left, { from: comment, to: left });
  if (day !== undefined) addTallies(db, report.site, reported(report.reason, { held: held?.decision ?? null, comment, day }));
  if (held === null) return { result: 'done', report, hid: null };
  record(db, held.decision);
  for (const kind of ['decided', 'hidden'] as const) tell(db, kind, left, report.at);
  return { result: 'done', report, hid: left };
}

/** Closes the reports a decision answers or opens those its undoing brings back. */
export function turnReports(db: Db, comment: Comment, decision: Decision): Turn[] {
  const undone = decision.undoes === null ? [] : db.all('SELECT * FROM reports WHERE closed_by = ?', decision.undoes).map(toReport);
  const turns = turnsOf([...openReports(db, comment), ...undone], decision);
  write(db, turns);
  return turns;
}

/** Closes what is open on a comment that goes for good. */
export const closeReports = (db: Db, comment: Comment): void => write(db, turnsOfRemoval(openReports(db, comment)));

function write(db: Db, turns: Turn[]): void {
  for (const { is } of turns) db.run('UPDATE reports SET state = ?, closed_by = ? WHERE comment_id = ? AND by_id = ?', is.state, is.closedBy, is.commentId, is.by.id);
  const [site] = turns.map(({ is }) => is.site);
  if (site === undefined) return;
  for (const [id, { upheld, dismissed }] of recordsOf(turns)) {
    db.run('UPDATE authors SET upheld = upheld + ?, dismissed = dismissed + ? WHERE site = ? AND id = ?', upheld, dismissed, site, id);
  }
}

const openReports = (db: Db, { id, site, reports }: Comment): Report[] =>
  (reports.open === 0 ? [] : db.all("SELECT * FROM reports INDEXED BY reports_open WHERE site = ? AND comment_id = ? AND state = 'open'", site, id).map(toReport));

export function openAppeal(db: Db, { commentId, appeal, expect, tallies = [] }: NewAppeal): Exclude<Appealed, Repeated> {
  const comment = readComment(db, commentId);
  if (comment === null) return { result: 'not_found' };
  if (comment.appeal !== null) return { result: 'exists' };
  if (!isRefused(comment) || comment.status !== expect.status || comment.revision !== expect.revision) return { result: 'stale' };
  const appealed: Comment = { ...comment, appeal };
  updateRow(db, appealed);
  shift(db, appealed, { from: comment, to: appealed });
  addTallies(db, appealed.site, tallies);
  return { result: 'done', comment: appealed };
}

export function forgetReports(db: Db, { site, before, limit }: { site: string; before: Date; limit: number }): number {
  const old = (index: string, also: string): string =>
    `WHERE (comment_id, by_id) IN (SELECT comment_id, by_id FROM reports INDEXED BY ${index} WHERE site = ? AND at < ? AND ${also} LIMIT ?)`;
  const forget = (what: string, where: string): number => db.run(`UPDATE reports SET ${what} ${where}`, site, before.getTime(), limit);
  return forget('address_prefix = NULL, address_digest = NULL', old('reports_addresses', 'address_digest IS NOT NULL'))
    + forget('detail = NULL', old('reports_spent', "detail IS NOT NULL AND reason <> 'illegal' AND state <> 'open'"));
}
