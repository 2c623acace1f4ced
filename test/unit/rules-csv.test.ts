// A word list as CSV: out and in again is the same, spreadsheets run nothing of it, and every bad row is named.
import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../src/errors.ts';
import type { RuleDraft } from '../../src/rules/rule.ts';
import { listCsv, rowsOf } from '../../src/rules/rules.csv.ts';
import { draftsOfCsv } from '../../src/rules/rules.schema.ts';

const draft = (term: string, over: Partial<RuleDraft> = {}): RuleDraft => ({ term, match: 'word', action: 'hold', except: [], note: null, ...over });
const errorsOf = (text: string) => {
  try {
    draftsOfCsv(text);
  } catch (error) {
    return error instanceof AppError ? error.details.errors ?? error.code : error;
  }
  return [];
};

test('what is written out is read in as it was', () => {
  const odd = ['=1+1', '+90', '-x', '@user', "'=x", "''=x", "'attaï", '\tكلب', 'a"b', 'a,b', 'a;b', 'سطر\nسطر', 'سطر\r\nسطر', ' كلب ', "'", '\\|x'];
  const drafts = [
    draft('كلب', { match: 'prefix', action: 'spam', except: ['كلبي', 'a|b', '\\', '=x', ' y ', '|'], note: 'ملاحظة، "مقتبسة"' }),
    ...odd.map((term, at) => draft(`${term}ك${at}`, { note: term, except: [term] })),
  ];
  expect(draftsOfCsv(listCsv(drafts))).toEqual(drafts);
});

test('no cell begins with what a spreadsheet runs', () => {
  const text = listCsv(['=cmd()', '+1', '-1', '@x', '\tx', '\rx', "'=x"].map((term) => draft(`${term}ك`, { except: [term], note: term })));
  const rows = rowsOf(text.replaceAll(/'(?='*[=+\-@\t\r])/g, '§')) as { cells: string[] }[];
  for (const { cells } of rows) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(text.startsWith('\uFEFFterm,match,action,except,note\r\n')).toBe(true);
});

describe('a file made by hand', () => {
  test('may leave columns and cells out, part them by semicolons, and end its lines in any way', () => {
    expect(draftsOfCsv('Term\nكلب\n\nحمار')).toEqual([draft('كلب'), draft('حمار')]);
    expect(draftsOfCsv('action;term\r\nspam;كلب\r\n;"حمار; جدا"\r\n')).toEqual([draft('كلب', { action: 'spam' }), draft('حمار; جدا')]);
    expect(draftsOfCsv('\uFEFFterm,note\rكلب,\rحمار')).toEqual([draft('كلب'), draft('حمار')]);
    expect(draftsOfCsv('term')).toEqual([]);
  });

  test.each([
    ['', [{ path: '/1/term', code: 'required' }]],
    ['word,note\nx,y', [{ path: '/1/term', code: 'required' }]],
    ['term,colour,term\nx', [{ path: '/1/colour', code: 'unknown_field' }, { path: '/1/term', code: 'repeated_field' }]],
    ['term\n"open', [{ path: '/2', code: 'invalid' }]],
    ['term\n"a"b', [{ path: '/2', code: 'invalid' }]],
    ['term,match\nكلب,word,more', [{ path: '/2', code: 'invalid' }]],
    ['term,match,action\n"a\nb",word,hold\n,word,hold\nx,all,hold\ny,word,kill\n!!!,word,hold', [
      { path: '/4/term', code: 'required' }, { path: '/5/match', code: 'invalid' }, { path: '/6/action', code: 'invalid' }, { path: '/7/term', code: 'invalid' },
    ]],
    ['term\nكلب\nكَلب', [{ path: '/3/term', code: 'exists' }]],
    ['term,note\nكلب,\u202e', [{ path: '/2/note', code: 'forbidden_characters' }]],
  ])('%j is told where it is wrong', (text, errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });

  test('too many rows are refused, and many bad ones are told up to a bound', () => {
    expect(errorsOf(`term\n${'x\n'.repeat(20_001)}`)).toBe('list_full');
    expect(errorsOf(`term\n${'!\n'.repeat(5000)}`)).toHaveLength(1000);
  });
});

test.each(['"', '\\', '|', '""', '"\n', ',', "'", '\n'])('a file of %j alone is read in its length', (part) => {
  const started = process.cpuUsage();
  errorsOf(`term,except\nx,${part.repeat(1_000_000)}`);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
});
