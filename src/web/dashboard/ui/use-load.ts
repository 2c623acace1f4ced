// Loading for a component: what came, what went wrong, and asking again.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export type Loaded<T> = { data: T | null; error: unknown; loading: boolean; reload(): Promise<void>; set(data: T): void };

/** Loads when `key` changes and keeps what was there until the new has come. What comes too late for its key is dropped. */
export function useLoad<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; error: unknown; loading: boolean }>({ data: null, error: null, loading: true });
  const turn = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(async () => {
    const mine = (turn.current += 1);
    setState((before) => ({ ...before, loading: true }));
    try {
      const data = await latest.current();
      if (mine === turn.current) setState({ data, error: null, loading: false });
    } catch (error) {
      if (mine === turn.current) setState((before) => ({ ...before, error, loading: false }));
    }
  }, []);
  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [key, reload]);
  const set = useCallback((data: T) => setState({ data, error: null, loading: false }), []);
  return { ...state, reload, set };
}
