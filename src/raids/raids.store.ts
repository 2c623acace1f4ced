// The port of raid mode: counters by the minute, and what stands for a place.
import type { DeskAct } from '../moderation/decision.ts';
import type { MinuteCounts, Place, Raid } from './raid.ts';

export interface RaidsStore {
  /** Adds to the counters of their places and minutes; counts of other processes stay. What a failure loses is not missed. */
  add(counts: MinuteCounts[]): Promise<void>;
  /** Every place that has counters from a minute on, in no order. */
  since(minute: number): Promise<MinuteCounts[]>;
  /** The counters of one place from a minute to before another. */
  history(place: Place, from: number, to: number): Promise<MinuteCounts[]>;
  /** Deletes counters before that minute; says how many rows. */
  prune(before: number): Promise<number>;
  /** What stands, of one site or, where null, of all. */
  standing(site: string | null): Promise<Raid[]>;
  /** Puts `after` (null: nothing) in the place of `before` with its act and its event; 'stale' when something else stands there
   *  than was read, and then nothing changes. Atomic; durable: of two who switch at once one is told. */
  switch(change: Switch): Promise<'done' | 'stale'>;
}

export type Switch = { place: Place; before: Raid | null; after: Raid | null; act: DeskAct };

/** Whether what is stored is what was read. */
export const stillStands = (stored: Raid | null, read: Raid | null): boolean =>
  stored === null || read === null
    ? stored === read
    : stored.state === read.state && stored.by === read.by && stored.since.getTime() === read.since.getTime() && stored.until?.getTime() === read.until?.getTime();
