// How a bulk job is carried on: by one at a time, by the next when one died, after a breath when a step failed, and not for ever.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AppError } from '../../src/errors.ts';
import type { JobSteps, Stepped } from '../../src/jobs/job-steps.ts';
import { changed, type Job } from '../../src/jobs/job.ts';
import { JobsRunner } from '../../src/jobs/jobs.runner.ts';
import { JobsService } from '../../src/jobs/jobs.service.ts';
import { change, store as put } from '../contract/stored.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { anAuthor, ids } from '../support/builders.ts';
import { sqlite } from '../support/stores.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(sqlite);
});
afterAll(() => app.dispose());

const by = { id: 'st_1', sites: null };
const clock = { now: () => app.app.services.clock.now() };
const jobs = () => app.app.store.jobs;

const aJob = async (comments: number): Promise<{ job: Job; made: Awaited<ReturnType<typeof put>>[] }> => {
  const author = anAuthor();
  const made = await Promise.all(Array.from({ length: comments }, () => put(app.elsewhere, { by: author, threadKey: author.id, status: 'pending' })));
  const given = await app.app.services.jobs.prepare(by, { site: 'demo', scope: { author: author.id }, action: 'approve' });
  await jobs().insert(given);
  return { made, job: given.job };
};
/** A runner whose steps are these, one after the other; the last one again and again. */
const runner = (...steps: (() => Promise<Stepped> | Stepped)[]): JobsRunner => {
  const of = async () => (steps.length > 1 ? steps.shift()! : steps[0]!)();
  return new JobsRunner({ store: jobs(), steps: { of } as unknown as JobSteps, clock, ids });
};
const state = async ({ id }: Job) => (await jobs().find(id))!;
const broken = (): never => {
  throw new Error('a fault of ours');
};

test('who died over a step is followed when their lease is over, and what they did is counted and not done again', async () => {
  const { job, made } = await aJob(3);
  // Taken, one comment decided, and gone before anything was saved.
  await jobs().replace(job, changed(job, { state: 'running', startedAt: clock.now(), lease: { token: 't_dead', until: new Date(clock.now().getTime() + 5000) } }));
  await app.elsewhere.moderation.apply(change(made[0]!, 'approve', { batch: job.batch, by: by.id }));
  await app.app.services.jobsRunner.work();
  expect(await state(job)).toMatchObject({ state: 'running', done: 0 });
  app.pass(5);
  await app.app.services.jobsRunner.work();
  expect(await state(job)).toMatchObject({ state: 'done', total: 3, done: 3, skipped: 0, lease: null });
  expect(await Promise.all(made.map(async ({ id }) => (await app.elsewhere.moderation.decisionsOn(id)).length))).toEqual([1, 1, 1]);
});

test('cancelled, and its process dead: whoever comes next counts what was done, and no more', async () => {
  const { job, made } = await aJob(2);
  await jobs().replace(job, changed(job, { state: 'running', lease: { token: 't_dead', until: clock.now() } }));
  await app.elsewhere.moderation.apply(change(made[0]!, 'approve', { batch: job.batch }));
  const { finishedAt } = await app.app.services.jobs.cancel(by, job.id);
  app.pass(1);
  await app.app.services.jobsRunner.work();
  expect(await state(job)).toMatchObject({ state: 'cancelled', done: 1, lease: null, finishedAt });
});

test('a step that fails is tried again after a breath, five times in all; what is left can be undone', async () => {
  const { job } = await aJob(1);
  for (let tries = 1; tries < 5; tries += 1) {
    await expect(runner(broken).work()).rejects.toThrow('a fault of ours');
    expect(await state(job)).toMatchObject({ state: 'running', failures: tries, lease: null });
    await runner(broken).work();
    app.pass(2);
  }
  await expect(runner(broken).work()).rejects.toThrow('a fault of ours');
  expect(await state(job)).toMatchObject({ state: 'failed', failures: 5 });
  expect(await app.app.services.jobs.undo(by, job.id)).toMatchObject({ state: 'undoing', failures: 0 });
  await app.app.services.jobsRunner.work();
  expect(await state(job)).toMatchObject({ state: 'undone', undo: { done: 0, stale: 0 } });
});

test('a store that is away is nobody\'s failure, and a step that succeeds forgets those before it', async () => {
  const { job } = await aJob(1);
  await expect(runner(() => { throw new AppError('unavailable'); }).work()).rejects.toThrow('unavailable');
  expect(await state(job)).toMatchObject({ state: 'running', failures: 0 });
  app.pass(5);
  await expect(runner(broken).work()).rejects.toThrow('a fault of ours');
  app.pass(2);
  await runner(() => ({ fields: { stale: 4 }, next: null }), () => ({ fields: {}, next: 'done' })).work();
  expect(await state(job)).toMatchObject({ state: 'done', stale: 4, failures: 0 });
});

test('one who lost the lease saves nothing', async () => {
  const { job } = await aJob(1);
  const lost = runner(async () => {
    const present = await state(job);
    await jobs().replace(present, changed(present, { lease: { token: 't_other', until: new Date(clock.now().getTime() + 5000) } }));
    return { fields: { done: 99 }, next: 'done' };
  });
  await lost.work();
  expect(await state(job)).toMatchObject({ state: 'running', done: 0, lease: { token: 't_other' } });
  app.pass(5);
  await app.app.services.jobsRunner.work();
});

test('jobs take turns, and a stop ends the work after the step under way', async () => {
  const [first, second] = [(await aJob(1)).job, (await aJob(1)).job];
  const seen: string[] = [];
  const stop = new AbortController();
  const of = async ({ id }: Job): Promise<Stepped> => {
    seen.push(id);
    app.pass(0.001);
    if (seen.length === 45) stop.abort();
    return { fields: {}, next: null };
  };
  await new JobsRunner({ store: jobs(), steps: { of } as unknown as JobSteps, clock, ids }).work(stop.signal);
  expect(seen).toHaveLength(45);
  expect(new Set(seen.slice(0, 20)).size).toBe(1);
  expect(new Set(seen)).toEqual(new Set([first.id, second.id]));
  expect([(await state(first)).lease, (await state(second)).lease]).toEqual([null, null]);
  await app.app.services.jobsRunner.work();
});

test('a caller of ours has to name one scope too, and a site of theirs', async () => {
  const service: JobsService = app.app.services.jobs;
  await expect(service.start(by, { site: 'demo', scope: {}, action: 'reject' })).rejects.toMatchObject({ code: 'validation' });
  await expect(service.start({ id: 'st_2', sites: ['other'] }, { site: 'demo', scope: { author: 'a_1' }, action: 'reject' })).rejects.toMatchObject({ code: 'not_found' });
});
