// What is kept and what is dropped of a text as typed, and which way it runs.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cleanName, cleanText, graphemes, hasForbidden } from '../../../src/text/clean.ts';
import { directionOf } from '../../../src/text/direction.ts';

const corpus = resolve(import.meta.dirname, '../../../../shared/data/unicode/emoji_zwj_legit.json');

describe('a stored text', () => {
  test('keeps letters, harakat, line breaks and tabs', () => {
    expect(cleanText('شُكْرًا\r\nعلى المقال\tالجيد')).toBe('شُكْرًا\nعلى المقال\tالجيد'.normalize('NFC'));
  });

  test('loses NUL, controls and lone surrogates, and keeps a replacement character that was typed', () => {
    expect(cleanText('a\0b\u0007\uD800c\uDC00\uFFFDd')).toBe('abc\uFFFDd');
  });

  test.each([
    ['an override left open', 'مرحبا \u202Eabc', 'مرحبا abc'],
    ['a closer without its opener', 'مرحبا\u202C\u2069', 'مرحبا'],
    ['a pair that spans two lines', '\u2067س\nص\u2069', 'س\nص'],
    ['a pair that crosses another', '\u2066a\u202Bb\u2069', 'ab'],
  ])('loses %s', (_what, text, kept) => {
    expect(cleanText(text)).toBe(kept);
    expect(hasForbidden(text)).toBe(true);
  });

  test('keeps balanced isolates', () => {
    const text = 'قال \u2068John\u2069 ذلك';
    expect(cleanText(text)).toBe(text);
    expect(hasForbidden(text)).toBe(false);
  });

  test('is the same when cleaned again', () => {
    const once = cleanText('\u2066a\u202Bb\u2069\u202C e\u0301 \uD800');
    expect(cleanText(once)).toBe(once);
  });

  const emoji = existsSync(corpus) ? test : test.skip;
  if (!existsSync(corpus)) console.log('skipped: emoji corpus is not beside the project');
  emoji('keeps every emoji sequence byte for byte, each one grapheme', () => {
    const sequences = JSON.parse(readFileSync(corpus, 'utf8')) as (string | { text?: string; emoji?: string })[];
    for (const entry of sequences) {
      const text = typeof entry === 'string' ? entry : (entry.text ?? entry.emoji ?? '');
      expect(text).not.toBe('');
      expect(cleanText(text)).toBe(text);
      expect(graphemes(text)).toBe(1);
    }
  });
});

test('a name is one line without needless space', () => {
  expect(cleanName('  سلمى \n\t العلوي ')).toBe('سلمى العلوي');
});

test.each([['شكرا Hiwar', 'rtl'], ['Hiwar شكرا', 'ltr'], ['123 !', 'rtl'], ['', 'rtl'], ['۱۲ سلام', 'rtl'], ['«Merci»', 'ltr'], ['👍 ok', 'ltr']])('%j runs %s', (text, dir) => {
  expect(directionOf(text)).toBe(dir);
});
