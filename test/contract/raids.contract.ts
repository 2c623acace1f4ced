// What every store promises of raid mode: counters that add up, whoever counts; one winner of a switch, with its record and event.
import { expect, test } from '@jest/globals';
import { nothing, type MinuteCounts, type Raid } from '../../src/raids/raid.ts';
import type { Store } from '../../src/store/store.ts';
import { anAct, at } from '../support/builders.ts';

export function raidsContract(get: () => Store): void {
  const counts = (over: Partial<MinuteCounts> = {}): MinuteCounts => ({ site: 'counted', threadKey: null, minute: 100, ...nothing, ...over });
  const aRaid = (over: Partial<Raid> = {}): Raid => ({ site: 'raided', threadKey: null, state: 'on', by: 'rule:raid', reason: 'fresh', since: at(10), until: at(900), ...over });
  const byPlace = (rows: MinuteCounts[]) => rows.toSorted((a, b) => `${a.site} ${a.threadKey ?? ''} ${a.minute}`.localeCompare(`${b.site} ${b.threadKey ?? ''} ${b.minute}`));

  test('counters add up, also of many who count at once', async () => {
    const { raids } = get();
    await raids.add([]);
    await Promise.all(Array.from({ length: 20 }, () => raids.add([counts({ writers: 2, fresh: 1 }), counts({ threadKey: 'a', writers: 1, repeats: 1, refused: 1 })])));
    await raids.add([counts({ minute: 102, writers: 1 })]);
    expect(byPlace((await raids.since(100)).filter(({ site }) => site === 'counted'))).toEqual([
      counts({ writers: 40, fresh: 20 }), counts({ minute: 102, writers: 1 }), counts({ threadKey: 'a', writers: 20, repeats: 20, refused: 20 }),
    ]);
    expect(await raids.since(103)).toEqual([]);
  });

  test('a history is of one place, from a minute to before another', async () => {
    const { raids } = get();
    const site = 'past';
    await raids.add([10, 11, 12].flatMap((minute) => [counts({ site, minute, writers: minute }), counts({ site, threadKey: 'a', minute, writers: 1 })]));
    expect(byPlace(await raids.history({ site, threadKey: null }, 10, 12))).toEqual([counts({ site, minute: 10, writers: 10 }), counts({ site, minute: 11, writers: 11 })]);
    expect(await raids.history({ site, threadKey: 'b' }, 0, 999)).toEqual([]);
    expect(await raids.prune(12)).toBe(4);
    expect(byPlace(await raids.history({ site, threadKey: 'a' }, 0, 99))).toEqual([counts({ site, threadKey: 'a', minute: 12, writers: 1 })]);
  });

  test('a switch stands with its record and its event, of a site or a thread', async () => {
    const { raids, moderation, events } = get();
    const [whole, thread] = [aRaid(), aRaid({ threadKey: 'a', state: 'off', by: 'st_1', reason: 'forced', until: null })];
    const acts = [anAct({ site: 'raided', action: 'raid_on', subject: 'site', by: 'rule:raid' }), anAct({ site: 'raided', action: 'raid_off', subject: 'thread:a' })];
    expect(await raids.switch({ place: whole, before: null, after: whole, act: acts[0]! })).toBe('done');
    expect(await raids.switch({ place: thread, before: null, after: thread, act: acts[1]! })).toBe('done');
    expect((await raids.standing('raided')).toSorted((a) => (a.threadKey === null ? -1 : 1))).toEqual([whole, thread]);
    expect(await raids.standing('other')).toEqual([]);
    expect((await raids.standing(null)).filter(({ site }) => site === 'raided')).toHaveLength(2);
    expect((await moderation.audit({ sites: ['raided'], limit: 10, cursor: null })).items).toEqual(acts.toReversed());
    expect((await events.after(0, 100_000)).filter(({ kind, site }) => kind === 'raid' && site === 'raided').map(({ threadKey }) => threadKey)).toEqual(['', 'a']);
  });

  test('of two who switch at once one is told, and what was read before is no ground to switch', async () => {
    const { raids, moderation } = get();
    const site = 'switched';
    const on = aRaid({ site });
    const change = (before: Raid | null, after: Raid | null) => raids.switch({ place: on, before, after, act: anAct({ site, action: 'raid_on', subject: 'site' }) });
    expect((await Promise.all([change(null, on), change(null, aRaid({ site, by: 'st_2' }))])).toSorted()).toEqual(['done', 'stale']);
    const [stands] = (await raids.standing(site)) as [Raid];
    expect(await change(null, on)).toBe('stale');
    expect(await change({ ...stands, until: at(901) }, null)).toBe('stale');
    const longer = { ...stands, until: null };
    expect(await change(stands, longer)).toBe('done');
    expect(await change(stands, null)).toBe('stale');
    expect(await change(longer, null)).toBe('done');
    expect(await change(longer, null)).toBe('stale');
    expect(await raids.standing(site)).toEqual([]);
    expect((await moderation.audit({ sites: [site], limit: 10, cursor: null })).items).toHaveLength(3);
  });
}
