// Asking again and again while somebody looks: not in a hidden tab, not behind the sign-in, never twice at once.
import { useEffect, useRef } from 'preact/hooks';
import { session } from '../state/session.ts';

/** Asks at once and then `everyMs` after each answer; at once when the page is looked at again. A failure only waits for the next time. */
export function usePoll(poll: () => Promise<void>, everyMs: number): void {
  const latest = useRef(poll);
  latest.current = poll;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let state: 'waiting' | 'asking' | 'over' = 'waiting';
    const turn = async (): Promise<void> => {
      if (state !== 'waiting') return;
      clearTimeout(timer);
      state = 'asking';
      try {
        if (document.visibilityState === 'visible' && session.value !== null) await latest.current();
      } catch {
        // Whoever acts is told that the server is away; whoever only looks sees what was last known.
      }
      if (state !== 'asking') return;
      state = 'waiting';
      timer = setTimeout(() => void turn(), everyMs);
    };
    const again = (): void => void turn();
    document.addEventListener('visibilitychange', again);
    void turn();
    return () => {
      state = 'over';
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [everyMs]);
}
