// Repeated work: at once, one run of a job at a time, a failure stops nothing, and a stop waits for what is under way.
import { expect, test } from '@jest/globals';
import { createLog } from '../../src/kernel/log.ts';
import { startJobs, type Job } from '../../src/kernel/workers.ts';
import { until } from '../support/until.ts';

const NEVER_MS = 2_000_000_000;
const silent = createLog('silent');

test('a job runs at once, not only after its first period', async () => {
  let runs = 0;
  const stop = startJobs([{ name: 'daily', everyMs: NEVER_MS, run: async () => void (runs += 1) }], silent);
  expect(runs).toBe(1);
  await stop();
});

test('a run that fails is logged with its job, and the next one and the others go on', async () => {
  const lines: string[] = [];
  let runs = 0;
  let others = 0;
  const fails: Job = { name: 'fails', everyMs: 1, run: async () => {
    runs += 1;
    if (runs === 1) throw new Error('the store is away');
  } };
  const log = createLog('error', { write: (line) => void lines.push(line) });
  const stop = startJobs([fails, { name: 'other', everyMs: 1, run: async () => void (others += 1) }], log);
  await until('both have run again', () => runs > 2 && others > 2);
  await stop();
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ msg: 'job failed', job: 'fails', cause: expect.stringContaining('the store is away') }]);
});

test('a job that takes longer than its period is not begun again meanwhile, and a stop waits for it', async () => {
  let begun = 0;
  let ended = 0;
  let ticks = 0;
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow: Job = { name: 'slow', everyMs: 1, run: async () => {
    begun += 1;
    await held;
    ended += 1;
  } };
  const stop = startJobs([slow, { name: 'ticks', everyMs: 1, run: async () => void (ticks += 1) }], silent);
  await until('other periods have passed', () => ticks > 5);
  expect([begun, ended]).toEqual([1, 0]);
  let stopped = false;
  const stopping = (async () => {
    await stop();
    stopped = true;
  })();
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  release();
  await stopping;
  expect([begun, ended]).toEqual([1, 1]);
});

test('a job that is woken begins at once, and not any more once it is to stop', async () => {
  let runs = 0;
  let wake = (): void => {};
  const aborted: boolean[] = [];
  const woken: Job = { name: 'woken', everyMs: NEVER_MS, run: async (stopping) => void (runs += 1, aborted.push(stopping.aborted)), wakes: (start) => void (wake = start) };
  const stop = startJobs([woken], silent);
  await new Promise(setImmediate);
  wake();
  expect(runs).toBe(2);
  await stop();
  wake();
  expect([runs, aborted]).toEqual([2, [false, false]]);
});
