// The main thread's end of the writer thread: queues commands, sends one batch at a time, hands back the answers.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { GroupCommit, type Settled } from '../group-commit.ts';
import { unavailable } from './failures.ts';
import type { Argument, Command, OperationName, Result } from './operations.ts';
import type { Answer } from './writer.ts';

type Job = Command & { since: number };

export class WriterClient {
  private readonly worker: Worker;
  private readonly group: GroupCommit<Job, unknown>;
  private awaySince = 0;
  private failure: Error | null = null;

  private constructor(worker: Worker) {
    this.worker = worker;
    this.group = new GroupCommit((jobs) => this.commit(jobs));
    worker.on('error', (error: Error) => {
      this.failure = error;
    });
    worker.on('exit', () => {
      this.failure ??= new Error('the writer thread has ended');
    });
  }

  /** Starts the thread and waits until the file is opened and migrated. */
  static async start(file: string): Promise<WriterClient> {
    const worker = new Worker(new URL('./writer.ts', import.meta.url), { workerData: { file } });
    await once(worker, 'message');
    return new WriterClient(worker);
  }

  /** Resolves with the operation's result once it is durable. */
  run<N extends OperationName>(name: N, argument: Argument<N>): Promise<Result<N>> {
    return this.group.add({ name, argument, since: performance.now() }) as Promise<Result<N>>;
  }

  /** Throws when no write can succeed any more. */
  assertAlive(): void {
    if (this.failure !== null) throw unavailable(this.failure);
  }

  /** Waits for what is queued, then closes file and thread. */
  async close(): Promise<void> {
    await this.group.idle();
    if (this.failure !== null) return;
    const exit = once(this.worker, 'exit');
    this.worker.postMessage('close');
    await exit;
  }

  private async commit(jobs: Job[]): Promise<Settled<unknown>[]> {
    // Who queued behind a batch that met a lock or a full disk would wait for the same again.
    if (jobs.every(({ since }) => since < this.awaySince)) throw unavailable(null);
    const { results, isAway } = await this.send(jobs.map(({ name, argument }) => ({ name, argument })));
    if (!isAway) return results;
    this.awaySince = performance.now();
    return results.map((each) => (each.ok ? each : { ok: false, error: unavailable(each.error) }));
  }

  private send(commands: Command[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.assertAlive();
      const onExit = (): void => reject(unavailable(this.failure));
      this.worker.once('exit', onExit);
      this.worker.once('message', (answer: Answer) => {
        this.worker.off('exit', onExit);
        resolve(answer);
      });
      this.worker.postMessage({ commands });
    });
  }
}
