// The reader's side of the moderation port: queues, the desk's list, stories and the audit chain.
import type { Link } from '../../moderation/audit-chain.ts';
import type { AuditRecord, Decision } from '../../moderation/decision.ts';
import { queueNames, type AuditQuery, type ModerationStore, type Queue } from '../../moderation/moderation.store.ts';
import { cutPage, type Page } from '../../kernel/page.ts';
import { keyset } from './shown.read.ts';
import type { Db, Row } from './db.ts';
import { deskList, oldestIn } from './desk.read.ts';
import { recount } from './recount.ts';
import { toDate } from './rows.ts';
import type { WriterClient } from './writer-client.ts';

export function sqliteModeration(db: Db, writer: WriterClient): ModerationStore {
  return {
    apply: (change) => writer.run('apply', change),
    seal: (link) => writer.run('seal', link),
    record: (act) => writer.run('recordAct', act),
    async recorded(site, after, limit) {
      const rows = db.all('SELECT seq, record FROM decisions WHERE site = ? AND seq > ? ORDER BY seq LIMIT ?', site, after, limit);
      return rows.map((row) => ({ seq: Number(row['seq']), record: toRecord(row) }));
    },
    recount: (site, repair) => recount(db, writer, { site, repair }),
    queues: async (site) => queues(db, site),
    list: async (query) => deskList(db, query),
    async findDecision(id) {
      const row = db.one("SELECT record FROM decisions WHERE id = ? AND comment_id <> ''", id);
      return row === null ? null : toDecision(row);
    },
    decisionsOn: async (commentId) => db.all('SELECT record FROM decisions WHERE comment_id = ? ORDER BY seq', commentId).map(toDecision),
    async revisionsOf(commentId) {
      const rows = db.all('SELECT * FROM revisions WHERE comment_id = ? ORDER BY revision', commentId);
      return rows.map((row) => ({ revision: Number(row['revision']), text: String(row['text']), at: toDate(row['at']) }));
    },
    unsealed: async (site, limit) => db.all('SELECT record FROM decisions WHERE site = ? AND link IS NULL ORDER BY seq LIMIT ?', site, limit).map(toRecord),
    async lastLink(site) {
      const row = db.one('SELECT * FROM links WHERE site = ? ORDER BY number DESC LIMIT 1', site);
      return row === null ? null : toLink(row);
    },
    async links(site, after, limit) {
      const rows = db.all('SELECT * FROM links WHERE site = ? AND number > ? ORDER BY number LIMIT ?', site, after, limit);
      return rows.map(toLink).map((link) => ({
        link, decisions: db.all('SELECT record FROM decisions WHERE site = ? AND link = ? ORDER BY seq', site, link.number).map(toRecord),
      }));
    },
    audit: async (query) => audit(db, query),
  };
}

function queues(db: Db, site: string): Queue[] {
  const counts = new Map(db.all('SELECT queue, count FROM queue_counts WHERE site = ?', site).map((row) => [row['queue'], Number(row['count'])]));
  return queueNames.map((name) => {
    return { name, count: counts.get(name) ?? 0, oldest: oldestIn(db, site, name) };
  });
}

function audit(db: Db, { sites, by, subject, limit, cursor }: AuditQuery): Page<AuditRecord> {
  const before = keyset(cursor)?.at ?? Number.MAX_SAFE_INTEGER;
  const [also, given] = [`${by === undefined ? '' : 'AND actor = ?'} ${subject === undefined ? '' : 'AND subject = ?'}`, [by, subject].filter((each) => each !== undefined)];
  const rows = sites.flatMap((site) => db.all(`SELECT seq, record FROM decisions WHERE site = ? ${also} AND seq < ? ORDER BY seq DESC LIMIT ?`, site, ...given, before, limit + 1));
  const page = cutPage(rows.toSorted((a, b) => Number(b['seq']) - Number(a['seq'])), limit, (row) => ({ at: Number(row['seq']), id: '' }));
  return { items: page.items.map(toRecord), next: page.next };
}

function toRecord(row: Row): AuditRecord {
  const record = JSON.parse(String(row['record'])) as AuditRecord;
  return { ...record, at: new Date(record.at) };
}

const toDecision = (row: Row): Decision => toRecord(row) as Decision;

const toLink = (row: Row): Link => ({
  site: String(row['site']), number: Number(row['number']), decisionIds: JSON.parse(String(row['decision_ids'])) as string[],
  previous: String(row['previous']), mac: String(row['mac']), sealedAt: toDate(row['sealed_at']),
});
