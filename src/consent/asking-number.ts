// The number by which a banner that knows only "same" and "other" remembers what it asked: it changes when, by `asksAgain`, it has to ask again.
import type { Revision } from './policy.ts';

/**
 * It never comes back to what it was, or Klaro would find the cookie of an earlier choice than the last. So what was retired keeps counting,
 * and it may ask once more than it must, never once less. A later material revision has a higher square than all that counted before it.
 */
export function askingNumber(revisions: readonly Revision[]): number {
  const asked = (revisions.findLast(({ material }) => material) ?? revisions[0])?.revision ?? 0;
  const standing = revisions.findLast(({ state, material }) => state === 'published' && material)?.revision ?? 0;
  const retired = revisions.filter(({ state, revision }) => state === 'retired' && revision > standing).length;
  return asked * asked + retired;
}
