// Finds the terms of a word list in a text, all in one pass: whole words with Arabic affixes and the usual disguises; never inside a longer word.
import { fold, type Folded } from './fold.ts';
import { lettersOf, type Letters } from './letters.ts';
import { pathsOf, termWords } from './term-paths.ts';
import { TermSearch, type Hit, type Output } from './term-search.ts';
import { TrieBuilder } from './trie.ts';

export type Term = { id: string; term: string; match: 'word' | 'phrase' | 'prefix'; except?: string[] };
export type Span = [start: number, end: number];
/** `affixed`: those of the spans that hold more than the term, be it an affix or the rest of a word that begins with it. */
export type Match = { id: string; spans: Span[]; affixed: Span[] };
/** `folded` is the text's own, where the caller has it already. */
export type TermMatcher = { find(text: string, folded?: Folded): Match[] };

/** Compiles a list once; `find` is linear in the text. No failure links, as Aho and Corasick have them: a match begins where a word does,
 *  so a walk from each word is all there is to do, and a walk is no longer than a term. */
export function compileTerms(terms: Term[]): TermMatcher {
  if (terms.length === 0) return { find: () => [] };
  const builder = new TrieBuilder<Output>();
  for (const { id, term, match, except = [] } of terms) {
    const innocent = except.length === 0 ? null : new Set(except.map((word) => termWords(word).join(' ')));
    for (const { path, ...written } of pathsOf(term, match)) builder.add(path, { id, except: innocent, ...written });
  }
  const search = new TermSearch(builder.build());
  return {
    find(text, folded = fold(text)) {
      const letters = lettersOf(folded);
      const hits = search.run(letters);
      return hits.length === 0 ? [] : collect(hits, letters);
    },
  };
}

function collect(hits: Hit[], letters: Letters): Match[] {
  const byId = new Map<string, Hit[]>();
  for (const hit of hits) {
    const own = byId.get(hit.id);
    if (own === undefined) byId.set(hit.id, [hit]);
    else own.push(hit);
  }
  return Array.from(byId, ([id, own]) => {
    const affixed = affixedOnly(own);
    return { id, spans: spansOf(own, letters), affixed: affixed.length === 0 ? [] : spansOf(affixed, letters) };
  });
}

/** Those made through an affix where the same word was not found as it stands too. */
function affixedOnly(hits: Hit[]): Hit[] {
  const affixed = hits.filter((hit) => hit.isAffixed);
  if (affixed.length === 0) return affixed;
  const exact = new Set(hits.filter((hit) => !hit.isAffixed).map((hit) => hit.origin));
  return affixed.filter(({ origin }) => !exact.has(origin));
}

/** In order, those that meet as one. Hits come by their first letter already. */
function spansOf(hits: Hit[], letters: Letters): Span[] {
  const merged: Span[] = [];
  for (const hit of hits) {
    const [start, end] = [letters.starts[hit.origin]!, letters.ends[hit.end]!];
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
