// Files as spam what filled a field no person sees. Safety.
import type { Check } from '../check.ts';

export const honeypot: Check = {
  name: 'honeypot',
  kind: 'safety',
  run: (subject) => subject.honeypot ? { check: 'honeypot', verdict: 'spam', score: 1, code: 'honeypot', spans: [] } : null,
};
