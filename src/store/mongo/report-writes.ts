// What reports and appeals change, and what decisions and removals do to them, as commands of the grouped lane.
import type { Appealed, NewAppeal } from '../../appeals/appeals.store.ts';
import { isApproved, isRefused } from '../../comments/comment.ts';
import type { Repeated } from '../../kernel/replay.ts';
import { holding, holds, recordsOf, tallied, type Report, type Turn } from '../../reports/report.ts';
import type { NewReport, Reported } from '../../reports/reports.store.ts';
import { reported } from '../../stats/asked.ts';
import { authorId, type ReportRow } from './models.ts';
import { reportOf, reportRow, reportRowId } from './report-rows.ts';
import type { Command, DocRef, Work } from './work.ts';

const refOfReport = ({ commentId, by }: Report): DocRef => ['reports', reportRowId(commentId, by.id)];

/** The reports on a comment that were read for this batch or made in it. */
export const reportsIn = (work: Work, commentId: string): Report[] => work.reportsOn(commentId).map(reportOf);

export const reporting = ({ report, threshold, decisionId, day }: NewReport): Command<Exclude<Reported, Repeated>> => ({
  reads: { targets: [report.commentId], reportsOnUnreviewed: [report.commentId], docs: [refOfReport(report)] },
  run(work) {
    const comment = work.target(report.commentId);
    if (comment === null || !isApproved(comment) || !work.isReachable(comment)) return { result: 'not_found' };
    const known = work.doc<ReportRow>(...refOfReport(report));
    if (known !== null) return { result: 'exists', report: reportOf(known) };
    work.put(refOfReport(report), reportRow(report));
    const open = reportsIn(work, comment.id).filter(({ state }) => state === 'open');
    const isHeld = holds(report, open, { threshold, isReviewed: comment.reviewed });
    const held = isHeld ? holding(comment, { id: decisionId, at: report.at }) : null;
    if (day !== undefined) work.tally(report.site, reported(report.reason, { held: held?.decision ?? null, comment, day }));
    work.move(comment, { reports: tallied(comment.reports, report.reason, 1), ...held?.set });
    if (held === null) return { result: 'done', report, hid: null };
    work.records.push(held.decision);
    for (const kind of ['decided', 'hidden'] as const) work.tell(kind, comment, report.at);
    return { result: 'done', report, hid: { ...comment } };
  },
});

/** Writes reports that are closed or opened again, with their reporters' records. */
export function turnReports(work: Work, turns: Turn[]): void {
  for (const { is } of turns) work.put(refOfReport(is), reportRow(is));
  const [site] = turns.map(({ is }) => is.site);
  if (site !== undefined) for (const [id, gain] of recordsOf(turns)) work.credit(authorId(site, id), gain);
}

export const appealing = ({ commentId, appeal, expect, tallies = [] }: NewAppeal): Command<Exclude<Appealed, Repeated>> => ({
  reads: { targets: [commentId] },
  run(work) {
    const comment = work.target(commentId);
    if (comment === null) return { result: 'not_found' };
    if (comment.appeal !== null) return { result: 'exists' };
    if (!isRefused(comment) || comment.status !== expect.status || comment.revision !== expect.revision) return { result: 'stale' };
    work.move(comment, { appeal });
    work.tally(comment.site, tallies);
    return { result: 'done', comment: { ...comment } };
  },
});
