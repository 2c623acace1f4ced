// The writer's side of the learning port: a state is written only over the one it was read from.
import type { DeskAct } from '../../moderation/decision.ts';
import type { ModelState } from '../../learning/learned.ts';
import type { LabelledRow, LessonChange } from '../../learning/learning.store.ts';
import type { Db } from './db.ts';
import { recordAct } from './records.write.ts';

type Written = 'done' | 'stale';

function replaceState(db: Db, state: ModelState): Written {
  const { site, stamp } = state;
  const changed = stamp === 1
    ? db.run('INSERT INTO learned_models (site, stamp, state) VALUES (?, 1, ?) ON CONFLICT DO NOTHING', site, JSON.stringify(state))
    : db.run('UPDATE learned_models SET stamp = ?, state = ? WHERE site = ? AND stamp = ?', stamp, JSON.stringify(state), site, stamp - 1);
  return changed > 0 ? 'done' : 'stale';
}

export function learnLessons(db: Db, { state, changes }: { state: ModelState; changes: LessonChange[] }): Written {
  if (replaceState(db, state) === 'stale') return 'stale';
  for (const { commentId, seq, lesson } of changes) {
    if (lesson === null) db.run('DELETE FROM learned_lessons WHERE site = ? AND comment_id = ?', state.site, commentId);
    else {
      db.run('INSERT OR REPLACE INTO learned_lessons (site, comment_id, revision, seq, refused) VALUES (?, ?, ?, ?, ?)',
        state.site, commentId, lesson.revision, seq, Number(lesson.refused));
    }
  }
  return 'done';
}

export function keepWeights(db: Db, { state, weights }: { state: ModelState; weights: Uint8Array }): Written {
  if (replaceState(db, state) === 'stale') return 'stale';
  db.run('INSERT OR REPLACE INTO learned_weights (site, version, bytes) VALUES (?, ?, ?)', state.site, state.version, weights);
  return 'done';
}

export function setModel(db: Db, { state, act }: { state: ModelState; act: DeskAct }): Written {
  if (replaceState(db, state) === 'stale') return 'stale';
  recordAct(db, act);
  return 'done';
}

export function trimLessons(db: Db, { site, lessons, rowsOfALabel }: { site: string; lessons: number; rowsOfALabel: number }): void {
  db.run('DELETE FROM learned_lessons WHERE site = ?1 AND seq <= (SELECT seq FROM learned_lessons WHERE site = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2)', site, lessons);
  for (const refused of [0, 1]) {
    db.run(`DELETE FROM learned_rows WHERE site = ?1 AND refused = ?2 AND digest >=
      (SELECT digest FROM learned_rows WHERE site = ?1 AND refused = ?2 ORDER BY digest LIMIT 1 OFFSET ?3)`, site, refused, rowsOfALabel);
  }
}

export function addLearnedRows(db: Db, { site, rows }: { site: string; rows: LabelledRow[] }): number {
  let added = 0;
  for (const { digest, text, refused } of rows) {
    added += db.run('INSERT INTO learned_rows (site, digest, refused, text) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', site, digest, Number(refused), text);
    db.run('UPDATE learned_rows SET refused = ?1 WHERE site = ?2 AND digest = ?3 AND refused <> ?1', Number(refused), site, digest);
  }
  return added;
}

export const forgetLearnedRows = (db: Db, site: string): number => db.run('DELETE FROM learned_rows WHERE site = ?', site);
