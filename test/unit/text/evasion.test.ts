// Disguises of a term are found and invisible characters are marked. What hostile texts cost: bench/text.ts.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { renderBody, maxHtmlBytes } from '../../../src/text/body.ts';
import { cleanText, hasInk } from '../../../src/text/clean.ts';
import { fold, foldedWords, skeleton } from '../../../src/text/fold.ts';
import { invisibleSpans } from '../../../src/text/invisible.ts';
import { compileTerms } from '../../../src/text/term-matcher.ts';
import { disguised, type Disguised } from '../../support/disguises.ts';

const corpus = resolve(import.meta.dirname, '../../../../shared/data/unicode');
const withCorpus = existsSync(corpus) ? test : test.skip;
if (!existsSync(corpus)) console.log('skipped: the Unicode corpora are not beside the project');

const words = resolve(import.meta.dirname, '../../../../shared/data/arabic');
const withWords = existsSync(words) ? test : test.skip;
if (!existsSync(words)) console.log('skipped: the Arabic word lists are not beside the project');

const own = ['كلب', 'حمار', 'حيوان', 'كذاب', 'خنزير', 'حقير', 'غبي', 'سخيف', 'عاهرة', 'يا ابن الكلب', 'sharmoota', 'khanzeer', '7aywan', 'kalb', 'qahba', 'asshole', 'connard', 'salope'];

/** How many of as many disguises are not found, by kind. */
function missed(terms: string[], count: number, seed: number): Disguised[] {
  const matchers = new Map(terms.map((term) => [term, compileTerms([{ id: 't', term, match: /\s/.test(term) ? 'phrase' : 'word' }])]));
  return disguised(terms, count, seed).filter(({ term, text }) => matchers.get(term)!.find(text).length === 0);
}

test('at least 98 of 100 of 3,000 generated disguises are found, and most of every kind', () => {
  const left = missed(own, 3000, 7);
  expect(left.length <= 60 ? [] : left).toEqual([]);
  for (const [kind, of] of Map.groupBy(left, (each) => each.kind)) expect([kind, of.length < 12]).toEqual([kind, true]);
});

withWords('at least 98 of 100 disguises of the terms of three published lists are found', () => {
  const lists = {
    ldnoobw: readFileSync(`${words}/ldnoobw_ar.txt`, 'utf8').trim().split('\n'),
    '2toad': (JSON.parse(readFileSync(`${words}/2toad_ar.json`, 'utf8')) as string[]).filter((term) => term.length > 1),
    cuss: Object.keys(JSON.parse(readFileSync(`${words}/cuss_ar-latn.json`, 'utf8')) as object).map((term) => term.toLowerCase()),
  };
  for (const [name, terms] of Object.entries(lists)) {
    const left = missed(terms, 3000, 7);
    process.stdout.write(`${name}: ${3000 - left.length} of 3,000 disguises found\n`);
    expect(left.length <= 60 ? [] : left).toEqual([]);
  }
}, 60_000);

withWords('the published lists hold at most one in a hundred clean comments that contain none of their terms', () => {
  const terms = [...readFileSync(`${words}/ldnoobw_ar.txt`, 'utf8').trim().split('\n'), ...Object.keys(JSON.parse(readFileSync(`${words}/cuss_ar-latn.json`, 'utf8')) as object)];
  const folded = terms.map((term) => fold(term).text);
  const clean = readFileSync(`${words}/mpold_half.tsv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t')).filter((row) => row[2] === 'clean').map((row) => row[5] ?? '');
  const wordsOfText = (text: string) => new Set(foldedWords(text));
  const without = clean.filter((text) => {
    const said = wordsOfText(text);
    return !folded.some((term) => said.has(term));
  });
  const matcher = compileTerms(terms.map((term) => ({ id: term, term, match: /\s/.test(term) ? 'phrase' as const : 'word' as const, except: term === 'جماع' ? ['جماعة', 'جماعات', 'جماعي', 'جماعية', 'جماعتنا'] : [] })));
  const held = without.filter((text) => matcher.find(text).length > 0);
  process.stdout.write(`${held.length} of ${without.length} clean comments held\n`);
  expect(held.length).toBeLessThanOrEqual(without.length * 0.01);
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
