// A write that is sent again: what it is recognised by, and what it comes to. Looks nothing up: http/repeats.ts and the stores do.
import { AppError } from '../errors.ts';

/** What a repeated request is recognised by, when it was asked, and the answer it gets until that expires. */
export type Replay = { scope: string; bodyDigest: string; answer: string; at: Date; expiresAt: Date };

export type Repeated =
  /** The key was used before with the same body: the answer given then. */
  | { result: 'replayed'; answer: string }
  /** The key was used before with another body. */
  | { result: 'mismatch' };

/** What storing something new comes to where nothing else can stand against it. */
export type Stored = { result: 'done' } | Repeated;

/** Given what a write will leave, right before it: what a repeated request is to be answered. Null where nobody can repeat it. */
export type ReplayOf<T> = ((left: T) => Promise<Replay>) | null;

/** What a write left, what stood there already, or what the same request was answered before. */
export type Outcome<T> = { done: T } | { found: T } | { replayed: string };

export function repeated(before: Repeated): { replayed: string } {
  if (before.result === 'mismatch') throw new AppError('idempotency_mismatch');
  return { replayed: before.answer };
}
