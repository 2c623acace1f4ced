// What a thread is and when it takes comments; pure rules.
import type { Site } from '../sites/site.ts';

export type ThreadState = 'open' | 'closed' | 'premoderated' | 'slow';

export type Thread = {
  site: string;
  key: string;
  url: string | null;
  title: string | null;
  state: ThreadState;
  /** Comments the public can see, and how many of them (with tombstones) stand at top level. */
  counts: { visible: number; topLevel: number };
  /** Moves with every visible change. */
  version: number;
  createdAt: Date;
};

const DAY_MS = 86_400_000;

/** When the thread closes by age, or null when it never does. */
export function closesAt(thread: Thread, site: Site): Date | null {
  const days = site.settings.closeAfterDays;
  return days === 0 ? null : new Date(thread.createdAt.getTime() + days * DAY_MS);
}

/** The state a reader meets: `closed` once the closing time has passed. */
export function effectiveState(thread: Thread, site: Site, now: Date): ThreadState {
  const closing = closesAt(thread, site);
  return closing !== null && now >= closing ? 'closed' : thread.state;
}

/** A thread nobody wrote in yet: what reading an unknown key answers. */
export const emptyThread = (site: string, key: string, now: Date): Thread => ({
  site, key, url: null, title: null, state: 'open', counts: { visible: 0, topLevel: 0 }, version: 0, createdAt: now,
});
