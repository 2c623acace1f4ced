// A listed term as the paths it is found by: its words, the same without gaps, its feminine before an ending, its figures as letters. Pure.
import { fold } from './fold.ts';
import { GLUED, lettersOf, OPENS, SIGN, STRETCHED } from './letters.ts';
import { GAP } from './trie.ts';

/** word: ends a word, or has an ending behind it. stem: must have one. prefix: whatever follows. */
export type PathKind = 'word' | 'stem' | 'prefix';
export type Path = { path: string; kind: PathKind };
export type Written = Path & { length: number; hasLetter: boolean };

/** Fewer letters are too easily two innocent words side by side, or another word. */
const MIN_JOINED = 4;
const MIN_RESPELLED = 5;
const FEMININE = /^[\u0621-\u064A]{3,}ه$/;
/** Signs that are letters in a listed term; any other is punctuation. */
const IN_TERMS: Record<string, string> = { '@': 'a', $: 's', '+': 't' };
/** The figures of Arabizi as those who do not use them write the same sounds. */
const SOUNDS: Record<string, string> = { 5: 'kh', 6: 't', 7: 'h', 8: 'gh', 9: 'q' };
const HAMZA_OR_AYN = /(?<=[aeiou])[23]|[23](?=[aeiou])/g;

/** The words of a term as they are matched; a letter written three times or more counts twice, so that "xxx" is not "x". */
export function termWords(term: string): string[] {
  const letters = lettersOf(fold(term));
  const words: string[] = [];
  let isOpen = false;
  for (let at = 0; at < letters.size; at += 1) {
    const bits = letters.bits[at] ?? 0;
    const unit = String.fromCharCode(letters.codes[at] ?? 0);
    const letter = (bits & SIGN) === 0 ? unit : (IN_TERMS[unit] ?? '');
    if (letter === '') isOpen = false;
    else if (isOpen && ((bits & OPENS) === 0 || (bits & SIGN) !== 0 || wasSign(letters.bits[at - 1], bits))) words[words.length - 1] += letter;
    else words.push(letter);
    if (letter !== '' && (bits & STRETCHED) !== 0) words[words.length - 1] += letter;
    isOpen = letter !== '';
  }
  return words;
}

const wasSign = (before: number | undefined, bits: number): boolean => ((before ?? 0) & SIGN) !== 0 && (bits & GLUED) === 0;

/** How a term is stored and compared: two terms of one key find the same. */
export const termKey = (term: string, match: string): string => `${match === 'prefix' ? 'prefix' : 'word'} ${termWords(term).join(' ')}`;

/** Every path of a term; none for a term without a letter or figure. */
export function pathsOf(term: string, match: 'word' | 'phrase' | 'prefix'): Written[] {
  const words = termWords(term);
  if (words.length === 0) return [];
  const joined = words.join('');
  const written = (paths: Path[]): Written[] => paths.map((each) => ({ ...each, length: joined.length, hasLetter: /\p{L}/u.test(joined) }));
  if (match === 'prefix') return written(spellings([joined]).map((path) => ({ path, kind: 'prefix' })));
  const wholes = [words.join(String.fromCharCode(GAP)), ...(words.length > 1 && joined.length >= MIN_JOINED ? [joined] : [])];
  return written(spellings(wholes).flatMap((path) => [{ path, kind: 'word' as const }, ...(FEMININE.test(words.at(-1) ?? '') ? feminine(path) : [])]));
}

const spellings = (paths: string[]): string[] => [...new Set(paths.flatMap((path) => [path, respelled(path)]))];

/** Arabizi figures as letters, where enough is left to be sure of the word. */
function respelled(path: string): string {
  if (!/[a-z]/.test(path)) return path;
  const plain = path.replace(HAMZA_OR_AYN, '').replace(/[23]/g, 'a').replace(/[5-9]/g, (figure) => SOUNDS[figure] ?? figure);
  return plain.length >= MIN_RESPELLED ? plain : path;
}

/** Before an ending the feminine ه is written ت, and its plural drops it. */
const feminine = (path: string): Path[] => [{ path: `${path.slice(0, -1)}ت`, kind: 'stem' }, { path: `${path.slice(0, -1)}ات`, kind: 'word' }];
