// Takes the verdict of a service of the operator's own. Convenience: when it is slow, wrong or gone, the comment is judged
// without it and says so.
import type { Check } from '../check.ts';
import { EXTERNAL_DEADLINE_MS, EXTERNAL_MS, orFailure } from '../external/asked.ts';
import type { HttpCheck } from '../external/http-check.ts';

/** How sure a verdict is that comes without a score. */
const usualScore = { approve: 0, hold: 0.5, reject: 0.9, spam: 0.9 };

export const httpCheck = (service: HttpCheck): Check => ({
  name: 'http_check',
  kind: 'convenience',
  deadlineMs: EXTERNAL_DEADLINE_MS,
  asksOutside: true,
  run({ site, thread, text, author, parentId, commentId }) {
    // A trial stays in the house.
    if (commentId === null || !site.settings.externalChecks.includes('http')) return null;
    return orFailure('http_check', async () => {
      const { verdict, score, reason } = await service.ask({ site: site.slug, thread, text, author, parentId, lang: site.locale }, EXTERNAL_MS);
      // What it says of itself is for the moderator; readers get a sentence of ours.
      return { check: 'http_check', verdict, score: score ?? usualScore[verdict], code: 'external_check', spans: [], evidence: reason === undefined ? {} : { reason } };
    });
  },
});
