// What the figures of choices tell, and that nobody can work out what they do not.
import { expect, test } from '@jest/globals';
import { consentFigures } from '../../../src/consent/consent-figures.ts';
import type { ConsentCount } from '../../../src/consent/consent.store.ts';
import { consentActions } from '../../../src/consent/consent-record.ts';

const counts = (day: string, names: Record<string, number>): ConsentCount[] =>
  Object.entries(names).map(([name, n]) => ({ day, revision: 1, lang: 'ar', surface: 'banner', name, n }));

const many = { accept_all: 20, reject_all: 30, 'granted:necessary': 50, 'granted:statistics': 20 };

test('amounts of ten and more are told, and none is none', () => {
  const { rows, totals } = consentFigures([...counts('2026-01-01', many), ...counts('2026-01-02', many)], 'day');
  expect(rows[0]).toEqual({ key: '2026-01-01', total: 50, actions: { accept_all: 20, reject_all: 30, custom: 0, withdraw: 0 }, granted: { necessary: 50, statistics: 20 } });
  expect(totals).toEqual({ total: 100, actions: { accept_all: 40, reject_all: 60, custom: 0, withdraw: 0 }, granted: { necessary: 100, statistics: 40 } });
});

test.each([
  ['one small action', { ...many, withdraw: 3, 'granted:necessary': 53 }],
  ['a lone action', { withdraw: 3, 'granted:necessary': 3 }],
  ['two small actions', { ...many, custom: 4, withdraw: 3, 'granted:necessary': 57, 'granted:statistics': 22 }],
])('%s cannot be worked out: every sum it is part of has another unknown', (_, small) => {
  const { rows, totals } = consentFigures([...counts('2026-01-01', small), ...counts('2026-01-02', many)], 'day');
  const hidden = rows.flatMap((row) => consentActions.filter((action) => row.actions[action] === null).map((action) => ({ row, action })));
  expect(hidden.length).toBeGreaterThan(0);
  for (const { row, action } of hidden) {
    expect(row.total).toBeNull();
    expect(totals.actions[action]).toBeNull();
    expect(row.granted['necessary']).toBeNull();
  }
  expect([totals.total, totals.granted['necessary']]).toEqual([null, null]);
});

test('a grant that tells of the few who refused, or who picked it, is not told', () => {
  const few = (granted: number) => consentFigures(counts('2026-01-01', { accept_all: 20, reject_all: 30, custom: 40, 'granted:statistics': granted }), 'day').rows[0]!.granted['statistics'];
  expect([few(85), few(25), few(40), few(20)]).toEqual([null, null, 40, 20]);
});
