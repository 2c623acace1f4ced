// A raid is seen within two minutes; a quiet site, a great day and a site that is new are none.
import { describe, expect, test } from '@jest/globals';
import { add, alarmIn, everyMinute, isCalm, nothing, PAST, RECENT, signalsOf, type Counts } from '../../src/raids/raid.ts';
import { aComment, anAuthor, at } from '../support/builders.ts';
import { chance } from '../acceptance/client.ts';

/** What the minutes of a day hold, from a seed: `usual` a minute, as the hour and chance have it. */
function series(minutes: number, usual: { writers: number; fresh: number; refused: number; repeats?: number }, seed = 1): Counts[] {
  const random = chance(seed);
  const some = (mean: number): number => Array.from({ length: 60 }).filter(() => random.in(mean / 60)).length;
  return Array.from({ length: minutes }, () => {
    const writers = some(usual.writers);
    const part = (share: number): number => Array.from({ length: writers }).filter(() => random.in(share)).length;
    return { writers, fresh: part(usual.fresh), refused: part(usual.refused), repeats: part(usual.repeats ?? 0.01) };
  });
}

/** The minutes of a series at which the rule would switch. */
const alarms = (minutes: Counts[], scope: 'site' | 'thread' = 'site') => minutes.flatMap((_each, now) => {
  const recent = minutes.slice(Math.max(0, now + 1 - RECENT), now + 1);
  const past = Array.from({ length: PAST }, (_none, back) => minutes[now - RECENT - back] ?? nothing);
  const alarm = alarmIn(recent, past, scope);
  return alarm === null ? [] : [{ now, ...alarm }];
});
const plus = (minutes: Counts[], from: number, more: Counts[]): Counts[] => minutes.map((each, index) => add(each, more[index - from] ?? nothing));
const during = (count: number, each: Partial<Counts>): Counts[] => Array.from({ length: count }, () => ({ ...nothing, ...each }));

describe('no raid', () => {
  test.each([1, 2, 3, 4, 5])('is a quiet site, seed %i', (seed) => {
    expect(alarms(series(1440, { writers: 0.3, fresh: 0.5, refused: 0.15 }, seed))).toEqual([]);
    expect(alarms(series(1440, { writers: 0.3, fresh: 0.5, refused: 0.15 }, seed), 'thread')).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5])('is a busy site, seed %i', (seed) => {
    expect(alarms(series(1440, { writers: 25, fresh: 0.35, refused: 0.12, repeats: 0.03 }, seed))).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5])('is breaking news: ten times as many write, most of them known, seed %i', (seed) => {
    const usual = series(300, { writers: 3, fresh: 0.3, refused: 0.1 }, seed);
    const peak = series(90, { writers: 30, fresh: 0.4, refused: 0.15, repeats: 0.04 }, seed + 100);
    expect(alarms(plus(usual, 120, peak))).toEqual([]);
    expect(alarms(plus(usual, 120, peak), 'thread')).toEqual([]);
  });

  test('is a site in its first hours, where everybody is new', () => {
    expect(alarms(series(180, { writers: 10, fresh: 0.95, refused: 0.1 }, 6)).filter(({ now }) => now > PAST)).toEqual([]);
  });

  test('is a great day on a site whose writers are mostly new as ever, unless it is out of all proportion', () => {
    const usual = during(PAST, { writers: 15, fresh: 10 });
    const recent = (fresh: number) => during(RECENT, { writers: fresh * 1.4, fresh });
    expect(alarmIn(recent(60), usual, 'site')).toBeNull();
    expect(alarmIn(recent(150), usual, 'site')).toEqual({ signal: 'fresh', count: 300, limit: 100 });
  });

  test('is what a busy site sees often: less than five times the usual', () => {
    const usual = during(PAST, { writers: 20, fresh: 8 });
    expect(alarmIn(during(RECENT, { writers: 45, fresh: 39 }), usual, 'site')).toBeNull();
    expect(alarmIn(during(RECENT, { writers: 45, fresh: 40 }), usual, 'site')).toMatchObject({ signal: 'fresh' });
  });

  test('is one person who says the same again and again', () => {
    expect(alarms(during(10, { writers: 1, repeats: 1 }))).toEqual([]);
  });
});

describe('a raid', () => {
  test.each([
    ['of new names on a quiet site', { writers: 20, fresh: 20 }, 'fresh'], ['of new names with their own words on a busy one', { writers: 120, fresh: 120 }, 'fresh'],
    ['of one text in many dresses', { writers: 15, repeats: 15 }, 'repeats'], ['of insults', { writers: 20, refused: 18, fresh: 5 }, 'refused'],
  ] as const)('%s is seen within two minutes', (what, each, signal) => {
    const isBusy = what.includes('busy');
    for (const seed of [1, 2, 3]) {
      const usual = series(200, isBusy ? { writers: 20, fresh: 0.35, refused: 0.1 } : { writers: 0.5, fresh: 0.4, refused: 0.1 }, seed);
      const [first] = alarms(plus(usual, 120, during(20, each)));
      expect(first).toMatchObject({ signal });
      expect(first!.now).toBeGreaterThanOrEqual(120);
      expect(first!.now).toBeLessThan(120 + RECENT);
    }
  });

  test('is seen in a thread before it shows on the site', () => {
    const usual = series(200, { writers: 0.5, fresh: 0.3, refused: 0.1 });
    const raid = plus(usual, 120, during(10, { writers: 11, fresh: 11 }));
    expect(alarms(raid, 'thread')[0]).toMatchObject({ now: 121 });
    expect(alarms(raid)).toEqual([]);
  });

  test('that lasts is not taken for what is usual, and is over when it stops', () => {
    const usual = series(200, { writers: 2, fresh: 0.3, refused: 0.1 });
    const raid = plus(usual, 120, during(25, { writers: 30, fresh: 28 }));
    expect(alarms(raid).map(({ now }) => now)).toEqual(expect.arrayContaining([121, 130, 144]));
    const before = usual.slice(58, 118);
    expect(isCalm(raid.slice(143, 145), before, 'site')).toBe(false);
    expect(isCalm(raid.slice(147, 149), before, 'site')).toBe(true);
  });
});

test('minutes without counts are zeros, and what is held elsewhere is taken out', () => {
  const row = (minute: number, writers: number) => ({ site: 'demo', threadKey: null, minute, ...nothing, writers });
  expect(everyMinute([row(1, 5), row(3, 2), row(3, 1)], [row(3, 1), row(1, 9)], { from: 1, to: 4 }).map(({ writers }) => writers)).toEqual([0, 0, 2]);
});

test('a comment counts by its author\'s age and by what was found in it, not by where it was written', () => {
  const finding = (code: string) => ({ check: code, verdict: 'hold' as const, score: 0.5, code, spans: [] });
  const said = (...codes: string[]) => aComment({ createdAt: at(4000), risk: { score: 0, findings: codes.map(finding) } });
  const old = anAuthor({ createdAt: at(0) });
  expect(signalsOf(said(), anAuthor({ createdAt: at(3000) }))).toEqual({ fresh: true, repeats: false, refused: false });
  expect(signalsOf(said('first_comment', 'site_mode', 'raid', 'check_failed', 'thread_premoderated'), old)).toEqual({ fresh: false, repeats: false, refused: false });
  expect(signalsOf(said('word_list'), old)).toEqual({ fresh: false, repeats: false, refused: true });
  expect(signalsOf(said('near_repeat'), old)).toEqual({ fresh: false, repeats: true, refused: false });
});
