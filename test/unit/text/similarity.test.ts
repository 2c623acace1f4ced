// What is said in other words is found alike, what only shares a sentence is not; a campaign hidden among a real crowd is found.
import { describe, expect, test } from '@jest/globals';
import { SimilarIndex } from '../../../src/campaigns/similar-index.ts';
import { isAlike, likenessOf } from '../../../src/text/likeness.ts';
import { packSignature, unpackSignature } from '../../../src/text/similarity.ts';
import { grouped, score, sign } from '../../support/grouping.ts';
import { randomFrom, shuffled } from '../../support/random.ts';
import { campaignOf, messages, realComments, severities, strangers, vocabularyOf } from '../../support/rewordings.ts';

const said = 'الحكم الذي ادار مباراة الامس منح الفريق الضيف ركلة جزاء وهمية وطرد مدافعنا ظلما';
const isLike = (one: string, other: string): boolean => {
  const [a, b] = [sign(one), sign(other)];
  return a !== null && b !== null && isAlike(likenessOf(a, b));
};

describe('is alike', () => {
  test.each([
    ['harakat, tatweel and look-alikes', 'الحَكَم الذى أدار مبـــاراة الأمس منح الفريق الضیف رکلة جزاء وهمیة وطرد مدافعنا ظلما'],
    ['letters set apart and zero-width characters', 'ا ل ح ك م الذي ادار م\u200Bبا\u200Bراة الامس منح الفريق الضيف ركلة جزاء وهمية وطرد مدافعنا ظلما'],
    ['greetings, links, numbers and emoji', 'السلام عليكم 🔥 الحكم الذي ادار مباراة الامس منح الفريق الضيف ركلة جزاء وهمية وطرد مدافعنا ظلما https://a.example/9 0661223344'],
    ['other words here and there', 'الحكم الذي قاد مباراة الامس اعطى الفريق الضيف ركلة جزاء خيالية وطرد لاعبنا ظلما والله'],
    ['an attached particle', 'والحكم الذي ادار مباراة الامس فمنح الفريق الضيف ركلة جزاء وهمية وطرد مدافعنا ظلما'],
  ])('with %s', (_what, text) => {
    expect(isLike(said, text)).toBe(true);
  });
});

describe('is not alike', () => {
  test.each([
    ['the same sentence beside another', `${said}. سافرت مع عائلتي الى الجبل وزرنا القرية القديمة قرب النهر`, `${said}. اشكر الكاتبة على تحقيقها عن صيادي السمك ومواسمهم الطويلة`],
    ['the same sentence alone and beside another', said, `${said}. سافرت مع عائلتي الى الجبل وزرنا القرية القديمة قرب النهر`],
    ['another opinion of the same match', said, 'الحكم كان عادلا في مباراة الامس والفريق الضيف استحق الفوز بعد اداء جميل طوال الشوط الثاني'],
  ])('%s', (_what, one, other) => {
    expect(isLike(one, other)).toBe(false);
  });

  test.each(['شكرا', 'مبروك للفريق وألف مبروك', 'الله يرحمه ويغفر له ويسكنه فسيح جناته ويلهم أهله الصبر والسلوان', 'إنا لله وإنا إليه راجعون', 'merci à tous', 'thank you very much', '', '😂😂😂'])('what thousands say: %s', (text) => {
    expect(sign(text)).toBeNull();
  });
});

test('a signature is the same when read again; bytes of another format are none', () => {
  const signature = sign(said)!;
  expect(unpackSignature(packSignature(signature))).toEqual(signature);
  expect([new Uint8Array(0), new Uint8Array(7), Uint8Array.from({ length: 80 }, () => 9)].map(unpackSignature)).toEqual([null, null, null]);
});

test('of a text of any length only so much is laid side by side, and what is behind is not forgotten', () => {
  const long = Array.from({ length: 2000 }, (_, at) => `كلمة${String.fromCodePoint(0x628 + (at % 20), 0x628 + (Math.floor(at / 20) % 20), 0x641 + Math.floor(at / 400))}`);
  expect(packSignature(sign(long.join(' '))!).length).toBeLessThan(700);
  expect(isLike(long.join(' '), long.join('  '))).toBe(true);
  expect(isLike(long.join(' '), [...long.slice(0, 400), ...long.slice(0, 400).toReversed()].join(' '))).toBe(false);
});

test('the index forgets the oldest beyond its capacity and knows no other site', () => {
  const index = new SimilarIndex(3);
  const signature = sign(said)!;
  const add = (commentId: string, site = 'demo', seconds = 0) => index.add({ commentId, site, authorId: commentId, at: new Date(seconds), signature });
  const found = (site = 'demo', since = 0) => index.kinOf({ site, signature, commentId: 'd' }, new Date(since)).map((kin) => kin.commentId).toSorted();
  for (const id of ['a', 'b', 'c', 'd', 'e']) add(id);
  expect(found()).toEqual(['c', 'e']);
  expect(found('other')).toEqual([]);
  add('f', 'other', 5);
  expect([found(), found('other'), found('other', 6)]).toEqual([['e'], ['f'], []]);
  expect(index.size).toBe(3);
});

const real = realComments();
if (real === null) console.log('skipped: the Arabic corpus is not beside the project');
const withCorpus = real === null ? test.skip : test;

withCorpus('of 500 rewordings among real comments and recombinations of their sentences 95 of 100 are one group, with no stranger', () => {
  const random = randomFrom(11);
  const vocabulary = vocabularyOf(real ?? []);
  const campaign = campaignOf(random, { message: messages[3] ?? '', count: 500, severity: severities.usual, vocabulary });
  const hidden = shuffled(random, [
    ...strangers(random, real ?? [], 6000).map((text) => ({ signature: sign(text), isOfCampaign: false })), ...campaign.map((text) => ({ signature: sign(text), isOfCampaign: true })),
  ]);
  const { recall, mixed, precision } = score(hidden, grouped(hidden.map(({ signature }) => signature)));
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(mixed).toBe(0);
  expect(precision).toBeGreaterThanOrEqual(0.99);
}, 60_000);
