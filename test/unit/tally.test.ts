// Who writes is counted once a minute and place, by who they are, and only for what was stored.
import { expect, test } from '@jest/globals';
import { countStore } from '../../src/raids/counted-store.ts';
import { Tally, type Seen } from '../../src/raids/tally.ts';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, aThread, at } from '../support/builders.ts';

const seen = (over: Partial<Seen> = {}): Seen => ({ site: 'demo', threadKey: 'a', authorId: 'a_1', minute: 5, ...over });
const row = (over: object) => ({ site: 'demo', threadKey: null, minute: 5, writers: 1, fresh: 0, repeats: 0, refused: 0, ...over });

test('an author counts once a minute for each thing, in the thread and on the site', () => {
  const tally = new Tally();
  for (let each = 0; each < 5; each += 1) tally.note(seen(), { fresh: true });
  tally.note(seen({ threadKey: 'b' }), { fresh: true, repeats: false });
  tally.note(seen({ authorId: 'a_2', threadKey: null }), { repeats: true });
  expect(tally.drain()).toEqual([row({ threadKey: 'a', fresh: 1 }), row({ writers: 2, fresh: 1, repeats: 1 }), row({ threadKey: 'b', fresh: 1 })]);
  tally.note(seen(), { fresh: true, refused: true });
  // Counted and stored already in this minute, but for what is new of them.
  expect(tally.drain()).toEqual([row({ threadKey: 'a', writers: 0, refused: 1 }), row({ writers: 0, refused: 1 })]);
  tally.note(seen({ minute: 6 }), {});
  expect(tally.drain()).toEqual([row({ threadKey: 'a', minute: 6 }), row({ minute: 6 })]);
  expect(tally.drain()).toEqual([]);
});

test('what staff write, what was answered before and what was not stored is not counted', async () => {
  const noted: unknown[] = [];
  let result = 'done';
  const inner = { comments: { insert: async () => ({ result }) }, moderation: {} } as unknown as Store;
  const { comments } = countStore(inner, { tally: { note: (at) => void noted.push(at) }, now: () => at(60) });
  const entry = (author = anAuthor()) => ({ comment: aComment({ by: author }), words: [], author, thread: aThread(), tallies: [], replay: null });
  await comments.insert(entry(anAuthor({ kind: 'staff' })));
  result = 'replayed';
  await comments.insert(entry());
  result = 'parent_gone';
  await comments.insert(entry());
  expect(noted).toEqual([]);
  result = 'done';
  await comments.insert(entry(anAuthor({ id: 'a_7' })));
  expect(noted).toMatchObject([{ site: 'demo', threadKey: 'article-1', authorId: 'a_7', minute: Math.floor(at(60).getTime() / 60_000) }]);
});
