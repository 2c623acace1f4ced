// The reader's side of the reports port.
import { reportReasons } from '../../reports/report.ts';
import type { ReportsStore } from '../../reports/reports.store.ts';
import type { Db } from './db.ts';
import { toReport } from './rows.ts';
import type { WriterClient } from './writer-client.ts';

export const sqliteReports = (db: Db, writer: WriterClient): ReportsStore => ({
  make: (given, replay = null) => writer.run('makeReport', { given, replay }),
  async on(commentId, limit) {
    const rows = reportReasons.flatMap((reason) =>
      db.all('SELECT * FROM reports INDEXED BY reports_comment WHERE comment_id = ? AND reason = ? ORDER BY at DESC, id DESC LIMIT ?', commentId, reason, limit));
    return rows.map(toReport).toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  },
  hasClosed: async (decisionId) => db.one('SELECT 1 FROM reports WHERE closed_by = ? LIMIT 1', decisionId) !== null,
  forget: (site, before, limit) => writer.run('forgetReports', { site, before, limit }),
});
