// What every store promises of word lists: each change a version, each version readable, nothing half made.
import { beforeEach, expect, test } from '@jest/globals';
import type { ListChange, Rule, RuleVersion } from '../../src/rules/rule.ts';
import { account, NOTHING } from '../../src/rules/rule-list.ts';
import type { NewVersion } from '../../src/rules/rules.store.ts';
import type { Store } from '../../src/store/store.ts';
import { anAct, aSite, at, ids } from '../support/builders.ts';

export function rulesContract(get: () => Store): void {
  let site = '';
  beforeEach(async () => {
    site = ids.short('x').replace('_', '-');
    await get().sites.insert(aSite({ slug: site }));
  });

  const rule = (term: string, over: Partial<Rule> = {}): Rule => ({ id: ids.short('r'), site, term, match: 'word', action: 'hold', except: [], note: null, createdAt: at(0), since: 0, ...over });
  const versionOf = (number: number, list: Rule[], change: ListChange, over: Partial<RuleVersion> = {}): NewVersion => ({
    ...change, forget: 0, act: anAct({ id: ids.short('d'), site, action: 'word_list', subject: `rules:${number}` }),
    version: { site, number, at: at(number), by: 'st_1', action: 'add', restored: null, ...account(list, change), ...over },
  });
  const apply = async (number: number, change: Partial<ListChange>) => get().rules.apply(versionOf(number, await get().rules.at(site, number - 1), { ...NOTHING, ...change }));
  const terms = async (number: number) => (await get().rules.at(site, number)).map(({ term, action, since }) => [term, action, since]);

  test('a list that never was is empty, at version 0', async () => {
    expect(await get().rules.current(site)).toBe(0);
    expect(await get().rules.at(site, 0)).toEqual([]);
    expect(await get().rules.page(site, { limit: 10, cursor: null })).toEqual({ items: [], next: null });
    expect(await get().rules.versions(site, null, 10)).toEqual([]);
    expect(await get().rules.version(site, 1)).toBeNull();
  });

  test('every version stays as it was: rules put, put again and dropped', async () => {
    const [donkey, dog] = [rule('حمار', { createdAt: at(2), except: ['حمارة'], note: 'شتيمة' }), rule('كلب', { createdAt: at(1) })];
    expect(await apply(1, { put: [donkey, dog] })).toBe('done');
    expect(await apply(2, { put: [{ ...donkey, action: 'spam', except: [] }] })).toBe('done');
    expect(await apply(3, { drop: [donkey.id] })).toBe('done');
    expect(await apply(4, { put: [donkey] })).toBe('done');
    expect(await get().rules.current(site)).toBe(4);
    expect(await get().rules.at(site, 1)).toEqual([{ ...dog, since: 1 }, { ...donkey, since: 1 }]);
    expect(await terms(2)).toEqual([['كلب', 'hold', 1], ['حمار', 'spam', 2]]);
    expect(await terms(3)).toEqual([['كلب', 'hold', 1]]);
    expect(await get().rules.at(site, 4)).toEqual([{ ...dog, since: 1 }, { ...donkey, since: 4 }]);
    expect(await get().rules.at(site, 0)).toEqual([]);
  });

  test('a version tells who, when and what, newest first', async () => {
    const donkey = rule('حمار');
    await apply(1, { put: [donkey, rule('كلب')] });
    const second = versionOf(2, await get().rules.at(site, 1), { put: [rule('قرد')], drop: [donkey.id] }, { by: 'hk_1', action: 'restore', restored: 1 });
    await get().rules.apply(second);
    expect(second.version).toMatchObject({ added: 1, changed: 0, removed: 1, size: 2, differences: [{ kind: 'added', term: 'قرد' }, { kind: 'removed', term: 'حمار' }] });
    expect(await get().rules.version(site, 2)).toEqual(second.version);
    expect((await get().rules.versions(site, null, 10)).map(({ number }) => number)).toEqual([2, 1]);
    expect((await get().rules.versions(site, 2, 10)).map(({ number }) => number)).toEqual([1]);
    expect((await get().rules.versions(site, null, 1)).map(({ number }) => number)).toEqual([2]);
  });

  test('of two that make the same version one is told, and nothing of the other is stored', async () => {
    await apply(1, { put: [rule('حمار')] });
    const list = await get().rules.at(site, 1);
    const both = ['قرد', 'بغل'].map((term) => versionOf(2, list, { put: [rule(term)], drop: [] }));
    const answers = await Promise.all(both.map((each) => get().rules.apply(each)));
    expect(answers.toSorted()).toEqual(['done', 'stale']);
    const stands = both[answers.indexOf('done')]!;
    expect((await get().rules.at(site, 2)).map(({ term }) => term).toSorted()).toEqual(['حمار', stands.put[0]!.term].toSorted());
    expect(await get().rules.version(site, 2)).toEqual(stands.version);
    for (const number of [1, 2, 4]) expect(await get().rules.apply(versionOf(number, [], { put: [rule('ثور')], drop: [] }))).toBe('stale');
    const records = (await get().moderation.unsealed(site, 100)).map((record) => 'subject' in record && record.subject);
    expect(records).toEqual(['rules:1', 'rules:2']);
  });

  test('the newest list is read by pages, oldest first, equal times too', async () => {
    const all = Array.from({ length: 7 }, (_, n) => rule(`كلمة${n}`, { createdAt: at(Math.floor(n / 3)) }));
    await apply(1, { put: all });
    await apply(2, { drop: [all[0]!.id] });
    const read: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await get().rules.page(site, { limit: 2, cursor });
      read.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(read).toEqual((await get().rules.at(site, 2)).map(({ id }) => id));
    expect(read).toHaveLength(6);
  });

  test('lists of other sites are their own', async () => {
    const other = `${site}-2`;
    await get().sites.insert(aSite({ slug: other }));
    const mine = rule('حمار');
    await apply(1, { put: [mine] });
    expect(await get().rules.current(other)).toBe(0);
    expect(await get().rules.at(other, 1)).toEqual([]);
    expect((await get().rules.page(other, { limit: 10, cursor: null })).items).toEqual([]);
  });

  test('versions that need not be kept are forgotten, and what still stands is not', async () => {
    const [stays, goes] = [rule('حمار'), rule('كلب')];
    await apply(1, { put: [stays, goes] });
    await apply(2, { drop: [goes.id] });
    await apply(3, { put: [{ ...stays, note: 'جديدة' }] });
    const fourth = versionOf(4, await get().rules.at(site, 3), { put: [rule('قرد')], drop: [] });
    expect(await get().rules.apply({ ...fourth, forget: 2 })).toBe('done');
    expect((await get().rules.versions(site, null, 10)).map(({ number }) => number)).toEqual([4, 3]);
    expect(await get().rules.version(site, 2)).toBeNull();
    expect((await get().rules.at(site, 3)).map(({ term, note }) => [term, note])).toEqual([['حمار', 'جديدة']]);
    expect(await get().rules.at(site, 4)).toHaveLength(2);
  });
}
