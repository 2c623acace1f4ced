// Finds the terms of a word list in a text: whole folded words with Arabic affixes and the usual disguises; never inside a longer word.
import { fold, wordsOf, type Folded, type Word } from './fold.ts';
import { knownForms, undouble, withoutParticle } from './word-forms.ts';

export type Term = { id: string; term: string; match: 'word' | 'phrase' | 'prefix'; except?: string[] };
export type Match = { id: string; spans: [start: number, end: number][] };
/** `folded` is the text's own, where the caller has it already. */
export type TermMatcher = { find(text: string, folded?: Folded): Match[] };

type Entry = { id: string; except: Set<string> };
/** A place in the list: the entries whose words end here and the words that may follow. */
type Node = { entries: Entry[]; next: Map<string, Node> };
type Index = { whole: Node; stretched: Node; prefixes: Map<string, Entry[]>; longestPrefix: number };
type Hit = { entry: Entry; length: number };

/** A stretched letter covers three or more units of the original (a single code point at most two). */
const MIN_RUN_UNITS = 3;
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i' };
const LEET_TOKEN = /[a-z0-9@$](?:[a-z0-9@$!]*[a-z0-9@$])?/g;
/** Single letters with at most three separators between each: "ك.ل.ب", "k - l - b". */
const SPLIT_LETTERS = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\s._\-*/|،,]{1,3}[\p{L}\p{N}](?![\p{L}\p{N}]))+/gu;

/** Compiles a list once; `find` is linear in the text. Terms share a trie of words, since a list of 10,000 insults may begin all its phrases alike. */
export function compileTerms(terms: Term[]): TermMatcher {
  const index: Index = { whole: newNode(), stretched: newNode(), prefixes: new Map(), longestPrefix: 0 };
  for (const { id, term, match, except } of terms) {
    const words = wordsOf(fold(term)).map((word) => word.text);
    if (words.length === 0) continue;
    const entry = { id, except: new Set((except ?? []).map((word) => fold(word).text)) };
    if (match === 'prefix') addPrefix(index, words.join(''), entry);
    else addWords(index, words, entry);
  }
  if (terms.length === 0) return { find: () => [] };
  return { find: (text, folded = fold(text)) => collect(readings(folded), index) };
}

const newNode = (): Node => ({ entries: [], next: new Map() });

function addPrefix(index: Index, key: string, entry: Entry): void {
  index.longestPrefix = Math.max(index.longestPrefix, key.length);
  const entries = index.prefixes.get(key);
  if (entries === undefined) index.prefixes.set(key, [entry]);
  else entries.push(entry);
}

function addWords(index: Index, words: string[], entry: Entry): void {
  insert(index.whole, words, entry);
  const [only = ''] = words;
  const plain = undouble(only);
  // "asss" folds to "as": a stretched word, and no other, is also held against terms without their doubled letters.
  if (words.length === 1 && plain !== only) insert(index.stretched, [plain], entry);
}

function insert(root: Node, words: string[], entry: Entry): void {
  let node = root;
  for (const word of words) {
    let next = node.next.get(word);
    if (next === undefined) node.next.set(word, next = newNode());
    node = next;
  }
  node.entries.push(entry);
}

function collect(reads: Reading[][], index: Index): Match[] {
  const found = new Map<string, [number, number][]>();
  for (const words of reads) {
    const forms = words.map((word) => knownForms(word.text));
    for (let at = 0; at < words.length; at += 1) {
      for (const { entry, length } of matchesAt(words, forms, at, index)) {
        const spans = found.get(entry.id) ?? [];
        spans.push([words[at]?.start ?? 0, words[at + length - 1]?.end ?? 0]);
        found.set(entry.id, spans);
      }
    }
  }
  return Array.from(found, ([id, spans]) => ({ id, spans: mergeSpans(spans) }));
}

type Reading = Word & { isStretched?: boolean };

/** The readings of a text: as typed, with split letters joined, and with figures read as the letters they stand for. */
function readings(folded: Folded): Reading[][] {
  const place = (text: string, from: number, to: number): Word => ({ text, start: folded.starts[from] ?? 0, end: folded.ends[to - 1] ?? 0 });
  const typed = markStretched(wordsOf(folded), folded);
  const joined = Array.from(folded.text.matchAll(SPLIT_LETTERS), (match) =>
    place(match[0].replace(/[^\p{L}\p{N}]/gu, ''), match.index, match.index + match[0].length));
  const spelled = Array.from(folded.text.matchAll(LEET_TOKEN))
    .filter((match) => /[a-z]/.test(match[0]) && /[^a-z]/.test(match[0]))
    .map((match) => place(match[0].replace(/[^a-z]/g, (sign) => LEET[sign] ?? ''), match.index, match.index + match[0].length));
  return [typed, ...[joined, spelled].filter((other) => other.length > 0).map((other) => substitute(typed, other))];
}

/** The words with those that a replacement covers read as the replacement, so that a phrase may be disguised in part. */
function substitute(words: Reading[], replacements: Word[]): Reading[] {
  const read: Reading[] = [];
  let next = 0;
  for (const word of words) {
    for (let each = replacements[next]; each !== undefined && each.start <= word.start; each = replacements[next]) {
      read.push(each);
      next += 1;
    }
    if (word.start >= (replacements[next - 1]?.end ?? 0)) read.push(word);
  }
  return [...read, ...replacements.slice(next)];
}

function markStretched(words: Word[], folded: Folded): Reading[] {
  const runs: number[] = [];
  for (let at = 0; at < folded.text.length; at += 1) {
    const start = folded.starts[at] ?? 0;
    if ((folded.ends[at] ?? 0) - start >= MIN_RUN_UNITS) runs.push(start);
  }
  let next = 0;
  return words.map((word) => {
    while ((runs[next] ?? Infinity) < word.start) next += 1;
    return (runs[next] ?? Infinity) < word.end ? { ...word, isStretched: true } : word;
  });
}

function matchesAt(words: Reading[], forms: string[][], at: number, index: Index): Hit[] {
  const word = words[at]?.text ?? '';
  const own = forms[at] ?? [];
  const hits = [...walk(index.whole, forms, at), ...(words[at]?.isStretched ? walk(index.stretched, [own], 0) : []), ...prefixHits(own, index)];
  return hits.filter(({ entry }) => !isExcepted(entry, word));
}

/** The entries whose words stand from `at` on, affixes counting on each; a nested word is looked up once a place in the trie. */
function walk(root: Node, forms: string[][], at: number): Hit[] {
  const hits: Hit[] = [];
  let reached = new Set([root]);
  for (let length = 1; reached.size > 0 && at + length <= forms.length; length += 1) {
    const further = new Set<Node>();
    for (const node of reached) {
      for (const form of forms[at + length - 1] ?? []) {
        const next = node.next.get(form);
        if (next === undefined || further.has(next)) continue;
        further.add(next);
        for (const entry of next.entries) hits.push({ entry, length });
      }
    }
    reached = further;
  }
  return hits;
}

function prefixHits(forms: string[], index: Index): Hit[] {
  const hits: Hit[] = [];
  if (index.longestPrefix === 0) return hits;
  for (const form of forms) {
    for (let length = 1; length <= Math.min(form.length, index.longestPrefix); length += 1) {
      for (const entry of index.prefixes.get(form.slice(0, length)) ?? []) hits.push({ entry, length: 1 });
    }
  }
  return hits;
}

const isExcepted = (entry: Entry, word: string): boolean => entry.except.has(word) || withoutParticle(word).some((stem) => entry.except.has(stem));

function mergeSpans(spans: [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
