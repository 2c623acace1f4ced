// Recounts a site from its comments and compares every stored count; thread by thread, each in a transaction, so that nothing moves meanwhile.
import type { ClientSession, Connection } from 'mongoose';
import { isShown, noReports, type Comment, type ReportTally, type Status } from '../../comments/comment.ts';
import { queueNames, type QueueName } from '../../moderation/moderation.store.ts';
import { tallied } from '../../reports/report.ts';
import { climbTotals, queuesOf, tallyDifferences, tallyLine, type Standing } from '../counting.ts';
import { insertRows } from './raw.ts';
import { commentOf, authorId, type Models } from './models.ts';
import { inTransaction } from './transaction.ts';

type Job = { models: Models; site: string; repair: boolean; session: ClientSession };
type ThreadCounts = { _id: string; key: string; counts: { visible: number; topLevel: number } };

/** One line for each count that differs; with `repair` the true one is stored. */
export async function recount(db: Connection, models: Models, { site, repair }: { site: string; repair: boolean }): Promise<string[]> {
  const lines: string[] = [];
  const run = async (step: (job: Job) => Promise<string[]>) => lines.push(...(await inTransaction(db, (session) => step({ models, site, repair, session }))));
  for await (const { _id } of models.threads.find({ site }, { _id: 1 }).lean().cursor()) await run((job) => recountThread(_id, job));
  for (const step of [recountReports, recountQueues, recountStandings, recountReporters]) await run(step);
  return lines;
}

async function recountThread(id: string, { models, site, repair, session }: Job): Promise<string[]> {
  const thread = (await models.threads.findById(id, { key: 1, counts: 1 }, { session }).lean()) as ThreadCounts | null;
  if (thread === null) return [];
  const rows = await models.comments
    .find({ site, threadKey: thread.key }, { parentId: 1, status: 1, replyCount: 1, shown: 1, depth: 1 }, { session, sort: { createdAt: 1, _id: 1 } })
    .lean();
  rows.sort((one, other) => one.depth - other.depth);
  const totals = climbTotals(rows.map(({ _id, parentId, status }) => ({ id: _id, parentId, status })));
  const wrong = rows.flatMap((row) => {
    const replyCount = totals.replyCounts.get(row._id) ?? 0;
    const shown = isShown({ status: row.status, replyCount } as Comment);
    if (replyCount === row.replyCount && shown === row.shown) return [];
    return [{ id: row._id, line: `comment ${row._id}: reply_count ${row.replyCount}, counted ${replyCount}`, fields: { replyCount, shown } }];
  });
  if (repair && wrong.length > 0) {
    await models.comments.bulkWrite(wrong.map((each) => ({ updateOne: { filter: { _id: each.id }, update: { $set: each.fields } } })), { session });
  }
  const lines = wrong.map((each) => each.line);
  const { visible, topLevel } = thread.counts;
  if (visible === totals.visible && topLevel === totals.topLevel) return lines;
  const counts = { 'counts.visible': totals.visible, 'counts.topLevel': totals.topLevel };
  if (repair) await models.threads.updateOne({ _id: id }, { $set: counts, $inc: { version: 1 } }, { session });
  return [...lines, `thread ${thread.key}: visible ${visible}/${topLevel}, counted ${totals.visible}/${totals.topLevel}`];
}

type Group = { status: Status; reviewed: boolean; open: number; illegal: number; isAppealed: boolean };
const standingOfGroup = ({ status, reviewed, open, illegal, isAppealed }: Group): Standing =>
  ({ status, reviewed, reports: { open, byReason: { illegal } }, appeal: isAppealed ? { state: 'open' } : null });

async function recountQueues({ models, site, repair, session }: Job): Promise<string[]> {
  const positive = (field: string) => ({ $cond: [{ $gt: [field, 0] }, 1, 0] });
  const group = { status: '$status', reviewed: '$reviewed', open: positive('$reports.open'), illegal: positive('$reports.byReason.illegal'), isAppealed: { $eq: ['$appeal.state', 'open'] } };
  const groups = await models.comments.aggregate<{ _id: Group; n: number }>([{ $match: { site } }, { $group: { _id: group, n: { $sum: 1 } } }], { session });
  const truth = Object.fromEntries(queueNames.map((name) =>
    [name, groups.reduce((sum, { _id, n }) => sum + (queuesOf(standingOfGroup(_id)).includes(name) ? n : 0), 0)])) as Record<QueueName, number>;
  const slots = await models.queueCounts.find({ site }, null, { session }).lean();
  const stored = (name: QueueName) => slots.reduce((sum, slot) => sum + (slot[name] ?? 0), 0);
  const wrong = queueNames.filter((name) => stored(name) !== truth[name]);
  if (repair && wrong.length > 0) {
    await models.queueCounts.deleteMany({ site }, { session });
    await insertRows(models.queueCounts, [{ _id: `${site}/0`, site, ...truth }], session);
  }
  return wrong.map((name) => `queue ${name}: ${stored(name)}, counted ${truth[name]}`);
}

async function recountStandings({ models, site, repair, session }: Job): Promise<string[]> {
  const when = (statuses: Status[]) => ({ $sum: { $cond: [{ $in: ['$status', statuses] }, 1, 0] } });
  const groups = await models.comments.aggregate<{ _id: string; approved: number; rejected: number }>(
    [{ $match: { site } }, { $group: { _id: '$author.id', approved: when(['approved']), rejected: when(['rejected', 'spam']) } }], { session });
  const truth = new Map(groups.map((group) => [group._id, group]));
  const lines: string[] = [];
  const authors = await models.authors.find({ site }, { authorId: 1, standing: 1 }, { session }).lean();
  for (const { authorId: id, standing } of authors) {
    const { approved, rejected } = truth.get(id) ?? { approved: 0, rejected: 0 };
    if (standing.approved === approved && standing.rejected === rejected) continue;
    lines.push(`author ${id}: ${standing.approved}/${standing.rejected}, counted ${approved}/${rejected}`);
    if (repair) await models.authors.updateOne({ _id: authorId(site, id) }, { $set: { standing: { approved, rejected } } }, { session });
  }
  return lines;
}

async function recountReports({ models, site, repair, session }: Job): Promise<string[]> {
  const truth = new Map<string, ReportTally>();
  for (const { commentId, reason } of await models.reports.find({ site, state: 'open' }, { commentId: 1, reason: 1 }, { session }).lean()) {
    truth.set(commentId, tallied(truth.get(commentId) ?? noReports, reason, 1));
  }
  const rows = await models.comments.find({ site, 'reports.open': { $gt: 0 } }, { words: 0 }, { session }).lean();
  const wrong = tallyDifferences(new Map(rows.map((row) => [row._id, commentOf(row).reports])), truth);
  if (repair && wrong.length > 0) {
    await models.comments.bulkWrite(wrong.map(({ id, is }) => ({ updateOne: { filter: { _id: id }, update: { $set: { reports: is } } } })), { session });
  }
  return wrong.map(({ id, was, is }) => `comment ${id}: reports ${tallyLine(was)}, counted ${tallyLine(is)}`);
}

async function recountReporters({ models, site, repair, session }: Job): Promise<string[]> {
  const count = (state: string) => ({ $sum: { $cond: [{ $eq: ['$state', state] }, 1, 0] } });
  const groups = await models.reports.aggregate<{ _id: string; upheld: number; dismissed: number }>(
    [{ $match: { site, 'by.kind': { $ne: 'staff' } } }, { $group: { _id: '$by.id', upheld: count('upheld'), dismissed: count('dismissed') } }], { session });
  const truth = new Map(groups.map((group) => [group._id, group]));
  const lines: string[] = [];
  for (const { authorId: id, reporting } of await models.authors.find({ site }, { authorId: 1, reporting: 1 }, { session }).lean()) {
    const { upheld, dismissed } = truth.get(id) ?? { upheld: 0, dismissed: 0 };
    const was = { upheld: reporting?.upheld ?? 0, dismissed: reporting?.dismissed ?? 0 };
    if (was.upheld === upheld && was.dismissed === dismissed) continue;
    lines.push(`reporter ${id}: ${was.upheld}/${was.dismissed}, counted ${upheld}/${dismissed}`);
    if (repair) await models.authors.updateOne({ _id: authorId(site, id) }, { $set: { reporting: { upheld, dismissed } } }, { session });
  }
  return lines;
}
