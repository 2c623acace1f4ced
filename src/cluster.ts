// Several server processes on one port: starts them, starts another when one dies, and passes a stop on. Serves nothing itself.
import cluster, { type Worker } from 'node:cluster';
import { gatherMetrics } from './cluster-metrics.ts';
import type { Log } from './kernel/log.ts';

/** A worker that lived shorter than this did not recover; the next one waits longer. */
const SHORT_LIFE_MS = 10_000;
const MOST_DELAY_MS = 30_000;
/** Workers drain within ten seconds (main.ts); one that still runs after this is stuck. */
const STOP_MS = 15_000;

/** How long to wait before another worker, after so many short lives in a row. */
export const restartDelayMs = (shortLives: number): number => Math.min(MOST_DELAY_MS, 100 * 2 ** Math.min(shortLives, 20));

/** Runs until a stop is asked for. The first worker starts alone: it prepares the store, and when it cannot, starting others is no use. */
export function runCluster(workers: number, log: Pick<Log, 'info' | 'error'>): void {
  let isStopping = false;
  let isUp = false;
  let shortLives = 0;
  const startedAt = new Map<number, number>();

  const start = (): void => {
    if (isStopping) return;
    const worker = cluster.fork();
    startedAt.set(worker.id, performance.now());
  };
  cluster.on('listening', (worker) => {
    log.info({ worker: worker.id, pid: worker.process.pid }, 'worker listens');
    if (isUp) return;
    isUp = true;
    for (let each = 1; each < workers; each += 1) start();
  });
  cluster.on('exit', (worker, code, signal) => {
    const lived = performance.now() - (startedAt.get(worker.id) ?? 0);
    startedAt.delete(worker.id);
    if (isStopping) return;
    if (!isUp) {
      // It has said why.
      process.exitCode = code === 0 ? 1 : code;
      return;
    }
    shortLives = lived < SHORT_LIFE_MS ? shortLives + 1 : 0;
    const delayMs = restartDelayMs(shortLives);
    log.error({ worker: worker.id, pid: worker.process.pid, code, signal, delayMs }, 'worker ended; another starts');
    setTimeout(start, delayMs);
  });
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    for (const worker of living()) worker.process.kill('SIGTERM');
    setTimeout(() => {
      for (const worker of living()) worker.process.kill('SIGKILL');
    }, STOP_MS).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  gatherMetrics();
  start();
}

const living = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);

/** Whether this process is to start the others rather than to serve. */
export const isPrimary = (workers: number): boolean => workers > 1 && cluster.isPrimary;
/** Whether this process has the word: alone, or the first of the workers. */
export const speaks = (): boolean => cluster.isPrimary || cluster.worker?.id === 1;
/** A worker lives as long as its channel to the primary is open. */
export const leaveCluster = (): void => {
  if (cluster.isWorker && process.connected) process.disconnect?.();
};
