// What every store promises of comments: atomic counts, replays, pages that skip and leak nothing.
import { expect, test } from '@jest/globals';
import type { Author, Comment, Status, ShownComment } from '../../src/comments/comment.ts';
import type { Edited, Entry } from '../../src/comments/comments.store.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, aThread, at } from '../support/builders.ts';

export const entry = (comment: Comment, author: Author, over: Partial<Entry> = {}): Entry =>
  ({ comment, words: ['شكرا'], author, thread: aThread({ key: comment.threadKey }), replay: null, ...over });

/** Stores a comment by a fresh author (or the one given) and answers it. */
export async function store(on: Store, given: Parameters<typeof aComment>[0] = {}, over: Partial<Entry> = {}): Promise<Comment> {
  const author = given?.by ?? anAuthor();
  const comment = aComment({ by: author, ...given });
  const inserted = await on.comments.insert(entry(comment, author, over));
  expect(inserted.result).toBe('done');
  return comment;
}

const editOf = (comment: Comment, over: Partial<Edited> = {}): Edited => ({
  id: comment.id, revision: comment.revision, from: comment.status, text: 'نص جديد', html: '<p>نص جديد</p>', dir: 'rtl', textDigest: 'new', words: ['جديد'], status: 'approved',
  risk: { score: 0, findings: [] }, reason: null, at: at(60), ...over,
});

export function commentsContract(get: () => Store): void {
  const thread = async (key: string) => (await get().threads.find('demo', key))?.counts;
  const all = async (key: string, sort: 'newest' | 'oldest' | 'top', limit: number): Promise<ShownComment[]> => {
    const items: ShownComment[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await get().comments.topLevel({ site: 'demo', key, sort, limit, cursor });
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = page.next;
    }
  };
  const below = async (of: Comment, limit: number): Promise<string[]> => {
    const items: string[] = [];
    const stored = await get().comments.find(of.id);
    if (stored?.depth === 0) {
      // The page's one reading of many branches says what the branch's own first page says.
      const first = await get().comments.firstReplies([stored], limit);
      expect(first).toEqual(new Map([[of.id, await get().comments.descendants(stored, limit, null)]]));
    }
    for (let cursor: string | null = null; ;) {
      const page = await get().comments.descendants(of, limit, cursor);
      items.push(...page.items.map((each) => each.id));
      if (page.next === null) return items;
      cursor = page.next;
    }
  };

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
    const inserted = await get().comments.insert(entry(first, by, { thread: aThread({ key: 'new', title: 'الأول' }) }));
    expect(inserted).toMatchObject({ result: 'done', thread: { title: 'الأول', counts: { visible: 1, topLevel: 1 } } });
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

  test('the same key and body twice, also at once, is one comment and one answer; another body is a mismatch', async () => {
    const by = anAuthor();
    const replay = { scope: 'scope-1', bodyDigest: 'b1', answer: '{"first":true}', expiresAt: at(86_400) };
    const post = (over = {}) => get().comments.insert(entry(aComment({ by, threadKey: 'replay' }), by, { replay: { ...replay, ...over } }));
    const answers = await Promise.all([post(), post({ answer: '2' }), post({ answer: '3' })]);
    expect(answers.filter((each) => each.result === 'done')).toHaveLength(1);
    expect(answers.filter((each) => each.result === 'replayed')).toHaveLength(2);
    const [kept] = answers.flatMap((each) => (each.result === 'replayed' ? [each.answer] : []));
    expect(await get().comments.replay('scope-1', at(2))).toEqual({ bodyDigest: 'b1', answer: kept });
    expect(await post({ bodyDigest: 'b2' })).toEqual({ result: 'mismatch' });
    expect(await get().comments.replay('scope-1', at(90_000))).toBeNull();
    expect(await get().comments.pruneReplays(at(2))).toBe(0);
    expect(await thread('replay')).toEqual({ visible: 1, topLevel: 1 });
  });

  test('a key that expired may be used again', async () => {
    const by = anAuthor();
    const post = (seconds: number) => get().comments.insert(entry(aComment({ by, threadKey: 'expiry', createdAt: at(seconds) }), by,
      { replay: { scope: 'scope-2', bodyDigest: String(seconds), answer: '', expiresAt: at(seconds + 10) } }));
    expect((await post(0)).result).toBe('done');
    expect((await post(10)).result).toBe('done');
    expect(await get().comments.pruneReplays(at(20))).toBe(1);
  });

  test('newest and oldest skip nothing at equal times', async () => {
    const made: string[] = [];
    for (let each = 0; each < 9; each += 1) made.push((await store(get(), { threadKey: 'order', createdAt: at(Math.floor(each / 3)) })).id);
    expect((await all('order', 'oldest', 2)).map((each) => each.id)).toEqual(made);
    expect((await all('order', 'newest', 2)).map((each) => each.id)).toEqual(made.toReversed());
  });

  test('top goes by replies', async () => {
    const quiet = await store(get(), { threadKey: 'top' });
    const loud = await store(get(), { threadKey: 'top' });
    const middle = await store(get(), { threadKey: 'top' });
    for (const parent of [loud, loud, middle]) await store(get(), { parent });
    expect((await all('top', 'top', 1)).map((each) => each.id)).toEqual([loud.id, middle.id, quiet.id]);
  });

  test('descendants come in id order without what stands under something hidden, at any depth', async () => {
    const root = await store(get(), { threadKey: 'branch' });
    const open = await store(get(), { parent: root });
    const shut = await store(get(), { parent: root });
    const under = await store(get(), { parent: shut });
    const deep = await store(get(), { parent: open });
    const deeper = await store(get(), { parent: deep });
    await get().moderation.apply({
      decision: { id: `d_${shut.id}`, site: 'demo', commentId: shut.id, by: 'st_1', action: 'reject', reason: null, note: null, from: 'approved', to: 'rejected', wasReviewed: false, wasPinned: false, revision: 1, at: at(5), batch: null, undoes: null },
      expect: { status: 'approved', revision: 1 }, set: { status: 'rejected', reviewed: true, pinned: false, reason: null, publishedAt: at(1) },
    });
    expect(await below(root, 2)).toEqual([open.id, deep.id, deeper.id]);
    expect(await below(open, 1)).toEqual([deep.id, deeper.id]);
    expect(await below(deeper, 1)).toEqual([]);
    expect(await thread('branch')).toEqual({ visible: 4, topLevel: 1 });
    expect((await get().comments.find(under.id))?.status).toBe('approved');
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
    await get().moderation.apply({ decision, expect: { status: 'pending', revision: 1 }, set: { status: 'approved', reviewed: true, pinned: false, reason: null, publishedAt: at(5) } });
    expect(await get().comments.edit(editOf(comment, { status: 'pending' }))).toEqual({ result: 'stale' });
    expect(await get().comments.find(comment.id)).toMatchObject({ status: 'approved', revision: 1 });
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

  test('an author sees what of theirs is hidden here, and all of it everywhere', async () => {
    const by = anAuthor();
    const shown = await store(get(), { threadKey: 'mine', by, createdAt: at(1) });
    const held = await store(get(), { threadKey: 'mine', by, status: 'pending', createdAt: at(2) });
    const elsewhere = await store(get(), { threadKey: 'mine-2', by, status: 'spam', createdAt: at(3) });
    await store(get(), { threadKey: 'mine', status: 'pending' });
    expect((await get().comments.ownHidden('demo', 'mine', by.id)).map((each) => each.id)).toEqual([held.id]);
    const first = await get().comments.ownAll('demo', by.id, 2, null);
    expect(first.items.map((each) => each.id)).toEqual([elsewhere.id, held.id]);
    expect((await get().comments.ownAll('demo', by.id, 2, first.next)).items.map((each) => each.id)).toEqual([shown.id]);
  });

  test('counts what the same hand wrote lately, and knows an exact repeat', async () => {
    const by = anAuthor();
    for (const seconds of [100, 200, 300]) await store(get(), { threadKey: 'flood', by, createdAt: at(seconds), address: { prefix: 'p', digest: 'flood-1' }, textDigest: `t${seconds}` });
    await store(get(), { threadKey: 'flood', createdAt: at(300), address: { prefix: 'p', digest: 'flood-1' } });
    const site = 'demo';
    expect(await get().comments.recent({ site, key: 'flood', authorId: by.id, addressDigest: 'flood-1', since: at(200) })).toEqual({ byAuthor: 2, byPrefix: 3, inThread: 3 });
    expect(await get().comments.recent({ site, key: 'flood', authorId: by.id, addressDigest: null, since: at(400) })).toEqual({ byAuthor: 0, byPrefix: 0, inThread: 0 });
    expect(await get().comments.hasRepeat({ site, authorId: by.id, textDigest: 't200', since: at(200) })).toBe(true);
    expect(await get().comments.hasRepeat({ site, authorId: by.id, textDigest: 't200', since: at(201) })).toBe(false);
    expect(await get().comments.hasRepeat({ site, authorId: 'a_other', textDigest: 't200', since: at(0) })).toBe(false);
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

  test('a branch of hundreds that nobody sees is walked to its end in short pages', async () => {
    const root = await store(get(), { threadKey: 'long' });
    const shut = await store(get(), { parent: root });
    await Promise.all(Array.from({ length: 620 }, () => store(get(), { parent: shut })));
    await get().comments.remove(shut.id, at(5));
    expect(await below(shut, 100)).toHaveLength(620);
    const last = await store(get(), { parent: root });
    expect((await below(root, 100)).at(-1)).toBe(last.id);
    expect(await thread('long')).toEqual({ visible: 622, topLevel: 1 });
  });

  test('a cursor that is not ours is refused', async () => {
    await expect(get().comments.topLevel({ site: 'demo', key: 'x', sort: 'newest', limit: 2, cursor: 'nonsense' })).rejects.toThrow(RangeError);
  });
}
