// An external service behind its breaker: asked, counted, and left alone for a while when it keeps failing. Never retries.
import { admit, closed, report, stateOf, type Breaker, type BreakerState } from '../../kernel/breaker.ts';
import type { Clock } from '../../kernel/clock.ts';
import { OutgoingError } from '../../kernel/outgoing.ts';
import type { ExternalName } from '../../sites/site.ts';

/** `skipped`: the breaker is open and nothing was sent. `status` and `nonsense`: it answered, but not as agreed. */
export type ExternalFailure = OutgoingError['why'] | 'skipped' | 'status' | 'nonsense';

export class ExternalError extends Error {
  override readonly name = 'ExternalError';
  readonly why: ExternalFailure;

  constructor(why: ExternalFailure, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

export type ExternalCounts = Record<'answered' | 'failed' | 'skipped', number>;

export class GuardedService {
  readonly name: ExternalName;
  readonly counts: ExternalCounts = { answered: 0, failed: 0, skipped: 0 };
  private readonly clock: Clock;
  private breaker: Breaker = closed;

  constructor(name: ExternalName, clock: Clock) {
    this.name = name;
    this.clock = clock;
  }

  get state(): BreakerState {
    return stateOf(this.breaker, this.nowMs());
  }

  /** The answer of the call, or ExternalError; while the breaker is open the call is not made. */
  async ask<T>(call: () => Promise<T>): Promise<T> {
    const { may, next } = admit(this.breaker, this.nowMs());
    this.breaker = next;
    if (!may) {
      this.counts.skipped += 1;
      throw new ExternalError('skipped');
    }
    try {
      const answer = await call();
      this.settle(true);
      return answer;
    } catch (error) {
      this.settle(false);
      if (error instanceof ExternalError) throw error;
      throw new ExternalError(error instanceof OutgoingError ? error.why : 'nonsense', error);
    }
  }

  private settle(isFine: boolean): void {
    this.breaker = report(this.breaker, isFine, this.nowMs());
    this.counts[isFine ? 'answered' : 'failed'] += 1;
  }

  private nowMs(): number {
    return this.clock.now().getTime();
  }
}
