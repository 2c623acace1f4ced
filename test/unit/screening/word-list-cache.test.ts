// The compiled word list: its version is asked once a second, and it is read and compiled again only when that moved.
import { expect, test } from '@jest/globals';
import type { Rule } from '../../../src/rules/rule.ts';
import { WordLists, type WordList } from '../../../src/screening/word-lists.ts';
import { at } from '../../support/builders.ts';

const rule = (term: string, over: Partial<Rule> = {}): Rule =>
  ({ id: `r_${term}`, site: 'demo', term, match: 'word', action: 'hold', except: [], note: null, createdAt: at(0), since: 1, ...over });

/** What is judged with at each moment: the list itself, and how often the store was asked for its version and for itself. */
function desk(given: Rule[]) {
  let now = 0;
  let looks = 0;
  let reads = 0;
  let version = 1;
  let rules = given;
  const store = {
    current: async () => {
      looks += 1;
      return version;
    },
    at: async () => {
      reads += 1;
      return structuredClone(rules);
    },
  };
  const lists = new WordLists(store, { now: () => new Date(now) });
  return {
    lists,
    at(ms: number, site = 'demo'): Promise<WordList> {
      now = ms;
      return lists.of(site);
    },
    change: (next: Rule[]) => {
      rules = next;
      version += 1;
    },
    reads: () => reads,
    looks: () => looks,
  };
}

test('a list is looked at again after a second, and read and compiled again only when its version moved', async () => {
  const { at: judgedAt, change, reads, looks } = desk([rule('حمار')]);
  const first = await judgedAt(0);
  expect(await judgedAt(999)).toBe(first);
  expect(looks()).toBe(1);
  expect(await judgedAt(1000)).toBe(first);
  expect([looks(), reads()]).toEqual([2, 1]);
  for (const next of [[rule('حمار'), rule('كلب')], [rule('حمار', { action: 'spam' })], [rule('حمار', { except: ['حمارة'] })], []]) {
    const before = await judgedAt(1999 + looks() * 1000);
    change(next);
    const changed = await judgedAt(2999 + looks() * 1000);
    expect(changed).not.toBe(before);
    expect([...changed.rules.values()]).toEqual(next);
    expect(changed.matcher.find('حمار')).toHaveLength(next.some(({ term }) => term === 'حمار') ? 1 : 0);
  }
});

test('a change made here is judged by at once, and what reads as before stays compiled', async () => {
  const { lists, at: judgedAt, change, reads } = desk([rule('حمار')]);
  const first = await judgedAt(0);
  change([rule('كلب')]);
  lists.invalidate('demo');
  const second = await judgedAt(1);
  expect([...second.rules.keys()]).toEqual(['r_كلب']);
  expect(second).not.toBe(first);
  expect(await judgedAt(2)).toBe(second);
  expect(reads()).toBe(2);
});

test('many at once share one reading, and each site has its own list', async () => {
  const { at: judgedAt, reads } = desk([rule('حمار')]);
  const lists = await Promise.all(Array.from({ length: 20 }, () => judgedAt(5000)));
  expect(new Set(lists).size).toBe(1);
  expect(reads()).toBe(1);
  expect(await judgedAt(5000, 'other')).not.toBe(lists[0]);
  expect(reads()).toBe(2);
});
