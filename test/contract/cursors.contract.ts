// What every store promises of consumers of a log: one at work at a time, and no step back or twice.
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/store/store.ts';
import { at } from '../support/builders.ts';

export function cursorsContract(get: () => Store): void {
  test('a consumer begins at 0 and is one\'s own until the time is over', async () => {
    const { cursors } = get();
    expect(await cursors.take('a', at(0), at(10))).toBe(0);
    expect(await cursors.take('a', at(9), at(20))).toBeNull();
    expect(await cursors.take('b', at(9), at(20))).toBe(0);
    expect(await cursors.advance('a', 0, 7)).toBe('done');
    expect(await cursors.take('a', at(10), at(20))).toBe(7);
  });

  test('of several who ask at once one gets it, the first time too', async () => {
    for (const now of [at(0), at(100)]) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => get().cursors.take('race', now, new Date(now.getTime() + 1000))));
      expect(answers.filter((each) => each !== null)).toHaveLength(1);
    }
  });

  test('of two steps from the same place one is taken', async () => {
    const { cursors } = get();
    await cursors.take('steps', at(0), at(1));
    expect((await Promise.all([cursors.advance('steps', 0, 5), cursors.advance('steps', 0, 6)])).toSorted()).toEqual(['done', 'stale']);
    expect(await cursors.advance('steps', 0, 9)).toBe('stale');
    expect(await cursors.advance('never', 0, 9)).toBe('stale');
    expect([5, 6]).toContain(await cursors.take('steps', at(2), at(3)));
  });
}
