// What a page is built from, read in two small reads: when all of it is as before, so is the page.
import type { ConsentService } from '../consent/consent.service.ts';
import type { SitesService } from '../sites/sites.service.ts';
import { closesAt } from '../threads/thread.ts';
import type { ThreadsService } from '../threads/threads.service.ts';
import type { Basis, PageAt } from './page-cache.ts';
import { CONSENT_PLACE } from './page-key.ts';

type Sources = { sites: SitesService; threads: ThreadsService; consent: ConsentService; clock: { now(): Date } };

export async function basisOf({ sites, threads, consent, clock }: Sources, at: PageAt): Promise<Basis> {
  const site = await sites.get(at.site);
  // Of many threads: reading them costs what building the answer costs.
  if (at.key === null) return { stamp: null, origins: site.origins, expiresAt: Infinity };
  if (at.key === CONSENT_PLACE) return { stamp: JSON.stringify([site, (await consent.current(at.site))?.id]), origins: site.origins, expiresAt: Infinity };
  const thread = await threads.get(site, at.key);
  const closing = closesAt(thread, site)?.getTime() ?? Infinity;
  // Nobody wrote there yet: its time of creation is that of this reading.
  const stamp = JSON.stringify([thread.version === 0 && thread.url === null ? null : thread, site]);
  return { stamp, origins: site.origins, expiresAt: closing > clock.now().getTime() ? closing : Infinity };
}
