// Holds an author's comments until a person approved one, in smart mode. Convenience.
import type { Check } from '../check.ts';

export const firstComment: Check = {
  name: 'first_comment',
  kind: 'convenience',
  run: ({ site: { settings }, author }) => settings.mode === 'smart' && settings.firstCommentHold && author.standing.approved === 0
    ? { check: 'first_comment', verdict: 'hold', score: 0.1, code: 'first_comment', spans: [] }
    : null,
};
