// Work that is repeated beside the requests; one run at a time, a failure is logged and the next run goes on.
import type { Log } from './log.ts';

export type Job = {
  name: string;
  everyMs: number;
  /** `stopping` is aborted when the process is about to stop: what takes long ends at the next good moment. */
  run(stopping: AbortSignal): Promise<void>;
  /** Takes a function that begins a run at once, unless one is under way. */
  wakes?: (wake: () => void) => void;
};

/** Runs the jobs now and from now on; the answer stops them and waits for the runs under way. */
export function startJobs(jobs: Job[], log: Log): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const timers = jobs.map(({ name, everyMs, run, wakes }) => {
    let busy = false;
    const once = async (): Promise<void> => {
      busy = true;
      try {
        await run(stopping.signal);
      } catch (error) {
        log.error({ job: name, cause: String((error as Error).stack ?? error) }, 'job failed');
      } finally {
        busy = false;
      }
    };
    const start = (): void => {
      if (busy || stopping.signal.aborted) return;
      const work = once();
      running.add(work);
      void work.finally(() => running.delete(work));
    };
    // At once too: a process that never lives as long as a period would never do the work.
    start();
    wakes?.(start);
    return setInterval(start, everyMs).unref();
  });
  return async () => {
    stopping.abort();
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running);
  };
}
