// What reports and appeals add to the figures, and what undoing their answers takes back.
import { expect, test } from '@jest/globals';
import type { Appeal } from '../../../src/comments/comment.ts';
import { holding } from '../../../src/reports/report.ts';
import { answered, appealed, reported } from '../../../src/stats/asked.ts';
import type { Tally } from '../../../src/stats/tally.ts';
import { aComment, at } from '../../support/builders.ts';
import { change } from '../../contract/stored.ts';

const told = (tallies: Tally[]): string[] => tallies.map(({ day, name, n }) => `${day} ${name} ${n}`).toSorted();
const { decision } = change(aComment(), 'reject', { at: at(4) });
const none = { was: null, is: null };
const turn = (reason: string, was: string, is: string) => ({ was: { reason, at: at(0), state: was }, is: { reason, at: at(0), state: is } });
const appeal = (state: Appeal['state']): Appeal => ({ text: 'نص', at: at(0), state, decidedAt: null, against: 'd_1', closedBy: null });
const now = { day: 'd2', undone: null };
const undoing = { day: 'd2', undone: { day: 'd1', at: at(4) } };

test('a report received is one of its reason, and where it hides also a decision by a rule', () => {
  const comment = aComment();
  expect(told(reported('hate', { held: null, comment, day: 'd1' }))).toEqual(['d1 notice:hate 1']);
  const { decision: held } = holding(comment, { id: 'd_9', at: at(3) });
  expect(told(reported('hate', { held, comment, day: 'd1' }))).toEqual([
    'd1 act:hold:rule:reports 1', 'd1 automatic 1', 'd1 check:alone:rule:reports 1', 'd1 check:held:rule:reports 1', 'd1 machine:held 1', 'd1 moved:rule:approved:pending 1', 'd1 notice:hate 1',
  ]);
  expect(told(appealed('d1'))).toEqual(['d1 appeal:received 1']);
});

test('an answer counts by outcome with how long it took, what is illegal in a queue of its own', () => {
  const turns = [turn('spam', 'open', 'dismissed'), turn('illegal', 'open', 'upheld')];
  expect(told(answered({ decision, turns, appeal: { was: appeal('open'), is: appeal('granted') } }, now))).toEqual([
    'd2 answer:granted 1', 'd2 closed:dismissed:spam 1', 'd2 closed:upheld:illegal 1', 'd2 wait:appeals:8 1', 'd2 wait:illegal:8 1', 'd2 wait:reported:8 1',
  ]);
});

test('undone, it is taken back from the day that had it', () => {
  const turns = [turn('spam', 'dismissed', 'open')];
  expect(told(answered({ decision, turns, appeal: { was: appeal('dismissed'), is: appeal('open') } }, undoing))).toEqual([
    'd1 answer:dismissed -1', 'd1 closed:dismissed:spam -1', 'd1 wait:appeals:8 -1', 'd1 wait:reported:8 -1',
  ]);
});

test('what is not answered counts nothing', () => {
  expect(answered({ decision, turns: [], appeal: { was: appeal('open'), is: appeal('open') } }, now)).toEqual([]);
  expect(answered({ decision, turns: [], appeal: none }, undoing)).toEqual([]);
  expect(answered({ decision, turns: [turn('spam', 'open', 'upheld')], appeal: none }, undefined)).toEqual([]);
});
