// What every counter of limits promises, in one process's memory or shared by many.
import { expect, test } from '@jest/globals';
import type { LimitsStore } from '../../src/kernel/limits.store.ts';
import { at } from '../support/builders.ts';

const MINUTE = 60_000;

export function limitsContract(get: () => LimitsStore): void {
  test('a window opens with the first try and ends on time, however often it is refused', async () => {
    expect(await get().hit('fixed', MINUTE, at(0))).toEqual({ count: 1, resetAt: at(60) });
    for (let each = 2; each <= 5; each += 1) expect(await get().hit('fixed', MINUTE, at(each * 10))).toEqual({ count: each, resetAt: at(60) });
    expect(await get().hit('fixed', MINUTE, at(59.999))).toEqual({ count: 6, resetAt: at(60) });
    expect(await get().hit('fixed', MINUTE, at(60))).toEqual({ count: 1, resetAt: at(120) });
  });

  test('of tries at once each has its own number', async () => {
    const hits = await Promise.all(Array.from({ length: 50 }, () => get().hit('at once', MINUTE, at(0))));
    expect(hits.map((hit) => hit.count).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(new Set(hits.map((hit) => hit.resetAt.getTime())).size).toBe(1);
  });

  test('keys count for themselves, each with its own window', async () => {
    await get().hit('mine', MINUTE, at(0));
    expect(await get().hit('yours', 60 * MINUTE, at(30))).toEqual({ count: 1, resetAt: at(3630) });
    expect(await get().hit('mine', MINUTE, at(61))).toEqual({ count: 1, resetAt: at(121) });
    expect(await get().hit('yours', 60 * MINUTE, at(3629))).toEqual({ count: 2, resetAt: at(3630) });
  });

  test('a forgotten key begins again, another stays', async () => {
    for (const key of ['forgotten', 'kept']) await get().hit(key, MINUTE, at(0));
    await get().forget('forgotten');
    expect((await get().hit('forgotten', MINUTE, at(1))).count).toBe(1);
    expect((await get().hit('kept', MINUTE, at(1))).count).toBe(2);
    await get().forget('never seen');
  });

  test('only windows that ended are pruned', async () => {
    await get().prune(at(1_000_000));
    await get().hit('ended', MINUTE, at(0));
    await get().hit('open', 2 * MINUTE, at(0));
    expect(await get().prune(at(60))).toBe(1);
    expect((await get().hit('open', 2 * MINUTE, at(60))).count).toBe(2);
  });
}
