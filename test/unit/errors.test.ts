// What an error tells a caller, and what it never tells the log.
import { describe as suite, expect, test } from '@jest/globals';
import { AppError, statusOf, type ErrorCode } from '../../src/errors.ts';
import { asAppError, describe, problemOf } from '../../src/http/errors.ts';
import { languages, messages } from '../../src/i18n/index.ts';

suite('problems', () => {
  test.each(languages)('every code has a title and a sentence in %s', (lang) => {
    for (const code of Object.keys(statusOf) as ErrorCode[]) {
      const problem = problemOf(new AppError(code, { errors: [{ path: '/a', code: 'required' }] }), lang, 'r1');
      const [title, detail] = messages(lang).errors[code];
      expect(problem).toEqual({ type: `urn:hiwar:error:${code}`, title, status: statusOf[code], code, detail, errors: [{ path: '/a', code: 'required' }], requestId: 'r1' });
      expect(title.length > 2 && detail.length > 5).toBe(true);
    }
  });

  test('the cause stays with us', () => {
    expect(JSON.stringify(problemOf(new AppError('internal', {}, new Error('secret detail')), 'en', 'r1'))).not.toContain('secret');
  });

  test('a path that cannot be decoded names nothing; anything unforeseen is ours', () => {
    expect(asAppError(new URIError('bad')).code).toBe('not_found');
    for (const thrown of [new Error('x'), 'x', null, undefined, { status: 404 }]) expect(asAppError(thrown).code).toBe('internal');
    const own = new AppError('stale');
    expect(asAppError(own)).toBe(own);
  });
});

test.each([
  ['reader@example.org', 'duplicate key { email: "reader@example.org" }'], ['192.0.2.7', 'connect ECONNREFUSED 192.0.2.7:27017'], ['2001:db8:0:1:2:3:4:5', 'from 2001:db8:0:1:2:3:4:5 port 1'],
  ['hk_abcdefghijklmnop', 'Bearer hk_abcdefghijklmnop'], ['s_abcdefghijklmnop', 'hiwar_dev=s_abcdefghijklmnop;'], ['g_eyJhIjoxfQ.abcdefghijkl', 'token g_eyJhIjoxfQ.abcdefghijkl'],
])('%s never reaches the log', (secret, message) => {
  const told = describe(new Error(message));
  expect(told.message).not.toContain(secret);
  expect(told.stack).not.toContain(secret);
  expect(told.name).toBe('Error');
});

test('something thrown that is no error is described all the same', () => {
  expect(describe('plain').message).toBe('plain');
  expect(describe(undefined).message).toBe('undefined');
});
