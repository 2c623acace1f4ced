// Holds everything by people who are not trusted while a place is raided. Safety.
import { isTrusted } from '../../authors/author.ts';
import type { RaidsService } from '../../raids/raids.service.ts';
import { STORE_DEADLINE_MS, type Check } from '../check.ts';

export const raid = (raids: Pick<RaidsService, 'isOn'>): Check => ({
  name: 'raid',
  kind: 'safety',
  deadlineMs: STORE_DEADLINE_MS,
  async run({ site, thread, author, commentId }) {
    // A trial is of the text, and that would be held whatever it says.
    if (commentId === null || isTrusted(author.standing, site.settings) || !(await raids.isOn(site.slug, thread.key))) return null;
    return { check: 'raid', verdict: 'hold', score: 0, code: 'raid', spans: [] };
  },
});
