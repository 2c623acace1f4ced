// Names a place in a JSON value; knows nothing of the value.

/** JSON Pointer (RFC 6901) of a path of keys. */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
