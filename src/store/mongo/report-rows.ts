// Reports as rows and back; no rule lives here.
import type { Report } from '../../reports/report.ts';
import type { ReportRow } from './models.ts';

export const reportRowId = (commentId: string, byId: string): string => `${commentId}/${byId}`;

export function reportRow({ id, ...report }: Report): ReportRow {
  const isSpent = report.detail !== null && report.reason !== 'illegal' && report.state !== 'open';
  return { _id: reportRowId(report.commentId, report.by.id), reportId: id, ...report, isSpent };
}

export const reportOf = ({ _id, reportId: id, isSpent: _isSpent, ...rest }: ReportRow): Report => ({ id, ...rest });
