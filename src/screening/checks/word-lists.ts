// Holds what contains a term of the site's word list; the strictest action among the terms found decides. Safety.
import { STORE_DEADLINE_MS, type Check } from '../check.ts';
import { strictest, type Finding, type Span } from '../verdict.ts';
import type { WordLists } from '../word-lists.ts';

export const wordLists = (lists: Pick<WordLists, 'of'>): Check => ({
  name: 'word_lists',
  kind: 'safety',
  deadlineMs: STORE_DEADLINE_MS,
  async run({ site, text, folded }): Promise<Finding | null> {
    const list = await lists.of(site.slug);
    const found = list.matcher.find(text, folded).flatMap(({ id, spans }) => {
      const rule = list.rules.get(id);
      return rule === undefined ? [] : [{ rule, spans }];
    });
    if (found.length === 0) return null;
    const spans: Span[] = found.flatMap((each) => each.spans).toSorted((a, b) => a[0] - b[0]).slice(0, 50);
    const verdict = strictest(found.map((each) => each.rule.action));
    return { check: 'word_lists', verdict, score: 0.9, code: 'word_list', spans, evidence: { rules: found.slice(0, 20).map((each) => each.rule.id).join(' '), version: list.version } };
  },
});
