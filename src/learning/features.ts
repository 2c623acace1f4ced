// A folded text as a sparse vector of hashed features: what the learned score sees of it. One pass, linear in the text; no text comes back out.
import type { Folded } from '../text/fold.ts';

/** Two to the power of this many features. Chosen by measuring: 16 loses a little, 18 wins nothing. */
const BITS = 17;
export const DIMENSION = 2 ** BITS;
const LONGEST = 5;
/** A feature that occurs more often counts as this often. */
const MOST = 255;
const WORD = 0x57;
const PAIR = 0x50;
const LOOK = 0x4c;

const { imul } = Math;

/** Runs of letters and digits, or of signs: the words n-grams are bound by. */
const TOKEN = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s]+/gu;
const STARTS_WITH_LETTER = /^[\p{L}\p{N}]/u;
const LINK = /https?:|www\.|\.com\b/gu;

/** Each distinct feature and how often it occurs, packed into one number: in order of first appearance. */
export type Features = Int32Array;

export const featureOf = (packed: number): number => packed & (DIMENSION - 1);
export const timesOf = (packed: number): number => packed >>> BITS;

/** A token of the folded text and where it stands there. */
export type Token = { text: string; at: number };

export const tokensOf = (text: string): Token[] => Array.from(text.matchAll(TOKEN), (match) => ({ text: match[0], at: match.index }));

const begin = (kind: number): number => imul(0x811c9dc5 ^ kind, 0x01000193);
const stir = (hash: number, code: number): number => imul(hash ^ code, 0x01000193);

/** Spreads a running hash over the features (the ends of murmur3): FNV alone leaves neighbours side by side. */
function finish(hash: number, kind: number): number {
  let mixed = imul(hash ^ (hash >>> 16) ^ kind, 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - BITS);
}

function hashOf(text: string, kind: number): number {
  let hash = begin(kind);
  for (let at = 0; at < text.length; at += 1) hash = stir(hash, text.charCodeAt(at));
  return hash;
}

/** Calls `meet` with every feature of a word of its own: n-grams of 1 to 5 units, its ends counting as a unit each, and the word whole. */
export function wordFeatures(word: string, meet: (feature: number) => void): void {
  const padded = ` ${word} `;
  for (let from = 0; from < padded.length; from += 1) {
    let hash = begin(0);
    const most = Math.min(LONGEST, padded.length - from);
    for (let length = 1; length <= most; length += 1) {
      hash = stir(hash, padded.charCodeAt(from + length - 1));
      // An end alone says nothing.
      if (length > 1 || (from > 0 && from < padded.length - 1)) meet(finish(hash, length));
    }
  }
  if (STARTS_WITH_LETTER.test(word)) meet(finish(hashOf(word, WORD), WORD));
}

/** What a text looks like, whatever it says: one feature for each trait and its rough size. */
function looksOf({ text, starts, ends }: Folded): [trait: number, size: number][] {
  let digits = 0;
  let latin = 0;
  let stretched = 0;
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (code >= 0x61 && code <= 0x7a) latin += 1;
    else if (code === 0x21 || code === 0x3f || code === 0x61f) signs += 1;
    if ((ends[at] ?? 0) - (starts[at] ?? 0) > 2) stretched += 1;
  }
  const links = text.match(LINK)?.length ?? 0;
  const share = (count: number): number => Math.ceil((4 * count) / Math.max(1, text.length));
  return [[1, Math.floor(Math.log2(text.length + 1))], [2, share(digits)], [3, share(latin)], [4, Math.min(3, links)], [5, Math.min(3, stretched)], [6, Math.min(3, signs)]];
}

/** Reads texts one after another; keeps nothing of them. */
export class FeatureReader {
  private readonly counts = new Uint8Array(DIMENSION);
  private readonly met: number[] = [];

  read(folded: Folded): Features {
    let before: string | null = null;
    for (const { text: word } of tokensOf(folded.text)) {
      wordFeatures(word, this.meet);
      if (!STARTS_WITH_LETTER.test(word)) continue;
      if (before !== null) this.meet(finish(stir(hashOf(before, PAIR), hashOf(word, PAIR)), PAIR));
      before = word;
    }
    for (const [trait, size] of looksOf(folded)) this.meet(finish(stir(stir(begin(LOOK), trait), size), LOOK));
    return this.take();
  }

  private readonly meet = (feature: number): void => {
    const count = this.counts[feature] ?? 0;
    if (count === 0) this.met.push(feature);
    if (count < MOST) this.counts[feature] = count + 1;
  };

  private take(): Features {
    // A plain loop: a mapped copy costs several times as much, for every comment.
    const features = new Int32Array(this.met.length);
    for (let at = 0; at < features.length; at += 1) {
      const feature = this.met[at] ?? 0;
      features[at] = ((this.counts[feature] ?? 0) << BITS) | feature;
      this.counts[feature] = 0;
    }
    this.met.length = 0;
    return features;
  }
}
