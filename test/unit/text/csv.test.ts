// CSV that stays a table in every reader and a formula in none.
import { expect, test } from '@jest/globals';
import { csvOf } from '../../../src/text/csv.ts';

test('cells are quoted where they must be, and numbers stay numbers', () => {
  expect(csvOf([['a', 1, null, -2.5], ['say "لا"', 'x,y', 'two\nlines', '']])).toBe('a,1,,-2.5\r\n"say ""لا""","x,y","two\nlines",\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1'])('%j is no formula', (text) => {
  expect(csvOf([[text]]).replace(/^"/, '').startsWith("'")).toBe(true);
});
