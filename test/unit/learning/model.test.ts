// The learned score's arithmetic: features bounded by the text, a model that is its examples and nothing else, a probability that rises.
import { hash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { calibrate, probability } from '../../../src/learning/calibration.ts';
import { DIMENSION, featureOf, FeatureReader, timesOf } from '../../../src/learning/features.ts';
import { curveOf, figuresAt, thresholdFor } from '../../../src/learning/figures.ts';
import { fit, score, scorerOf, type Example, type LinearModel } from '../../../src/learning/linear-model.ts';
import { fromBytes, toBytes } from '../../../src/learning/model-bytes.ts';
import { strongestSpans } from '../../../src/learning/why.ts';
import { fold } from '../../../src/text/fold.ts';
import { approvedTexts, refusedTexts } from '../../support/lessons.ts';

const reader = new FeatureReader();
const read = (text: string) => reader.read(fold(text));
const example = (text: string, refused: boolean): Example => ({ key: text, features: read(text), refused });
const examples = [...approvedTexts(60).map((text) => example(text, false)), ...refusedTexts(60).map((text) => example(text, true))];

function fitted(given: readonly Example[]): LinearModel {
  const steps = fit(given);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The whole model as text: comparing hundreds of thousands of numbers one by one takes a matcher minutes. */
const print = (model: LinearModel | null): string | null => (model === null ? null
  : hash('sha256', Buffer.concat([model.refusals, model.approvals, model.weights].map(({ buffer }) => Buffer.from(buffer as ArrayBuffer)))) + ` ${model.refused} ${model.approved} ${model.bias}`);

describe('features', () => {
  test('a spelling that reads alike has the same features, and reading leaves nothing behind', () => {
    const first = read('أنت حمار');
    expect(read('أَنْـــتَ حمااااار')).not.toHaveLength(0);
    expect(read('آنت  حِمار')).toEqual(first);
    expect(read('أنت حمار')).toEqual(first);
  });

  test('each is in range, distinct, and counted', () => {
    const features = [...read('كلب كلب كلب قطار جديد 123 http://a.example !!')];
    expect(features.every((packed) => featureOf(packed) >= 0 && featureOf(packed) < DIMENSION && timesOf(packed) > 0)).toBe(true);
    expect(new Set(features.map(featureOf)).size).toBe(features.length);
    expect(Math.max(...features.map(timesOf))).toBeGreaterThanOrEqual(3);
  });

  test.each(['\u0301', 'a', '👨‍👩‍👧', 'ا ', '. ', '١٢', 'http://', 'ن\u0640', '\n', '🇲🇦'])('%j over and over makes no more features than it has places, and linear work', (mark) => {
    const long = mark.repeat(Math.floor(20_000 / mark.length));
    expect(read(long).length).toBeLessThanOrEqual(6 * long.length);
    const cost = (text: string): number => Math.min(...Array.from({ length: 3 }, () => {
      const began = process.cpuUsage();
      reader.read(fold(text));
      return process.cpuUsage(began).user / 1000;
    }));
    expect(cost(long)).toBeLessThan(20 * Math.max(cost(mark.repeat(Math.floor(5_000 / mark.length))), 5));
  });

  test('an empty text has a look and nothing else, and is scored', () => {
    expect(read('').length).toBeLessThan(10);
    expect(Number.isFinite(score(read(''), scorerOf(fitted(examples))))).toBe(true);
  });
});

describe('the model', () => {
  test('tells what it learnt and what is like it', () => {
    const scorer = scorerOf(fitted(examples));
    expect(examples.every(({ features, refused }) => score(features, scorer) > 0 === refused)).toBe(true);
    expect(score(read('يا لك من كلبٍ حقير'), scorer)).toBeGreaterThan(score(read('شكرا للمراسل على التحقيق'), scorer));
  });

  test('is a function of its examples: no order, and nothing left of one that was taken out', () => {
    const without = print(fitted(examples.filter((_, at) => at !== 17)));
    expect(print(fitted(examples.toReversed()))).toBe(print(fitted(examples)));
    expect(print(fitted(examples))).not.toBe(without);
    expect(print(fitted([...examples.slice(18), ...examples.slice(0, 17)]))).toBe(without);
  });

  test.each([[[]], [[example('وحيد', true)]], [[example('كلها', true), example('مرفوضة', true)]], [[example('نفسه', true), { ...example('نفسه', false), key: 'b' }]]])('of too little to learn from is still a model', (few) => {
    expect(Number.isFinite(score(read('نص'), scorerOf(fitted(few))))).toBe(true);
  });

  test('reads from its bytes as it was, and other bytes are none', async () => {
    const model = fitted(examples);
    expect(print(await fromBytes(await toBytes(model)))).toBe(print(model));
    const bytes = await toBytes(model);
    for (const broken of [Buffer.alloc(0), bytes.subarray(0, 100), Buffer.from('لا شيء')]) expect(await fromBytes(broken)).toBeNull();
  });

  test('names the words that spoke for refusing, as typed', () => {
    const text = 'شكرا لكم، أنت كَلـــبٌ حقيييير يا صديقي';
    const folded = fold(text);
    const spans = strongestSpans(folded, reader.read(folded), scorerOf(fitted(examples)));
    expect(spans.map(([start, end]) => text.slice(start, end)).join(' ')).toContain('كَلـــبٌ');
    expect(spans.length).toBeLessThanOrEqual(5);
    expect(strongestSpans(fold(''), read(''), scorerOf(fitted(examples)))).toEqual([]);
  });
});

describe('calibration', () => {
  const judged = Array.from({ length: 400 }, (_, at) => ({ score: (at - 200) / 50, refused: (at * 7919) % 400 < at }));

  test('rises with the score and says about what came true', () => {
    const curve = calibrate(judged);
    const ps = judged.map((each) => probability(each.score, curve));
    expect(ps.every((p, at) => p > 0 && p < 1 && (at === 0 || p > (ps[at - 1] ?? 0)))).toBe(true);
    expect(ps.reduce((sum, p) => sum + p, 0) / 400).toBeCloseTo(judged.filter(({ refused }) => refused).length / 400, 2);
  });

  test('never falls, whatever it is given', () => {
    const upsideDown = judged.map(({ score: from, refused }) => ({ score: -from, refused }));
    const alike = judged.map(({ refused }) => ({ score: 3, refused }));
    const huge = judged.map(({ score: from, refused }) => ({ score: from * 1e6, refused }));
    for (const given of [upsideDown, alike, huge, [], judged.filter(({ refused }) => refused)]) {
      const curve = calibrate(given);
      expect(curve.slope).toBeGreaterThan(0);
      expect(Number.isFinite(curve.slope) && Number.isFinite(curve.offset)).toBe(true);
    }
  });
});

describe('figures', () => {
  const scored = [[0.9, true], [0.8, false], [0.7, true], [0.4, false], [0.3, true], [0.2, false], [0.1, false], [0.05, false]].map(([p, refused]) => ({ p: p as number, refused: refused as boolean }));

  test('are those of what would have been held', () => {
    expect(figuresAt(scored, 0.7)).toEqual({ count: 8, held: 3, precision: 2 / 3, recall: 2 / 3, falseHolds: 1 / 5 });
    expect(figuresAt([], 0.7)).toEqual({ count: 0, held: 0, precision: null, recall: null, falseHolds: null });
    expect(curveOf(scored).map(({ threshold }) => threshold)).toEqual(expect.arrayContaining([0.05, 0.5, 0.95]));
  });

  test('a working point keeps its promise and gives nothing away', () => {
    for (const promise of [0, 0.2, 0.39, 0.4, 1]) expect(figuresAt(scored, thresholdFor(scored, promise)).falseHolds).toBeLessThanOrEqual(promise);
    expect(figuresAt(scored, thresholdFor(scored, 0.2)).recall).toBe(2 / 3);
    expect([thresholdFor(scored, 1), thresholdFor([], 0.02)]).toEqual([0, 0.5]);
  });
});
