// The copy of a text that is matched, never shown: spellings that read alike become one, with the way back to the original.
import { alikes, capitalAlikes, enclosed } from './look-alikes.ts';

/** `text` is the folded copy; unit i of it came from [starts[i], ends[i]) of the original (UTF-16). */
export type Folded = { text: string; starts: number[]; ends: number[] };
export type Word = { text: string; start: number; end: number };

/** Marks that change no letter: harakat, small Quranic letters, tatweel, zero-width and bidi controls, combining marks, variation selectors. */
const IGNORED = /[\p{M}\p{Cf}\u0640\u06E5\u06E6\u115F\u1160\u3164\uFFA0]/u;
const LETTER = /\p{L}/u;
const WORD = /[\p{L}\p{N}]+/gu;
/** As many arguments as any call takes. */
const CHUNK = 4096;

const leet: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

/** One character of the original as it is matched: '' when it only decorates. */
function foldCharacter(character: string): string {
  // Some are taken apart into what they do not look like: the lunate sigma.
  let folded = alikes.get(character) ?? '';
  if (folded !== '') return folded;
  for (const part of character.normalize('NFKD')) {
    if (!IGNORED.test(part)) folded += capitalAlikes.get(part) ?? foldPart(part.toLowerCase());
  }
  return folded;
}

/** A small letter may be two characters (İ). */
const foldPart = (small: string): string =>
  Array.from(small, (part) => (IGNORED.test(part) ? '' : alikes.get(part) ?? digit(part) ?? enclosed(part) ?? part)).join('');

/** Arabic-Indic (U+0660) and Persian (U+06F0) digits as ASCII. */
function digit(part: string): string | null {
  const code = part.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : null;
}

/** Folded characters by their UTF-16 unit: one look-up each is most of what folding costs. */
const byUnit: (string | undefined)[] = Array.from({ length: 65_536 });
const astral = new Map<string, string>();
const MOST_ASTRAL = 4096;

function foldUnit(unit: number): string {
  return byUnit[unit] ??= foldCharacter(String.fromCharCode(unit));
}

function foldAstral(character: string): string {
  let folded = astral.get(character);
  if (folded === undefined) {
    folded = foldCharacter(character);
    // Hostile text may bring every code point there is; real text brings a few hundred.
    if (astral.size < MOST_ASTRAL) astral.set(character, folded);
  }
  return folded;
}

/** Folds a text for matching. Linear in its length. */
export function fold(source: string): Folded {
  const copy = new Copy();
  for (let at = 0; at < source.length; at += 1) {
    const unit = source.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < source.length;
    const folded = isPair ? foldAstral(String.fromCodePoint(source.codePointAt(at) ?? 0)) : foldUnit(unit);
    const start = at;
    // A lone surrogate is one unit, whatever stands behind it.
    if (isPair && source.codePointAt(at)! > 0xffff) at += 1;
    if (folded.length === 1) copy.add(folded.charCodeAt(0), start, at + 1);
    else for (const part of folded) copy.add(part.codePointAt(0)!, start, at + 1);
  }
  return copy.folded();
}

/** The copy as it grows. A letter three or more times in a row becomes one: no spelling has three, and stretching is the commonest evasion. */
class Copy {
  private readonly units: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private last = -1;
  private run = 0;

  /** One code point that came from [start, end). */
  add(code: number, start: number, end: number): void {
    this.run = code === this.last ? this.run + 1 : 1;
    this.last = code;
    const width = code > 0xffff ? 2 : 1;
    if (this.run >= 3 && LETTER.test(String.fromCodePoint(code))) {
      if (this.run === 3) this.units.length = this.starts.length = this.ends.length = this.units.length - width;
      for (let back = 1; back <= width; back += 1) this.ends[this.ends.length - back] = end;
      return;
    }
    for (let half = 0; half < width; half += 1) {
      this.units.push(width === 1 ? code : String.fromCodePoint(code).charCodeAt(half));
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  folded(): Folded {
    const parts: string[] = [];
    for (let from = 0; from < this.units.length; from += CHUNK) parts.push(String.fromCharCode(...this.units.slice(from, from + CHUNK)));
    return { text: parts.join(''), starts: this.starts, ends: this.ends };
  }
}

/** The words of a folded text with their places in the original. */
export function wordsOf(folded: Folded): Word[] {
  return Array.from(folded.text.matchAll(WORD), (match) => ({
    text: match[0],
    start: folded.starts[match.index] ?? 0,
    end: folded.ends[match.index + match[0].length - 1] ?? 0,
  }));
}

/** The distinct folded words of a text, in order of appearance: what the desk's search finds it by. */
export const foldedWords = (source: string): string[] => wordsIn(fold(source));

/** The same of a text that is folded already. */
export const wordsIn = (folded: Folded): string[] => [...new Set(wordsOf(folded).map((word) => word.text))];

/** Figures and signs that stand for letters, read as them. */
export const lettersFor = (text: string): string => text.replace(/[013457@$!]/g, (figure) => leet[figure] ?? figure);

/** What a name looks like: folded, digits that stand for letters read as letters, nothing but letters and digits left. */
export const skeleton = (name: string): string =>
  lettersFor(fold(name).text).replace(/[^\p{L}\p{N}]/gu, '').replaceAll('l', 'i');
