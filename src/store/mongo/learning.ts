// What the learned score learns from and has learnt, in MongoDB. States are written on the lane, with the act or the lessons that go with them.
import type { Binary } from 'mongodb';
import type { LearningStore, LessonChange } from '../../learning/learning.store.ts';
import type { ModelState } from '../../learning/learned.ts';
import type { Lane } from './lane.ts';
import type { LearnedModelRow, LessonRow, Models } from './models.ts';
import { raw } from './raw.ts';
import type { Command, Work } from './work.ts';

const lessonId = (site: string, commentId: string): string => `${site}/${commentId}`;

/** Writes a state over the one it was read from, and what goes with it. */
function writing(state: ModelState, also: (work: Work) => void): Command<'done' | 'stale'> {
  const { site, stamp } = state;
  return {
    reads: { docs: [['learnedModels', site]] },
    run(work) {
      if ((work.doc<LearnedModelRow>('learnedModels', site)?.stamp ?? 0) !== stamp - 1) return 'stale';
      work.put(['learnedModels', site], { _id: site, stamp, state });
      also(work);
      return 'done';
    },
  };
}

function putLesson(work: Work, site: string, { commentId, seq, lesson }: LessonChange): void {
  const _id = lessonId(site, commentId);
  const row: LessonRow | null = lesson === null ? null : { _id, site, commentId, revision: lesson.revision, seq, refused: lesson.refused };
  work.put(['learnedLessons', _id], row);
}

export function mongoLearning(models: Models, lane: Lane): LearningStore {
  const { learnedModels, learnedWeights, learnedLessons, learnedRows, revisions } = models;
  return {
    find: async (site) => (await learnedModels.findById(site, { state: 1 }).lean())?.state ?? null,
    stamp: async (site) => (await learnedModels.findById(site, { stamp: 1 }).lean())?.stamp ?? 0,

    async weights(site, version) {
      const row = await raw(learnedWeights).findOne({ _id: site, version });
      return row === null ? null : (row.bytes as unknown as Binary).value();
    },

    learn: (state, changes) => lane.submit(writing(state, (work) => {
      for (const change of changes) putLesson(work, state.site, change);
    })),

    fitted: (state, weights) => lane.submit(writing(state, (work) => {
      work.put(['learnedWeights', state.site], { _id: state.site, version: state.version, bytes: Buffer.from(weights) });
    })),

    set: (state, act) => lane.submit(writing(state, (work) => {
      work.records.push(act);
    })),

    async decided(site, before, limit) {
      const lessons = await learnedLessons.find({ site, seq: { $lt: before } }, null, { sort: { seq: -1 }, limit }).lean();
      const ids = lessons.map(({ commentId, revision }) => `${commentId}/${revision}`);
      const texts = new Map((await revisions.find({ _id: { $in: ids } }, { text: 1 }).lean()).map((row) => [row._id, row.text]));
      return lessons.map(({ seq, commentId, refused }, at) => ({ seq, commentId, text: texts.get(ids[at] ?? '') ?? '', refused }));
    },

    async trim(site, { lessons, rowsOfALabel }) {
      const [oldest] = await learnedLessons.find({ site }, { seq: 1 }, { sort: { seq: -1 }, skip: lessons, limit: 1 }).lean();
      if (oldest !== undefined) await learnedLessons.deleteMany({ site, seq: { $lte: oldest.seq } });
      for (const refused of [true, false]) {
        const [first] = await learnedRows.find({ site, refused }, { digest: 1 }, { sort: { digest: 1 }, skip: rowsOfALabel, limit: 1 }).lean();
        if (first !== undefined) await learnedRows.deleteMany({ site, refused, digest: { $gte: first.digest } });
      }
    },

    async addRows(site, rows) {
      if (rows.length === 0) return 0;
      const { upsertedCount } = await raw(learnedRows).bulkWrite(rows.map(({ digest, text, refused }) => ({
        updateOne: { filter: { _id: `${site}/${digest}` }, update: { $set: { refused }, $setOnInsert: { site, digest, text } }, upsert: true },
      })));
      return upsertedCount;
    },

    async rows(site, { refused, after }, limit) {
      const rows = await learnedRows.find({ site, refused, digest: { $gt: after } }, null, { sort: { digest: 1 }, limit }).lean();
      return rows.map(({ digest, text }) => ({ digest, text, refused }));
    },

    forgetRows: async (site) => (await learnedRows.deleteMany({ site })).deletedCount,
  };
}
