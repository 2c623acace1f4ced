// The writer's side of the word lists' port.
import type { NewVersion } from '../../rules/rules.store.ts';
import type { Db } from './db.ts';
import { recordAct } from './records.write.ts';

export function applyRules(db: Db, { put, drop, version, act, forget: upTo }: NewVersion): 'done' | 'stale' {
  const { site, number } = version;
  const newest = Number(db.one('SELECT max(number) AS number FROM rule_versions WHERE site = ?', site)?.['number'] ?? 0);
  if (newest !== number - 1) return 'stale';
  for (const id of [...drop, ...put.map((rule) => rule.id)]) db.run('UPDATE rules SET until = ? WHERE site = ? AND id = ? AND until IS NULL', number, site, id);
  for (const { id, term, match, action, except, note, createdAt } of put) {
    db.insert('rules', { id, site, term, match, action, except_words: JSON.stringify(except), note, created_at: createdAt.getTime(), since: number, until: null });
  }
  db.insert('rule_versions', { site, number, record: JSON.stringify(version) });
  recordAct(db, act);
  forget(db, site, upTo);
  return 'done';
}

/** Drops versions up to a number, and the rules that ended with them. */
function forget(db: Db, site: string, upTo: number): void {
  if (upTo <= 0) return;
  db.run('DELETE FROM rule_versions WHERE site = ? AND number <= ?', site, upTo);
  db.run('DELETE FROM rules WHERE site = ? AND until <= ?', site, upTo);
}
