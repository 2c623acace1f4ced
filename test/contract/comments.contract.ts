// What every store promises of comments that are written: whole or not at all, counted as they stand. What is sent again: repeats.contract.
import { expect, test } from '@jest/globals';
import type { Status } from '../../src/comments/comment.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, aThread, at } from '../support/builders.ts';
import { editOf, entry, store, walker } from './stored.ts';

export function commentsContract(get: () => Store): void {
  const thread = async (key: string) => (await get().threads.find('demo', key))?.counts;
  const { all, below } = walker(get);

  test('a stored comment reads back as it was written', async () => {
    const comment = aComment({
      threadKey: 'same', status: 'pending', publishedAt: null, reason: { code: 'first_comment', by: 'machine' }, address: { prefix: '192.0.2.0/24', digest: 'x' },
      risk: { score: 0.7, findings: [{ check: 'links', verdict: 'hold', score: 0.7, code: 'too_many_links', spans: [[3, 9]], evidence: { links: 2 } }] },
      text: 'نص 👨‍👩‍👧 "quoted" \n سطر',
    });
    await get().comments.insert(entry(comment, anAuthor({ id: comment.author.id })));
    expect(await get().comments.find(comment.id)).toEqual(comment);
  });

  test('the first comment creates thread and author; the next ones keep what is there', async () => {
    const by = anAuthor({ name: 'نور', email: 'nour@example.org' });
    const first = aComment({ threadKey: 'new', by });
    await get().comments.insert(entry(first, by, { thread: aThread({ key: 'new', title: 'الأول' }) }));
    expect(await get().threads.find('demo', 'new')).toMatchObject({ title: 'الأول', counts: { visible: 1, topLevel: 1 } });
    await store(get(), { threadKey: 'new', by }, { thread: aThread({ key: 'new', title: 'الثاني' }), author: { ...by, name: 'غيره' } });
    expect(await get().threads.find('demo', 'new')).toMatchObject({ title: 'الأول', counts: { visible: 2 } });
    expect(await get().comments.findAuthor('demo', by.id)).toEqual({ ...by, standing: { approved: 2, rejected: 0 } });
  });

  test.each<[Status, number, number]>([['approved', 1, 1], ['pending', 0, 0], ['rejected', 0, 0], ['spam', 0, 0]])('a %s comment counts %i', async (status, visible, topLevel) => {
    await store(get(), { threadKey: `as-${status}`, status });
    expect(await thread(`as-${status}`)).toEqual({ visible, topLevel });
  });

  test('a reply under a held comment is not counted; a removed one with visible replies stays as a tombstone', async () => {
    const root = await store(get(), { threadKey: 'tree' });
    const reply = await store(get(), { parent: root });
    const leaf = await store(get(), { parent: reply });
    expect(await thread('tree')).toEqual({ visible: 3, topLevel: 1 });
    expect(await get().comments.remove(root.id, at(9))).toMatchObject({ result: 'done', comment: { status: 'removed', replyCount: 2 } });
    expect(await thread('tree')).toEqual({ visible: 2, topLevel: 1 });
    expect((await all('tree', 'newest', 5)).map((each) => each.id)).toEqual([root.id]);
    expect(await below(root, 1)).toEqual([reply.id, leaf.id]);
    await get().comments.remove(leaf.id, at(10));
    await get().comments.remove(reply.id, at(11));
    expect(await thread('tree')).toEqual({ visible: 0, topLevel: 0 });
    expect(await all('tree', 'newest', 5)).toEqual([]);
  });

  test('removing twice is the same as once', async () => {
    const comment = await store(get(), { threadKey: 'twice' });
    await get().comments.remove(comment.id, at(9));
    expect(await get().comments.remove(comment.id, at(9))).toMatchObject({ result: 'done' });
    expect(await thread('twice')).toEqual({ visible: 0, topLevel: 0 });
    expect(await get().comments.remove('none', at(9))).toEqual({ result: 'not_found' });
  });

  test('nobody answers what is not shown any more', async () => {
    const parent = await store(get(), { threadKey: 'gone', status: 'pending' });
    const by = anAuthor();
    expect(await get().comments.insert(entry(aComment({ parent, by }), by))).toEqual({ result: 'parent_gone' });
    expect(await get().comments.findAuthor('demo', by.id)).toBeNull();
  });

  test('200 at once are counted to the last one', async () => {
    const root = await store(get(), { threadKey: 'crowd' });
    await Promise.all(Array.from({ length: 200 }, () => store(get(), { parent: root })));
    expect(await thread('crowd')).toEqual({ visible: 201, topLevel: 1 });
    expect((await get().comments.find(root.id))?.replyCount).toBe(200);
    expect(await below(root, 30)).toHaveLength(200);
  });

  test('an edit replaces the text as the next revision, keeps the old one and is refused once stale', async () => {
    const comment = await store(get(), { threadKey: 'edit' });
    expect(await get().comments.edit(editOf(comment))).toMatchObject({ result: 'done', comment: { revision: 2, text: 'نص جديد', editedAt: at(60), status: 'approved' } });
    expect(await get().comments.edit(editOf(comment))).toEqual({ result: 'stale' });
    expect(await get().comments.edit(editOf({ ...comment, id: 'none' }))).toEqual({ result: 'not_found' });
    expect((await get().moderation.revisionsOf(comment.id)).map((each) => each.text)).toEqual([comment.text, 'نص جديد']);
  });

  test('an edit of what was decided meanwhile is stale: the decision stands', async () => {
    const comment = await store(get(), { threadKey: 'edit-raced', status: 'pending' });
    const decision = { id: `d_${comment.id}`, site: 'demo', commentId: comment.id, by: 'st_1', action: 'approve', reason: null, note: null, from: 'pending', to: 'approved', wasReviewed: false, wasPinned: false, revision: 1, at: at(5), batch: null, undoes: null } as const;
    await get().moderation.apply({ decision, expect: { status: 'pending', revision: 1 }, set: { status: 'approved', reviewed: true, pinned: false, reason: null, publishedAt: at(5) }, tallies: [] });
    expect(await get().comments.edit(editOf(comment, { status: 'pending' }))).toEqual({ result: 'stale' });
    expect(await get().comments.find(comment.id)).toMatchObject({ status: 'approved', revision: 1 });
  });

  test('what a machine refused is edited like what waits, and stays in its queue; what a person refused is not', async () => {
    const site = 'refused-site';
    const inQueue = async (name: string) => (await get().moderation.queues(site)).find((each) => each.name === name)?.count;
    for (const status of ['rejected', 'spam'] as const) {
      const comment = await store(get(), { site, threadKey: 'edit-refused', status }, { thread: aThread({ site, key: 'edit-refused' }) });
      expect(await get().comments.edit(editOf(comment, { status }))).toMatchObject({ result: 'done', comment: { revision: 2, text: 'نص جديد', status, reviewed: false, publishedAt: null } });
      expect(await get().comments.find(comment.id)).toMatchObject({ revision: 2, text: 'نص جديد', status });
      expect(await inQueue(status)).toBe(1);
      const refused = await store(get(), { threadKey: 'edit-refused', status, reviewed: true });
      expect(await get().comments.edit(editOf(refused, { status }))).toEqual({ result: 'stale' });
    }
    expect(await get().moderation.recount(site, false)).toEqual([]);
  });

  test('an edit changes what it names and nothing it carries along: counts and place are not its own to set', async () => {
    const comment = await store(get(), { threadKey: 'edit-only' });
    const carried = { replyCount: 3, depth: 2, pinned: true, publishedAt: null, author: { ...comment.author, name: 'غيره' } };
    await get().comments.edit({ ...carried, ...editOf(comment) });
    expect(await get().comments.find(comment.id)).toEqual({
      ...comment, revision: 2, text: 'نص جديد', html: '<p>نص جديد</p>', textDigest: 'new', editedAt: at(60),
    });
  });

  test('an edit that is held takes the comment out of sight', async () => {
    const comment = await store(get(), { threadKey: 'edit-held' });
    await get().comments.edit(editOf(comment, { status: 'pending', reason: { code: 'word_list', by: 'machine' } }));
    expect(await thread('edit-held')).toEqual({ visible: 0, topLevel: 0 });
    expect(await get().comments.find(comment.id)).toMatchObject({ status: 'pending', reviewed: false, reason: { code: 'word_list' } });
  });

  test('nobody edits what was answered', async () => {
    const comment = await store(get(), { threadKey: 'edit-answered' });
    await store(get(), { parent: comment });
    expect(await get().comments.edit(editOf(comment))).toEqual({ result: 'stale' });
  });

  test('addresses are forgotten in bounded steps, the comments stay', async () => {
    const address = { prefix: '192.0.2.0/24', digest: 'd' };
    const old = await store(get(), { site: 'old-site', threadKey: 'address', createdAt: at(-100), address }, { thread: aThread({ site: 'old-site', key: 'address' }) });
    const fresh = await store(get(), { site: 'old-site', threadKey: 'address', createdAt: at(100), address }, { thread: aThread({ site: 'old-site', key: 'address' }) });
    expect(await get().comments.forgetAddresses('old-site', at(0), 10)).toBe(1);
    expect(await get().comments.forgetAddresses('old-site', at(0), 10)).toBe(0);
    expect((await get().comments.find(old.id))?.address).toBeNull();
    expect((await get().comments.find(fresh.id))?.address).toEqual(address);
  });

  test('nobody answers under something hidden, however deep', async () => {
    const root = await store(get(), { threadKey: 'deep-gone' });
    const reply = await store(get(), { parent: root });
    await get().comments.edit(editOf(reply, { status: 'pending' }));
    const by = anAuthor();
    expect(await get().comments.insert(entry(aComment({ parent: reply, by }), by))).toEqual({ result: 'parent_gone' });
    expect(await get().comments.insert(entry(aComment({ parent: aComment({ threadKey: 'deep-gone' }), by }), by))).toEqual({ result: 'parent_gone' });
  });
}
