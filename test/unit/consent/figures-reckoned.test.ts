// The figures of choices against who reckons: what is not shown cannot be solved for from all that is.
import { describe, expect, test } from '@jest/globals';
import { consentFigures, type Figures } from '../../../src/consent/consent-figures.ts';
import { consentActions } from '../../../src/consent/consent-record.ts';
import type { ConsentCount } from '../../../src/consent/consent.store.ts';
import { below, randomFrom, type Random } from '../../support/random.ts';

const aCount = (over: Partial<ConsentCount> = {}): ConsentCount => ({ day: '2026-01-01', revision: 1, lang: 'ar', surface: 'banner', name: 'accept_all', n: 20, ...over });

describe('who reckons', () => {
  type Cells = Map<string, number>;
  /** Choices of a site: each grants what its action says, some of the optional where it was picked. */
  function choices(random: Random): ConsentCount[] {
    const counts: ConsentCount[] = [];
    for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) {
      for (const name of consentActions) {
        const n = random() < 0.3 ? 0 : below(random, random() < 0.5 ? 12 : 60);
        if (n === 0) continue;
        counts.push(aCount({ day, name, n }));
        for (const category of ['statistics', 'marketing']) {
          const granted = name === 'accept_all' ? n : name === 'custom' ? below(random, n + 1) : 0;
          if (granted > 0) counts.push(aCount({ day, name: `granted:${category}`, n: granted }));
        }
      }
    }
    return counts;
  }

  const cellsOf = (key: string, { total, actions, granted }: Figures): [string, number | null][] =>
    [[`${key} total`, total], ...Object.entries(actions).map(([name, n]): [string, number | null] => [`${key} ${name}`, n]), ...Object.entries(granted).map(([name, n]): [string, number | null] => [`${key} granted:${name}`, n])];

  /** Every sum that holds in an answer: the first cell is what the others add up to. */
  function sums(keys: string[], columns: string[]): string[][] {
    const within = ['all', ...keys].map((key) => [`${key} total`, ...consentActions.map((name) => `${key} ${name}`)]);
    return [...within, ...['total', ...columns].map((column) => [`all ${column}`, ...keys.map((key) => `${key} ${column}`)])];
  }

  /** Row reduction over all sums at once: the cells that can have one value only. */
  function determined(known: Cells, equations: string[][]): string[] {
    const unknown = [...new Set(equations.flat())].filter((cell) => !known.has(cell));
    const rows = equations.map(([whole, ...parts]) => unknown.map((cell): number => (cell === whole ? -1 : parts.includes(cell) ? 1 : 0)));
    let lead = 0;
    for (let column = 0; column < unknown.length; column += 1) {
      const pivot = rows.findIndex((row, at) => at >= lead && Math.abs(row[column]!) > 1e-9);
      if (pivot === -1) continue;
      [rows[lead], rows[pivot]] = [rows[pivot]!, rows[lead]!];
      const top = rows[lead]!.map((n) => n / rows[lead]![column]!);
      rows[lead] = top;
      for (const [at, row] of rows.entries()) if (at !== lead) rows[at] = row.map((n, each) => n - row[column]! * top[each]!);
      lead += 1;
    }
    return rows.flatMap((row) => {
      const left = unknown.filter((_cell, at) => Math.abs(row[at]!) > 1e-9);
      return left.length === 1 ? left : [];
    });
  }

  const answerOf = (counts: ConsentCount[]): { known: Cells; equations: string[][]; hidden: string[] } => {
    const { rows, totals } = consentFigures(counts, 'day');
    const cells = [...rows.flatMap((row) => cellsOf(row.key, row)), ...cellsOf('all', totals)];
    return {
      known: new Map(cells.flatMap(([name, n]): [string, number][] => (n === null ? [] : [[name, n]]))), hidden: cells.flatMap(([name, n]) => (n === null ? [name] : [])),
      equations: sums(rows.map(({ key }) => key), [...consentActions, ...Object.keys(totals.granted).map((name) => `granted:${name}`)]),
    };
  };

  test('finds no hidden cell, of any of a thousand sites', () => {
    const random = randomFrom(20_261_126);
    let hiddenCells = 0;
    for (let site = 0; site < 1000; site += 1) {
      const { known, equations, hidden } = answerOf(choices(random));
      hiddenCells += hidden.length;
      expect(determined(known, equations)).toEqual([]);
    }
    expect(hiddenCells).toBeGreaterThan(5000);
  });

  test('would find one, were its row\'s sum told', () => {
    const { known, equations } = answerOf([aCount(), aCount({ name: 'reject_all', n: 4 }), aCount({ day: '2026-01-02', name: 'reject_all', n: 40 })]);
    known.set('2026-01-01 total', 24);
    expect(determined(known, equations)).toContain('2026-01-01 reject_all');
  });

  test('never sees a figure from 1 to 9, and sees each other as it is', () => {
    const random = randomFrom(7);
    for (let site = 0; site < 300; site += 1) {
      const counts = choices(random);
      const { known } = answerOf(counts);
      for (const [cell, n] of known) expect([cell, n === 0 || n >= 10]).toEqual([cell, true]);
      for (const { day, name } of counts) {
        const n = counts.filter((each) => each.day === day && each.name === name).reduce((sum, each) => sum + each.n, 0);
        expect(known.get(`${day} ${name}`) ?? n).toBe(n);
      }
    }
  });
});
