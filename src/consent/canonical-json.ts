// Canonical JSON (RFC 8785) of the values this project signs: no floats, nothing JSON cannot say.
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  // ECMAScript escapes as RFC 8785, 3.2.2.2 asks.
  return JSON.stringify(text);
}

/** Throws a TypeError for a lone surrogate or a number that is not a safe integer. Names are sorted by UTF-16 units (3.2.3). */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError(`${value} is not a safe integer`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Record<string, Json>;
  return `{${Object.keys(members).sort().map((name) => `${canonicalString(name)}:${canonicalJson(members[name]!)}`).join(',')}}`;
}
