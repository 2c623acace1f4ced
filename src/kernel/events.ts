// Events written in the same atomic step as the change they tell of (an outbox), and the port that reads them.
export type EventKind = 'visible' | 'hidden' | 'edited' | 'thread_changed' | 'decided' | 'erased' | 'raid';
/** `threadKey` is empty where the whole site is meant. */
export type HiwarEvent = { seq: number; kind: EventKind; site: string; threadKey: string; commentId: string | null; revision: number | null; at: Date };

export interface EventsStore {
  /** Events after a sequence number, oldest first. */
  after(seq: number, limit: number): Promise<HiwarEvent[]>;
  /** Deletes events older than that; says how many. */
  prune(before: Date): Promise<number>;
}
