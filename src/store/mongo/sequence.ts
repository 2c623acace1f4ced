// Numbers for events and decisions, taken outside the transaction that uses them, so that processes never wait for one document.
import { randomBytes } from 'node:crypto';
import { DURABLE } from './concerns.ts';
import type { CounterRow, Models } from './models.ts';

/** A process that died with a batch under way holds readers up no longer than this. */
const ABANDONED_MS = 10_000;
/** A batch older than this may no longer commit under its numbers. */
export const NUMBERS_LAST_MS = 5_000;

/** One per process: its batches follow one another, so its newest open batch is its only one. */
export class Sequence {
  private readonly models: Models;
  private readonly owner = `p${randomBytes(8).toString('hex')}`;
  private opened: number | null = null;
  private releasing: Promise<unknown> = Promise.resolve();

  constructor(models: Models) {
    this.models = models;
  }

  /** Takes `count` numbers and marks them as under way; says the first. */
  async take(count: number): Promise<number> {
    const before = await this.models.counters.collection.findOneAndUpdate(
      { _id: 'events' as never },
      [{ $set: { next: { $add: ['$next', count] }, [`open.${this.owner}`]: { from: '$next', at: '$$NOW' } } }],
      { writeConcern: DURABLE, returnDocument: 'before' },
    );
    if (before === null) throw new Error('the events counter is missing: run migrate');
    this.opened = (before as unknown as CounterRow).next;
    return this.opened;
  }

  /** Nothing of this process is under way any more. A batch that opened meanwhile stays marked. */
  async release(): Promise<void> {
    const from = this.opened;
    if (from === null) return;
    this.opened = null;
    const mark = `open.${this.owner}`;
    const released = this.models.counters.collection.updateOne({ _id: 'events' as never, [`${mark}.from`]: from }, { $unset: { [mark]: '' } });
    this.releasing = released.catch(() => {});
    await released;
  }

  /** Below this number all is committed or never will be: what a reader may take. */
  async horizon(): Promise<number> {
    // Who asks after what this process wrote finds it, unless it is writing more.
    await this.releasing;
    const [row] = await this.models.counters.collection.aggregate<CounterRow & { now: Date }>([
      { $match: { _id: 'events' } }, { $set: { now: '$$NOW' } },
    ]).toArray();
    if (row === undefined) return 0;
    const alive = Object.values(row.open).filter((each) => row.now.getTime() - each.at.getTime() < ABANDONED_MS);
    return Math.min(row.next, ...alive.map((each) => each.from));
  }
}
