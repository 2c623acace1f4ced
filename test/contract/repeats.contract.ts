// What every store promises of a write that is sent again under its key: done once, answered as the first time.
import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/store/store.ts';
import { aComment, anAuthor, at } from '../support/builders.ts';
import { aReplay, editOf, entry, keyed, store } from './stored.ts';

export function repeatsContract(get: () => Store): void {
  describe.each(Object.entries(keyed))('%s', (_name, prepare) => {
    test('the same key and body twice, also at once, is done once and answered alike; another body is a mismatch', async () => {
      const { write, done } = await prepare(get());
      const replay = aReplay();
      const answers = await Promise.all(['1', '2', '3'].map((answer) => write(get().comments, { ...replay, answer })));
      expect(answers.map(({ result }) => result).toSorted()).toEqual(['done', 'replayed', 'replayed']);
      const kept = String(answers.findIndex(({ result }) => result === 'done') + 1);
      expect(answers.flatMap(({ result, answer }) => (result === 'replayed' ? [answer] : []))).toEqual([kept, kept]);
      expect(await get().comments.replay(replay.scope, at(2))).toEqual({ bodyDigest: 'b1', answer: kept });
      expect(await write(get().comments, { ...replay, answer: '4' })).toEqual({ result: 'replayed', answer: kept });
      expect(await write(get().comments, { ...replay, bodyDigest: 'b2' })).toEqual({ result: 'mismatch' });
      expect(await get().comments.replay(replay.scope, at(86_400))).toBeNull();
      expect(await done()).toBe(1);
    });

    test('two keys are two writes, and so is one that expired', async () => {
      const { write } = await prepare(get());
      const replay = aReplay({ expiresAt: at(10) });
      const again = { ...replay, answer: 'again', at: at(10), expiresAt: at(20) };
      for (const each of [replay, aReplay(), again]) expect((await write(get().comments, each)).result).toBe('done');
      expect(await get().comments.replay(replay.scope, at(15))).toEqual({ bodyDigest: 'b1', answer: 'again' });
    });
  });

  test('what was not done leaves its key unused', async () => {
    const { comments } = get();
    const comment = await store(get(), { threadKey: 'unused' });
    const by = anAuthor();
    const orphan = aComment({ by, parent: aComment({ threadKey: 'unused' }) });
    const stale = editOf({ ...comment, revision: 7 });
    for (const [refused, write] of [
      ['parent_gone', (replay) => comments.insert(entry(orphan, by, { replay }))],
      ['stale', (replay) => comments.edit(stale, replay)], ['not_found', (replay) => comments.edit({ ...stale, id: 'none' }, replay)],
      ['not_found', (replay) => comments.remove('none', at(9), { replay })],
    ] as [string, (replay: ReturnType<typeof aReplay>) => Promise<{ result: string }>][]) {
      const replay = aReplay();
      expect(await write(replay)).toEqual({ result: refused });
      expect(await comments.replay(replay.scope, at(1))).toBeNull();
      expect((await comments.edit(editOf((await comments.find(comment.id))!), replay)).result).toBe('done');
    }
  });

  test('answers are kept until they expire, and then pruned', async () => {
    const [soon, later] = [aReplay({ expiresAt: at(10) }), aReplay({ expiresAt: at(11) })];
    await get().comments.pruneReplays(at(10));
    for (const replay of [soon, later]) await get().comments.insertAuthor(anAuthor(), replay);
    expect(await get().comments.pruneReplays(at(9))).toBe(0);
    expect(await get().comments.pruneReplays(at(10))).toBe(1);
    expect(await get().comments.replay(later.scope, at(10))).not.toBeNull();
  });

  test('an author who is there keeps what they have', async () => {
    const by = anAuthor({ name: 'نور' });
    await store(get(), { threadKey: 'known-author', by });
    expect(await get().comments.insertAuthor({ ...by, name: 'غيره' })).toEqual({ result: 'done' });
    expect(await get().comments.findAuthor('demo', by.id)).toEqual({ ...by, standing: { approved: 1, rejected: 0 } });
  });
}
