// The copy of a text that is matched, never shown: spellings that read alike become one, with the way back to the original.

/** `text` is the folded copy; unit i of it came from [starts[i], ends[i]) of the original (UTF-16). */
export type Folded = { text: string; starts: number[]; ends: number[] };
export type Word = { text: string; start: number; end: number };

/** Marks that change no letter: harakat, tatweel, zero-width and bidi controls, combining marks, variation selectors. */
const IGNORED = /[\p{M}\p{Cf}\u0640\u115F\u1160\u3164\uFFA0]/u;
const LETTER = /\p{L}/u;
const WORD = /[\p{L}\p{N}]+/gu;

const letters: Record<string, string> = {
  'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ؤ': 'و', 'ئ': 'ي',
  'ک': 'ك', 'ڪ': 'ك', 'ی': 'ي', 'ې': 'ي', 'ہ': 'ه', 'ھ': 'ه', 'ە': 'ه', 'ۀ': 'ه', 'گ': 'ك', 'ڤ': 'ف', 'پ': 'ب', 'چ': 'ج',
  // Cyrillic and Greek letters that read as Latin ones (Unicode TR 39, confusables).
  'а': 'a', 'в': 'b', 'е': 'e', 'ё': 'e', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'с': 'c', 'т': 't', 'у': 'y', 'х': 'x',
  'і': 'i', 'ј': 'j', 'ѕ': 's', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'һ': 'h', 'ӏ': 'l',
  'α': 'a', 'β': 'b', 'ε': 'e', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x',
  'ı': 'i', 'ł': 'l', 'ø': 'o', 'đ': 'd',
};

const leet: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

/** One character of the original as it is matched: '' when it only decorates. */
function foldCharacter(character: string): string {
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase()) {
    if (!IGNORED.test(part)) folded += letters[part] ?? digit(part) ?? part;
  }
  return folded;
}

/** Arabic-Indic (U+0660) and Persian (U+06F0) digits as ASCII. */
function digit(part: string): string | null {
  const code = part.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : null;
}

const cache = new Map<string, string>();

function foldCached(character: string): string {
  let folded = cache.get(character);
  if (folded === undefined) {
    folded = foldCharacter(character);
    // Hostile text may bring every code point there is; real text brings a few hundred.
    if (cache.size < 4096) cache.set(character, folded);
  }
  return folded;
}

/** Folds a text for matching. Linear in its length. */
export function fold(source: string): Folded {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of source) {
    const end = at + character.length;
    for (const unit of foldCached(character)) {
      units.push(unit);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return shortenRuns({ units, starts, ends });
}

/** A letter three or more times in a row becomes one: no spelling has three, and stretching is the commonest evasion. */
function shortenRuns(read: { units: string[]; starts: number[]; ends: number[] }): Folded {
  const kept: Folded = { text: '', starts: [], ends: [] };
  for (let first = 0; first < read.units.length;) {
    const unit = read.units[first] ?? '';
    let last = first;
    while (read.units[last + 1] === unit) last += 1;
    const isRun = last - first >= 2 && LETTER.test(unit);
    for (let each = first; each <= (isRun ? first : last); each += 1) {
      for (let half = 0; half < unit.length; half += 1) {
        kept.starts.push(read.starts[each] ?? 0);
        kept.ends.push(read.ends[isRun ? last : each] ?? 0);
      }
      kept.text += unit;
    }
    first = last + 1;
  }
  return kept;
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

/** What a name looks like: folded, digits that stand for letters read as letters, nothing but letters and digits left. */
export const skeleton = (name: string): string =>
  fold(name).text.replace(/[013457@$!]/g, (figure) => leet[figure] ?? figure).replace(/[^\p{L}\p{N}]/gu, '').replaceAll('l', 'i');
