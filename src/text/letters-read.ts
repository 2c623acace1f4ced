// Small questions about a text's letters: where a word ends, what is left of it, how a stretch reads.
import { ENDS, JOINED, OPENS, SIGN, type Letters } from './letters.ts';

/** Whether a letter is read on from the one before it. */
export const isJoined = ({ size, bits }: Letters, at: number): boolean => at < size && (bits[at]! & JOINED) !== 0;

/** The last letter of the word that a letter stands in. */
export function wordEnd({ bits }: Letters, at: number): number {
  let end = at;
  while ((bits[end]! & ENDS) === 0) end += 1;
  return end;
}

/** What is left of a word behind a letter, spelled out too; '' where that is more than `most`. */
export function endingAfter(letters: Letters, at: number, most: number): string {
  const { codes, bits } = letters;
  const isSpelledOut = (bits[at]! & ENDS) !== 0;
  let ending = '';
  for (let next = at + 1; isJoined(letters, next) && (bits[next]! & SIGN) === 0; next += 1) {
    if (!isSpelledOut && (bits[next]! & OPENS) !== 0) break;
    if (ending.length === most) return '';
    ending += String.fromCharCode(codes[next]!);
  }
  return ending;
}

/** A stretch of letters as it is matched, its words apart by a space, signs left out. */
export function lettersBetween(letters: Letters, first: number, last: number): string {
  let text = '';
  for (let at = first; at <= last; at += 1) {
    if ((letters.bits[at]! & SIGN) !== 0) continue;
    if (at > first && !isJoined(letters, at)) text += ' ';
    text += String.fromCharCode(letters.codes[at]!);
  }
  return text;
}

/** Whether a stretch holds anything but ASCII figures and signs. */
export function holdsLetter({ codes, bits }: Letters, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    if ((bits[at]! & SIGN) === 0 && (codes[at]! < 0x30 || codes[at]! > 0x39)) return true;
  }
  return false;
}
