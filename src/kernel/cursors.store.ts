// The port of consumers that follow a numbered log at their own pace: how far each one has come.
export interface CursorsStore {
  /** Where a consumer stands (0 when it never began), and the work is the caller's until `until`; null while it is another's.
   *  Atomic: of several who ask at once one gets it. */
  take(consumer: string, now: Date, until: Date): Promise<number | null>;
  /** Moves a consumer on from where it was read. 'stale' when it no longer stands there; then nothing changes. Atomic; durable. */
  advance(consumer: string, from: number, to: number): Promise<'done' | 'stale'>;
}
