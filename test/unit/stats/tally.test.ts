// What each happening adds to the figures: the rules of tally.ts, one by one.
import { expect, test } from '@jest/globals';
import type { Comment } from '../../../src/comments/comment.ts';
import type { Decision } from '../../../src/moderation/decision.ts';
import type { Finding } from '../../../src/screening/verdict.ts';
import { Days } from '../../../src/stats/days.ts';
import { decided, edited, posted, removed, takenBack, type Tally } from '../../../src/stats/tally.ts';
import { aComment, at, ids } from '../../support/builders.ts';

const DAY = 86_400;
const dayOf = new Days().in('UTC');
const risk = (...checks: string[]): Comment['risk'] => ({ score: 0.5, findings: checks.map((check): Finding => ({ check, verdict: check === 'failed' ? 'approve' : 'hold', score: 0.5, code: 'c', spans: [] })) });
const names = (tallies: Tally[]): string[] => tallies.map(({ name, n }) => (n === 1 ? name : `${name} ${n}`)).toSorted();
const held = (over: Partial<Comment> = {}): Comment => aComment({ status: 'pending', risk: risk('links'), ...over });

const take = (comment: Comment, action: Decision['action'], over: Partial<Decision> = {}): Decision => ({
  id: ids.short('d'), site: 'demo', commentId: comment.id, by: 'st_1', action, reason: null, note: null, from: comment.status,
  to: ({ approve: 'approved', reject: 'rejected', spam: 'spam', pin: 'approved', unpin: 'approved', undo: 'pending', hold: 'pending' } as const)[action],
  wasReviewed: comment.reviewed, wasPinned: false, revision: comment.revision, at: at(65), batch: null, undoes: null, ...over,
});
const tallied = (comment: Comment, decision: Decision, history: Decision[] = []): string[] => names(decided({ decision, comment, history, isReported: false }, dayOf));

test('a comment that is shown is one figure; one that is kept back names each check that objected, and the only one', () => {
  expect(names(posted(aComment({ risk: risk('failed') }), '2026-01-01'))).toEqual(['post:approved']);
  expect(names(posted(held(), '2026-01-01'))).toEqual(['check:alone:links', 'check:held:links', 'machine:held', 'post:pending']);
  const both = aComment({ status: 'spam', risk: risk('links', 'honeypot', 'links', 'failed'), reason: { code: 'honeypot', by: 'machine' } });
  expect(names(posted(both, '2026-01-01'))).toEqual(['check:held:honeypot', 'check:held:links', 'machine:held', 'post:spam', 'restrict:automated:honeypot']);
});

test('an edit counts only what newly holds', () => {
  expect(names(edited(aComment(), { status: 'approved', risk: risk() }, 'd'))).toEqual(['edit:approved']);
  expect(names(edited(aComment(), { status: 'pending', risk: risk('links') }, 'd'))).toEqual(['check:alone:links', 'check:held:links', 'edit:pending', 'machine:held']);
  expect(names(edited(held(), { status: 'pending', risk: risk('links') }, 'd'))).toEqual(['edit:pending']);
  expect(names(edited(held(), { status: 'pending', risk: risk('links', 'word_lists') }, 'd'))).toEqual(['check:held:word_lists', 'edit:pending']);
  expect(names(removed('d'))).toEqual(['remove']);
});

test('a person who lets a held comment through disagrees with what held it, one who refuses it agrees', () => {
  const comment = held({ risk: risk('links', 'word_lists'), createdAt: at(1) });
  expect(tallied(comment, take(comment, 'approve'))).toEqual(['act:approve:st_1', 'check:reviewed:links', 'check:reviewed:word_lists', 'decided', 'machine:reviewed', 'moved:person:pending:approved', 'wait:pending:24']);
  expect(tallied(comment, take(comment, 'reject', { reason: 'abuse' }))).toEqual([
    'act:reject:st_1', 'check:agreed:links', 'check:agreed:word_lists', 'check:reviewed:links', 'check:reviewed:word_lists', 'decided', 'machine:agreed', 'machine:reviewed',
    'moved:person:pending:rejected', 'reason:abuse', 'restrict:automated:abuse', 'wait:pending:24',
  ]);
});

test('confirming what a machine refused is agreement and no new restriction', () => {
  const comment = aComment({ status: 'spam', risk: risk('honeypot') });
  expect(tallied(comment, take(comment, 'spam'))).toEqual(['act:spam:st_1', 'check:agreed:honeypot', 'check:reviewed:honeypot', 'decided', 'machine:agreed', 'machine:reviewed', 'reason:spam', 'wait:spam:24']);
});

test('what nobody held was found by a person; only the first decision waited', () => {
  const shown = aComment({ risk: risk('failed') });
  expect(tallied(shown, take(shown, 'reject'))).toEqual(['act:reject:st_1', 'decided', 'moved:person:approved:rejected', 'reason:other', 'restrict:person:other', 'wait:unreviewed:24']);
  const reviewed = { ...shown, reviewed: true };
  expect(tallied(reviewed, take(reviewed, 'pin'))).toEqual(['act:pin:st_1', 'decided']);
});

test('who waited did so since the last edit, or since a rule put it there', () => {
  const comment = held({ createdAt: at(0), editedAt: at(DAY), revision: 2 });
  expect(tallied(comment, take(comment, 'approve', { at: at(DAY + 4) }))).toContain('wait:pending:8');
  const shown = aComment({ createdAt: at(0) });
  const byRule = take(shown, 'hold', { by: 'rule:reports', at: at(500) });
  const waiting: Comment = { ...shown, status: 'pending' };
  expect(tallied(waiting, take(waiting, 'approve', { at: at(516) }), [byRule])).toContain('wait:pending:16');
});

test('a rule that hides counts as automatic and is agreed or disagreed with like a check', () => {
  const shown = aComment({ risk: risk('failed') });
  const byRule = take(shown, 'hold', { by: 'rule:reports' });
  expect(tallied(shown, byRule)).toEqual(['act:hold:rule:reports', 'automatic', 'check:alone:rule:reports', 'check:held:rule:reports', 'machine:held', 'moved:rule:approved:pending']);
  const waiting: Comment = { ...shown, status: 'pending', risk: risk('links') };
  const freed = tallied(waiting, take(waiting, 'approve'), [byRule]);
  expect(freed).toEqual(expect.arrayContaining(['check:reviewed:rule:reports', 'machine:reviewed', 'overturned:rule:reports']));
  expect(freed).not.toContain('check:reviewed:links');
});

test('overturned is the opposite by another person, of the same text, and not one\'s own second thought', () => {
  const comment = held();
  const first = take(comment, 'reject');
  const refused: Comment = { ...comment, status: 'rejected', reviewed: true };
  expect(tallied(refused, take(refused, 'approve', { by: 'st_2' }), [first])).toContain('overturned:st_1');
  expect(tallied(refused, take(refused, 'approve'), [first])).not.toContain('overturned:st_1');
  expect(tallied(refused, take(refused, 'spam', { by: 'st_2' }), [first])).not.toContain('overturned:st_1');
  const undo = take(comment, 'undo', { undoes: first.id });
  expect(tallied(comment, take(comment, 'approve', { by: 'st_2' }), [first, undo])).not.toContain('overturned:st_1');
  const next: Comment = { ...refused, revision: 2 };
  expect(tallied(next, take(next, 'approve', { by: 'st_2' }), [first])).not.toContain('overturned:st_1');
});

test('an undo takes back what its decision said, on the day that had it, and keeps the work', () => {
  const comment = held();
  const first = take(comment, 'reject', { reason: 'hate', at: at(10) });
  const undo = take(comment, 'undo', { by: 'st_2', from: 'rejected', undoes: first.id, at: at(2 * DAY) });
  const all = takenBack({ decision: undo, comment, history: [first], isReported: false }, dayOf);
  expect(names(all.filter(({ day }) => day === '2026-01-01'))).toEqual([
    'check:agreed:links -1', 'check:reviewed:links -1', 'machine:agreed -1', 'machine:reviewed -1', 'moved:person:pending:rejected -1', 'reason:hate -1', 'restrict:automated:hate -1', 'wait:pending:13 -1',
  ]);
  expect(names(all.filter(({ day }) => day === '2026-01-03'))).toEqual(['act:undo:st_2', 'decided', 'overturned:st_1']);
  expect(all.length).toBe(11);
});

test('undoing what overturned another brings the other back', () => {
  const comment = held();
  const first = take(comment, 'reject');
  const refused: Comment = { ...comment, status: 'rejected', reviewed: true };
  const second = take(refused, 'approve', { by: 'st_2' });
  const undo = take(refused, 'undo', { by: 'st_2', from: 'approved', to: 'rejected', undoes: second.id });
  const all = names(takenBack({ decision: undo, comment, history: [first, second], isReported: false }, dayOf));
  expect(all).toEqual(expect.arrayContaining(['overturned:st_1 -1', 'overturned:st_2']));
  expect(all.filter((name) => name.startsWith('wait'))).toEqual([]);
});

test('names that come from outside stay short and mean nothing to a store', () => {
  const odd = aComment({ status: 'pending', risk: risk(`$x.y ${'ن'.repeat(100)}`) });
  for (const { name } of posted(odd, 'd')) expect(name).toMatch(/^[\w:-]{1,100}$/);
});
