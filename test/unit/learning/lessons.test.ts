// What counts as a lesson, and how a file's lines become rows.
import { describe, expect, test } from '@jest/globals';
import { gather, labelledTexts, type Format } from '../../../src/learning/labelled-rows.ts';
import { hasEnough, emptyState, missing, rescored, standingLesson, touched } from '../../../src/learning/learned.ts';
import type { Decision } from '../../../src/moderation/decision.ts';
import { anAct, at } from '../../support/builders.ts';

let number = 0;
const decision = (over: Partial<Decision> = {}): Decision => ({
  id: `d_${number += 1}`, site: 'demo', commentId: 'c1', by: 'st_1', action: 'reject', reason: null, note: null, from: 'pending', to: 'rejected', wasReviewed: false, wasPinned: false,
  revision: 1, at: at(number), batch: null, undoes: null, ...over,
});

describe('the lesson that stands', () => {
  const reject = decision();
  const approve = decision({ action: 'approve', revision: 2 });
  test.each<[string, Decision[], object | null]>([
    ['nobody decided', [], null],
    ['a refusal', [reject], { refused: true, revision: 1 }],
    ['spam', [decision({ action: 'spam' })], { refused: true }],
    ['the later of two', [reject, approve], { refused: false, revision: 2 }],
    ['the earlier, when the later is undone', [reject, approve, decision({ action: 'undo', undoes: approve.id })], { refused: true, revision: 1 }],
    ['none, when the only one is undone', [reject, decision({ action: 'undo', undoes: reject.id })], null],
    ['none of a rule', [decision({ by: 'rule:reports' })], null],
    ['a person\'s, whatever a rule did after', [approve, decision({ by: 'rule:reports' })], { refused: false }],
    ['none of a pin', [decision({ action: 'pin' }), decision({ action: 'unpin' })], null],
  ])('%s', (_name, history, lesson) => {
    const stands = standingLesson(history);
    expect(stands).toEqual(lesson === null ? null : expect.objectContaining(lesson));
  });

  test('only what teaches or unteaches touches a comment', () => {
    const records = [decision({ commentId: 'a' }), decision({ commentId: 'b', action: 'pin' }), decision({ commentId: 'c', action: 'undo' }), decision({ commentId: 'd', by: 'rule:raid' }), decision({ commentId: 'a' }), anAct()];
    expect(touched(records)).toEqual(['a', 'c']);
  });
});

test('scored decisions: a new one comes last, a changed mind counts, an undone one goes, a thousand are kept', () => {
  const lesson = (refused: boolean) => ({ decisionId: 'd', commentId: 'x', revision: 1, refused });
  const one = rescored([], 'x', { lesson: lesson(true), p: 0.7 });
  expect(one).toEqual([{ commentId: 'x', p: 0.7, refused: true }]);
  expect(rescored(one, 'x', { lesson: lesson(false), p: null })).toEqual([{ commentId: 'x', p: 0.7, refused: false }]);
  expect(rescored(one, 'x', { lesson: null, p: null })).toEqual([]);
  expect(rescored(one, 'y', { lesson: lesson(true), p: null })).toEqual(one);
  const many = Array.from({ length: 1000 }, (_, index) => ({ commentId: `${index}`, p: 0.5, refused: false }));
  expect(rescored(many, 'x', { lesson: lesson(true), p: 0.7 }).map(({ commentId }) => commentId).filter((_, index) => index === 0 || index === 999)).toEqual(['1', 'x']);
});

test('it speaks with fifty of each side and weights, not before', () => {
  const state = (approved: number, refused: number, version = 1) => ({ ...emptyState('demo'), version, learnt: { approved, refused, fromDecisions: 0, fromFile: 0 } });
  expect([hasEnough(state(50, 50)), hasEnough(state(49, 500)), hasEnough(state(500, 49)), hasEnough(state(50, 50, 0))]).toEqual([true, false, false, false]);
  expect(missing(state(70, 20))).toEqual({ approved: 0, refused: 30 });
});

describe('rows of a file', () => {
  async function* lines(text: string): AsyncGenerator<string> {
    yield* text.split('\n');
  }
  const rows = (text: string, { format = 'tsv', reject = ['off'], most = 100 }: { format?: Format; reject?: string[]; most?: number } = {}) =>
    gather(labelledTexts(lines(text), format), { reject: new Set(reject), most });

  test('columns stand in any order, a text that ends its line may hold tabs, empty ones are passed over', async () => {
    expect(await rows('\uFEFFid\tlabel\ttext\n1\toff\tيا\tحمار\n2\tok\tشكرا\n\n3\tok\t \n')).toMatchObject({ approved: 1, refused: 1, rows: [{ text: 'شكرا', refused: false }, { text: 'يا\tحمار', refused: true }] });
    expect(await rows('text\tlabel\nشكرا\tok\nاخرس\toff')).toMatchObject({ approved: 1, refused: 1 });
    expect(await rows('{"text":"شكرا","label":0}\n{"text":"اخرس","label":"off","more":[]}', { format: 'jsonl' })).toMatchObject({ approved: 1, refused: 1 });
  });

  test.each<[string, Format, string]>([
    ['', 'tsv', 'no column "text" and no column "label"'],
    ['id\ttext\n1\tشكرا', 'tsv', 'no column "label"'],
    ['text\tlabel\nشكرا\tok\tزائد', 'tsv', 'Line 2 has 3 cells where the header has 2'],
    ['id\ttext\tlabel\n1\tشكرا', 'tsv', 'Line 2 has 2 cells'],
    ['{"text":"شكرا"}', 'jsonl', 'Line 1 has no "label"'],
    ['{"text":"شكرا","label":"ok"}\nnonsense', 'jsonl', 'Line 2 is no JSON object'],
    ['[1]', 'jsonl', 'Line 1 is no JSON object'],
    ['text\tlabel\nشكرا\tok', 'tsv', 'No row is labelled off; the labels are: ok'],
  ])('%j is refused with a sentence', async (text, format, sentence) => {
    await expect(rows(text === '' ? 'x' : text, { format })).rejects.toThrow(sentence);
  });

  test('the same file has the same digests, a text said twice is two rows, and of too many the same ones are kept', async () => {
    const text = `text\tlabel\n${Array.from({ length: 50 }, (_, index) => `نص ${index % 40}\tok`).join('\n')}\nاخرس\toff`;
    const all = await rows(text);
    expect(new Set(all.rows.map(({ digest }) => digest)).size).toBe(51);
    expect(await rows(text)).toEqual(all);
    const few = await rows(text, { most: 5 });
    expect([few.rows.length, few.approved, few.refused]).toEqual([6, 50, 1]);
    expect(few.rows.filter(({ refused }) => !refused)).toEqual(all.rows.filter(({ refused }) => !refused).slice(0, 5));
  });
});
