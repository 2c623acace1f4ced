// Holds what reads like comments this site's desk refused. Convenience: it only spares the desk work, and without it comments pass as before.
import type { Known, Scorers } from '../../learning/scorers.ts';
import { STORE_DEADLINE_MS, type Check, type Subject } from '../check.ts';
import type { Finding } from '../verdict.ts';

export function learnedScore(scorers: Pick<Scorers, 'of' | 'probability' | 'spans'>): Check {
  const judge = (known: Known, { folded }: Subject): Finding | null => {
    if (known.threshold === null) return null;
    const score = scorers.probability(folded, known);
    if (score === null || score < known.threshold) return null;
    return { check: 'learned_score', verdict: 'hold', score, code: 'learned_score', spans: scorers.spans(folded, known), evidence: { version: known.version } };
  };
  return {
    name: 'learned_score',
    kind: 'convenience',
    deadlineMs: STORE_DEADLINE_MS,
    run: (subject) => {
      const known = scorers.of(subject.site.slug);
      return known instanceof Promise ? known.then((each) => judge(each, subject)) : judge(known, subject);
    },
  };
}
