// The daily figures in SQLite: added up in the savepoint of what they count; read name by name, so that other years are not met.
import type { StatsStore } from '../../stats/stats.store.ts';
import type { Tally } from '../../stats/tally.ts';
import type { Db } from './db.ts';

/** Adds to the figures of a site; part of the step that is counted. */
export function addTallies(db: Db, site: string, tallies: Tally[]): void {
  for (const { day, name, n } of tallies) db.run('INSERT INTO stats (site, name, day, n) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n', site, name, day, n);
}

/** Steps from name to name: the index is by name first, and a year of one name lies together. */
const SUMS = `WITH RECURSIVE names(name) AS (SELECT min(name) FROM stats WHERE site = ?1
    UNION ALL SELECT (SELECT min(s.name) FROM stats s WHERE s.site = ?1 AND s.name > names.name) FROM names WHERE name IS NOT NULL)
  SELECT name, (SELECT sum(n) FROM stats s WHERE s.site = ?1 AND s.name = names.name AND s.day BETWEEN ?2 AND ?3) AS n FROM names WHERE name IS NOT NULL`;

/** A name a row: a row for each of its days costs more to hand over than to find. */
const DAILY = `SELECT s.name, json_group_object(s.day, s.n) AS days FROM json_each(?) e CROSS JOIN stats s ON s.site = ? AND s.name = e.value AND s.day BETWEEN ? AND ?
  GROUP BY e.key`;

export const sqliteStats = (db: Db): StatsStore => ({
  async read({ site, from, to, daily }) {
    const sums = db.all(SUMS, site, from, to).filter((row) => row['n'] !== null).map((row) => [String(row['name']), Number(row['n'])] as const);
    const days = db.all(DAILY, JSON.stringify(daily), site, from, to).map((row) => [String(row['name']), JSON.parse(String(row['days'])) as Record<string, number>] as const);
    return { sums: new Map(sums), daily: new Map(days) };
  },
});
