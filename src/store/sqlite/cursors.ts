// How far each consumer of a log has come, in SQLite.
import type { Db } from './db.ts';

/** The writer's side of the cursors port. */
export const cursorWrites = {
  takeCursor(db: Db, { consumer, now, until }: { consumer: string; now: Date; until: Date }): number | null {
    db.insert('cursors', { consumer, position: 0, taken_until: 0 }, 'ON CONFLICT DO NOTHING');
    const taken = db.run('UPDATE cursors SET taken_until = ? WHERE consumer = ? AND taken_until <= ?', until.getTime(), consumer, now.getTime());
    return taken === 0 ? null : Number(db.one('SELECT position FROM cursors WHERE consumer = ?', consumer)?.['position']);
  },

  advanceCursor: (db: Db, { consumer, from, to }: { consumer: string; from: number; to: number }): 'done' | 'stale' =>
    (db.run('UPDATE cursors SET position = ? WHERE consumer = ? AND position = ?', to, consumer, from) === 1 ? 'done' : 'stale'),
};
