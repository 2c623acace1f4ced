// Raid mode in SQLite: counters by the minute, and what stands for a place.
import type { MinuteCounts, Place, Raid } from '../../raids/raid.ts';
import { stillStands, type RaidsStore, type Switch } from '../../raids/raids.store.ts';
import type { Db, Row } from './db.ts';
import { recordAct } from './records.write.ts';
import { toDate } from './rows.ts';
import type { WriterClient } from './writer-client.ts';

/** The whole site has no key. */
const keyOf = (place: Place): string => place.threadKey ?? '';

export const sqliteRaids = (db: Db, writer: WriterClient): RaidsStore => ({
  add: (counts) => writer.run('addRaidCounts', counts),
  since: async (minute) => db.all('SELECT * FROM raid_counts WHERE minute >= ?', minute).map(toCounts),
  history: async (place, from, to) =>
    db.all('SELECT * FROM raid_counts WHERE site = ? AND thread_key = ? AND minute >= ? AND minute < ?', place.site, keyOf(place), from, to).map(toCounts),
  prune: (before) => writer.run('pruneRaidCounts', before),
  standing: async (site) => (site === null ? db.all('SELECT * FROM raids') : db.all('SELECT * FROM raids WHERE site = ?', site)).map(toRaid),
  switch: (change) => writer.run('switchRaid', change),
});

/** The writer's side. */
export const raidWrites = {
  addRaidCounts(db: Db, counts: MinuteCounts[]): void {
    for (const each of counts) {
      db.run(`INSERT INTO raid_counts (site, thread_key, minute, writers, fresh, repeats, refused) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET writers = writers + excluded.writers, fresh = fresh + excluded.fresh, repeats = repeats + excluded.repeats, refused = refused + excluded.refused`,
        each.site, keyOf(each), each.minute, each.writers, each.fresh, each.repeats, each.refused);
    }
  },

  pruneRaidCounts: (db: Db, before: number): number => db.run('DELETE FROM raid_counts WHERE minute < ?', before),

  switchRaid(db: Db, { place, before, after, act }: Switch): 'done' | 'stale' {
    const row = db.one('SELECT * FROM raids WHERE site = ? AND thread_key = ?', place.site, keyOf(place));
    if (!stillStands(row === null ? null : toRaid(row), before)) return 'stale';
    db.run('DELETE FROM raids WHERE site = ? AND thread_key = ?', place.site, keyOf(place));
    if (after !== null) {
      const { state, by, reason, since, until } = after;
      db.insert('raids', { site: place.site, thread_key: keyOf(place), state, by, reason, since: since.getTime(), until: until?.getTime() ?? null });
    }
    recordAct(db, act);
    db.insert('events', { kind: 'raid', site: place.site, thread_key: keyOf(place), at: act.at.getTime() });
    return 'done';
  },
};

const placeOf = (row: Row): Place => ({ site: String(row['site']), threadKey: row['thread_key'] === '' ? null : String(row['thread_key']) });

const toCounts = (row: Row): MinuteCounts => ({
  ...placeOf(row), minute: Number(row['minute']), writers: Number(row['writers']), fresh: Number(row['fresh']), repeats: Number(row['repeats']), refused: Number(row['refused']),
});

const toRaid = (row: Row): Raid => ({
  ...placeOf(row), state: row['state'] as Raid['state'], by: String(row['by']), reason: row['reason'] as Raid['reason'], since: toDate(row['since']),
  until: row['until'] === null ? null : toDate(row['until']),
});
