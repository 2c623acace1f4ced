// What an author's record comes to: how much of it was refused and whether they are trusted; pure.
import type { Author } from '../comments/comment.ts';
import type { SiteSettings } from '../sites/site.ts';

type Standing = Author['standing'];

/** What staff wrote about an author for each other; no reader sees it. */
export type Note = { id: string; site: string; authorId: string; by: string; text: string; at: Date };

/** The refused share of what was decided, or null while nothing was. */
export function rejectionRateOf({ approved, rejected }: Standing): number | null {
  const decided = approved + rejected;
  return decided === 0 ? null : rejected / decided;
}

/** Whether enough of theirs was approved and little enough refused to spare them the convenience checks. */
export function isTrusted(standing: Standing, { trustedAfter, trustedRejectionRate }: Pick<SiteSettings, 'trustedAfter' | 'trustedRejectionRate'>): boolean {
  return trustedAfter > 0 && standing.approved >= trustedAfter && (rejectionRateOf(standing) ?? 1) <= trustedRejectionRate;
}
