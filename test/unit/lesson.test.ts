// What a decision teaches: only what the service does not think already, and an undo the opposite of what was taught.
import { expect, test } from '@jest/globals';
import type { Status } from '../../src/comments/comment.ts';
import type { Decision } from '../../src/moderation/decision.ts';
import { lessonOf } from '../../src/screening/external/lesson.ts';
import { aComment } from '../support/builders.ts';

const plain = aComment();
const flagged = aComment({ risk: { score: 0.9, findings: [{ check: 'akismet', verdict: 'hold', score: 0.9, code: 'external_spam', spans: [] }] } });
const unasked = aComment({ risk: { score: 0, findings: [{ check: 'akismet', verdict: 'approve', score: 0, code: 'check_failed', spans: [] }] } });
const decision = (action: Decision['action'], from: Status, to: Status, by = 'st_1') => ({ by, action, from, to }) as Decision;

test.each([
  ['a person finds spam that was missed', decision('spam', 'approved', 'spam'), plain, 'spam'],
  ['a person finds spam while the service was away', decision('spam', 'pending', 'spam'), unasked, 'spam'],
  ['a person agrees that it is spam', decision('spam', 'pending', 'spam'), flagged, null],
  ['a person lets pass what was flagged', decision('approve', 'pending', 'approved'), flagged, 'ham'],
  ['a person thinks again and finds spam after all', decision('spam', 'approved', 'spam'), flagged, 'spam'],
  ['a person thinks again and lets it pass after all', decision('approve', 'spam', 'approved'), plain, 'ham'],
  ['a person lets pass what nobody flagged', decision('approve', 'pending', 'approved'), plain, null],
  ['a person rejects', decision('reject', 'pending', 'rejected'), flagged, null],
  ['a person pins', decision('pin', 'approved', 'approved'), flagged, null],
  ['a rule decides', decision('spam', 'approved', 'spam', 'rule:campaign'), plain, null],
  ['a finding of spam is undone', decision('undo', 'spam', 'approved'), plain, 'ham'],
  ['a finding of spam is undone to waiting', decision('undo', 'spam', 'pending'), plain, 'ham'],
  ['an agreement is undone', decision('undo', 'spam', 'pending'), flagged, null],
  ['an approval is undone', decision('undo', 'approved', 'pending'), flagged, 'spam'],
  ['an approval of what nobody flagged is undone', decision('undo', 'approved', 'pending'), plain, null],
  ['an approval over somebody\'s finding of spam is undone', decision('undo', 'approved', 'spam'), plain, 'spam'],
] as const)('%s', (_what, given, comment, lesson) => {
  expect(lessonOf(given, comment)).toBe(lesson);
});
