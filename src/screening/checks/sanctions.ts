// Holds what is written by somebody whom the desk wants to read first. Safety: the desk asked for it.
import type { Check } from '../check.ts';

/** `told`: the reason that its author may read, where the desk chose to tell it. */
export const sanctions: Check = {
  name: 'sanctions',
  kind: 'safety',
  run: ({ sanction }) => sanction === null ? null : {
    check: 'sanctions', verdict: 'hold', score: 0.5, code: 'premoderated', spans: [],
    evidence: { sanction: sanction.id, ...(sanction.tell ? { told: sanction.reason } : {}) },
  },
};
