// Holds everything on a site that reads before it publishes. Safety.
import type { Check } from '../check.ts';

export const siteMode: Check = {
  name: 'site_mode',
  kind: 'safety',
  run: ({ site }) => site.settings.mode === 'pre' ? { check: 'site_mode', verdict: 'hold', score: 0, code: 'site_mode', spans: [] } : null,
};
