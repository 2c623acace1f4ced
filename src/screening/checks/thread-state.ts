// Holds what is posted in a thread the desk reads first. Safety: the desk asked for it.
import type { Check } from '../check.ts';

export const threadState: Check = {
  name: 'thread_state',
  kind: 'safety',
  run: ({ effectiveState }) => effectiveState === 'premoderated'
    ? { check: 'thread_state', verdict: 'hold', score: 0, code: 'thread_premoderated', spans: [] }
    : null,
};
