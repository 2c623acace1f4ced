// A folded text as the letters a reader sees, each knowing whether it opens or ends a word and whether it hangs on to the one before.
import type { Folded } from './fold.ts';

/** What is known of a letter, as bits. */
export const OPENS = 1;
export const ENDS = 2;
/** Read on from the letter before it: in one word, or through what was put between the two. */
export const JOINED = 4;
/** Joined through something that stands between. */
export const GLUED = 8;
/** A sign that may stand for a letter, or for nothing. */
export const SIGN = 16;
/** A letter that was written three times or more. */
export const STRETCHED = 32;
const NEAR = 64;
/** In one word with a Latin letter, so that figures and signs may stand for others. */
export const READABLE = 128;

/** Letter i stands at [starts[i], ends[i]) of the original (UTF-16). Signs that may be read as letters count as letters. */
export type Letters = { size: number; codes: Uint16Array; bits: Uint8Array; starts: Int32Array; ends: Int32Array };

/** What may stand between two letters of one word where no space is among it (an emoji of a family is six units), and where one is. */
const MOST_GLUE = 24;
const MOST_GAP = 6;
/** How far from a letter a row of signs still belongs to it. */
const MOST_SIGNS = 3;
/** A stretched letter covers three or more units of the original; a single code point covers at most two. */
const MIN_RUN_UNITS = 3;

const OTHER = 1;
const SPACE = 2;
const SIGN_KIND = 3;
const LETTER = 4;
const LATIN = 5;
const SIGNS = new Set('@$!+*|€£¢');
/** An apostrophe parts what grammar parts: "he'll" holds no other word. */
const PARTING = /[\s'’ʼ`´]/u;
const IN_WORD = /[\p{L}\p{N}]/u;

/** The kind of each UTF-16 unit, found once. */
const kinds = new Uint8Array(65_536);

function kindOf(code: number): number {
  const known = kinds[code] ?? 0;
  if (known !== 0) return known;
  const unit = String.fromCharCode(code);
  const kind = /[a-z0-9]/.test(unit) ? LATIN : PARTING.test(unit) ? SPACE : IN_WORD.test(unit) ? LETTER : SIGNS.has(unit) ? SIGN_KIND : OTHER;
  kinds[code] = kind;
  return kind;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

/** The letters of a folded text. Linear in its length. */
export function lettersOf({ text, starts, ends }: Folded): Letters {
  const letters: Letters = { size: 0, codes: new Uint16Array(text.length), bits: new Uint8Array(text.length), starts: new Int32Array(text.length), ends: new Int32Array(text.length) };
  let between = 0;
  let isParted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    const isSign = kind === SIGN_KIND && mayBeLetter(text, at);
    const isPair = isHigh(code) && IN_WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
    if (kind >= LETTER || isSign || isPair) {
      add(letters, code, place(letters, between, isParted, isSign), [starts[at]!, ends[at]!]);
      between = 0;
      isParted = false;
      if (isPair) add(letters, text.charCodeAt(at += 1), JOINED, [starts[at]!, ends[at]!]);
    } else {
      between += 1;
      isParted ||= kind === SPACE;
    }
  }
  if (letters.size > 0) letters.bits[letters.size - 1]! |= ENDS;
  joinSpelledOut(letters);
  markReadable(letters);
  return letters;
}

function add(letters: Letters, code: number, bits: number, [start, end]: [number, number]): void {
  const { size } = letters;
  letters.codes[size] = code;
  letters.starts[size] = start;
  letters.ends[size] = end;
  letters.bits[size] = end - start >= MIN_RUN_UNITS ? bits | STRETCHED : bits;
  letters.size = size + 1;
}

/** A sign beside a Latin letter or a figure, or with few other signs between ("a$$"): a long row of signs is no word. */
function mayBeLetter(text: string, at: number): boolean {
  // A star hides one letter within a word; more of them, or one at its edge, are Markdown's.
  if (text[at] === '*') return kindOf(text.charCodeAt(at - 1)) === LATIN && kindOf(text.charCodeAt(at + 1)) === LATIN;
  return isBesideLatin(text, at, 1) || isBesideLatin(text, at, -1);
}

function isBesideLatin(text: string, at: number, step: 1 | -1): boolean {
  for (let near = at + step; Math.abs(near - at) <= MOST_SIGNS; near += step) {
    const kind = near < 0 || near >= text.length ? OTHER : kindOf(text.charCodeAt(near));
    if (kind === LATIN) return true;
    if (kind !== SIGN_KIND) return false;
  }
  return false;
}

/** The bits of the letter that is about to be added, and the end of the word before it. */
function place({ size, bits }: Letters, between: number, isParted: boolean, isSign: boolean): number {
  const sign = isSign ? SIGN : 0;
  if (size === 0) return OPENS | sign;
  const before = bits[size - 1]!;
  const isAdjacent = between === 0;
  if (!isAdjacent || isSign) bits[size - 1] = before | ENDS;
  const opens = !isAdjacent || (before & SIGN) !== 0 ? OPENS : 0;
  if (isAdjacent) return opens | JOINED | sign;
  if (!isParted && between <= MOST_GLUE) return opens | JOINED | GLUED | sign;
  return opens | (between <= MOST_GAP ? NEAR : 0) | sign;
}

/** Letters that stand alone with little between them are one word spelled out: "ك ل ب". */
function joinSpelledOut({ size, bits }: Letters): void {
  const isAlone = (at: number): boolean => (bits[at]! & (OPENS | ENDS | SIGN)) === (OPENS | ENDS);
  for (let at = 1; at < size; at += 1) {
    if ((bits[at]! & NEAR) !== 0 && isAlone(at - 1) && isAlone(at)) bits[at]! |= JOINED | GLUED;
  }
}

/** Marks the words, spelled out or not, that hold a Latin letter: a number alone stands for nothing else. */
function markReadable({ size, codes, bits }: Letters): void {
  for (let first = 0; first < size;) {
    let hasLatin = false;
    let end = first;
    do {
      hasLatin ||= codes[end]! >= 0x61 && codes[end]! <= 0x7a;
      end += 1;
    } while (end < size && (bits[end]! & JOINED) !== 0);
    if (hasLatin) for (let at = first; at < end; at += 1) bits[at]! |= READABLE;
    first = end;
  }
}
