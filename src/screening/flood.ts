// How fast one hand may write; pure. A refusal, not a verdict: nothing is stored.
import type { Recent } from '../comments/comments.store.ts';

/** The window the counts are of. */
export const FLOOD_WINDOW_MS = 60_000;

/** Comments a window. The address prefix and the thread are generous: whole countries sit behind one address. */
export const floodLimits: Recent = { byAuthor: 5, byPrefix: 100, inThread: 600 };

/** Whether one more is too many. */
export const isFlood = (recent: Recent, limits: Recent = floodLimits): boolean =>
  recent.byAuthor >= limits.byAuthor || recent.byPrefix >= limits.byPrefix || recent.inThread >= limits.inThread;
