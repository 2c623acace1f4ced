// Holds what hides something from its reader: invisible or disguising characters in text or name. Safety.
import { invisibleSpans } from '../../text/invisible.ts';
import type { Check } from '../check.ts';

export const invisibleText: Check = {
  name: 'invisible_text',
  kind: 'safety',
  run: ({ text, author }) => {
    const spans = invisibleSpans(text);
    const inName = invisibleSpans(author.name).length > 0;
    if (spans.length === 0 && !inName) return null;
    return { check: 'invisible_text', verdict: 'hold', score: 0.6, code: 'invisible_text', spans, evidence: { inName } };
  },
};
