// What every store promises of appeals: one for each comment, in a queue of their own, answered by the next decision.
import { expect, test } from '@jest/globals';
import { newAppeal } from '../../src/appeals/appeal.ts';
import type { Comment } from '../../src/comments/comment.ts';
import type { Change, QueueName } from '../../src/moderation/moderation.store.ts';
import type { Store } from '../../src/store/store.ts';
import { aThread, at, ids } from '../support/builders.ts';
import { aReplay, change, store } from './stored.ts';

export function appealsContract(get: () => Store): void {
  const find = async ({ id }: Comment) => (await get().comments.find(id))!;
  const count = async (site: string, name: QueueName) => (await get().moderation.queues(site)).find((each) => each.name === name)!.count;
  const refused = async (site: string): Promise<{ comment: Comment; against: string }> => {
    const comment = await store(get(), { site }, { thread: aThread({ site, key: 'article-1' }) });
    const decided = change(comment, 'reject');
    await get().moderation.apply(decided);
    return { comment: await find(comment), against: decided.decision.id };
  };
  const open = ({ comment, against }: { comment: Comment; against: string }) => get().appeals.open({
    commentId: comment.id, appeal: newAppeal('لم أشتم أحدا', { against, at: at(60) }), expect: { status: comment.status, revision: comment.revision },
  });
  const undoing = (comment: Comment, undone: Change): Change => {
    const { decision, set, expect: seen } = change(comment, 'reject', { action: 'undo', undoes: undone.decision.id, to: undone.decision.from });
    return { decision, expect: seen, set: { ...set, status: undone.decision.from, reviewed: undone.decision.wasReviewed }, tallies: [] };
  };

  test('an appeal stands on its comment and in the queue, once', async () => {
    const site = 'appealed';
    const case_ = await refused(site);
    const results = await Promise.all([open(case_), open(case_)]);
    expect(results.map(({ result }) => result).sort()).toEqual(['done', 'exists']);
    expect((await find(case_.comment)).appeal).toEqual({ text: 'لم أشتم أحدا', at: at(60), state: 'open', decidedAt: null, against: case_.against, closedBy: null });
    const queue = (await get().moderation.queues(site)).find(({ name }) => name === 'appeals');
    expect(queue).toEqual({ name: 'appeals', count: 1, oldest: case_.comment.createdAt });
    for (const sort of ['oldest', 'risk'] as const) {
      const page = await get().moderation.list({ sites: [site], queue: 'appeals', threadKey: null, authorId: null, addressPrefix: null, words: [], reason: null, sort, limit: 5, cursor: null });
      expect(page.items).toEqual([await find(case_.comment)]);
    }
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('only what a person refused, as its author found it', async () => {
    const site = 'not-appealed';
    const { comment, against } = await refused(site);
    expect(await open({ comment: { ...comment, revision: 2 }, against })).toEqual({ result: 'stale' });
    expect(await open({ comment: { ...comment, id: ids.uuid() }, against })).toEqual({ result: 'not_found' });
    const filed = await store(get(), { site, status: 'spam' }, { thread: aThread({ site, key: 'article-1' }) });
    expect(await open({ comment: filed, against })).toEqual({ result: 'stale' });
    expect(await count(site, 'appeals')).toBe(0);
  });

  test.each([['approve', 'granted'], ['reject', 'dismissed'], ['spam', 'dismissed']] as const)('%s answers it: %s; taking that back opens it again', async (action, state) => {
    const site = `appeal-${action}`;
    const case_ = await refused(site);
    await open(case_);
    const answer = change(await find(case_.comment), action, { by: 'st_2', at: at(70) });
    const answered = await Promise.all([get().moderation.apply(answer), get().moderation.apply({ ...answer, decision: { ...answer.decision, id: ids.short('d') } })]);
    expect(answered.map(({ result }) => result)).toEqual(['done', 'stale']);
    expect((await find(case_.comment)).appeal).toMatchObject({ state, decidedAt: at(70), closedBy: answer.decision.id });
    expect([await count(site, 'appeals'), await get().moderation.recount(site, false)]).toEqual([0, []]);
    expect(await open({ ...case_, comment: await find(case_.comment) })).toEqual({ result: 'exists' });
    expect(await get().moderation.apply(undoing(await find(case_.comment), answer))).toMatchObject({ result: 'done' });
    expect((await find(case_.comment)).appeal).toMatchObject({ state: 'open', decidedAt: null, closedBy: null });
    expect([await count(site, 'appeals'), await get().moderation.recount(site, false)]).toEqual([1, []]);
  });

  test('taking back the refusal grants the appeal; a rule answers none; a removal withdraws it', async () => {
    const site = 'appeal-ends';
    const comment = await store(get(), { site, status: 'pending' }, { thread: aThread({ site, key: 'article-1' }) });
    const refusal = change(comment, 'reject');
    await get().moderation.apply(refusal);
    await open({ comment: await find(comment), against: refusal.decision.id });
    await get().moderation.apply(undoing(await find(comment), refusal));
    expect(await find(comment)).toMatchObject({ status: 'pending', appeal: { state: 'granted' } });
    const other = await refused(site);
    await open(other);
    await get().moderation.apply(change(await find(other.comment), 'spam', { by: 'rule:campaign' }));
    expect(await find(other.comment)).toMatchObject({ status: 'spam', appeal: { state: 'open' } });
    await get().comments.remove(other.comment.id, at(80));
    expect(await find(other.comment)).toMatchObject({ status: 'removed', appeal: { state: 'withdrawn' } });
    expect([await count(site, 'appeals'), await get().moderation.recount(site, false)]).toEqual([0, []]);
  });

  test('an appeal that is sent again under its key is answered as the first', async () => {
    const { comment, against } = await refused('appeal-repeated');
    const given = { commentId: comment.id, appeal: newAppeal('مرة واحدة', { against, at: at(60) }), expect: { status: comment.status, revision: comment.revision } };
    const replay = aReplay({ answer: '"first"' });
    expect((await get().appeals.open(given, replay)).result).toBe('done');
    expect(await get().appeals.open(given, replay)).toEqual({ result: 'replayed', answer: '"first"' });
  });
}
