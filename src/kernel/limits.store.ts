// The port of what is counted against a limit. Keys are the caller's: digests wherever they say who somebody is.
export type Hit = { count: number; resetAt: Date };

export interface LimitsStore {
  /** Counts one more under `key` and says how many the running window holds and when it ends. The first try after an end
   *  opens a window of `windowMs`; later ones, refused or not, never move its end. Atomic: of tries at once, also from other
   *  processes, each gets its own number. Throws `unavailable` when the store is away. */
  hit(key: string, windowMs: number, now: Date): Promise<Hit>;
  /** Ends the window of a key; the next try is its first. */
  forget(key: string): Promise<void>;
  /** Deletes windows that ended by `now`; says how many. */
  prune(now: Date): Promise<number>;
}
