// Spellings that read alike fold to one, and every folded unit knows where it came from.
import { describe, expect, test } from '@jest/globals';
import { fold, foldedWords, skeleton, wordsOf } from '../../../src/text/fold.ts';

describe('folding', () => {
  test.each([
    ['harakat', 'كَلْبٌ', 'كلب'], ['tatweel', 'كـــلـب', 'كلب'], ['zero-width and bidi marks', 'ك\u200Bل\u200F\u2060ب', 'كلب'],
    ['alef forms', 'أإآٱا', 'اا'.slice(0, 1)], ['alef maqsura', 'على', 'علي'], ['ta marbuta', 'مدرسة', 'مدرسه'],
    ['hamza seats', 'مؤمن بئر', 'مومن بير'], ['Persian letters', 'کیک', 'كيك'], ['digits', '٠١٩ ۰۱۹', '019 019'],
    ['presentation forms', '\uFEDB\uFEE0\uFE90', 'كلب'], ['the lam-alef ligature', '\uFEFB', 'لا'], ['fullwidth Latin', 'ＡＢＣ', 'abc'],
    ['Cyrillic look-alikes', 'саsіno', 'casino'], ['accents', 'Éléphant', 'elephant'], ['stretching', 'كلللللب heyyyy', 'كلب hey'],
  ])('%s', (_what, text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  test('a doubled letter is spelling, not stretching; neither are repeated digits and dashes', () => {
    expect(fold('hello 1000 ---').text).toBe('hello 1000 ---');
  });

  test('is the same when folded again', () => {
    for (const text of ['كَلْبٌ', 'ﷺ ½ ﬁ', 'саsіno', 'هههههه', 'İ ß']) expect(fold(fold(text).text).text).toBe(fold(text).text);
  });

  test('words know their place in the original', () => {
    const text = 'يا كَـــلْبٌ! ﻻ 👍 yesss';
    expect(wordsOf(fold(text)).map((word) => [word.text, text.slice(word.start, word.end)])).toEqual([
      ['يا', 'يا'], ['كلب', 'كَـــلْب'], ['لا', 'ﻻ'], ['yes', 'yesss'],
    ]);
  });

  test('the places cover the folded text unit by unit, astral letters too', () => {
    const folded = fold('𐐀x𝒂 😀');
    expect(folded.starts.length).toBe(folded.text.length);
    expect(folded.ends.length).toBe(folded.text.length);
  });

  test('searched words are distinct', () => {
    expect(foldedWords('مدرسة مدرسه Hiwar hiwar')).toEqual(['مدرسه', 'hiwar']);
  });
});

test.each([['Admin', '4dm1n'], ['الإدارة', 'ال ادا رة'], ['editor', 'еditоr'], ['Hiwar', 'H.i-w a r']])('%j and %j look alike', (real, posed) => {
  expect(skeleton(posed)).toBe(skeleton(real));
});
