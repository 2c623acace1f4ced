// What a thread is and when it takes comments; pure rules.
import type { Site } from '../sites/site.ts';

export type ThreadState = 'open' | 'closed' | 'premoderated' | 'slow';

export type Thread = {
  site: string;
  key: string;
  url: string | null;
  title: string | null;
  state: ThreadState;
  /** How long each author waits between two comments while the state is slow. */
  slowSeconds: number;
  /** When it closes, by the desk's word, whatever its age: `at` null is never. Null where the desk said nothing. */
  closing: { at: Date | null } | null;
  /** Comments the public can see, and how many of them (with tombstones) stand at top level. */
  counts: { visible: number; topLevel: number };
  /** Moves with every visible change. */
  version: number;
  createdAt: Date;
};

const DAY_MS = 86_400_000;

/** What the desk sets of a thread; what is absent stays. */
export type ThreadRules = Pick<Thread, 'state'> & Partial<Pick<Thread, 'slowSeconds' | 'closing'>>;

export const DEFAULT_SLOW_SECONDS = 60;

/** When the thread closes, by the desk's word or by its age, or null when it never does. */
export function closesAt(thread: Thread, site: Site): Date | null {
  if (thread.closing !== null) return thread.closing.at;
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
  site, key, url: null, title: null, state: 'open', slowSeconds: DEFAULT_SLOW_SECONDS, closing: null, counts: { visible: 0, topLevel: 0 }, version: 0, createdAt: now,
});
