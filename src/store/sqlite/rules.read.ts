// Word lists and their versions in SQLite. A rule is a row for each way it read: from a version until another.
import { cutPage, decodeCursor } from '../../kernel/page.ts';
import { byAge, type Rule, type RuleVersion } from '../../rules/rule.ts';
import type { RulesStore } from '../../rules/rules.store.ts';
import type { Db, Row } from './db.ts';
import { toDate } from './rows.ts';
import type { WriterClient } from './writer-client.ts';

export const sqliteRules = (db: Db, writer: WriterClient): RulesStore => ({
  current: async (site) => Number(db.one('SELECT max(number) AS number FROM rule_versions WHERE site = ?', site)?.['number'] ?? 0),

  async at(site, number) {
    const now = db.all('SELECT * FROM rules WHERE site = ? AND until IS NULL AND since <= ?', site, number);
    const since = db.all('SELECT * FROM rules WHERE site = ? AND until > ? AND since <= ?', site, number, number);
    return [...now, ...since].map(toRule).toSorted(byAge);
  },

  async page(site, { limit, cursor }) {
    const end = cursor === null ? null : decodeCursor(cursor);
    const rows = db.all('SELECT * FROM rules WHERE site = ? AND until IS NULL AND (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?', site, end?.at ?? -1, end?.id ?? '', limit + 1);
    return cutPage(rows.map(toRule), limit, ({ createdAt, id }) => ({ at: createdAt.getTime(), id }));
  },

  apply: (change) => writer.run('applyRules', change),

  versions: async (site, below, limit) =>
    db.all('SELECT record FROM rule_versions WHERE site = ? AND number < ? ORDER BY number DESC LIMIT ?', site, below ?? Number.MAX_SAFE_INTEGER, limit).map(toVersion),

  async version(site, number) {
    const row = db.one('SELECT record FROM rule_versions WHERE site = ? AND number = ?', site, number);
    return row === null ? null : toVersion(row);
  },
});

const toRule = (row: Row): Rule => ({
  id: row['id'], site: row['site'], term: row['term'], match: row['match'], action: row['action'], except: JSON.parse(String(row['except_words'])),
  note: row['note'], createdAt: toDate(row['created_at']), since: row['since'],
} as Rule);

function toVersion(row: Row): RuleVersion {
  const version = JSON.parse(String(row['record'])) as RuleVersion;
  return { ...version, at: new Date(version.at) };
}
