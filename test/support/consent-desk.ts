// A desk that publishes, retires, seals, purges and verifies consent straight through the ports, by the pure rules alone.
import { commitment, type Anchor, type ConsentLink, type ConsentRecord } from '../../src/consent/consent-record.ts';
import type { PolicyDraft } from '../../src/consent/policy.ts';
import { faultIn, nextHead } from '../../src/kernel/chain.ts';
import type { Secrets } from '../../src/kernel/secrets.ts';
import type { Store } from '../../src/store/store.ts';
import { publish, retire } from './consent.ts';

const BATCH = 200;
type On = { store: Store; secrets: Secrets };

export class ConsentDesk {
  private readonly on: On;

  constructor(on: On) {
    this.on = on;
  }

  publish(site: string, draft: PolicyDraft) {
    return publish(this.on.store, draft, site);
  }

  retire(site: string, id: string): Promise<void> {
    return retire(this.on.store, { site, id });
  }

  async seal(site: string, now: Date): Promise<void> {
    const { consent } = this.on.store;
    for (;;) {
      const waiting = await consent.unsealed(site, BATCH);
      if (waiting.length === 0) return;
      const records = waiting.map(({ record }) => record);
      const last = (await consent.lastLink(site)) ?? (await consent.anchor(site));
      const latestAt = new Date(Math.max(...records.map(({ at }) => at.getTime())));
      const link: ConsentLink = { site, ...nextHead(last, records, this.by), recordIds: records.map(({ id }) => id), through: waiting.at(-1)!.seq, latestAt, sealedAt: now };
      if ((await consent.seal(link)) === 'stale') throw new Error(`${site}: somebody else seals`);
    }
  }

  /** Takes the oldest links that are all older than `before`; answers how many records went. */
  async purge(site: string, before: Date, now: Date): Promise<number> {
    const { consent } = this.on.store;
    let gone = 0;
    for (;;) {
      const old = await consent.anchor(site);
      const [first] = await consent.heads(site, old?.number ?? 0, 1);
      if (first === undefined || first.latestAt >= before) break;
      const { number, mac, through } = first;
      const anchor: Anchor = { site, number, mac, through, records: (old?.records ?? 0) + first.recordIds.length, purgedAt: now, seal: 'sealed' };
      if ((await consent.purge({ link: first, anchor, act: null })) === 'stale') throw new Error(`${site}: somebody else purges`);
      gone += first.recordIds.length;
    }
    while ((await consent.pruneSubjects({ site, before, now, limit: BATCH })) > 0);
    return gone;
  }

  /** Every record that is left, from the anchor on; throws at the first that does not verify. */
  async verify(site: string): Promise<number> {
    const { consent } = this.on.store;
    let records = 0;
    for (let before: Pick<ConsentLink, 'number' | 'mac'> | null = await consent.anchor(site); ;) {
      const entries = await consent.links(site, before?.number ?? 0, 100);
      if (entries.length === 0) return records;
      for (const entry of entries) {
        const fault = faultIn<ConsentRecord>({ link: entry.link, ids: entry.link.recordIds, records: entry.records }, before, { commit: commitment, keys: this.on.secrets.keys('consent-chain') });
        if (fault !== null) throw new Error(`${site}: ${JSON.stringify(fault)}`);
        records += entry.records.length;
        before = entry.link;
      }
    }
  }

  private get by() {
    return { commit: commitment, key: this.on.secrets.keys('consent-chain')[0] };
  }
}
