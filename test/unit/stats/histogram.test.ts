// What buckets tell of waits: within the bound that the file states, and nothing where nobody waited.
import { expect, test } from '@jest/globals';
import { bucketOf, middleMs, waitsOf } from '../../../src/stats/histogram.ts';

const BOUND = 2 ** (1 / 8) + 1e-3;
const counted = (waits: number[]): [number, number][] => [...Map.groupBy(waits, bucketOf)].map(([bucket, of]) => [bucket, of.length]);

test('a bucket reads as its middle: no wait from a second to 388 days is further from it than the bound', () => {
  for (let ms = 1001; ms < 388 * 86_400_000; ms *= 1.013) {
    const factor = middleMs(bucketOf(ms)) / ms;
    expect(factor).toBeLessThanOrEqual(BOUND);
    expect(factor).toBeGreaterThanOrEqual(1 / BOUND);
  }
});

test('what is shorter reads as a second, what is longer as the last bucket, and longer waits never as shorter ones', () => {
  expect([bucketOf(-5000), bucketOf(0), bucketOf(1000), bucketOf(1001)]).toEqual([0, 0, 0, 1]);
  expect(bucketOf(1e15)).toBe(bucketOf(390 * 86_400_000));
  const buckets = Array.from({ length: 500 }, (_, n) => bucketOf(1.06 ** n));
  expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
});

test('quantiles are those of the nearest rank, within the bound', () => {
  let seed = 7;
  const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  for (const size of [1, 2, 19, 20, 21, 1000]) {
    const waits = Array.from({ length: size }, () => 1000 * 10 ** (random() * 6)).toSorted((a, b) => a - b);
    const { n, p50Ms, p95Ms } = waitsOf(counted(waits));
    expect(n).toBe(size);
    for (const [told, share] of [[p50Ms, 0.5], [p95Ms, 0.95]] as const) {
      const factor = told! / waits[Math.max(0, Math.ceil(size * share) - 1)]!;
      expect(factor).toBeLessThanOrEqual(BOUND);
      expect(factor).toBeGreaterThanOrEqual(1 / BOUND);
    }
  }
});

test('nobody waited: no quantile; what was taken back more often than it was counted is nobody', () => {
  expect(waitsOf([])).toEqual({ n: 0, p50Ms: null, p95Ms: null });
  expect(waitsOf([[3, -1], [9, 0]])).toEqual({ n: 0, p50Ms: null, p95Ms: null });
});
