// A list that goes on: its pages one after the other, by the cursor each gives.
import { useState } from 'preact/hooks';
import type { Page } from '../../wire.ts';
import { useLoad } from './use-load.ts';

/** `retry` asks again for what failed: the list itself or how it goes on. */
export type Pages<T> = { items: T[] | null; next: string | null; error: unknown; loading: boolean; more(): Promise<void>; reload(): Promise<void>; retry(): Promise<void> };
/** A list with what followed its first page; it is of no other, so that one asked for anew or by another key is never mixed with it. */
type Rest<T> = Page<T> & { of: unknown; loading: boolean; error: unknown };

/** `key` names the list: when it changes, it starts from the first page. */
export function usePages<T>(load: (cursor: string | null) => Promise<Page<T>>, key: string): Pages<T> {
  const { data: first, reload, ...asked } = useLoad(async () => ({ ...await load(null), key }), key);
  const [kept, setRest] = useState<Rest<T> | null>(null);
  const rest = kept?.of === first ? kept : null;
  // A list whose key has changed is shown until the new one comes, but does not go on.
  const next = first?.key === key ? (rest ?? first).next : null;
  const more = async (): Promise<void> => {
    if (next === null) return;
    const before = rest ?? { of: first, items: first?.items ?? [], next, loading: false, error: null };
    const end = (change: Partial<Rest<T>>): void => setRest((now) => (now?.of === first ? { ...before, ...change, loading: false } : now));
    setRest({ ...before, loading: true, error: null });
    try {
      const page = await load(next);
      end({ items: [...before.items, ...page.items], next: page.next, error: null });
    } catch (error) {
      end({ error });
    }
  };
  return {
    items: (rest ?? first)?.items ?? null, next, error: asked.error ?? rest?.error ?? null, loading: asked.loading || rest?.loading === true,
    more, reload, retry: asked.error === null ? more : reload,
  };
}
