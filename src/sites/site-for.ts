// The site that a call of the desk names in its query or body, where its path names none.
import { mayTouch } from '../accounts/account.ts';
import { AppError } from '../errors.ts';
import { deciderOf, type Actor } from '../http/actor.ts';
import type { Services } from '../http/services.ts';
import type { Site } from './site.ts';

/** The site of that name; another's is as good as none. */
export async function siteFor(services: Pick<Services, 'sites'>, actor: Actor, slug: string): Promise<Site> {
  if (!mayTouch(deciderOf(actor).sites, slug)) throw new AppError('not_found');
  return services.sites.get(slug);
}
