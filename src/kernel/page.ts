// Keyset pages: an opaque cursor says where the last page ended; no offsets, no totals.
export type Page<T> = { items: T[]; next: string | null };

/** Where a page ended: the sort value and the id that breaks ties. */
export type Keyset = { at: number; id: string };

/** An opaque cursor. Its content is no promise: clients send it back unread. */
export const encodeCursor = (key: Keyset): string => Buffer.from(JSON.stringify([key.at, key.id])).toString('base64url');

/** The keyset of a cursor, or null when the text is not one of ours. */
export function decodeCursor(text: string): Keyset | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [at, id] = value as unknown[];
    return Number.isSafeInteger(at) && typeof id === 'string' && id.length <= 64 ? { at: at as number, id } : null;
  } catch {
    return null;
  }
}

/** Cuts a page out of `limit + 1` rows read: the extra row only says that there is more. */
export function cutPage<T>(rows: T[], limit: number, key: (row: T) => Keyset): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null };
}
