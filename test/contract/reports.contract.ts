// What every store promises of reports: each counted once, many at once hide a comment once, decisions close them, undoing opens them.
import { expect, test } from '@jest/globals';
import type { Author, Comment } from '../../src/comments/comment.ts';
import type { DeskQuery, QueueName } from '../../src/moderation/moderation.store.ts';
import type { Report } from '../../src/reports/report.ts';
import type { Store } from '../../src/store/store.ts';
import { anAuthor, aThread, at, ids } from '../support/builders.ts';
import { aReplay, change, editOf, store } from './stored.ts';

let networks = 0;

/** A report on a comment, by a reporter and from a network of its own. */
export const aReport = (on: Comment, over: Partial<Report> = {}): Report => {
  const prefix = `198.51.${networks += 1}.0/24`;
  return {
    id: ids.short('rp'), site: on.site, commentId: on.id, revision: on.revision, by: { id: ids.short('a'), kind: 'guest' }, weight: 1,
    address: { prefix, digest: `digest of ${prefix}` }, reason: 'abuse', detail: null, at: at(20), state: 'open', closedBy: null, ...over,
  };
};

export function reportsContract(get: () => Store): void {
  const make = (report: Report, threshold = 3) => get().reports.make({ report, threshold, decisionId: ids.short('d') });
  const queue = async (site: string, name: QueueName) => (await get().moderation.queues(site)).find((each) => each.name === name)!;
  const find = async ({ id }: Comment) => (await get().comments.find(id))!;
  const states = async ({ id }: Comment) => (await get().reports.on(id, 100)).map(({ state }) => state).toSorted();
  const shown = (site: string, over: Partial<Comment> = {}) => store(get(), { site, ...over }, { thread: aThread({ site, key: 'article-1' }) });
  const reporter = async (site: string): Promise<Author> => {
    const author = anAuthor({ site });
    await get().comments.insertAuthor(author);
    return author;
  };
  const recordOf = async ({ site, id }: Author) => (await get().comments.findAuthor(site, id))!.reporting;
  const listed = async (site: string, name: QueueName, sort: DeskQuery['sort'] = 'oldest') => (await get().moderation.list({
    sites: [site], queue: name, threadKey: null, authorId: null, addressPrefix: null, words: [], reason: null, sort, limit: 50, cursor: null,
  })).items.map(({ id }) => id);

  test('a report is counted with its reason and puts its comment into the queue; the same person\'s second is the first', async () => {
    const site = 'reported';
    const [second, first] = [await shown(site, { createdAt: at(2), risk: { score: 0.9, findings: [] } }), await shown(site, { createdAt: at(1) })];
    const report = aReport(first, { detail: 'فيه شتم لجاري' });
    expect(await make(report)).toEqual({ result: 'done', report, hid: null });
    const again = aReport(first, { by: report.by, reason: 'spam' });
    expect(await make(again)).toEqual({ result: 'exists', report });
    await make(aReport(first, { reason: 'illegal', detail: 'تشهير يعاقب عليه القانون' }));
    await make(aReport(second));
    expect((await find(first)).reports).toEqual({ open: 2, byReason: { abuse: 1, illegal: 1 } });
    expect(await queue(site, 'reported')).toEqual({ name: 'reported', count: 2, oldest: at(1) });
    expect(await queue(site, 'illegal')).toEqual({ name: 'illegal', count: 1, oldest: at(1) });
    expect([await listed(site, 'reported'), await listed(site, 'reported', 'newest'), await listed(site, 'reported', 'risk'), await listed(site, 'illegal')])
      .toEqual([[first.id, second.id], [second.id, first.id], [second.id, first.id], [first.id]]);
    expect(await queue(site, 'approved')).toMatchObject({ count: 2 });
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('the report that tips the scale hides the comment, with counts, record and events in the same step', async () => {
    const site = 'tipped';
    const root = await shown(site, { pinned: true });
    await store(get(), { site, parent: root }, { thread: aThread({ site, key: 'article-1' }) });
    const version = (await get().threads.find(site, 'article-1'))!.version;
    await make(aReport(root));
    await make(aReport(root));
    expect((await get().threads.find(site, 'article-1'))!.version).toBe(version);
    const made = await make(aReport(root, { at: at(33) }));
    expect(made).toMatchObject({ result: 'done', hid: { id: root.id, status: 'pending', reviewed: false, pinned: false, reason: { code: 'reported', by: 'machine' } } });
    expect(await find(root)).toEqual((made as { hid: Comment }).hid);
    expect((await get().threads.find(site, 'article-1'))).toMatchObject({ counts: { visible: 0, topLevel: 0 }, version: version + 1 });
    expect(await get().moderation.decisionsOn(root.id)).toMatchObject([
      { by: 'rule:reports', action: 'hold', reason: 'reported', from: 'approved', to: 'pending', wasReviewed: false, wasPinned: true, revision: 1, at: at(33), undoes: null },
    ]);
    const told = async () => (await get().events.after(0, 100_000)).filter(({ commentId }) => commentId === root.id);
    // A batch's mark is taken away in the background; until then its events are held back.
    for (let tries = 0; tries < 1000 && (await told()).length < 3; tries += 1) await get().ping();
    const events = await told();
    expect(events.map(({ kind }) => kind).sort()).toEqual(['decided', 'hidden', 'visible']);
    expect(await queue(site, 'pending')).toMatchObject({ count: 1 });
    expect(await make(aReport(root))).toEqual({ result: 'not_found' });
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('ten at once hide a comment once, and what is counted is what is stored', async () => {
    const site = 'ten';
    const comment = await shown(site);
    const made = await Promise.all(Array.from({ length: 10 }, () => make(aReport(comment), 4)));
    const results = made.map(({ result }) => result);
    expect(results.filter((result) => result === 'done')).toHaveLength(4);
    expect(results.filter((result) => result === 'not_found')).toHaveLength(6);
    expect(made.filter((each) => each.result === 'done' && each.hid !== null)).toHaveLength(1);
    expect(await get().moderation.decisionsOn(comment.id)).toHaveLength(1);
    expect((await find(comment)).reports.open).toBe(4);
    expect(await states(comment)).toEqual(['open', 'open', 'open', 'open']);
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('of one person\'s reports at once one is counted', async () => {
    const comment = await shown('once');
    const by = { id: 'a_twice', kind: 'guest' } as const;
    const made = await Promise.all(Array.from({ length: 5 }, () => make(aReport(comment, { by }))));
    expect(made.map(({ result }) => result).sort()).toEqual(['done', 'exists', 'exists', 'exists', 'exists']);
    expect((await find(comment)).reports.open).toBe(1);
  });

  test('one network counts once, little weight counts little, and both stand in the queue all the same', async () => {
    const comment = await shown('weighed');
    const address = { prefix: '203.0.113.0/24', digest: 'x' };
    for (let each = 0; each < 5; each += 1) await make(aReport(comment, { address }), 2);
    await make(aReport(comment, { weight: 0.5 }), 2);
    expect(await find(comment)).toMatchObject({ status: 'approved', reports: { open: 6 } });
    expect(await make(aReport(comment, { weight: 0.5 }), 2)).toMatchObject({ hid: { status: 'pending' } });
  });

  test('what a person reviewed at that revision is hidden by no number of readers, and by one of staff', async () => {
    const comment = await shown('reviewed', { reviewed: true });
    for (let each = 0; each < 5; each += 1) expect(await make(aReport(comment))).toMatchObject({ result: 'done', hid: null });
    expect(await queue('reviewed', 'reported')).toMatchObject({ count: 1 });
    expect(await make(aReport(comment, { by: { id: 'st_9', kind: 'staff' } }))).toMatchObject({ hid: { status: 'pending', reviewed: false } });
    expect(await get().moderation.decisionsOn(comment.id)).toMatchObject([{ action: 'hold', wasReviewed: true }]);
  });

  test('an edit keeps the open reports and makes the comment one that nobody reviewed', async () => {
    const comment = await shown('edited', { reviewed: true });
    for (let each = 0; each < 2; each += 1) await make(aReport(comment));
    await get().comments.edit(editOf(await find(comment)));
    expect(await find(comment)).toMatchObject({ revision: 2, status: 'approved', reports: { open: 2 } });
    expect(await make(aReport(comment, { revision: 2 }))).toMatchObject({ hid: { status: 'pending' } });
  });

  test('what the public does not see cannot be reported', async () => {
    const site = 'unseen-reports';
    const [pending, gone, root] = [await shown(site, { status: 'pending' }), await shown(site), await shown(site)];
    const below = await store(get(), { site, parent: root }, { thread: aThread({ site, key: 'article-1' }) });
    await get().comments.remove(gone.id, at(9));
    await get().moderation.apply(change(await find(root), 'reject'));
    for (const comment of [pending, gone, root, below, { ...pending, id: ids.uuid() }]) expect(await make(aReport(comment))).toEqual({ result: 'not_found' });
    expect(await queue(site, 'reported')).toMatchObject({ count: 0, oldest: null });
  });

  test.each([['approve', 'dismissed'], ['reject', 'upheld'], ['spam', 'upheld']] as const)('%s closes the open reports as %s, with their reporters\' records; undoing it opens them again', async (action, state) => {
    const site = `closed-${action}`;
    const [one, other] = [await reporter(site), await reporter(site)];
    const comment = await shown(site, { reviewed: true });
    for (const { id } of [one, other]) await make(aReport(comment, { by: { id, kind: 'guest' }, reason: 'illegal' }));
    await make(aReport(comment, { by: { id: 'st_3', kind: 'staff' } }));
    const decided = change(await find(comment), action);
    expect(await get().moderation.apply(decided)).toMatchObject({ result: 'done', comment: { reports: { open: 0, byReason: {} } } });
    expect(await states(comment)).toEqual([state, state, state]);
    expect((await get().reports.on(comment.id, 9)).every(({ closedBy }) => closedBy === decided.decision.id)).toBe(true);
    expect(await Promise.all([get().reports.hasClosed(decided.decision.id), get().reports.hasClosed('d_none')])).toEqual([true, false]);
    expect([await recordOf(one), await recordOf(other)]).toEqual([{ upheld: 0, dismissed: 0, [state]: 1 }, { upheld: 0, dismissed: 0, [state]: 1 }]);
    expect([(await queue(site, 'reported')).count, (await queue(site, 'illegal')).count]).toEqual([0, 0]);
    expect(await get().moderation.recount(site, false)).toEqual([]);
    const now = await find(comment);
    const { decision, ...rest } = change(now, 'approve', { action: 'undo', to: 'pending', undoes: decided.decision.id });
    const undo = { ...rest, decision, set: { ...rest.set, status: 'pending', reviewed: false } as const };
    expect(await get().moderation.apply(undo)).toMatchObject({ result: 'done', comment: { reports: { open: 3, byReason: { illegal: 2, abuse: 1 } } } });
    expect([await states(comment), await recordOf(one)]).toEqual([['open', 'open', 'open'], { upheld: 0, dismissed: 0 }]);
    expect(await get().reports.hasClosed(decided.decision.id)).toBe(false);
    expect([(await queue(site, 'reported')).count, (await queue(site, 'illegal')).count]).toEqual([1, 1]);
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('an approval of what is approved and reviewed answers the reports once; with nothing to answer it changes nothing', async () => {
    const comment = await shown('answered', { reviewed: true });
    await make(aReport(comment));
    const seen = await find(comment);
    const results = await Promise.all([get().moderation.apply(change(seen, 'approve')), get().moderation.apply(change(seen, 'approve'))]);
    expect(results.map(({ result }) => result).sort()).toEqual(['done', 'stale']);
    expect(await get().moderation.decisionsOn(comment.id)).toHaveLength(1);
  });

  test('a rule\'s decision and a pin leave reports open', async () => {
    const comment = await shown('left-open');
    await make(aReport(comment));
    await get().moderation.apply(change(await find(comment), 'pin'));
    await get().moderation.apply(change(await find(comment), 'reject', { by: 'rule:raid' }));
    expect(await find(comment)).toMatchObject({ status: 'rejected', reports: { open: 1 } });
    expect(await queue('left-open', 'reported')).toMatchObject({ count: 1 });
  });

  test('a removal by the author closes reports for nobody\'s record', async () => {
    const site = 'moot';
    const by = await reporter(site);
    const comment = await shown(site);
    await make(aReport(comment, { by: { id: by.id, kind: 'guest' }, reason: 'illegal' }));
    await get().comments.remove(comment.id, at(30));
    expect([await states(comment), await recordOf(by), (await find(comment)).reports]).toEqual([['moot'], { upheld: 0, dismissed: 0 }, { open: 0, byReason: {} }]);
    expect([(await queue(site, 'reported')).count, (await queue(site, 'illegal')).count]).toEqual([0, 0]);
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('reports and decisions at once leave every count as it is stored', async () => {
    const site = 'raced';
    const authors = await Promise.all(Array.from({ length: 6 }, () => reporter(site)));
    const comments = await Promise.all(Array.from({ length: 8 }, () => shown(site)));
    for (const action of ['approve', 'reject', 'approve'] as const) {
      await Promise.all(comments.flatMap((comment, n) => [
        ...authors.slice(0, 2 + (n % 4)).map(({ id }) => make(aReport(comment, { by: { id, kind: 'guest' }, reason: n % 2 === 0 ? 'illegal' : 'spam' }))),
        find(comment).then((now) => get().moderation.apply(change(now, action))),
        make(aReport(comment)),
        ...(n === 7 ? [get().comments.remove(comment.id, at(40))] : []),
      ]));
      expect(await get().moderation.recount(site, false)).toEqual([]);
    }
    for (const comment of comments) {
      const open = (await states(comment)).filter((state) => state === 'open').length;
      expect((await find(comment)).reports.open).toBe(open);
    }
  });

  test('a report that is sent again under its key is made once, and answered as the first', async () => {
    const comment = await shown('repeated');
    const replay = aReplay({ answer: '"first"' });
    const send = (over: object = {}) => get().reports.make({ report: aReport(comment), threshold: 9, decisionId: ids.short('d') }, { ...replay, ...over });
    const results = await Promise.all([send(), send()]);
    expect(results.map(({ result }) => result).sort()).toEqual(['done', 'replayed']);
    expect(await send({ bodyDigest: 'other' })).toEqual({ result: 'mismatch' });
    expect((await find(comment)).reports.open).toBe(1);
  });

  test('a story\'s reports are the newest of each reason', async () => {
    const comment = await shown('listed', { reviewed: true });
    for (let each = 0; each < 4; each += 1) await make(aReport(comment, { at: at(each) }));
    const grounds = aReport(comment, { reason: 'illegal', detail: 'تحريض صريح', at: at(0) });
    await make(grounds);
    const told = await get().reports.on(comment.id, 2);
    expect(told.map((each) => [each.reason, each.at])).toEqual([['abuse', at(3)], ['abuse', at(2)], ['illegal', at(0)]]);
    expect(told[2]).toEqual(grounds);
  });

  test('old reports lose the address, and their words once decided, but for what was said of illegal content', async () => {
    const site = 'forgotten';
    const [decided, open] = [await shown(site, { reviewed: true }), await shown(site, { reviewed: true })];
    const said = { detail: 'كلام قاله المبلغ' };
    for (const comment of [decided, open]) {
      for (const over of [{ at: at(1) }, { at: at(2) }, { at: at(3), reason: 'illegal' }, { at: at(90) }] as const) await make(aReport(comment, { ...said, ...over }));
    }
    await get().moderation.apply(change(await find(decided), 'approve'));
    let forgotten = 0;
    for (let some = -1; some !== 0; forgotten += some) some = await get().reports.forget(site, at(90), 1);
    expect(forgotten).toBe(8);
    const left = async (comment: Comment) => (await get().reports.on(comment.id, 9)).map(({ address, detail }) => [address !== null, detail !== null]);
    expect(await left(decided)).toEqual([[true, true], [false, true], [false, false], [false, false]]);
    expect(await left(open)).toEqual([[true, true], [false, true], [false, true], [false, true]]);
  });
}
