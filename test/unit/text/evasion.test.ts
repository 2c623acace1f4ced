// Disguises of a term are found and invisible characters are marked. What hostile texts cost: bench/text.ts.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { renderBody, maxHtmlBytes } from '../../../src/text/body.ts';
import { cleanText, hasInk } from '../../../src/text/clean.ts';
import { skeleton } from '../../../src/text/fold.ts';
import { invisibleSpans } from '../../../src/text/invisible.ts';
import { compileTerms } from '../../../src/text/term-matcher.ts';

const corpus = resolve(import.meta.dirname, '../../../../shared/data/unicode');
const withCorpus = existsSync(corpus) ? test : test.skip;
if (!existsSync(corpus)) console.log('skipped: the Unicode corpora are not beside the project');

/** Mulberry32: the same disguises at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const between = (term: string, mark: string) => [...term].join(mark);
const disguises: Record<string, (term: string, random: () => number) => string> = {
  harakat: (term, random) => between(term, ['َ', 'ُ', 'ّ'][Math.floor(random() * 3)] ?? 'َ'),
  tatweel: (term, random) => between(term, 'ـ'.repeat(1 + Math.floor(random() * 4))),
  zeroWidth: (term, random) => between(term, ['\u200B', '\u200D', '\u2060'][Math.floor(random() * 3)] ?? '\u200B'),
  split: (term, random) => between(term, [' ', '.', '-', '_', ' - '][Math.floor(random() * 5)] ?? ' '),
  persian: (term) => term.replaceAll('ك', 'ک').replaceAll('ي', 'ی'),
  stretched: (term, random) => { const at = Math.floor(random() * term.length); return term.slice(0, at) + (term[at] ?? '').repeat(5) + term.slice(at + 1); },
  particle: (term, random) => (['و', 'ال', 'وال', 'بال', 'ف', 'ب'][Math.floor(random() * 6)] ?? 'و') + term,
};

test('at least 95 of 100 generated disguises are found', () => {
  const random = randomFrom(7);
  const missed: string[] = [];
  let tried = 0;
  for (const term of ['كلب', 'حمار', 'حيوان', 'كذاب', 'خنزير', 'حقير', 'غبي', 'سخيف']) {
    const matcher = compileTerms([{ id: 't', term, match: 'word' }]);
    for (const [kind, dress] of Object.entries(disguises)) {
      for (let round = 0; round < 10; round += 1, tried += 1) {
        const text = `هذا يا ${dress(term, random)} كلام`;
        if (matcher.find(text).length === 0) missed.push(`${kind}: ${text}`);
      }
    }
  }
  expect(missed.slice(0, Math.max(0, missed.length - Math.floor(tried * 0.05)))).toEqual([]);
});

describe('a term', () => {
  const finds = (term: string, text: string) => compileTerms([{ id: 't', term, match: 'phrase' }]).find(text).length > 0;
  test('with doubled letters is found stretched, and not in the word without them', () => {
    expect([finds('ass', 'you asssss'), finds('ass', 'as')]).toEqual([true, false]);
  });

  test('of several words is found when one of them is split', () => {
    expect(finds('ابن كلب', 'يا ابن ك.ل.ب')).toBe(true);
  });
});

describe('invisible text', () => {
  withCorpus('legitimate marks are left alone, hiding ones are marked', () => {
    const rows = JSON.parse(readFileSync(`${corpus}/bidi_and_invisible.json`, 'utf8')) as { class: string; text?: string }[];
    const marked = new Set(rows.filter((row) => invisibleSpans(row.text ?? '').length > 0).map((row) => row.class));
    for (const row of rows) if (/^legit|^flag|^balanced/.test(row.class)) expect([row.class, marked.has(row.class)]).toEqual([row.class, false]);
    for (const name of ['RLO', 'tag-chars', 'zalgo', 'combining-flood', 'invisible-only']) expect([name, marked.has(name)]).toEqual([name, true]);
    for (const row of rows) if (row.class.endsWith('-only')) expect(hasInk(row.text ?? '')).toBe(false);
  });

  withCorpus('emoji survive rendering byte for byte and are not marked', () => {
    for (const emoji of JSON.parse(readFileSync(`${corpus}/emoji_zwj_legit.json`, 'utf8')) as string[]) {
      expect(renderBody(cleanText(emoji)).html).toContain(emoji);
      expect(invisibleSpans(`س ${emoji} م`)).toEqual([]);
    }
  });

  test('a second variation selector in a row is marked', () => {
    expect(invisibleSpans('❤\uFE0F\u{E0101}')).toEqual([[2, 4]]);
  });
});

test('noncharacters are not stored', () => expect(cleanText('a\uFFFEb\uFFFF')).toBe('ab'));
test('signs that stand for letters count in a look-alike name', () => expect(skeleton('H!w@r')).toBe(skeleton('Hiwar')));

describe('a rendered text', () => {
  test.each(['```نص\nس\n```', '[x](http://[)'])('loses no visible word of %j', (source) => {
    const shown = renderBody(source).html.replace(/<[^>]*>/g, '');
    for (const word of source.match(/[\p{L}:[]+/gu) ?? []) expect(shown).toContain(word);
  });

  test.each(['>>>>>>>>\n\n', '>>>>>>>>a\n\n', '```a\n', '"', 'http://a.b/&&&&&&&& '])('64 KiB of %j stays under the bound', (part) => {
    expect(Buffer.byteLength(renderBody(part.repeat(Math.floor(65_536 / part.length))).html)).toBeLessThanOrEqual(maxHtmlBytes);
  });
});
