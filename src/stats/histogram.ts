// Waits sorted into fixed buckets, four to each doubling from one second to 388 days, so that days add up; pure.
// A quantile read from them is within a factor of 2^(1/8), 9.1 %, of the wait at that rank; what is shorter or longer reads as the end.
const PER_DOUBLING = 4;
const LAST = 100;

/** Bucket 0 holds what took at most a second, bucket b what took more than 2^((b-1)/4) and at most 2^(b/4) seconds. */
export function bucketOf(waitMs: number): number {
  const seconds = waitMs / 1000;
  return seconds <= 1 ? 0 : Math.min(LAST, Math.ceil(Math.log2(seconds) * PER_DOUBLING));
}

/** The geometric middle of a bucket: equally far, as a factor, from both of its ends. */
export const middleMs = (bucket: number): number => (bucket === 0 ? 1000 : Math.round(1000 * 2 ** ((bucket - 0.5) / PER_DOUBLING)));

export type Waits = { n: number; p50Ms: number | null; p95Ms: number | null };

/** What is told of waits counted by bucket. Null where nobody waited. */
export function waitsOf(counts: [bucket: number, n: number][]): Waits {
  const filled = counts.filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b);
  const n = filled.reduce((sum, [, count]) => sum + count, 0);
  return { n, p50Ms: quantileMs(filled, n * 0.5), p95Ms: quantileMs(filled, n * 0.95) };
}

/** The nearest rank: the first bucket that, with all before it, holds so many. */
function quantileMs(filled: [bucket: number, n: number][], rank: number): number | null {
  let below = 0;
  for (const [bucket, count] of filled) {
    below += count;
    if (below >= rank) return middleMs(bucket);
  }
  return null;
}
