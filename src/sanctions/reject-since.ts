// Which comments "and reject what they wrote since" means for a target, as scopes of bulk jobs; pure.
import type { JobScope } from '../jobs/job.ts';
import type { Target } from './sanction.ts';

/** More authors under one email are no person any more: the desk looks for them by network or by what they write. */
export const MOST_AUTHORS = 50;

/** One scope for each author or network; null where a target names too much to be rejected unseen. `authorIds`: of an email. */
export function scopesSince({ type, value }: Target, since: Date, authorIds: string[]): Partial<JobScope>[] | null {
  switch (type) {
    case 'author': return [{ author: value, since }];
    case 'address_prefix': return [{ addressPrefix: value, since }];
    case 'email': return authorIds.length > MOST_AUTHORS ? null : authorIds.map((author) => ({ author, since }));
    // Everybody at a provider of mail.
    case 'email_domain': return null;
  }
}
