// Runs a declared schema over a part of a request and turns what zod says into stable codes.
import type { z } from 'zod';
import { AppError, type FieldError } from '../errors.ts';
import { pointer } from '../kernel/pointer.ts';
import { hasForbidden } from '../text/clean.ts';
import { isReservedKey, MAX_FIELD_ERRORS } from './fields.ts';

export type Part = 'body' | 'query';
type Issue = z.core.$ZodIssue;

/** The parsed value, or `validation` with a code for each field. */
export function validate(schema: z.ZodType, value: unknown, part: Part): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError('validation', { errors: result.error.issues.flatMap((issue) => fieldErrors(issue, value, part)).slice(0, MAX_FIELD_ERRORS) });
}

function fieldErrors(issue: Issue, value: unknown, part: Part): FieldError[] {
  const at = (path: PropertyKey[]) => (part === 'query' ? `?${String(path[0] ?? '')}` : pointer(path));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => ({ path: at([...issue.path, name]), code: 'unknown_field' }));
  return [{ path: at(issue.path), code: codeOf(issue, valueAt(value, issue.path)) }];
}

function codeOf(issue: Issue, value: unknown): string {
  if (issue.code === 'custom') return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'invalid';
  if (value === undefined) return 'required';
  if (issue.code === 'invalid_type') return 'invalid_type';
  if (issue.code === 'too_small') return value === '' ? 'required' : isSized(issue.origin) ? 'too_short' : 'out_of_range';
  if (issue.code === 'too_big') return isSized(issue.origin) ? 'too_long' : 'out_of_range';
  return 'invalid';
}

const isSized = (origin: string): boolean => origin === 'string' || origin === 'array' || origin === 'set';

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((node, name) =>
    (typeof node === 'object' && node !== null && Object.hasOwn(node, name) ? (node as Record<PropertyKey, unknown>)[name] : undefined), value);
}

/** Name and value pairs (a query, a form) as a flat object; a name given twice is refused, since readers of it would differ. */
export function flatFields(pairs: URLSearchParams, part: Part): Record<string, string> {
  const fields = Object.create(null) as Record<string, string>;
  const at = (name: string) => (part === 'query' ? `?${name}` : pointer([name]));
  const errors: FieldError[] = [];
  for (const [name, value] of pairs) {
    const code = isReservedKey(name) ? 'forbidden_key'
      : hasForbidden(name) || (part === 'query' && hasForbidden(value)) ? 'forbidden_characters'
        : name in fields ? 'repeated_field' : null;
    if (code === null) fields[name] = value;
    else errors.push({ path: at(hasForbidden(name) ? '' : name), code });
  }
  if (errors.length > 0) throw new AppError('validation', { errors: errors.slice(0, MAX_FIELD_ERRORS) });
  return { ...fields };
}
