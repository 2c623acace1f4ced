// Holds what carries a telephone number, an email or an account to be written to: the commonest advertisement there is.
// Convenience: readers also leave a number in good faith, and nothing is lost when it passes.
import { contactSpans } from '../../text/contacts.ts';
import type { Check } from '../check.ts';

const MOST_SPANS = 50;

export const contactSpam: Check = {
  name: 'contact_spam',
  kind: 'convenience',
  run: ({ folded }) => {
    const spans = contactSpans(folded);
    if (spans.length === 0) return null;
    return { check: 'contact_spam', verdict: 'hold', score: 0.6, code: 'contact_spam', spans: spans.slice(0, MOST_SPANS), evidence: { contacts: spans.length } };
  },
};
