// Counts in this process's memory: for the embedded store, and for reads everywhere. A restart forgives.
import type { Hit, LimitsStore } from './limits.store.ts';

type Window = { count: number; endsAt: number };

/** Holds the keys of at most two windows: they live in two generations, and a whole generation is let go at once. */
export class MemoryLimits implements LimitsStore {
  private young = new Map<string, Window>();
  private old = new Map<string, Window>();
  private turnedAt = -Infinity;
  private longestMs = 0;

  /** The same as `hit`, for callers that cannot wait. */
  take(key: string, windowMs: number, now: Date): Hit {
    const ms = now.getTime();
    this.turn(ms, windowMs);
    const found = this.young.get(key) ?? this.old.get(key);
    const window = found === undefined || found.endsAt <= ms ? { count: 0, endsAt: ms + windowMs } : found;
    window.count += 1;
    if (window !== this.young.get(key)) this.young.set(key, window);
    return { count: window.count, resetAt: new Date(window.endsAt) };
  }

  async hit(key: string, windowMs: number, now: Date): Promise<Hit> {
    return this.take(key, windowMs, now);
  }

  async forget(key: string): Promise<void> {
    this.young.delete(key);
    this.old.delete(key);
  }

  async prune(now: Date): Promise<number> {
    let pruned = 0;
    for (const generation of [this.young, this.old]) {
      for (const [key, { endsAt }] of generation) if (endsAt <= now.getTime() && generation.delete(key)) pruned += 1;
    }
    return pruned;
  }

  /** What was not seen for the longest window has ended, so the old generation holds nothing that still counts. */
  private turn(ms: number, windowMs: number): void {
    this.longestMs = Math.max(this.longestMs, windowMs);
    if (ms - this.turnedAt < this.longestMs) return;
    this.old = this.young;
    this.young = new Map();
    this.turnedAt = ms;
  }
}
