// What the learned score reads: its state, its weights, and what it learns from.
import type { ModelState } from '../../learning/learned.ts';
import type { LearningStore } from '../../learning/learning.store.ts';
import type { Db, Row } from './db.ts';
import type { WriterClient } from './writer-client.ts';

export const sqliteLearning = (db: Db, writer: WriterClient): LearningStore => ({
  async find(site) {
    const row = db.one('SELECT state FROM learned_models WHERE site = ?', site);
    return row === null ? null : toState(row);
  },
  stamp: async (site) => Number(db.one('SELECT stamp FROM learned_models WHERE site = ?', site)?.['stamp'] ?? 0),
  async weights(site, version) {
    const row = db.one('SELECT bytes FROM learned_weights WHERE site = ? AND version = ?', site, version);
    return row === null ? null : (row['bytes'] as Uint8Array);
  },
  learn: (state, changes) => writer.run('learnLessons', { state, changes }),
  fitted: (state, weights) => writer.run('keepWeights', { state, weights }),
  set: (state, act) => writer.run('setModel', { state, act }),
  async decided(site, before, limit) {
    const rows = db.all(`SELECT l.seq, l.comment_id, l.refused, r.text FROM learned_lessons l LEFT JOIN revisions r ON r.comment_id = l.comment_id AND r.revision = l.revision
      WHERE l.site = ? AND l.seq < ? ORDER BY l.seq DESC LIMIT ?`, site, before, limit);
    return rows.map((row) => ({ seq: Number(row['seq']), commentId: String(row['comment_id']), text: String(row['text'] ?? ''), refused: row['refused'] === 1 }));
  },
  trim: (site, keep) => writer.run('trimLessons', { site, ...keep }),
  addRows: (site, rows) => writer.run('addLearnedRows', { site, rows }),
  async rows(site, { refused, after }, limit) {
    const rows = db.all('SELECT digest, text FROM learned_rows WHERE site = ? AND refused = ? AND digest > ? ORDER BY digest LIMIT ?', site, Number(refused), after, limit);
    return rows.map((row) => ({ digest: String(row['digest']), text: String(row['text']), refused }));
  },
  forgetRows: (site) => writer.run('forgetLearnedRows', site),
});

function toState(row: Row): ModelState {
  const state = JSON.parse(String(row['state'])) as ModelState;
  const date = (value: Date | null): Date | null => (value === null ? null : new Date(value));
  return { ...state, updatedAt: date(state.updatedAt), fittingUntil: date(state.fittingUntil) };
}
