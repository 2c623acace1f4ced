// Sanctions in SQLite: a record with the columns its indexes need.
import { endOf, type Sanction, type Target } from '../../sanctions/sanction.ts';
import type { NewSanction, SanctionsQuery, SanctionsStore } from '../../sanctions/sanctions.store.ts';
import type { DeskAct } from '../../moderation/decision.ts';
import { filteredPage, sanctionIn } from '../filtered-page.ts';
import type { Db, Row } from './db.ts';
import { insertJob } from './jobs.write.ts';
import { recordAct } from './records.write.ts';
import { keyset, values } from './shown.read.ts';
import type { WriterClient } from './writer-client.ts';

/** Of what never ends. */
const FOR_GOOD = Number.MAX_SAFE_INTEGER;

const keyOf = ({ type, value }: Target): string => `${type}:${value}`;

export const sqliteSanctions = (db: Db, writer: WriterClient): SanctionsStore => ({
  insert: (given, replay = null) => writer.run('insertSanction', { given, replay }),
  replace: (before, after, act) => writer.run('replaceSanction', { before, after, act }),
  forgetAddresses: (site, before, limit) => writer.run('forgetSanctioned', { site, before, limit }),
  find: async (id) => findSanction(db, id),
  async matching(site, targets, now) {
    return db.all(`SELECT s.record FROM json_each(?) asked CROSS JOIN sanctions s INDEXED BY sanctions_target ON s.site = ? AND s.target = asked.value AND s.ends_at > ?`,
      JSON.stringify(targets.map(keyOf)), site, now.getTime()).map(toSanction);
  },
  list: (query) => filteredPage({ ...query, read: async (cursor, take) => listSome(db, { ...query, cursor }, take), keep: sanctionIn(query) }),
});

function listSome(db: Db, { sites, type, targets, cursor }: SanctionsQuery, take: number): Sanction[] {
  const after = keyset(cursor);
  const older = after === null ? '' : 'AND (created_at, id) < (?, ?)';
  const [where, given] = targets !== null ? ['AND target IN (SELECT value FROM json_each(?))', [JSON.stringify(targets.map(keyOf))]]
    : type === null ? ['', []] : ['AND type = ?', [type]];
  const index = targets !== null ? 'sanctions_target' : type === null ? 'sanctions_time' : 'sanctions_type';
  const rows = sites.flatMap((site) => db.all(`SELECT created_at, id, record FROM sanctions INDEXED BY ${index} WHERE site = ? ${where} ${older}
    ORDER BY created_at DESC, id DESC LIMIT ?`, site, ...given, ...values(after), take));
  return rows.toSorted((a, b) => Number(b['created_at']) - Number(a['created_at']) || (String(a['id']) < String(b['id']) ? 1 : -1)).slice(0, take).map(toSanction);
}

export function insertSanction(db: Db, { sanction, act, jobs }: NewSanction): { result: 'done' } {
  const { id, site, target, createdAt } = sanction;
  db.insert('sanctions', { id, site, type: target.type, created_at: createdAt.getTime(), ...changing(sanction) });
  recordAct(db, act);
  for (const each of jobs) insertJob(db, each);
  return { result: 'done' };
}

export function replaceSanction(db: Db, { before, after, act }: { before: Sanction; after: Sanction; act: DeskAct }): 'done' | 'stale' | 'not_found' {
  const stored = findSanction(db, after.id);
  if (stored === null) return 'not_found';
  if (JSON.stringify(stored) !== JSON.stringify(before)) return 'stale';
  write(db, after);
  recordAct(db, act);
  return 'done';
}

export function forgetSanctioned(db: Db, { site, before, limit }: { site: string; before: Date; limit: number }): number {
  const rows = db.all(`SELECT record FROM sanctions INDEXED BY sanctions_networks WHERE site = ? AND type = 'address_prefix' AND target IS NOT NULL AND created_at < ? LIMIT ?`,
    site, before.getTime(), limit);
  for (const sanction of rows.map(toSanction)) write(db, { ...sanction, target: { ...sanction.target, value: null } });
  return rows.length;
}

function write(db: Db, sanction: Sanction): void {
  const { target, ends_at, record } = changing(sanction);
  db.run('UPDATE sanctions SET target = ?, ends_at = ?, record = ? WHERE id = ?', target, ends_at, record, sanction.id);
}

const changing = (sanction: Sanction) => ({
  target: sanction.target.value === null ? null : keyOf({ ...sanction.target, value: sanction.target.value }),
  ends_at: endOf(sanction)?.getTime() ?? FOR_GOOD, record: JSON.stringify(sanction),
});

function findSanction(db: Db, id: string): Sanction | null {
  const row = db.one('SELECT record FROM sanctions WHERE id = ?', id);
  return row === null ? null : toSanction(row);
}

function toSanction(row: Row): Sanction {
  const sanction = JSON.parse(String(row['record'])) as Sanction;
  const date = (given: Date | null): Date | null => (given === null ? null : new Date(given));
  return { ...sanction, createdAt: new Date(sanction.createdAt), expiresAt: date(sanction.expiresAt), liftedAt: date(sanction.liftedAt) };
}
