// What every store promises of the learned score: states over the one they were read from, lessons with their texts, rows once.
import { expect, test } from '@jest/globals';
import { emptyState, type ModelState } from '../../src/learning/learned.ts';
import type { LessonChange } from '../../src/learning/learning.store.ts';
import type { Store } from '../../src/store/store.ts';
import { anAct, at, ids } from '../support/builders.ts';
import { until } from '../support/until.ts';
import { editOf, store } from './stored.ts';

const newSite = (): string => `learning-${ids.short('x').slice(2, 12)}`;
const next = (state: ModelState, over: Partial<ModelState> = {}): ModelState => ({ ...state, stamp: state.stamp + 1, ...over });
const lesson = (commentId: string, seq: number, over: { revision?: number; refused?: boolean } = {}): LessonChange =>
  ({ commentId, seq, lesson: { decisionId: `d_${seq}`, commentId, revision: 1, refused: true, ...over } });

export function learningContract(get: () => Store): void {
  test('a state is as it was written, and nothing before the first', async () => {
    const site = newSite();
    expect([await get().learning.find(site), await get().learning.stamp(site), await get().learning.weights(site, 1)]).toEqual([null, 0, null]);
    const state = next(emptyState(site), {
      through: 7, isBehind: true, fittingUntil: at(9), updatedAt: at(3), threshold: 0.75, learnt: { approved: 2, refused: 1, fromDecisions: 3, fromFile: 0 },
      calibration: { slope: 1.25, offset: -0.5 }, lastDecisions: [{ commentId: 'c', p: 0.123456, refused: true }], crossChecked: [{ p: 0.5, refused: false }],
    });
    expect(await get().learning.learn(state, [])).toBe('done');
    expect([await get().learning.find(site), await get().learning.stamp(site)]).toEqual([state, 1]);
  });

  test('of two who write over the same state one is told, and what goes with it does not happen', async () => {
    const site = newSite();
    const first = next(emptyState(site));
    const [a, b] = [await store(get(), { site, text: 'نص أول' }), await store(get(), { site, text: 'نص ثان' })];
    const answers = await Promise.all([get().learning.learn(first, [lesson(a.id, 1)]), get().learning.learn({ ...first, through: 5 }, [lesson(b.id, 2)])]);
    expect(answers.toSorted()).toEqual(['done', 'stale']);
    expect((await get().learning.decided(site, 100, 10)).map(({ commentId }) => commentId)).toEqual([answers[0] === 'done' ? a.id : b.id]);
    expect(await get().learning.fitted(first, Buffer.from('x'))).toBe('stale');
    expect(await get().learning.set(next(next(first)), anAct({ site }))).toBe('stale');
    expect([await get().learning.weights(site, 0), await get().moderation.recorded(site, 0, 10)]).toEqual([null, []]);
  });

  test('weights are those of their version and take the place of those before', async () => {
    const site = newSite();
    const one = next(emptyState(site), { version: 1 });
    const bytes = Buffer.from(Array.from({ length: 3000 }, (_, index) => index % 256));
    expect(await get().learning.fitted(one, bytes)).toBe('done');
    expect(Buffer.from((await get().learning.weights(site, 1))!)).toEqual(bytes);
    expect(await get().learning.fitted(next(one, { version: 2 }), Buffer.from('zwei'))).toBe('done');
    expect(await get().learning.weights(site, 1)).toBeNull();
    expect(Buffer.from((await get().learning.weights(site, 2))!).toString()).toBe('zwei');
  });

  test('a change of the working point stands in the chain with who made it', async () => {
    const site = newSite();
    const act = anAct({ site, action: 'model_changed', subject: 'site', reason: 'threshold 0.8' });
    expect(await get().learning.set(next(emptyState(site), { threshold: 0.8 }), act)).toBe('done');
    expect((await get().learning.find(site))?.threshold).toBe(0.8);
    const records = await until('the record lies below the horizon', async () => {
      const recorded = await get().moderation.recorded(site, 0, 10);
      return recorded.length > 0 ? recorded : null;
    });
    expect(records.map(({ record }) => record)).toEqual([act]);
  });

  test('a lesson is of the revision that was decided, one a comment, newest first', async () => {
    const site = newSite();
    const comment = await store(get(), { site, text: 'كما كان' });
    expect((await get().comments.edit(editOf(comment, { text: 'كما صار' }), null)).result).toBe('done');
    const other = await store(get(), { site, text: 'غيره' });
    let state = next(emptyState(site));
    await get().learning.learn(state, [lesson(comment.id, 3), lesson(other.id, 5, { refused: false })]);
    expect(await get().learning.decided(site, 100, 10)).toEqual([
      { seq: 5, commentId: other.id, text: 'غيره', refused: false }, { seq: 3, commentId: comment.id, text: 'كما كان', refused: true },
    ]);
    state = next(state);
    await get().learning.learn(state, [lesson(comment.id, 8, { revision: 2, refused: false }), { commentId: other.id, seq: 9, lesson: null }]);
    expect(await get().learning.decided(site, 100, 10)).toEqual([{ seq: 8, commentId: comment.id, text: 'كما صار', refused: false }]);
    expect([await get().learning.decided(site, 8, 10), await get().learning.decided('elsewhere', 100, 10)]).toEqual([[], []]);
  });

  test('lessons are read on from a number, and the oldest are let go', async () => {
    const site = newSite();
    const changes: LessonChange[] = [];
    for (let seq = 1; seq <= 5; seq += 1) changes.push(lesson((await store(get(), { site, text: `نص ${seq}` })).id, seq));
    await get().learning.learn(next(emptyState(site)), changes);
    const seqs = async (before = 100, limit = 10) => (await get().learning.decided(site, before, limit)).map(({ seq }) => seq);
    expect([await seqs(100, 2), await seqs(4, 2), await seqs(2, 2)]).toEqual([[5, 4], [3, 2], [1]]);
    await get().learning.trim(site, { lessons: 3, rowsOfALabel: 10 });
    expect(await seqs()).toEqual([5, 4, 3]);
    await get().learning.trim(site, { lessons: 3, rowsOfALabel: 10 });
    expect(await seqs()).toEqual([5, 4, 3]);
  });

  test('a row is kept once, takes a new label, and is of its site', async () => {
    const [site, elsewhere] = [newSite(), newSite()];
    const row = (digest: string, refused: boolean) => ({ digest, text: `نص ${digest}`, refused });
    expect(await get().learning.addRows(site, [row('c', true), row('a', true), row('b', false)])).toBe(3);
    expect(await get().learning.addRows(site, [row('a', true), row('d', true)])).toBe(1);
    expect(await get().learning.addRows(elsewhere, [row('a', true)])).toBe(1);
    const of = async (refused: boolean, after = '', limit = 10) => (await get().learning.rows(site, { refused, after }, limit)).map(({ digest }) => digest);
    expect([await of(true), await of(true, 'a', 1), await of(false)]).toEqual([['a', 'c', 'd'], ['c'], ['b']]);
    expect(await get().learning.addRows(site, [row('c', false)])).toBe(0);
    expect([await of(true), await of(false)]).toEqual([['a', 'd'], ['b', 'c']]);
    await get().learning.trim(site, { lessons: 10, rowsOfALabel: 1 });
    expect([await of(true), await of(false)]).toEqual([['a'], ['b']]);
    expect([await get().learning.forgetRows(site), await get().learning.forgetRows(site)]).toEqual([2, 0]);
    expect(await get().learning.rows(elsewhere, { refused: true, after: '' }, 10)).toEqual([row('a', true)]);
  });
}
