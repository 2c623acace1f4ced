// How often one account's password may be guessed; beside it stands the limit by address.
import { AppError } from '../errors.ts';
import type { Clock } from '../kernel/clock.ts';
import type { LimitsStore } from '../kernel/limits.store.ts';
import type { Secrets } from '../kernel/secrets.ts';

/** Wrong passwords one account may take in the window; then it answers 429 to everyone until the window ends. */
const MAX_TRIES = 10;
const WINDOW_MS = 15 * 60_000;

export class SignInTries {
  /** Counts with all other processes where the store is shared. */
  private readonly limits: LimitsStore;
  private readonly secrets: Secrets;
  private readonly clock: Clock;

  constructor(deps: { limits: LimitsStore; secrets: Secrets; clock: Clock }) {
    this.limits = deps.limits;
    this.secrets = deps.secrets;
    this.clock = deps.clock;
  }

  /** Counted before the password is looked at, so that tries at once get no more guesses than tries in turn. */
  async count(email: string): Promise<void> {
    const now = this.clock.now();
    const { count, resetAt } = await this.limits.hit(this.keyOf(email), WINDOW_MS, now);
    if (count <= MAX_TRIES) return;
    throw new AppError('rate_limited', { retryAfterSeconds: Math.ceil((resetAt.getTime() - now.getTime()) / 1000) });
  }

  /** After a right password. */
  forget(email: string): Promise<void> {
    return this.limits.forget(this.keyOf(email));
  }

  /** The shared store keeps no email, not even of accounts that do not exist. */
  private keyOf(email: string): string {
    return `account:${this.secrets.mac('limit', `account:${email}`)}`;
  }
}
