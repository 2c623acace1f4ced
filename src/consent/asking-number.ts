// The number by which a banner that knows only "same" and "other" remembers what it asked: it changes when, by `asksAgain`, it has to ask again.
import { currentOf, type Revision } from './policy.ts';

/** Even while the newest revision is the one offered, odd while newer ones are retired; then it may ask once more than it must, never once less. */
export function askingNumber(revisions: readonly Revision[]): number {
  const current = currentOf(revisions)?.revision ?? 0;
  const retired = revisions.findLast(({ revision, state }) => state === 'retired' && revision > current);
  if (retired !== undefined) return retired.revision * 2 + 1;
  const published = revisions.filter(({ state }) => state === 'published');
  return ((published.findLast(({ material }) => material) ?? published[0])?.revision ?? 0) * 2;
}
