// Holds what contains a term of the site's word list; the strictest action among the terms found decides. Safety.
import type { Check } from '../check.ts';
import { strictest, type Finding, type Span } from '../verdict.ts';

export const wordLists: Check = {
  name: 'word_lists',
  kind: 'safety',
  run: ({ text, folded, wordList }): Finding | null => {
    const found = wordList.matcher.find(text, folded).flatMap(({ id, spans }) => {
      const rule = wordList.rules.get(id);
      return rule === undefined ? [] : [{ rule, spans }];
    });
    if (found.length === 0) return null;
    const spans: Span[] = found.flatMap((each) => each.spans).toSorted((a, b) => a[0] - b[0]).slice(0, 50);
    const verdict = strictest(found.map((each) => each.rule.action));
    return { check: 'word_lists', verdict, score: 0.9, code: 'word_list', spans, evidence: { rules: found.slice(0, 20).map((each) => each.rule.id).join(' ') } };
  },
};
