// If-None-Match by weak comparison (RFC 9110, 13.1.2).

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether the caller has what this tag names. */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === etag || header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
