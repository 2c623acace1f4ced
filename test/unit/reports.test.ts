// Pure rules of reports and appeals: what reporters weigh, who hides what, what a statement tells and keeps to itself.
import { describe, expect, test } from '@jest/globals';
import { appealableUntil, newAppeal } from '../../src/appeals/appeal.ts';
import { statementView, type Case } from '../../src/appeals/statement.ts';
import type { Comment } from '../../src/comments/comment.ts';
import { languages } from '../../src/i18n/index.ts';
import type { Decision } from '../../src/moderation/decision.ts';
import { credence, holds, tallied, weightOfAll, type Report } from '../../src/reports/report.ts';
import type { Finding } from '../../src/screening/verdict.ts';
import { aComment, at } from '../support/builders.ts';

describe('what a reporter weighs', () => {
  test.each([
    [0, 0, 1], [0, 2, 1], [1, 1, 1], [2, 2, 1], [0, 3, 0.25], [1, 2, 1 / 3], [1, 9, 0.25], [9, 1, 1], [4, 5, 4 / 9],
  ])('%i upheld and %i dismissed: %d', (upheld, dismissed, weight) => {
    expect(credence({ upheld, dismissed })).toBe(weight);
  });

  const from = (prefix: string | null, weight = 1) => ({ address: prefix === null ? null : { prefix, digest: prefix }, weight });
  test('each network counts once by its weightiest, those forgotten by now as one', () => {
    expect(weightOfAll([])).toBe(0);
    expect(weightOfAll([from('a', 0.25), from('a'), from('a', 0.5), from('b', 0.5)])).toBe(1.5);
    expect(weightOfAll([from(null), from(null), from('a')])).toBe(2);
  });

  test('the threshold is reached, not passed; nobody but staff hides what was reviewed', () => {
    const report = (kind: 'guest' | 'staff', prefix: string) => ({ ...from(prefix), by: { id: prefix, kind } }) as Report;
    const [one, other, desk] = [report('guest', 'a'), report('guest', 'b'), report('staff', 'c')];
    expect(holds(other, [one, other], { threshold: 2, isReviewed: false })).toBe(true);
    expect(holds(other, [one, other], { threshold: 3, isReviewed: false })).toBe(false);
    expect(holds(other, [one, other], { threshold: 2, isReviewed: true })).toBe(false);
    expect(holds(desk, [desk], { threshold: 9, isReviewed: true })).toBe(true);
  });

  test('a tally names only reasons that are open', () => {
    const two = tallied(tallied({ open: 0, byReason: {} }, 'spam', 1), 'hate', 1);
    expect(two).toEqual({ open: 2, byReason: { spam: 1, hate: 1 } });
    expect(tallied(two, 'spam', -1)).toEqual({ open: 1, byReason: { hate: 1 } });
  });
});

describe('a statement of reasons', () => {
  const finding = (over: Partial<Finding>): Finding => ({ check: 'word_lists', verdict: 'hold', score: 1, code: 'word_list', spans: [[0, 4]], evidence: { rules: 'r_secret' }, ...over });
  const machine = (status: Comment['status'], findings: Finding[], code = findings[0]!.code) =>
    ({ comment: aComment({ id: 'c', status, risk: { score: 1, findings }, reason: { code, by: 'machine' } }), history: [], appealDays: 180 }) satisfies Case;
  const decision = (over: Partial<Decision>): Decision => ({
    id: 'd_1', site: 'demo', commentId: 'c', by: 'st_1', action: 'reject', reason: 'hate', note: 'ملاحظة', from: 'approved', to: 'rejected', wasReviewed: false, wasPinned: false,
    revision: 1, at: at(100), batch: null, undoes: null, ...over,
  });
  const refused: Case = { comment: aComment({ id: 'c', status: 'rejected', reviewed: true, reason: { code: 'hate', by: 'person' } }), history: [decision({})], appealDays: 180 };
  const view = (of: Case, now = at(200), lang: (typeof languages)[number] = 'ar') => statementView(of, { lang, now });

  test('what a machine refused reads like what it holds, and the trap is never named', () => {
    const held = view(machine('pending', [finding({})]));
    expect(view(machine('rejected', [finding({ verdict: 'reject' })]))).toEqual(held);
    expect(view(machine('spam', [finding({ check: 'honeypot', code: 'honeypot', verdict: 'spam' }), finding({})], 'honeypot'))).toEqual(held);
    expect(held).toMatchObject({ state: 'pending', by: 'machine', reason: { code: 'word_list' }, ruleKind: 'word_lists', appeal: { possible: false, until: null, state: 'none' } });
    const trapped = view(machine('spam', [finding({ check: 'honeypot', code: 'honeypot', verdict: 'spam' })]));
    expect(trapped).toEqual(view(machine('pending', [finding({ check: 'site_mode', code: 'site_mode' })])));
    expect(JSON.stringify([held, trapped])).not.toMatch(/honeypot|r_secret/);
  });

  test('what readers reported after it was shown says so, whatever the checks had found before', () => {
    const comment = aComment({ id: 'c', status: 'pending', risk: { score: 1, findings: [finding({})] }, reason: { code: 'reported', by: 'machine' } });
    const hold = decision({ action: 'hold', by: 'rule:reports', reason: 'reported', to: 'pending', at: at(90) });
    expect(view({ comment, history: [hold], appealDays: 180 })).toMatchObject({ by: 'machine', ruleKind: 'reports', reason: { code: 'reported' }, decidedAt: at(90).toISOString() });
  });

  test('a person\'s refusal tells the reason, never who or the note, and until when to appeal', () => {
    const told = view(refused);
    const until = appealableUntil(at(100), 180);
    expect(told).toMatchObject({
      state: 'rejected', by: 'person', ruleKind: null, decidedAt: at(100).toISOString(), reason: { code: 'hate' },
      appeal: { possible: true, until: until.toISOString(), state: 'none', text: null, decidedAt: null },
    });
    expect(told.howToAppeal).toContain(until.toISOString().slice(0, 10));
    expect(JSON.stringify(told)).not.toMatch(/st_1|ملاحظة/);
    expect(view(refused, new Date(until.getTime() - 1)).appeal.possible).toBe(true);
    expect(view(refused, until).appeal).toMatchObject({ possible: false, until: null });
  });

  test('every turn of an appeal has sentences of its own in every language', () => {
    const appeal = newAppeal('أعيدوا النظر', { against: 'd_1', at: at(150) });
    const turns: Case[] = [
      machine('pending', [finding({})]), refused, { ...refused, appealDays: 0 },
      { ...refused, comment: { ...refused.comment, appeal } }, { ...refused, comment: { ...refused.comment, appeal: { ...appeal, state: 'dismissed', decidedAt: at(180) } } },
    ];
    for (const lang of languages) {
      const said = turns.map((each) => view(each, at(200), lang));
      expect(new Set(said.map(({ howToAppeal }) => howToAppeal)).size).toBe(turns.length);
      for (const { facts, howToAppeal, reason } of said) {
        for (const sentence of [facts, howToAppeal, reason.message]) expect([sentence, /[\u0621-\u064A]/.test(sentence)]).toEqual([expect.stringMatching(/^[^{}]{10,}$/), lang === 'ar']);
      }
    }
  });
});
