// The learned score over HTTP: silent, then taught by the desk, then holding; undone, set, restarted.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type Joined, type Posted, type TestApp } from '../support/app.ts';
import { approvedTexts, refusedTexts } from '../support/lessons.ts';
import type { Adapter, TestStore } from '../support/stores.ts';
import { until } from '../support/until.ts';

type Model = {
  version: number; updatedAt: string | null; speaking: boolean; enabled: boolean; missing: { approved: number; refused: number };
  learnt: { approved: number; refused: number; total: number; fromDecisions: number; fromFile: number };
  workingPoint: { threshold: number; maxFalseHolds: number | null };
  lastDecisions: { count: number; precision: number | null; curve: object[] }; crossCheck: { count: number; recall: number | null };
};
type Reason = { check: string; score: number; spans: [number, number][] };

const REFUSED_LIKE = 'أنت كلب حقير لا تكتب هنا يا نذل';
const APPROVED_LIKE = 'شكرا للمراسل على هذا التحقيق عن القطار مع التحية';

export function learningApi(adapter: Adapter): void {
  let opened: TestStore;
  let app: TestApp;
  let mod: Joined;
  let admin: string;
  beforeAll(async () => {
    opened = await adapter.open();
    app = await startApp(adapter, {}, { opened });
    mod = await app.join({ email: 'mod@example.org' });
    admin = await app.signIn();
  });
  afterAll(() => app.dispose());

  const model = async (cookie = mod.cookie): Promise<Model> => (await app.call('get', '/sites/demo/model', { cookie })).body as Model;
  const change = (body: object, cookie = admin) => app.call('patch', '/sites/demo/model', { cookie }).send(body);
  /** The job as it runs each second, until it has taken all in; a process that rests goes on when it has rested. */
  const taught = (what: string, is: (known: Model) => boolean): Promise<Model> => until(what, async () => {
    await app.app.services.learning.learn('demo');
    const known = await model();
    return is(known) ? known : null;
  });
  const tried = async (text: string): Promise<Reason | undefined> =>
    ((await app.call('post', '/sites/demo/rules/try', { cookie: mod.cookie }).send({ text })).body.reasons as Reason[]).find(({ check }) => check === 'learned_score');
  const decided = async (texts: string[], action: string, key = 'lessons'): Promise<{ commentId: string; decisionId: string | null }[]> => {
    const ids: string[] = [];
    for (const text of texts) {
      app.pass(61);
      ids.push(((await app.post({ text, key })).body as Posted).comment.id);
    }
    const { results } = (await app.call('post', '/moderation/decisions', { cookie: mod.cookie }).send({ items: ids.map((commentId) => ({ commentId, revision: 1, action })) })).body;
    return results as { commentId: string; decisionId: string | null }[];
  };
  let refusals: { commentId: string; decisionId: string | null }[] = [];

  test('before it learnt anything it is silent and says what is missing', async () => {
    expect(await model()).toMatchObject({
      version: 0, updatedAt: null, speaking: false, enabled: true, missing: { approved: 50, refused: 50 }, learnt: { approved: 0, refused: 0, total: 0, fromDecisions: 0, fromFile: 0 },
      workingPoint: { maxFalseHolds: 0.02 }, lastDecisions: { count: 0, precision: null }, crossCheck: { count: 0, recall: null },
    });
    expect(await tried(REFUSED_LIKE)).toBeUndefined();
  });

  test('it counts exactly what people decided, and is silent until it knows fifty of each', async () => {
    await decided(approvedTexts(55), 'approve');
    refusals = await decided(refusedTexts(49), 'reject');
    const known = await taught('all are learnt', ({ learnt }) => learnt.total === 104);
    expect(known).toMatchObject({ speaking: false, missing: { approved: 0, refused: 1 }, learnt: { approved: 55, refused: 49, total: 104, fromDecisions: 104, fromFile: 0 } });
    expect(await tried(REFUSED_LIKE)).toBeUndefined();
  });

  test('then it holds what reads like what was refused, marks why, and lets the rest pass', async () => {
    refusals.push(...await decided(['يا حمار اسكت أيها الغبي'], 'spam'));
    expect(await taught('it speaks', ({ speaking }) => speaking)).toMatchObject({ learnt: { approved: 55, refused: 50 } });
    app.pass(61);
    const held = (await app.post({ text: REFUSED_LIKE, key: 'judged' })).body as Posted;
    expect([held.outcome, held.comment['reason']]).toMatchObject(['held', { code: 'learned_score', by: 'machine', message: expect.any(String) }]);
    const story = (await app.call('get', `/moderation/comments/${held.comment.id}`, { cookie: mod.cookie })).body;
    const check = (story.checks as Reason[]).find(({ check: name }) => name === 'learned_score')!;
    expect(check.score).toBeGreaterThan(0.5);
    expect(check.spans.map(([start, end]) => REFUSED_LIKE.slice(start, end)).join(' ')).toMatch(/كلب|حقير|نذل/);
    app.pass(61);
    expect(((await app.post({ text: APPROVED_LIKE, key: 'judged' })).body as Posted).outcome).toBe('published');
  });

  test('decisions are scored before they are learnt, and pins and machines teach nothing', async () => {
    const before = await model();
    const [shown] = await decided(['قرأت باهتمام تقرير المدرسة الجديدة قبل العيد'], 'approve', 'scored');
    const pinned = await app.decide(mod.cookie, shown!.commentId, 'pin');
    expect(pinned.result).toBe('done');
    const known = await taught('the decision is learnt', ({ learnt }) => learnt.approved === before.learnt.approved + 1);
    expect(known.lastDecisions.count).toBe(before.lastDecisions.count + 1);
    expect(known.learnt.total).toBe(before.learnt.total + 1);
    expect(known.lastDecisions.curve).toHaveLength(19);
  });

  test('an undone decision is unlearnt: the model is what it would be without it', async () => {
    const [before, score] = [await model(), (await tried(REFUSED_LIKE))?.score];
    const [wrong] = await decided(['كلام طيب عن الميناء حُكم عليه خطأ'], 'reject', 'undone');
    const taughtWrong = await taught('it is learnt', ({ learnt }) => learnt.refused === before.learnt.refused + 1);
    expect((await tried(REFUSED_LIKE))?.score).not.toBe(score);
    expect((await app.call('post', `/moderation/decisions/${wrong!.decisionId}/undo`, { cookie: mod.cookie })).body.result).toBe('done');
    const after = await taught('it is unlearnt', ({ learnt }) => learnt.refused === before.learnt.refused);
    expect(after.version).toBeGreaterThan(taughtWrong.version);
    expect([after.learnt, (await tried(REFUSED_LIKE))?.score]).toEqual([before.learnt, score]);
  });

  test('a changed mind replaces what was learnt', async () => {
    const before = await model();
    expect((await app.decide(mod.cookie, refusals[0]!.commentId, 'approve')).result).toBe('done');
    expect((await taught('the new word', ({ learnt }) => learnt.refused === before.learnt.refused - 1)).learnt.approved).toBe(before.learnt.approved + 1);
    expect((await app.decide(mod.cookie, refusals[0]!.commentId, 'reject')).result).toBe('done');
    await taught('the old word again', ({ learnt }) => learnt.refused === before.learnt.refused);
  });

  test('an admin sets the working point, by threshold or by promise, and it is on record', async () => {
    expect((await change({ threshold: 1 })).body.workingPoint).toEqual({ threshold: 1, maxFalseHolds: null });
    expect(await tried(REFUSED_LIKE)).toBeUndefined();
    expect((await change({ threshold: 0 })).body.workingPoint).toEqual({ threshold: 0, maxFalseHolds: null });
    expect((await tried(APPROVED_LIKE))?.score).toBeLessThan(0.5);
    expect((await change({ maxFalseHolds: 0.05 })).body.workingPoint).toMatchObject({ maxFalseHolds: 0.05 });
    expect((await change({ enabled: false })).body).toMatchObject({ enabled: false, speaking: false });
    expect(await tried(REFUSED_LIKE)).toBeUndefined();
    expect((await change({ enabled: true })).body).toMatchObject({ enabled: true, speaking: true });
    const { items } = (await app.call('get', '/moderation/audit?site=demo&limit=5', { cookie: admin })).body as { items: object[] };
    expect(items.slice(0, 3)).toMatchObject([{ action: 'model_changed', subject: 'site', reason: 'enabled true' }, { reason: 'enabled false' }, { reason: 'maxFalseHolds 0.05' }]);
  });

  test.each([[{ threshold: 1.01 }], [{ threshold: -1 }], [{ threshold: '0.5' }], [{ maxFalseHolds: 2 }], [{ threshold: 0.5, maxFalseHolds: 0.02 }], [{ weights: [] }], [[]]])('%j is refused', async (body) => {
    expect((await change(body)).status).toBe(422);
  });

  test('a moderator looks and does not touch; another site is as good as none', async () => {
    expect((await change({ threshold: 0.5 }, mod.cookie)).status).toBe(403);
    expect((await app.call('get', '/sites/none/model', { cookie: admin })).status).toBe(404);
    expect((await app.call('get', '/sites/demo/model')).status).toBe(401);
  });

  test('two processes learn each decision once, and one sees what the other learnt', async () => {
    const other = await startApp(adapter, {}, { opened: { ...opened, store: app.elsewhere, dispose: async () => {} } as TestStore });
    const before = await model();
    await decided(refusedTexts(70).slice(60), 'reject', 'twice');
    const known = await until('both are done', async () => {
      await Promise.all([app.app.services.learning.learn('demo'), other.app.services.learning.learn('demo')]);
      const now = await model();
      return now.learnt.total === before.learnt.total + 10 ? now : null;
    });
    expect([known.learnt.refused, known.lastDecisions.count]).toEqual([before.learnt.refused + 10, before.lastDecisions.count + 10]);
    const there = async (): Promise<number> => ((await other.call('post', '/sites/demo/rules/try', { cookie: mod.cookie }).send({ text: REFUSED_LIKE })).body.reasons as Reason[])
      .find(({ check }) => check === 'learned_score')!.score;
    other.pass(2);
    app.pass(2);
    expect(await there()).toBe((await tried(REFUSED_LIKE))!.score);
  });

  test('after a restart it gives the very same numbers', async () => {
    const [known, score] = [await model(), (await tried(REFUSED_LIKE))?.score];
    await opened.reopen();
    app = await startApp(adapter, {}, { opened });
    expect([await model(), (await tried(REFUSED_LIKE))?.score]).toEqual([known, score]);
    expect(score).toBeGreaterThan(0.5);
  });
}
