// Field shapes that request schemas share, and what no request may carry anywhere.
import { z } from 'zod';
import { pointer } from '../kernel/pointer.ts';
import { hasForbidden } from '../text/clean.ts';

/** A string of at most `max` UTF-16 units; NUL, lone surrogates and unbalanced bidi controls are refused, not cleaned. */
export const plainString = (max: number) =>
  z.string().max(max).refine((text) => !hasForbidden(text), { params: { code: 'forbidden_characters' } });

/** A text or a name: bounded here, cleaned by text/clean.ts where it is stored. */
export const freeText = (max: number) => z.string().max(max);

/** A whole number in a query string. `shownAs` is what it is to who writes the query; it arrives as text. */
export const queryInt = (min: number, max: number, fallback: number) =>
  z.string().regex(/^(?:0|[1-9]\d{0,8})$/).transform(Number).pipe(z.number().int().min(min).max(max)).optional()
    .transform((value) => value ?? fallback).meta({ shownAs: { type: 'integer', minimum: min, maximum: max, default: fallback } });

const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
export const isReservedKey = (name: string): boolean => RESERVED.has(name);

/** More wrong fields than this are not told one by one: an answer should not outgrow its question. */
export const MAX_FIELD_ERRORS = 100;

/** The keys in a parsed body that could reach a prototype or cannot be shown, as field errors.
 *  The body is at most 32 deep by now (body.ts), so recursion is safe. */
export function forbiddenKeys(value: unknown, path: PropertyKey[] = []): { path: string; code: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const here = [...path, name];
    if (isReservedKey(name)) return [{ path: pointer(here), code: 'forbidden_key' }];
    return hasForbidden(name) ? [{ path: pointer(path), code: 'forbidden_characters' }] : forbiddenKeys(child, here);
  });
}
