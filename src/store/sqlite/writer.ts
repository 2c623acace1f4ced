// The writer thread: takes batches of commands, commits each batch once, answers after the commit is on the disk.
import { parentPort, workerData } from 'node:worker_threads';
import type { Settled } from '../group-commit.ts';
import { Db } from './db.ts';
import { BUSY_MS, isAway } from './failures.ts';
import { migrate } from './migrations.ts';
import { operations, type Command } from './operations.ts';

const db = new Db((workerData as { file: string }).file);
migrate(db.raw);
db.raw.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);

/** What the main thread is told: of an error only its message crosses to it. */
export type Answer = { results: Settled<unknown>[]; isAway: boolean };

/** Runs one command in a savepoint of its own: its failure undoes only its own work. */
function runOne({ name, argument }: Command): Settled<unknown> {
  db.run('SAVEPOINT one');
  try {
    const value = (operations[name] as (db: Db, argument: unknown) => unknown)(db, argument);
    db.run('RELEASE one');
    return { ok: true, value };
  } catch (error) {
    // A full disk may have ended the transaction: then nothing of the batch stands.
    if (isAway(error)) throw error;
    db.raw.exec('ROLLBACK TO one; RELEASE one');
    return { ok: false, error };
  }
}

function runBatch(commands: Command[]): Answer {
  try {
    // Inside the try: a lock that another process holds too long fails this batch, not the thread.
    db.raw.exec('BEGIN IMMEDIATE');
    const results = commands.map(runOne);
    db.raw.exec('COMMIT');
    return { results, isAway: false };
  } catch (error) {
    if (db.raw.isTransaction) db.raw.exec('ROLLBACK');
    return { results: commands.map(() => ({ ok: false, error })), isAway: isAway(error) };
  }
}

parentPort?.on('message', (message: { commands: Command[] } | 'close') => {
  if (message === 'close') {
    db.close();
    parentPort?.postMessage('closed');
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(runBatch(message.commands));
});
parentPort?.postMessage('ready');
