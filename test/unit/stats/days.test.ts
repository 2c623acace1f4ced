// Which day a moment lies on: across changed clocks, across the date line, and cheaply.
import { expect, test } from '@jest/globals';
import { Days, daysFrom, everyDay, plusDays, wholeMonths } from '../../../src/stats/days.ts';

const dayOf = (zone: string, moment: string): string => new Days().in(zone)(new Date(moment));

test.each([
  // Noon of Greenwich is two dates on the two sides of the line, and for an hour a day three dates are in use.
  ['Pacific/Kiritimati', '2026-03-01T10:30:00Z', '2026-03-02'], ['UTC', '2026-03-01T10:30:00Z', '2026-03-01'], ['Pacific/Pago_Pago', '2026-03-01T10:30:00Z', '2026-02-28'],
  // Samoa crossed the line: there was no 30 December 2011.
  ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'], ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  // Offsets of quarters of an hour.
  ['Asia/Kathmandu', '2026-05-04T18:14:59Z', '2026-05-04'], ['Asia/Kathmandu', '2026-05-04T18:15:00Z', '2026-05-05'],
  ['Pacific/Chatham', '2026-07-01T11:14:59Z', '2026-07-01'], ['Pacific/Chatham', '2026-07-01T11:15:00Z', '2026-07-02'],
  // Cairo's summer begins at midnight: that day has no hour zero.
  ['Africa/Cairo', '2024-04-25T21:59:59Z', '2024-04-25'], ['Africa/Cairo', '2024-04-25T22:00:00Z', '2024-04-26'],
  // And ends at midnight: the last hour of that day comes twice.
  ['Africa/Cairo', '2024-10-31T20:59:59Z', '2024-10-31'], ['Africa/Cairo', '2024-10-31T21:30:00Z', '2024-10-31'], ['Africa/Cairo', '2024-10-31T22:00:00Z', '2024-11-01'],
  ['Europe/Paris', '2026-03-28T22:59:59Z', '2026-03-28'], ['Europe/Paris', '2026-03-28T23:00:00Z', '2026-03-29'], ['Europe/Paris', '2026-03-29T21:59:59Z', '2026-03-29'],
  ['Europe/Paris', '2026-03-29T22:00:00Z', '2026-03-30'], ['Asia/Riyadh', '2025-12-31T21:00:00Z', '2026-01-01'],
])('in %s %s is of %s', (zone, moment, day) => expect(dayOf(zone, moment)).toBe(day));

test('clocks set back at one minute past midnight send that minute\'s day back, and what was asked before does not stick', () => {
  const days = new Days();
  const john = days.in('America/St_Johns');
  const asked = ['2010-11-07T02:29:59Z', '2010-11-07T02:30:30Z', '2010-11-07T02:31:00Z', '2010-11-07T03:29:59Z', '2010-11-07T03:30:00Z'];
  const told = ['2010-11-06', '2010-11-07', '2010-11-06', '2010-11-06', '2010-11-07'];
  expect(asked.map((each) => john(new Date(each)))).toEqual(told);
  expect(asked.toReversed().map((each) => days.in('America/St_Johns')(new Date(each)))).toEqual(told.toReversed());
});

test('all through a year a moment lies on the day that Intl says', () => {
  for (const zone of ['Africa/Casablanca', 'Australia/Lord_Howe', 'America/Santiago']) {
    const [dayOfZone, truth] = [new Days().in(zone), new Intl.DateTimeFormat('sv-SE', { timeZone: zone })];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 211 * 60_000) expect(dayOfZone(new Date(at))).toBe(truth.format(at));
  }
});

test('days are reckoned over months and leap years', () => {
  expect([plusDays('2026-03-01', -1), plusDays('2028-02-28', 1), plusDays('2026-12-31', 1)]).toEqual(['2026-02-28', '2028-02-29', '2027-01-01']);
  expect([daysFrom('2026-01-01', '2026-12-31'), daysFrom('2028-01-01', '2028-12-31'), daysFrom('2026-01-02', '2026-01-01')]).toEqual([365, 366, 0]);
  expect(everyDay('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(everyDay('2026-02-27', '2026-02-26')).toEqual([]);
});

test('whole months and the days around them are all the days, each once', () => {
  expect(wholeMonths({ from: '2026-01-01', to: '2026-12-31' })).toEqual({ months: { from: '2026-01', to: '2026-12' }, days: [] });
  expect(wholeMonths({ from: '2026-01-31', to: '2026-03-01' })).toEqual({ months: { from: '2026-02', to: '2026-02' }, days: [{ from: '2026-01-31', to: '2026-01-31' }, { from: '2026-03-01', to: '2026-03-01' }] });
  expect(wholeMonths({ from: '2026-01-01', to: '2026-01-30' })).toEqual({ months: null, days: [{ from: '2026-01-01', to: '2026-01-30' }] });
  expect(wholeMonths({ from: '2026-01-02', to: '2026-02-27' })).toEqual({ months: null, days: [{ from: '2026-01-02', to: '2026-02-27' }] });
  for (let n = 0; n < 400; n += 1) {
    const [from, to] = [plusDays('2027-11-03', n % 67), plusDays('2027-11-03', (n % 67) + n)];
    const { months, days } = wholeMonths({ from, to });
    const inMonths = everyDay(from, to).filter((day) => months !== null && day.slice(0, 7) >= months.from && day.slice(0, 7) <= months.to);
    expect([...days.flatMap((span) => everyDay(span.from, span.to)), ...inMonths].toSorted()).toEqual(everyDay(from, to));
  }
});
