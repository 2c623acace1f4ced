// Disguised spellings of listed terms, made from a seed: what readers do to a word to get it past a list. Knows nothing of the matcher.

/** Mulberry32: the same disguises at every run. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Dress = (term: string, random: () => number) => string;
type Disguise = { dress: Dress; fits: (term: string) => boolean };

const one = <T>(of: readonly T[], random: () => number): T => of[Math.floor(random() * of.length)]!;
const isArabic = (term: string): boolean => /^[\u0621-\u064A\s]+$/.test(term);
const isLatin = (term: string): boolean => /^[a-z0-9\s]+$/i.test(term) && /[a-z]/i.test(term);
const always = (): boolean => true;
const isOneWord = (term: string): boolean => !/\s/.test(term) && [...term].length >= 3;

/** Puts a mark, drawn anew each time, between every two letters. */
const between = (term: string, random: () => number, marks: readonly string[]): string => [...term].reduce((text, letter) => text + one(marks, random) + letter);
/** Replaces each letter a table knows, or about two of three of them, but at least one. */
function replaced(term: string, random: () => number, table: Record<string, string[]>): string {
  const some = [...term].map((letter) => (table[letter] !== undefined && random() < 0.66 ? one(table[letter], random) : letter)).join('');
  return some !== term ? some : [...term].map((letter) => (table[letter] === undefined ? letter : one(table[letter], random))).join('');
}
const has = (table: Record<string, string[]>) => (term: string): boolean => [...term].some((letter) => table[letter] !== undefined);

const persian: Record<string, string[]> = { 'ك': ['ک', 'گ', 'ڪ', 'ڭ'], 'ي': ['ی', 'ې', 'ێ'], 'ى': ['ی'], 'ه': ['ہ', 'ھ', 'ە'], 'ة': ['ۃ', 'ۀ', 'ه'], 'ب': ['پ', 'ٻ'], 'ف': ['ڤ', 'ڡ'], 'و': ['ۆ', 'ۇ', 'ۋ'],
  'ل': ['ڵ'], 'ر': ['ڕ', 'ړ'], 'ز': ['ژ'], 'ن': ['ں', 'ڼ'], 'ق': ['ڧ', 'ٯ'], 'ت': ['ٹ', 'ټ'], 'د': ['ډ', 'ڈ'], 'ا': ['أ', 'ٱ', 'آ'], 'س': ['ښ'], 'ج': ['چ'] };
const forms: Record<string, string[]> = { 'ا': ['ﺍ', 'ﺎ'], 'ب': ['ﺏ', 'ﺑ', 'ﺒ'], 'ت': ['ﺕ', 'ﺗ'], 'ح': ['ﺡ', 'ﺣ'], 'ر': ['ﺭ', 'ﺮ'], 'س': ['ﺱ', 'ﺳ'], 'ش': ['ﺵ', 'ﺷ'], 'ط': ['ﻁ', 'ﻃ'], 'ع': ['ﻉ', 'ﻋ'], 'ق': ['ﻕ', 'ﻗ'],
  'ك': ['ﻙ', 'ﻛ'], 'ل': ['ﻝ', 'ﻟ'], 'م': ['ﻡ', 'ﻣ'], 'ن': ['ﻥ', 'ﻧ'], 'ه': ['ﻩ', 'ﻫ'], 'و': ['ﻭ', 'ﻮ'], 'ي': ['ﻱ', 'ﻳ'], 'ة': ['ﺓ', 'ﺔ'], 'خ': ['ﺥ', 'ﺧ'], 'ز': ['ﺯ'], 'ذ': ['ﺫ'], 'د': ['ﺩ'] };
const alike: Record<string, string[]> = { a: ['а', 'α', 'ɑ', 'А'], b: ['Ь', 'В', 'в'], c: ['с', 'ϲ'], e: ['е', 'ε', 'Е'], h: ['һ', 'н', 'Н'], i: ['і', 'ι', 'ı'], k: ['к', 'κ', 'К'], m: ['м', 'М'], n: ['ո', 'п', 'Ν'],
  o: ['о', 'ο', 'О'], p: ['р', 'ρ'], s: ['ѕ'], t: ['т', 'τ', 'Т'], u: ['υ', 'ս'], w: ['ԝ', 'ω'], x: ['х', 'χ'], y: ['у', 'У'], j: ['ј'], g: ['ɡ'], r: ['г'], z: ['ᴢ'], l: ['ӏ', 'ʟ'] };
const leet: Record<string, string[]> = { a: ['4', '@'], e: ['3'], i: ['1', '!'], o: ['0'], s: ['5', '$'], t: ['7', '+'], b: ['8'], l: ['1'], g: ['9', '6'] };
const arabizi: Record<string, string[]> = { h: ['7'], a: ['3', '2'], q: ['9', '8'], t: ['6'] };
const MARKS = ['َ', 'ُ', 'ِ', 'ْ', 'ّ', 'ً', 'ٍ', 'ٌ', 'ٰ', 'َّ'];
const HIDDEN = ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u200E', '\u200F', '\u061C'];
const PARTICLES = ['و', 'ف', 'ب', 'ك', 'ل', 'ال', 'وال', 'بال', 'فال', 'كال', 'وب', 'يا'];
const ENDINGS = ['ها', 'هم', 'كم', 'نا', 'ات', 'ين', 'ون', 'ه', 'ك', 'ي'];
const fullWidth = (letter: string): string => (/[!-~]/.test(letter) ? String.fromCodePoint(letter.codePointAt(0)! + 0xfee0) : letter);
const styled = (letter: string): string => (/[a-z]/.test(letter) ? String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97) : letter);

function stretched(term: string, random: () => number): string {
  const letters = [...term];
  const at = Math.floor(random() * letters.length);
  return [...letters.slice(0, at), (letters[at] ?? '').repeat(3 + Math.floor(random() * 6)), ...letters.slice(at + 1)].join('');
}

export const disguises: Record<string, Disguise> = {
  harakat: { dress: (term, random) => between(term, random, MARKS), fits: isArabic },
  'harakat with joiners': { dress: (term, random) => between(term, random, MARKS.map((mark) => mark + one(HIDDEN, random))), fits: isArabic },
  tatweel: { dress: (term, random) => between(term, random, ['ـ', 'ــ', 'ــــ', '']), fits: isArabic },
  'zero width': { dress: (term, random) => between(term, random, HIDDEN), fits: always },
  'split by spaces': { dress: (term, random) => between(term.replaceAll(' ', ''), random, [one([' ', '  ', ' - '], random)]), fits: always },
  'split by marks': { dress: (term, random) => between(term, random, [one(['.', '-', '_', '/', '·', '|', '،', '~', '..'], random)]), fits: (term) => !/\s/.test(term) },
  'one mark inside': { dress: (term, random) => { const at = 1 + Math.floor(random() * (term.length - 1)); return term.slice(0, at) + one(['.', '-', '_', '*', '😀', '❤️', '·'], random) + term.slice(at); }, fits: isOneWord },
  emoji: { dress: (term, random) => between(term, random, ['😀', '🔥', '❤️', '👨‍👩‍👧', '⭐']), fits: (term) => !/\s/.test(term) },
  persian: { dress: (term, random) => replaced(term, random, persian), fits: has(persian) },
  forms: { dress: (term, random) => replaced(term, random, forms), fits: has(forms) },
  alike: { dress: (term, random) => replaced(term, random, alike), fits: (term) => isLatin(term) && has(alike)(term) },
  stretched: { dress: stretched, fits: always },
  leet: { dress: (term, random) => replaced(term, random, leet), fits: (term) => /^[a-z\s]+$/.test(term) && has(leet)(term) && /[^aeiostblg\s]/.test(term) },
  arabizi: { dress: (term, random) => replaced(term.replaceAll('kh', '5').replaceAll('gh', '8'), random, arabizi), fits: (term) => /^[a-z\s]+$/.test(term) && /[qt]|[^kg]h/.test(term) },
  'arabic figures': { dress: (term) => term.replace(/[0-9]/g, (figure) => String.fromCharCode(0x660 + Number(figure))), fits: (term) => isLatin(term) && /[0-9]/.test(term) },
  particle: { dress: (term, random) => one(PARTICLES, random) + term, fits: (term) => isArabic(term) && isOneWord(term) },
  ending: { dress: (term, random) => (term.endsWith('ة') ? `${term.slice(0, -1)}ت${one(['ها', 'هم', 'كم', 'نا', 'ك'], random)}` : term + one(ENDINGS, random)), fits: (term) => isArabic(term) && isOneWord(term) },
  'full width': { dress: (term) => [...term].map(fullWidth).join(''), fits: isLatin },
  styled: { dress: (term) => [...term.toLowerCase()].map(styled).join(''), fits: isLatin },
  capitals: { dress: (term, random) => [...term].map((letter) => (random() < 0.5 ? letter.toUpperCase() : letter)).join(''), fits: isLatin },
};

/** Pairs that a reader may put on one over the other. */
const over: [under: string, upper: string][] = [
  ['particle', 'harakat'], ['particle', 'tatweel'], ['particle', 'zero width'], ['particle', 'split by spaces'], ['particle', 'split by marks'], ['particle', 'persian'], ['particle', 'stretched'],
  ['ending', 'harakat'], ['ending', 'zero width'], ['ending', 'persian'], ['ending', 'forms'], ['stretched', 'tatweel'], ['stretched', 'zero width'], ['persian', 'harakat'], ['persian', 'split by marks'],
  ['persian', 'emoji'], ['forms', 'zero width'], ['alike', 'zero width'], ['alike', 'split by marks'], ['leet', 'capitals'], ['leet', 'zero width'], ['arabizi', 'stretched'], ['arabizi', 'zero width'], ['leet', 'stretched'],
  ['capitals', 'split by spaces'], ['harakat', 'emoji'], ['full width', 'zero width'],
];
for (const [under, upper] of over) {
  const [first, second] = [disguises[under]!, disguises[upper]!];
  disguises[`${under} + ${upper}`] = { dress: (term, random) => second.dress(first.dress(term, random), random), fits: (term) => first.fits(term) && (second.fits(term) || under === 'particle' || under === 'ending') };
}

export type Disguised = { term: string; kind: string; text: string };

/** `count` disguised spellings of the terms, each in a sentence, kinds and terms drawn evenly. */
export function disguised(terms: string[], count: number, seed: number): Disguised[] {
  const random = randomFrom(seed);
  const kinds = Object.keys(disguises);
  const made: Disguised[] = [];
  for (let at = 0; made.length < count; at += 1) {
    const kind = kinds[at % kinds.length]!;
    const term = one(terms, random);
    const { dress, fits } = disguises[kind]!;
    if (fits(term)) made.push({ term, kind, text: one([(said: string) => `هذا يا ${said} كلام`, (said: string) => said, (said: string) => `قال: ${said}!`], random)(dress(term, random)) });
  }
  return made;
}
