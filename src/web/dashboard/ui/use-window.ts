// The window that is open over a view, if any, by what it is about.
import { useState } from 'preact/hooks';

export type Windows<T> = { opened: T | null; open(what: T): void; close(): void };

/** `close` closes the window that was open when it was handed out, and no other: an answer may come once that is closed and another is open. */
export function useWindow<T>(first: T | null = null): Windows<T> {
  const [shown, setShown] = useState<{ what: T } | null>(first === null ? null : { what: first });
  return { opened: shown?.what ?? null, open: (what) => setShown({ what }), close: () => setShown((now) => (now === shown ? null : now)) };
}
