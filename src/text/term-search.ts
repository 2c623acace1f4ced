// One compiled list over one text after another: walks the letters through the trie and keeps what ends a word. Knows no term by name.
import { ENDS, GLUED, OPENS, READABLE, SIGN, STRETCHED, type Letters } from './letters.ts';
import { endingAfter, holdsLetter, isJoined, lettersBetween, wordEnd } from './letters-read.ts';
import { readsOf } from './leet.ts';
import { GAP, ROOT, type Trie } from './trie.ts';
import type { PathKind } from './term-paths.ts';
import { isEnding, isOwner, LONGEST_ENDING, particles, withoutParticle } from './word-forms.ts';

/** `except`: words as they are matched, null for none. */
export type Output = { id: string; except: Set<string> | null; kind: PathKind; length: number; hasLetter: boolean };
/** Letters `origin` to `end` hold the term; `isAffixed` when they hold more than it. */
export type Hit = { id: string; origin: number; end: number; isAffixed: boolean };
/** Where reading goes on: a place in the trie, the letter it is at, the first letter of the match, and how many letters the word must have. */
type Start = { node: number; at: number; origin: number; isAffixed: boolean; minStem: number };
/** The word being read; `isSplit` once something stood between its letters. */
type Reading = Start & { isSplit: boolean };

/** More readings at once than any list of words gives cause for; a hostile list is not followed into every one. */
const MOST_STATES = 16;
/** A spelled-out letter repeated more often than this is not one letter stretched. */
const MOST_REPEATS = 8;
/** A term this short is found spelled out only where nothing else is spelled out beside it. */
const SHORT_TERM = 3;
/** What an offset into a text of 64 KiB fits in, folded ligatures included. */
const OFFSETS = 2 ** 21;
const NONE: readonly Output[] = [];

export class TermSearch {
  private readonly trie: Trie<Output>;
  private letters: Letters = { size: 0, codes: new Uint16Array(), bits: new Uint8Array(), starts: new Int32Array(), ends: new Int32Array() };
  private hits: Hit[] = [];
  private readonly pending: Start[] = [];
  private readonly reading: Reading = { node: ROOT, at: 0, origin: 0, isAffixed: false, minStem: 1, isSplit: false };
  /** Places of phrases reached from the word at hand, so that none is walked twice. */
  private readonly reached = new Set<number>();
  private states = new Int32Array(MOST_STATES);
  private next = new Int32Array(MOST_STATES);
  private count = 0;

  constructor(trie: Trie<Output>) {
    this.trie = trie;
  }

  /** Every term in a text, in the order of its words. */
  run(letters: Letters): Hit[] {
    this.letters = letters;
    this.hits = [];
    for (let at = 0; at < letters.size; at += 1) {
      if ((letters.bits[at]! & OPENS) === 0) continue;
      this.begin({ node: ROOT, at, origin: at, isAffixed: false, minStem: 1 });
      for (let start = this.pending.pop(); start !== undefined; start = this.pending.pop()) this.begin(start);
      if (this.reached.size > 0) this.reached.clear();
    }
    return this.hits;
  }

  /** Reads a word from its first letter and from behind each particle it may begin with. */
  private begin(start: Start): void {
    const { codes } = this.letters;
    const { reading } = this;
    reading.node = start.node;
    reading.at = start.at;
    reading.origin = start.origin;
    reading.isAffixed = start.isAffixed;
    reading.minStem = start.minStem;
    this.walk();
    for (let node = ROOT, at = start.at; at === start.at || isJoined(this.letters, at); at += 1) {
      node = particles.step(node, codes[at]!);
      if (node < 0) return;
      const minStem = particles.at(node)?.[0];
      if (minStem === undefined || !isJoined(this.letters, at + 1)) continue;
      reading.at = at + 1;
      reading.isAffixed = true;
      reading.minStem = minStem;
      this.walk();
    }
  }

  /** Follows the letters through the trie as far as any term goes. */
  private walk(): void {
    const { codes, bits } = this.letters;
    const { reading } = this;
    reading.isSplit = false;
    this.states[0] = reading.node;
    this.count = 1;
    let repeats = 0;
    for (let at = reading.at; ; at += 1) {
      const isFirst = at === reading.at;
      repeats = !isFirst && codes[at] === codes[at - 1] ? repeats + 1 : 0;
      this.advance(codes[at]!, bits[at]!, !isFirst && ((bits[at]! & SIGN) !== 0 || (repeats > 0 && repeats <= MOST_REPEATS)));
      if (this.count === 0) return;
      if (at - reading.at + 1 >= reading.minStem) for (let each = 0; each < this.count; each += 1) this.look(this.states[each]!, at);
      if (!isJoined(this.letters, at + 1)) return;
      if ((bits[at + 1]! & GLUED) !== 0) reading.isSplit = true;
    }
  }

  /** Moves every state by one letter: as it is, twice where it was stretched, as what it may stand for, and past it where it may be skipped. */
  private advance(code: number, bits: number, maySkip: boolean): void {
    const { states, count } = this;
    this.count = 0;
    for (let each = 0; each < count; each += 1) {
      const state = states[each]!;
      const node = this.trie.step(state, code);
      if (node >= 0) {
        this.keep(node);
        if ((bits & STRETCHED) !== 0) this.keep(this.trie.step(node, code));
      }
      if ((bits & READABLE) !== 0) for (const read of readsOf(code)) this.keep(this.follow(state, read));
      if (maySkip) this.keep(state);
    }
    this.states = this.next;
    this.next = states;
  }

  private keep(node: number): void {
    if (node < 0 || this.count === MOST_STATES) return;
    for (let each = 0; each < this.count; each += 1) if (this.next[each] === node) return;
    this.next[this.count] = node;
    this.count += 1;
  }

  private follow(state: number, path: string): number {
    let node = state;
    for (let at = 0; at < path.length && node >= 0; at += 1) node = this.trie.step(node, path.charCodeAt(at));
    return node;
  }

  /** What ends here, and which phrases go on behind the gap. */
  private look(node: number, at: number): void {
    const { reading } = this;
    const outputs = this.trie.at(node);
    const beyond = this.trie.step(node, GAP);
    if (outputs === undefined && beyond < 0) return;
    const stem = at - reading.at + 1;
    const isWhole = (this.letters.bits[at]! & ENDS) !== 0;
    // What is spelled out ends everywhere; only what must have an ending looks for one there.
    const needsEnding = !isWhole || (reading.isSplit && outputs?.some(({ kind }) => kind === 'stem') === true);
    const ending = needsEnding ? endingAfter(this.letters, at, LONGEST_ENDING) : '';
    for (const output of outputs ?? NONE) {
      if (output.kind === 'prefix') this.hit(output, at, wordEnd(this.letters, at));
      else if (output.kind === 'word' && isWhole) this.hit(output, at, at);
      else if (ending !== '' && (output.kind === 'stem' ? isOwner(ending) : isEnding(ending, stem))) this.hit(output, at, at + ending.length);
    }
    if (beyond >= 0 && (isWhole || isEnding(ending, stem))) this.goOn(beyond, isWhole ? at + 1 : at + ending.length + 1);
  }

  private goOn(node: number, at: number): void {
    const { origin, isAffixed } = this.reading;
    const place = node * OFFSETS + at;
    if (at >= this.letters.size || this.reached.has(place)) return;
    this.reached.add(place);
    this.pending.push({ node, at, origin, isAffixed, minStem: 1 });
  }

  private hit({ id, length, hasLetter, except }: Output, last: number, end: number): void {
    const { letters, reading } = this;
    if (reading.isSplit && length <= SHORT_TERM && !this.standsAlone(reading.origin, last, end)) return;
    // "455" is a number; "4ss" is a word.
    if (hasLetter && !holdsLetter(letters, reading.origin, last)) return;
    if (except !== null && isExcepted(except, lettersBetween(letters, reading.origin, end))) return;
    this.hits.push({ id, origin: reading.origin, end, isAffixed: reading.isAffixed || end > last });
  }

  /** Whether nothing spelled out hangs on to a spelled-out match but an affix. */
  private standsAlone(origin: number, last: number, end: number): boolean {
    const isLoose = (at: number): boolean => !isJoined(this.letters, at) || (this.letters.bits[at]! & GLUED) === 0;
    return isLoose(origin) && (isLoose(end + 1) || isEnding(endingAfter(this.letters, last, LONGEST_ENDING), SHORT_TERM));
  }
}

const isExcepted = (except: Set<string>, word: string): boolean => except.has(word) || withoutParticle(word).some((stem) => except.has(stem));
