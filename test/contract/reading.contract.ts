// What every store promises of comments that are read: pages in their order that skip and leak nothing, and what is one's own.
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/store/store.ts';
import { anAuthor, at } from '../support/builders.ts';
import { store, walker } from './stored.ts';

export function readingContract(get: () => Store): void {
  const thread = async (key: string) => (await get().threads.find('demo', key))?.counts;
  const { all, below } = walker(get);

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
      expect: { status: 'approved', revision: 1 }, set: { status: 'rejected', reviewed: true, pinned: false, reason: null, publishedAt: at(1) }, tallies: [],
    });
    expect(await below(root, 2)).toEqual([open.id, deep.id, deeper.id]);
    expect(await below(open, 1)).toEqual([deep.id, deeper.id]);
    expect(await below(deeper, 1)).toEqual([]);
    expect(await thread('branch')).toEqual({ visible: 4, topLevel: 1 });
    expect((await get().comments.find(under.id))?.status).toBe('approved');
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

  test('knows an exact repeat by the same author, and how long ago', async () => {
    const by = anAuthor();
    const site = 'demo';
    for (const seconds of [100, 200, 300]) await store(get(), { by, createdAt: at(seconds), textDigest: `t${seconds}` });
    expect(await get().comments.hasRepeat({ site, authorId: by.id, textDigest: 't200', since: at(200) })).toBe(true);
    expect(await get().comments.hasRepeat({ site, authorId: by.id, textDigest: 't200', since: at(201) })).toBe(false);
    expect(await get().comments.hasRepeat({ site, authorId: 'a_other', textDigest: 't200', since: at(0) })).toBe(false);
  });

  test('many authors are read at once: each that exists once, with their standing, none of another site', async () => {
    const [a, b] = [anAuthor({ email: 'a@example.org' }), anAuthor({ name: 'هدى' })];
    await get().comments.insertAuthor(a);
    await store(get(), { threadKey: 'authors', by: b });
    const other = anAuthor({ id: a.id, site: 'other-site' });
    await get().comments.insertAuthor(other);
    const wanted = [a, b, a, { id: 'a_never' }].map(({ id }) => ({ site: 'demo', id }));
    const found = await get().comments.findAuthors(wanted);
    expect(new Map(found.map((each) => [each.id, each]))).toEqual(new Map([[a.id, a], [b.id, { ...b, standing: { approved: 1, rejected: 0 } }]]));
    expect(found).toHaveLength(2);
    expect(await get().comments.findAuthors([{ site: 'other-site', id: a.id }, { site: 'other-site', id: b.id }])).toEqual([other]);
    expect(await get().comments.findAuthors([])).toEqual([]);
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
