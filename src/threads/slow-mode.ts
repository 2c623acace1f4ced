// Slow mode: one comment per author in so many seconds. Refuses; what was written meanwhile stays with its author.
// It slows who keeps their name: whoever comes back as somebody new meets the hold of first comments instead.
import type { CommentsStore } from '../comments/comments.store.ts';
import { AppError } from '../errors.ts';
import type { LimitsStore } from '../kernel/limits.store.ts';
import type { Thread } from './thread.ts';

/** Longer than a post takes from being looked at to being stored, and no longer than the shortest wait there is. */
const GATE_MS = 5000;

type Deps = { comments: Pick<CommentsStore, 'lastIn'>; limits: Pick<LimitsStore, 'hit'>; digest: (key: string) => string };

export class SlowMode {
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** When the author may write again: null is now. By the last comment stored, so that a restart forgives nothing and a
   *  changed wait counts at once. */
  async waitsUntil({ site, key, slowSeconds }: Thread, authorId: string, now: Date): Promise<Date | null> {
    const waitMs = slowSeconds * 1000;
    const last = await this.deps.comments.lastIn({ site, key, authorId, since: new Date(now.getTime() - waitMs) });
    return last === null ? null : new Date(last.getTime() + waitMs);
  }

  /** Throws `slow_mode` for who has to wait. Of two at once, before either is stored, in whichever process, one passes. */
  async assertWaited(thread: Thread, authorId: string, now: Date): Promise<void> {
    const until = await this.waitsUntil(thread, authorId, now);
    if (until !== null) throw tooSoon((until.getTime() - now.getTime()) / 1000);
    const { count } = await this.deps.limits.hit(`slow:${this.deps.digest(`${thread.site} ${thread.key} ${authorId}`)}`, GATE_MS, now);
    if (count > 1) throw tooSoon(thread.slowSeconds);
  }
}

const tooSoon = (seconds: number): AppError => new AppError('slow_mode', { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) });
