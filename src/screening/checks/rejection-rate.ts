// Holds what is written by somebody whose comments were mostly refused. Convenience: a record is a guess about the next
// comment, not a decision of the desk; a site that publishes first keeps its promise unless the desk sanctions the author.
import { rejectionRateOf } from '../../authors/author.ts';
import type { Check } from '../check.ts';

/** Fewer decided comments say nothing of somebody. */
const LEAST_DECIDED = 5;

export const rejectionRate: Check = {
  name: 'rejection_rate',
  kind: 'convenience',
  run: ({ site: { settings }, author: { standing } }) => {
    const rate = rejectionRateOf(standing);
    if (rate === null || standing.approved + standing.rejected < LEAST_DECIDED || rate <= settings.rejectionRateLimit) return null;
    const evidence = { approved: standing.approved, rejected: standing.rejected };
    return { check: 'rejection_rate', verdict: 'hold', score: Math.min(1, rate), code: 'rejection_rate', spans: [], evidence };
  },
};
