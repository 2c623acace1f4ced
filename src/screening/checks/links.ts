// Holds what carries more links than the site lets pass. Convenience.
import { linkSpans } from '../../text/links.ts';
import type { Check } from '../check.ts';

export const links: Check = {
  name: 'links',
  kind: 'convenience',
  run: ({ site, text }) => {
    const spans = linkSpans(text);
    if (spans.length <= site.settings.maxLinks) return null;
    return { check: 'links', verdict: 'hold', score: 0.7, code: 'too_many_links', spans: spans.slice(0, 50), evidence: { links: spans.length } };
  },
};
