// One transaction at a time takes all that has queued meanwhile; a batch that fails for one is run again one by one.
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { AppError } from '../../errors.ts';
import { GroupCommit, type Settled } from '../group-commit.ts';
import { endAbandoned } from './abandoned.ts';
import { TRANSACTION } from './concerns.ts';
import { asAppError, isAway, isDuplicate, isTransient, isUnconfirmed, isUnknownCommit } from './failures.ts';
import type { Models } from './models.ts';
import type { Pulse } from './pulse.ts';
import { NUMBERS_LAST_MS, type Sequence } from './sequence.ts';
import { read, write } from './work-io.ts';
import type { Command } from './work.ts';

const BATCH = 100;
const TRIES = 10;
const SLOTS = 32;
/** A store that went away is reported, not waited for: no new try after this long. */
const AWAY_AFTER_MS = 150;

type Job = { command: Command<unknown>; since: number; isGivenUp: boolean };
/** In the place of a command whose caller was told that the store is away: it must not be done when it comes back. */
const NOTHING: Command<unknown> = { reads: {}, run: () => null };
type Outcome = Settled<unknown>;

export class Lane {
  private readonly db: Connection;
  private readonly models: Models;
  private readonly sequence: Sequence;
  private readonly pulse: Pulse;
  /** Queue counters are spread, so that processes do not meet in one document. */
  private readonly slot = randomInt(SLOTS);
  private readonly group = new GroupCommit<Job, unknown>((jobs) => this.commit(jobs), BATCH);
  private pending = 0;
  private awaySince = 0;

  constructor(db: Connection, models: Models, { sequence, pulse }: { sequence: Sequence; pulse: Pulse }) {
    this.pulse = pulse;
    this.db = db;
    this.models = models;
    this.sequence = sequence;
  }

  /** Resolves with what the command answered once the transaction it was part of is durable. */
  async submit<T>(command: Command<T>): Promise<T> {
    const job = { command, since: performance.now(), isGivenUp: false };
    this.pending += 1;
    try {
      return (await this.pulse.guard(() => this.group.add(job))) as T;
    } catch (error) {
      job.isGivenUp = true;
      throw error;
    } finally {
      this.pending -= 1;
      if (this.pending === 0) this.sequence.release().catch(() => {});
    }
  }

  /** Resolves when nothing is queued or under way. */
  async idle(): Promise<void> {
    await this.group.idle();
    await this.sequence.release();
  }

  private async commit(jobs: Job[]): Promise<Outcome[]> {
    // Who queued behind a batch that found the store away would wait in vain for the same store.
    if (jobs.every(({ since }) => since < this.awaySince)) return jobs.map(() => ({ ok: false, error: new AppError('unavailable') }));
    try {
      const answers = await this.attempt(jobs);
      return answers.map((value) => ({ ok: true, value }));
    } catch (error) {
      if (isAway(error)) this.awaySince = performance.now();
      const final = jobs.length === 1 || isAway(error) || isUnknownCommit(error);
      if (final) return jobs.map(() => ({ ok: false, error: asAppError(error) }));
      const outcomes: Outcome[] = [];
      for (const job of jobs) outcomes.push(...(await this.commit([job])));
      return outcomes;
    }
  }

  /** Tries a transaction again while its failure is one that passes. */
  private async attempt(jobs: Job[]): Promise<unknown[]> {
    const started = performance.now();
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.transact(jobs.map(({ command, isGivenUp }) => (isGivenUp ? NOTHING : command)));
      } catch (error) {
        // Somebody holds what this needs: who died holding it lets go only when told.
        if (isTransient(error) && tries % 3 === 0) await endAbandoned(this.db);
        const passes = isTransient(error) || (isDuplicate(error) && jobs.length === 1 && tries < 3);
        const away = isAway(error) && performance.now() - started > AWAY_AFTER_MS;
        if (!passes || away || tries === TRIES) throw error;
        await sleep(Math.random() * Math.min(2 ** tries, 100));
      }
    }
  }

  private async transact(commands: Command<unknown>[]): Promise<unknown[]> {
    const session = await this.db.startSession();
    const started = performance.now();
    try {
      session.startTransaction(TRANSACTION);
      const work = await read(this.models, commands, session);
      const answers = commands.map((command) => command.run(work));
      await write(work, { models: this.models, sequence: this.sequence, slot: this.slot, session });
      if (performance.now() - started > NUMBERS_LAST_MS) throw new AppError('unavailable');
      await finish(session);
      return answers;
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => {});
      throw error;
    } finally {
      await session.endSession();
    }
  }
}

/** Commit may be repeated safely: the server knows the transaction. */
async function finish(session: ClientSession): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      if (!isUnknownCommit(error) || isAway(error) || isUnconfirmed(error) || tries === 3) throw error;
    }
  }
}
