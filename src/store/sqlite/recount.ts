// Recounts a site from its comments and compares every stored count; thread by thread, so that writes go on between.
import { noReports, type ReportTally, type Status } from '../../comments/comment.ts';
import { tallied } from '../../reports/report.ts';
import { climbTotals, queuesOf, tallyDifferences, tallyLine, type CountedComment, type Standing } from '../counting.ts';
import type { Db, Row } from './db.ts';
import { toComment } from './rows.ts';
import type { WriterClient } from './writer-client.ts';

type Differences = { lines: string[]; repair: boolean };
type Job = { site: string; repair: boolean };
/** The site's own counts come after its threads', the queues' after those they go by. */
type Part = { thread: string } | 'reports' | 'queues' | 'standings' | 'reporters';

/** Threads whose names are read at a time. */
const NAMES = 500;

/** One line for each count that differs; with `repair` the true one is stored. */
export async function recount(db: Db, writer: WriterClient, { site, repair }: Job): Promise<string[]> {
  const lines: string[] = [];
  const run = async (part: Part) => lines.push(...(await writer.run('recountPart', { site, repair, part })));
  for (let after = ''; ;) {
    const keys = db.all('SELECT key FROM threads WHERE site = ? AND key > ? ORDER BY key LIMIT ?', site, after, NAMES).map((row) => String(row['key']));
    for (const thread of keys) await run({ thread });
    after = keys.at(-1) ?? after;
    if (keys.length < NAMES) break;
  }
  for (const part of ['reports', 'queues', 'standings', 'reporters'] as const) await run(part);
  return lines;
}

/** One part, on the writer: between two of its commands nothing moves. */
export function recountPart(db: Db, { site, repair, part }: Job & { part: Part }): string[] {
  const out: Differences = { lines: [], repair };
  if (typeof part === 'string') parts[part](db, site, out);
  else {
    const thread = db.one('SELECT * FROM threads WHERE site = ? AND key = ?', site, part.thread);
    if (thread !== null) recountThread(db, thread, out);
  }
  return out.lines;
}

const parts: Record<Exclude<Part, object>, (db: Db, site: string, out: Differences) => void> =
  { reports: recountReports, queues: recountQueues, standings: recountStandings, reporters: recountReporters };

function recountThread(db: Db, thread: Row, out: Differences): void {
  const { site, key } = thread as { site: string; key: string };
  const rows = db.all('SELECT id, parent_id, status, reply_count FROM comments WHERE site = ? AND thread_key = ? ORDER BY depth', site, key);
  const comments: CountedComment[] = rows.map((row) => ({ id: String(row['id']), parentId: row['parent_id'] as string | null, status: row['status'] as Status }));
  const totals = climbTotals(comments);
  for (const row of rows) {
    const truth = totals.replyCounts.get(String(row['id'])) ?? 0;
    if (truth === row['reply_count']) continue;
    out.lines.push(`comment ${String(row['id'])}: reply_count ${String(row['reply_count'])}, counted ${truth}`);
    if (out.repair) db.run('UPDATE comments SET reply_count = ? WHERE id = ?', truth, String(row['id']));
  }
  if (thread['visible'] === totals.visible && thread['top_level'] === totals.topLevel) return;
  out.lines.push(`thread ${key}: visible ${String(thread['visible'])}/${String(thread['top_level'])}, counted ${totals.visible}/${totals.topLevel}`);
  if (out.repair) db.run('UPDATE threads SET visible = ?, top_level = ?, version = version + 1 WHERE site = ? AND key = ?', totals.visible, totals.topLevel, site, key);
}

function recountQueues(db: Db, site: string, out: Differences): void {
  const truth = new Map<string, number>();
  const groups = 'status, reviewed, reports_open > 0 AS open, reports_illegal > 0 AS illegal, appeal_open';
  for (const row of db.all(`SELECT ${groups}, count(*) AS n FROM comments WHERE site = ? GROUP BY 1, 2, 3, 4, 5`, site)) {
    for (const queue of queuesOf(standingOfGroup(row))) truth.set(queue, (truth.get(queue) ?? 0) + Number(row['n']));
  }
  const stored = new Map(db.all('SELECT queue, count FROM queue_counts WHERE site = ?', site).map((row) => [String(row['queue']), Number(row['count'])]));
  for (const queue of new Set([...truth.keys(), ...stored.keys()])) {
    const count = truth.get(queue) ?? 0;
    if (count === (stored.get(queue) ?? 0)) continue;
    out.lines.push(`queue ${queue}: ${stored.get(queue) ?? 0}, counted ${count}`);
    if (out.repair) db.run('INSERT INTO queue_counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = excluded.count', site, queue, count);
  }
}

function recountStandings(db: Db, site: string, out: Differences): void {
  const rows = db.all(`SELECT a.id, a.approved, a.rejected,
      count(CASE WHEN c.status = 'approved' THEN 1 END) AS is_approved, count(CASE WHEN c.status IN ('rejected', 'spam') THEN 1 END) AS is_rejected
    FROM authors a LEFT JOIN comments c ON c.site = a.site AND c.author_id = a.id WHERE a.site = ? GROUP BY a.id
    HAVING a.approved <> is_approved OR a.rejected <> is_rejected`, site);
  for (const row of rows) {
    out.lines.push(`author ${String(row['id'])}: ${String(row['approved'])}/${String(row['rejected'])}, counted ${String(row['is_approved'])}/${String(row['is_rejected'])}`);
    if (out.repair) db.run('UPDATE authors SET approved = ?, rejected = ? WHERE site = ? AND id = ?', Number(row['is_approved']), Number(row['is_rejected']), site, String(row['id']));
  }
}

const standingOfGroup = (row: Row): Standing => ({
  status: row['status'] as Status, reviewed: row['reviewed'] === 1, appeal: row['appeal_open'] === 1 ? { state: 'open' } : null,
  reports: { open: Number(row['open']), byReason: { illegal: Number(row['illegal']) } },
});

function recountReports(db: Db, site: string, out: Differences): void {
  const truth = new Map<string, ReportTally>();
  for (const row of db.all("SELECT comment_id, reason FROM reports WHERE site = ? AND state = 'open'", site)) {
    const id = String(row['comment_id']);
    truth.set(id, tallied(truth.get(id) ?? noReports, String(row['reason']), 1));
  }
  const stored = db.all('SELECT * FROM comments INDEXED BY comments_reported WHERE site = ? AND reports_open > 0', site).map((row) => [String(row['id']), toComment(row).reports] as const);
  for (const { id, was, is } of tallyDifferences(new Map(stored), truth)) {
    out.lines.push(`comment ${id}: reports ${tallyLine(was)}, counted ${tallyLine(is)}`);
    if (out.repair) db.run('UPDATE comments SET reports = ?, reports_open = ?, reports_illegal = ? WHERE id = ?', JSON.stringify(is.byReason), is.open, is.byReason['illegal'] ?? 0, id);
  }
}

function recountReporters(db: Db, site: string, out: Differences): void {
  const rows = db.all(`SELECT a.id, a.upheld, a.dismissed, count(CASE WHEN r.state = 'upheld' THEN 1 END) AS is_upheld, count(CASE WHEN r.state = 'dismissed' THEN 1 END) AS is_dismissed
    FROM authors a LEFT JOIN reports r ON r.site = a.site AND r.by_id = a.id AND r.by_kind <> 'staff' WHERE a.site = ? GROUP BY a.id
    HAVING a.upheld <> is_upheld OR a.dismissed <> is_dismissed`, site);
  for (const row of rows) {
    out.lines.push(`reporter ${String(row['id'])}: ${String(row['upheld'])}/${String(row['dismissed'])}, counted ${String(row['is_upheld'])}/${String(row['is_dismissed'])}`);
    if (out.repair) db.run('UPDATE authors SET upheld = ?, dismissed = ? WHERE site = ? AND id = ?', Number(row['is_upheld']), Number(row['is_dismissed']), site, String(row['id']));
  }
}
