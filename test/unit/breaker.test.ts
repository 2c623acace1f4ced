// A service that keeps failing is left alone, tried by one after a while, and asked by all again once it answers.
import { expect, test } from '@jest/globals';
import { admit, closed, COOL_MS, FAILURES, report, stateOf, type Breaker } from '../../src/kernel/breaker.ts';

const failing = (times: number, from: Breaker = closed): Breaker => Array.from({ length: times }).reduce<Breaker>((breaker) => report(breaker, false, 0), from);

test('it opens after so many failures in a row, and an answer between them starts the count again', () => {
  expect(stateOf(failing(FAILURES - 1), 0)).toBe('closed');
  expect(stateOf(failing(FAILURES - 1, report(failing(FAILURES - 1), true, 0)), 0)).toBe('closed');
  expect(stateOf(failing(FAILURES), 0)).toBe('open');
  expect(admit(failing(FAILURES), COOL_MS - 1).may).toBe(false);
});

test('after the pause one may ask, and nobody else until it is known how that went', () => {
  const open = failing(FAILURES);
  expect(stateOf(open, COOL_MS)).toBe('half_open');
  const probe = admit(open, COOL_MS);
  expect(probe.may).toBe(true);
  expect(admit(probe.next, COOL_MS + 1).may).toBe(false);
  expect(stateOf(report(probe.next, true, COOL_MS + 1), COOL_MS + 1)).toBe('closed');
  expect(stateOf(report(probe.next, false, COOL_MS + 1), 2 * COOL_MS)).toBe('open');
  // The probe never came back: another is sent.
  expect(admit(probe.next, 2 * COOL_MS).may).toBe(true);
});
