// A list that goes on: its pages one after the other, by the cursor each gives.
import { useCallback, useState } from 'preact/hooks';
import type { Page } from '../../wire.ts';
import { useLoad } from './use-load.ts';

export type Pages<T> = { items: T[] | null; next: string | null; error: unknown; loading: boolean; more(): Promise<void>; reload(): Promise<void>; change(items: T[]): void };

/** `key` names the list: when it changes, it starts from the first page. */
export function usePages<T>(load: (cursor: string | null) => Promise<Page<T>>, key: string): Pages<T> {
  const first = useLoad(() => load(null), key);
  const [going, setGoing] = useState<{ loading: boolean; error: unknown }>({ loading: false, error: null });
  const { data, set } = first;
  const more = useCallback(async () => {
    if (data === null || data.next === null) return;
    setGoing({ loading: true, error: null });
    try {
      const page = await load(data.next);
      set({ items: [...data.items, ...page.items], next: page.next });
      setGoing({ loading: false, error: null });
    } catch (error) {
      setGoing({ loading: false, error });
    }
  }, [data, set, load]);
  return {
    items: data?.items ?? null, next: data?.next ?? null, error: first.error ?? going.error, loading: first.loading || going.loading, more, reload: first.reload,
    change: (items) => set({ items, next: data?.next ?? null }),
  };
}
