// Which written words a term's list of exceptions could take: those it was found in through an affix or as a longer word's beginning. Pure.
import type { Span } from '../text/term-matcher.ts';
import type { WordList } from '../screening/word-lists.ts';

/** `word` as it was written, `spans` where. */
export type Proposal = { ruleId: string; term: string; word: string; spans: Span[] };

const MOST = 50;
/** What an exception may have (rules.schema.ts). */
const LONGEST = 100;

export function proposalsFor({ matcher, rules }: WordList, text: string): Proposal[] {
  const found = matcher.find(text).flatMap(({ id, affixed }) => {
    const byWord = Map.groupBy(affixed, ([start, end]) => text.slice(start, end));
    return [...byWord].map(([word, spans]): Proposal => ({ ruleId: id, term: rules.get(id)?.term ?? '', word, spans: spans.slice(0, MOST) }));
  });
  return found.filter(({ word }) => word.length <= LONGEST).slice(0, MOST);
}
