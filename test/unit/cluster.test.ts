// How long the primary waits before it starts another worker.
import { expect, test } from '@jest/globals';
import { restartDelayMs } from '../../src/cluster.ts';

test('a worker that lived is replaced at once, ones that die young ever later, at most half a minute', () => {
  expect([0, 1, 2, 3].map(restartDelayMs)).toEqual([100, 200, 400, 800]);
  expect([9, 1000].map(restartDelayMs)).toEqual([30_000, 30_000]);
});
