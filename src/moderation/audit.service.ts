// Seals decisions into the audit chain and verifies it. Sealing is repeated by whoever calls; two sealers cannot both win.
import type { Clock } from '../kernel/clock.ts';
import type { Secrets } from '../kernel/secrets.ts';
import type { Page } from '../kernel/page.ts';
import type { AuditRecord } from './decision.ts';
import { faultOf, nextLink, type Fault, type Link } from './audit-chain.ts';
import type { AuditQuery, ModerationStore } from './moderation.store.ts';

export type Verification = { ok: boolean; records: number; sealedThrough: Date | null; firstFault: Fault | null };

/** Records a link covers at most; each leaves a mark in it. */
const BATCH = 200;

export class AuditService {
  private readonly store: ModerationStore;
  private readonly secrets: Secrets;
  private readonly clock: Clock;

  constructor(store: ModerationStore, secrets: Secrets, clock: Clock) {
    this.store = store;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Links what is unsealed; answers how many records. A link another sealer was faster with counts as none. */
  async seal(site: string): Promise<number> {
    let sealed = 0;
    for (;;) {
      const waiting = await this.store.unsealed(site, BATCH);
      if (waiting.length === 0) return sealed;
      const [key] = this.secrets.keys('audit');
      const link = nextLink(await this.store.lastLink(site), waiting, { site, key, now: this.clock.now() });
      if ((await this.store.seal(link)) === 'stale') return sealed;
      sealed += waiting.length;
    }
  }

  /** Walks the chain from its beginning to the first fault. */
  async verify(site: string): Promise<Verification> {
    const keys = this.secrets.keys('audit');
    const result: Verification = { ok: true, records: 0, sealedThrough: null, firstFault: null };
    for (let before: Link | null = null; ;) {
      const entries = await this.store.links(site, before?.number ?? 0, 100);
      for (const entry of entries) {
        const fault = faultOf(entry, before, keys);
        if (fault !== null) return { ...result, ok: false, firstFault: fault };
        result.records += entry.decisions.length;
        result.sealedThrough = entry.link.sealedAt;
        before = entry.link;
      }
      if (entries.length === 0) return result;
    }
  }

  /** The records asked for, newest first. */
  list(query: AuditQuery): Promise<Page<AuditRecord>> {
    return this.store.audit(query);
  }

  /** The newest link, to be kept elsewhere: a chain cut off behind it shows. */
  anchor(site: string): Promise<Link | null> {
    return this.store.lastLink(site);
  }
}
