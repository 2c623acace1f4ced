// What every store promises of bulk jobs: replaced only as read, taken by one, and a batch that can be counted and walked.
import { expect, test } from '@jest/globals';
import { changed, queryOf, type Job, type JobScope } from '../../src/jobs/job.ts';
import type { Store } from '../../src/store/store.ts';
import { aJob, anAct, anAuthor, aScope, aThread, at, ids } from '../support/builders.ts';
import { change, store } from './stored.ts';

export function jobsContract(get: () => Store): void {
  const jobs = () => get().jobs;
  const acts = async (site: string) => (await get().moderation.audit({ sites: [site], limit: 50, cursor: null })).items.map(({ action }) => action);

  test('a job is stored with its act and replaced only as it was read: of two at once one is told', async () => {
    const site = 'jobs-replaced';
    const job = aJob({ site, scope: aScope({ q: 'اشتر الآن', since: at(3), queue: 'pending' }) });
    await jobs().insert({ job, act: anAct({ site, action: 'job_start', subject: `job:${job.id}` }) });
    expect([await jobs().find(job.id), await jobs().find('j_none')]).toEqual([job, null]);
    const taken = changed(job, {
      state: 'undoing', total: null, startedAt: at(11), finishedAt: at(12), cursor: 'abc', lease: { token: 't_1', until: at(20) },
      undo: { by: 'st_2', batch: 'b_2', after: 7, done: 1, stale: 2, requestedAt: at(13), finishedAt: null },
    });
    const act = anAct({ site, action: 'job_undo' });
    expect((await Promise.all([jobs().replace(job, taken, act), jobs().replace(job, changed(job, { done: 9 }), anAct({ site, action: 'job_cancel' }))])).toSorted()).toEqual(['done', 'stale']);
    const stored = (await jobs().find(job.id))!;
    expect([stored.version, (await acts(site)).length]).toEqual([2, 2]);
    const after = { ...taken, version: 3 };
    expect([await jobs().replace(stored, after), await jobs().find(job.id), await jobs().replace({ ...job, id: 'j_none' }, job)]).toEqual(['done', after, 'stale']);
  });

  test('the list is newest first and paged; what waits is what is open and held by nobody, longest first', async () => {
    const made = await Promise.all([3, 1, 2].map(async (second) => {
      const job = aJob({ site: second === 2 ? 'jobs-b' : 'jobs-a', createdAt: at(second), freeAt: at(second) });
      await jobs().insert({ job, act: anAct({ site: job.site }) });
      return job;
    }));
    const [third, first, second] = made as [Job, Job, Job];
    const pages: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await jobs().list(['jobs-a', 'jobs-b'], 2, cursor);
      pages.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(pages).toEqual([third.id, second.id, first.id]);
    expect((await jobs().list(['jobs-b'], 5, null)).items).toEqual([second]);
    const waiting = async (now: Date) => (await jobs().waiting(now, 50)).filter(({ site }) => ['jobs-a', 'jobs-b'].includes(site)).map(({ id }) => id);
    expect([await waiting(at(0)), await waiting(at(2)), (await jobs().waiting(at(9), 1)).length]).toEqual([[], [first.id, second.id], 1]);
    await jobs().replace(first, changed(first, { state: 'running', lease: { token: 't', until: at(100) } }));
    await jobs().replace(second, changed(second, { state: 'done' }));
    expect([await waiting(at(99)), await waiting(at(100))]).toEqual([[third.id], [third.id, first.id]]);
    // Cancelled while somebody holds it: whoever comes next has to count what was done.
    await jobs().replace(third, changed(third, { state: 'cancelled', lease: { token: 't', until: at(50) } }));
    expect([await waiting(at(49)), await waiting(at(50))]).toEqual([[], [third.id]]);
  });

  test('what matches is counted within its bounds, no further than asked, the removed left out', async () => {
    const site = 'jobs-count';
    const by = anAuthor({ site });
    const inSite = { thread: aThread({ site, key: 'article-1' }) };
    for (let n = 0; n < 5; n += 1) await store(get(), { site, by, status: n === 0 ? 'removed' : n < 3 ? 'pending' : 'approved', createdAt: at(n), address: { prefix: '203.0.113.0/24', digest: 'd' } }, { ...inSite, words: ['عرض'] });
    await store(get(), { site, createdAt: at(2) }, inSite);
    const count = (over: Partial<JobScope>, bounds: { since?: Date; until?: Date; most?: number } = {}) =>
      jobs().count({ ...queryOf(aJob({ site, scope: aScope(over) }), 1), cursor: null }, { since: null, until: at(100), most: 100, ...bounds });
    expect([await count({ author: by.id }), await count({ thread: 'article-1' }), await count({ addressPrefix: '203.0.113.0/24' }), await count({ q: 'عرض' }), await count({ q: 'غائب' })]).toEqual([4, 5, 4, 4, 0]);
    expect([await count({ author: by.id, queue: 'pending' }), await count({ author: by.id, queue: 'appeals' })]).toEqual([2, 0]);
    expect([await count({ author: by.id }, { since: at(2) }), await count({ author: by.id }, { until: at(2) }), await count({ author: by.id }, { most: 3 })]).toEqual([3, 2, 3]);
  });

  test('a batch knows its decisions in order, and no act and no other batch', async () => {
    const comments = await Promise.all([1, 2, 3].map((n) => store(get(), { status: 'pending', threadKey: `batch-${n}` })));
    const batch = ids.short('b');
    const made: string[] = [];
    for (const comment of comments.slice(0, 2)) {
      const decided = change(comment, 'reject', { batch });
      made.push(decided.decision.id);
      await get().moderation.apply(decided);
    }
    await get().moderation.apply(change(comments[2]!, 'reject', { batch: ids.short('b') }));
    await get().moderation.record(anAct({ batch }));
    expect((await jobs().decidedIn(batch, comments.map(({ id }) => id))).toSorted()).toEqual(comments.slice(0, 2).map(({ id }) => id).toSorted());
    expect([await jobs().countIn(batch), await jobs().countIn('b_none'), await jobs().decidedIn(batch, [])]).toEqual([2, 0, []]);
    const all = await jobs().decisionsIn(batch, 0, 10);
    expect(all.map(({ id }) => id)).toEqual(made);
    expect([await jobs().decisionsIn(batch, 0, 1), await jobs().decisionsIn(batch, all[0]!.seq, 10), await jobs().decisionsIn(batch, all[1]!.seq, 10)]).toEqual([[all[0]], [all[1]], []]);
  });

  test('a network is forgotten with the comments it was about, but not under a job that still needs it', async () => {
    const site = 'jobs-network';
    const network = aScope({ addressPrefix: '203.0.113.0/24' });
    const [old, open, young] = [aJob({ site, scope: network, state: 'done', createdAt: at(1) }), aJob({ site, scope: network, createdAt: at(1) }), aJob({ site, scope: network, state: 'done', createdAt: at(5) })];
    for (const each of [old, open, young]) await jobs().insert({ job: each, act: anAct({ site }) });
    expect([await jobs().forgetAddresses(site, at(5)), await jobs().forgetAddresses(site, at(5))]).toEqual([1, 0]);
    expect([await jobs().find(old.id), await jobs().find(open.id), await jobs().find(young.id)]).toEqual([{ ...old, scope: aScope(), version: 2 }, open, young]);
  });
}
