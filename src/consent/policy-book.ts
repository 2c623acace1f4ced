// A site's revisions as a save needs them: remembered for a moment, so that not every choice reads a whole policy. Writes nothing.
import { LRUCache } from 'lru-cache';
import type { Clock } from '../kernel/clock.ts';
import type { PoliciesStore } from './policies.store.ts';
import { currentOf, type Policy, type Revision } from './policy.ts';

/** How long another process may have published or retired something unseen. */
const TRUSTED_MS = 500;
/** Contents of a revision never change, only its state does. */
const MOST_POLICIES = 200;

type Read = { revisions: Promise<Revision[]>; readAt: number };

export class PolicyBook {
  private readonly store: Pick<PoliciesStore, 'revisions' | 'findRevision'>;
  private readonly clock: Clock;
  private readonly read = new Map<string, Read>();
  private readonly policies = new LRUCache<string, Policy>({ max: MOST_POLICIES });

  constructor(deps: { store: Pick<PoliciesStore, 'revisions' | 'findRevision'>; clock: Clock }) {
    this.store = deps.store;
    this.clock = deps.clock;
  }

  /** Every revision of a site in order, without contents. The site is one that exists. */
  async revisions(site: string): Promise<Revision[]> {
    const now = this.clock.now().getTime();
    const known = this.read.get(site);
    // A clock that was set back makes nothing last longer.
    if (known !== undefined && now >= known.readAt && now - known.readAt < TRUSTED_MS) return known.revisions;
    const reading: Read = { revisions: this.store.revisions(site), readAt: now };
    this.read.set(site, reading);
    try {
      return await reading.revisions;
    } catch (error) {
      if (this.read.get(site) === reading) this.read.delete(site);
      throw error;
    }
  }

  /** The revision that is offered now; null where there is none. */
  async current(site: string): Promise<Policy | null> {
    const current = currentOf(await this.revisions(site));
    return current === null ? null : this.revision(site, current.revision);
  }

  /** A revision by its number, in the state it is in now; null for one that never was. */
  async revision(site: string, number: number): Promise<Policy | null> {
    const revision = (await this.revisions(site)).find((each) => each.revision === number);
    if (revision === undefined) return null;
    const policy = this.policies.get(revision.id) ?? await this.store.findRevision(site, number);
    if (policy === null) return null;
    this.policies.set(revision.id, policy);
    return { ...policy, state: revision.state };
  }

  /** This process published or retired something of a site; null: of any. */
  forget(site: string | null): void {
    if (site === null) this.read.clear();
    else this.read.delete(site);
  }
}
