// Whether two texts say the same in other words, by their signatures; what is told apart is rewording from quoting.
import type { Signature } from './similarity.ts';

/** Matches further apart than this belong to two passages. */
const WIDEST_GAP = 4;

/** A signature, as far as it is compared. */
export type Compared = { words: ArrayLike<number>; rest: Signature['rest'] };
/** How two texts agree: the words of their longest passage in common, the places at which it differs within, and the share of both that it is. */
export type Likeness = { matched: number; edits: number; share: number };

export function likenessOf(a: Compared, b: Compared): Likeness {
  const passage = longestPassage(align(a.words, b.words));
  const edits = passage.reduce((count, pair, at) => count + Number(at > 0 && isGap(passage[at - 1]!, pair)), 0);
  const behind = a.rest.count === b.rest.count && a.rest.digest === b.rest.digest ? a.rest.count : 0;
  const whole = a.words.length + a.rest.count + b.words.length + b.rest.count;
  return { matched: passage.length, edits, share: (2 * (passage.length + behind)) / whole };
}

type Pair = [a: number, b: number];
const isGap = (before: Pair, after: Pair): boolean => after[0] - before[0] > 1 || after[1] - before[1] > 1;

/** A longest common subsequence, as pairs of places. Quadratic, of at most `MOST_WORDS` each. */
function align(a: ArrayLike<number>, b: ArrayLike<number>): Pair[] {
  const width = b.length + 1;
  const best = new Uint8Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = a[i] === b[j]
        ? (best[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return closeUp(pairs, a, b);
}

/** Moves each pair next to the one behind it where the same words stand there, too: a word said twice makes no gap. */
function closeUp(pairs: Pair[], a: ArrayLike<number>, b: ArrayLike<number>): Pair[] {
  for (let at = pairs.length - 2; at >= 0; at -= 1) {
    const [i, j] = [pairs[at + 1]![0] - 1, pairs[at + 1]![1] - 1];
    if (a[i] === a[pairs[at]![0]] && b[j] === a[i]) pairs[at] = [i, j];
  }
  return pairs;
}

/** The longest stretch of pairs without a wide gap; a single word set off at either end is there by chance. */
function longestPassage(pairs: Pair[]): Pair[] {
  let longest: Pair[] = [];
  for (let first = 0; first < pairs.length;) {
    let last = first;
    while (last + 1 < pairs.length && pairs[last + 1]![0] - pairs[last]![0] <= WIDEST_GAP && pairs[last + 1]![1] - pairs[last]![1] <= WIDEST_GAP) last += 1;
    const stretch = pairs.slice(first, last + 1);
    if (stretch.length > 1 && isGap(stretch.at(-2)!, stretch.at(-1)!)) stretch.pop();
    if (stretch.length > 1 && isGap(stretch[0]!, stretch[1]!)) stretch.shift();
    if (stretch.length > longest.length) longest = stretch;
    first = last + 1;
  }
  return longest;
}

const LEAST_MATCHED = 5;
/** A copy, but for a word in a hundred. */
const COPIED = 0.98;
/** The same with something else inside; around it there may be padding. */
const TOUCHED = 0.9;
/** Reworded throughout: much may differ, so long as the passage goes on. */
const REWORDED = 0.3;
const REWORDED_EDITS = 2;
/** A long passage differs in more places by chance: one more is asked for every so many words. */
const WORDS_AN_EDIT = 12;

/** Whether one says what the other says. A sentence shared word for word with other words around it, a quotation, is no
 *  rewording: what rewords differs within the passage, too. */
export function isAlike({ matched, edits, share }: Likeness): boolean {
  if (matched < LEAST_MATCHED) return false;
  return share >= COPIED || (edits >= 1 && share >= TOUCHED) || (share >= REWORDED && edits >= REWORDED_EDITS + Math.floor(matched / WORDS_AN_EDIT));
}

const OVERLAPPING = 0.7;
const OVERLAPPING_WORDS = 8;

/** Whether both have a long passage word for word, and other words around it. A quotation does that, and so does a copy in
 *  padding: alone it proves nothing. */
export const doOverlap = ({ matched, share }: Likeness): boolean => matched >= OVERLAPPING_WORDS && share >= OVERLAPPING;
