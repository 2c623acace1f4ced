// Reports in MongoDB: the reads and what is forgotten. What writes do is in report-writes.
import type { QueryFilter } from 'mongoose';
import { reportReasons } from '../../reports/report.ts';
import type { ReportsStore } from '../../reports/reports.store.ts';
import { GroupCommit } from '../group-commit.ts';
import type { Lane } from './lane.ts';
import type { Models, ReportRow } from './models.ts';
import { raw } from './raw.ts';
import { once } from './replays.ts';
import { reportOf } from './report-rows.ts';
import { reporting } from './report-writes.ts';

export function mongoReports({ reports }: Models, lane: Lane): ReportsStore {
  const forget = async (filter: QueryFilter<ReportRow>, set: Partial<ReportRow>, limit: number): Promise<number> => {
    const rows = await reports.find(filter, { _id: 1 }, { sort: { at: 1 }, limit }).lean();
    if (rows.length === 0) return 0;
    // Once more by the filter: an undo may have opened it since.
    return (await reports.updateMany({ _id: { $in: rows.map((row) => row._id) }, ...filter }, { $set: set })).modifiedCount;
  };

  /** Every decision of a batch that is taken back asks this: those that ask while one answer is under way get theirs together. */
  const closed = new GroupCommit<string, boolean>(async (asked) => {
    const found = new Set(await raw(reports).distinct('closedBy', { closedBy: { $in: asked, $type: 'string' } }));
    return asked.map((id) => ({ ok: true, value: found.has(id) }));
  });

  return {
    make: (given, replay = null) => lane.submit(once(replay, reporting(given))),

    async on(commentId, limit) {
      const rows = await Promise.all(reportReasons.map((reason) => reports.find({ commentId, reason }, null, { sort: { at: -1, reportId: -1 }, limit }).lean()));
      return rows.flat().map(reportOf).toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
    },

    hasClosed: (decisionId) => closed.add(decisionId),

    async forget(site, before, limit) {
      const old = { site, at: { $lt: before } };
      return (await forget({ ...old, 'address.prefix': { $type: 'string' } } as QueryFilter<ReportRow>, { address: null }, limit))
        + (await forget({ ...old, isSpent: true }, { detail: null, isSpent: false }, limit));
    },
  };
}
