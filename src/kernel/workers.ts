// Work that is repeated beside the requests; one run at a time, a failure is logged and the next run goes on.
import type { Log } from './log.ts';

export type Job = { name: string; everyMs: number; run(): Promise<void> };

/** Runs the jobs now and from now on; the answer stops them and waits for the runs under way. */
export function startJobs(jobs: Job[], log: Log): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const timers = jobs.map(({ name, everyMs, run }) => {
    let busy = false;
    const once = async (): Promise<void> => {
      busy = true;
      try {
        await run();
      } catch (error) {
        log.error({ job: name, cause: String((error as Error).stack ?? error) }, 'job failed');
      } finally {
        busy = false;
      }
    };
    const start = (): void => {
      if (busy) return;
      const work = once();
      running.add(work);
      void work.finally(() => running.delete(work));
    };
    // At once too: a process that never lives as long as a period would never do the work.
    start();
    return setInterval(start, everyMs).unref();
  });
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running);
  };
}
