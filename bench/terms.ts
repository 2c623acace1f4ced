// What a list of 10,000 terms costs over a comment of 5,000 characters, each text met for the first time: node bench/terms.ts
// Ends with 1 where the median passes the budget. Median and worst of the texts of a kind, user CPU. Texts of nothing but listed terms
// are shown beside it: there each word is a match to be told of, eight hundred in a text.
import { existsSync, readFileSync } from 'node:fs';
import { fold } from '../src/text/fold.ts';
import { compileTerms, type Term } from '../src/text/term-matcher.ts';

const TERMS = 10_000;
const LENGTH = 5_000;
const TEXTS = 60;
const BUDGET_MS = 2;
const ALL_MATCHES = new Set(['all of it listed terms', 'listed terms spelled out']);
const data = new URL('../../shared/data/', import.meta.url);

/** A linear congruential generator: the same texts at every run. */
let state = 7;
const below = (most: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * most);
};
const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
const word = (letters: string, from: number, to: number): string => Array.from({ length: from + below(to - from + 1) }, () => one([...letters])).join('');

const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأ';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const OPENING = ['كلب', 'وال', 'قح', 'شر', 'ال', 'بال'];

function list(): Term[] {
  const made = new Set<string>();
  while (made.size < TERMS) {
    const kind = below(10);
    made.add(kind < 6 ? one(['', '', ...OPENING]) + word(ARABIC, 3, 6) : kind < 8 ? word(`${LATIN}23579`, 4, 8) : `${one(OPENING)} ${word(ARABIC, 2, 5)}`);
  }
  return Array.from(made, (term, at) => ({ id: `r_${at}`, term, match: term.includes(' ') ? 'phrase' : at % 20 === 0 ? 'prefix' : 'word' }));
}

/** Real comments where the corpora lie beside the project; words of chance, shaped like Arabic ones, elsewhere. */
function sentences(file: string): string[] {
  const path = new URL(file, data);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t').at(-1) ?? '');
  console.log(`(${file} is not beside the project: made-up words instead)`);
  return Array.from({ length: 2000 }, () => Array.from({ length: 20 }, () => one(['', 'و', 'ال', 'بال']) + word(ARABIC, 2, 6)).join(' '));
}

const terms = list();
const arabic = sentences('arabic/mpold_half.tsv');
const latin = sentences('spam/youtube_half.tsv');
const long = (part: () => string): string => {
  let text = '';
  while (text.length < LENGTH) text += `${part()} `;
  return text.slice(0, LENGTH);
};
const spread = (text: string, by: string): string => [...text].join(by);
const kinds: Record<string, () => string> = {
  'real Arabic': () => long(() => one(arabic)),
  'real Latin': () => long(() => one(latin)),
  'both': () => long(() => (below(2) === 0 ? one(arabic) : one(latin))),
  'every word new': () => long(() => one(['', 'و', 'بال', 'وكال']) + word(ARABIC, 3, 9)),
  'all of it listed terms': () => long(() => one(terms).term),
  'listed terms spelled out': () => long(() => spread(one(terms).term, ' ')),
  'listed terms in marks': () => long(() => spread(one(terms).term, one(['\u064E\u0651', '\u200D', 'ـ']))),
  'figures and signs': () => long(() => word('0123456789@$!*+', 1, 12)),
  'particles': () => long(() => one(['وبال', 'فبال', 'و', 'ال', 'ك']).repeat(1 + below(8))),
  'one letter': () => `${one(['ك', 'ك ', 'و ', 'ا.', 'a', '1', '!a'])}${one([...ARABIC])}`.repeat(LENGTH).slice(0, LENGTH),
};

function cost(work: (text: string) => unknown, text: string): number {
  const started = process.cpuUsage();
  work(text);
  return process.cpuUsage(started).user / 1000;
}

const started = performance.now();
const matcher = compileTerms(terms);
console.log(`${TERMS.toLocaleString('en')} terms compiled in ${Math.round(performance.now() - started)} ms\n`);
console.log('| text of 5,000 characters | fold and match, median ms | worst | match alone, median | again, median | worst |\n|---|---|---|---|---|---|');
// The compiler's own work is not the list's: it has seen other texts before.
for (let round = 0; round < 60; round += 1) for (const make of Object.values(kinds)) matcher.find(make());
for (const [kind, make] of Object.entries(kinds)) {
  const texts = Array.from({ length: TEXTS }, make);
  const fresh = texts.map((text) => cost((each) => matcher.find(each), text)).toSorted((a, b) => a - b);
  const again = texts.map((text) => cost((each) => matcher.find(each), text)).toSorted((a, b) => a - b);
  const folded = texts.map((text) => fold(text));
  const alone = texts.map((text, at) => cost((each) => matcher.find(each, folded[at]), text)).toSorted((a, b) => a - b);
  const middle = Math.floor(TEXTS / 2);
  const shown = [fresh[middle], fresh.at(-1), alone[middle], again[middle], again.at(-1)].map((ms) => (ms ?? 0).toFixed(2));
  console.log(`| ${kind} | ${shown.join(' | ')} |`);
  if ((fresh[middle] ?? 0) > BUDGET_MS && !ALL_MATCHES.has(kind)) process.exitCode = 1;
}
