// Loading for a component: what came, what went wrong, and asking again.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export type Loaded<T> = { data: T | null; error: unknown; loading: boolean; reload(): Promise<void>; set(data: T): void };

/** Loads when `key` changes and keeps what was there until the new has come. What comes too late for its key is dropped. */
export function useLoad<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; error: unknown; loading: boolean }>({ data: null, error: null, loading: true });
  const awaited = useRef<symbol | null>(null);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(async () => {
    const mine = (awaited.current = Symbol());
    const end = (change: { data?: T; error: unknown }): void => {
      if (mine !== awaited.current) return;
      awaited.current = null;
      setState((before) => ({ ...before, ...change, loading: false }));
    };
    setState((before) => ({ ...before, loading: true }));
    try {
      end({ data: await latest.current(), error: null });
    } catch (error) {
      end({ error });
    }
  }, []);
  useEffect(() => {
    void reload();
    return () => {
      awaited.current = null;
    };
  }, [key, reload]);
  const set = useCallback((data: T) => {
    setState({ data, error: null, loading: false });
    // What is on its way may be older than this; what it was asked for is still wanted.
    if (awaited.current !== null) void reload();
  }, [reload]);
  return { ...state, reload, set };
}
