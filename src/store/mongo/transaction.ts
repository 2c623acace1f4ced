// A transaction for what is rare: no lane, a few tries. The step may abort and still answer.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';
import { TRANSACTION } from './concerns.ts';
import { endAbandoned } from './abandoned.ts';
import { isAway, isTransient } from './failures.ts';

const TRIES = 10;

/** Runs the step again when another writer came between, so it reads all it decides on from the session. */
export async function inTransaction<T>(db: Connection, step: (session: ClientSession) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const session = await db.startSession();
    try {
      session.startTransaction(TRANSACTION);
      const answer = await step(session);
      if (session.inTransaction()) await session.commitTransaction();
      return answer;
    } catch (error) {
      if (!isTransient(error) || isAway(error) || tries === TRIES) throw error;
      if (tries % 3 === 0) await endAbandoned(db);
      await sleep(Math.random() * 20 * tries);
    } finally {
      if (session.inTransaction()) await session.abortTransaction().catch(() => {});
      await session.endSession();
    }
  }
}
