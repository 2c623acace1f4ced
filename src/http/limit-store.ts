// What express-rate-limit counts on: a limits port under the name of one limit, by the application's clock.
import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';
import type { Clock } from '../kernel/clock.ts';
import type { LimitsStore } from '../kernel/limits.store.ts';

export type Counting = { limits: LimitsStore; clock: Clock; /** The key as it is kept. */ keep: (key: string) => string };

export class CountingStore implements Store {
  private windowMs = 0;
  private readonly counting: Counting;

  constructor(counting: Counting) {
    this.counting = counting;
  }

  init(options: Options): void {
    this.windowMs = options.windowMs;
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    const { limits, clock, keep } = this.counting;
    const now = clock.now();
    const { count, resetAt } = await limits.hit(keep(key), this.windowMs, now);
    // The middleware tells the time left by the machine's clock. Never longer than the window, should another process's clock run ahead.
    const leftMs = Math.min(resetAt.getTime() - now.getTime(), this.windowMs);
    return { totalHits: count, resetTime: new Date(Date.now() + leftMs) };
  }

  /** Every try counts, whatever became of it. */
  async decrement(): Promise<void> {}

  resetKey(key: string): Promise<void> {
    return this.counting.limits.forget(this.counting.keep(key));
  }
}
