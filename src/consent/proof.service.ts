// Seals records of choices into a site's consent chain, verifies it, and purges its oldest links so that what is left still holds.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';
import { faultIn, nextHead, type ChainFault, type Head } from '../kernel/chain.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Secrets } from '../kernel/secrets.ts';
import type { DeskAct } from '../moderation/decision.ts';
import { commitment, type Anchor, type ConsentLink, type ConsentRecord } from './consent-record.ts';
import type { ConsentStore } from './consent.store.ts';

/** anchor: what stands for the purged links was not written by us. */
export type ProofFault = Omit<ChainFault, 'what'> & { what: ChainFault['what'] | 'anchor' };
/** `records`: how many hold, up to the first fault. */
export type Proof = { ok: boolean; records: number; sealedThrough: Date | null; firstFault: ProofFault | null; anchor: Anchor | null };
/** `subjects` is not known before it is done; `through` is the latest time among what goes. */
export type Purged = { dryRun: boolean; links: number; records: number; subjects: number | null; through: Date | null };

/** Records a link covers at most. */
const BATCH = 500;
/** Links read at once. */
const LINKS = 20;
/** Subjects deleted in one step, so that no step holds the writer for long. */
const STEP = 500;

type Entry = { link: ConsentLink; records: ConsentRecord[] };
type ProofDeps = { store: ConsentStore; secrets: Secrets; clock: Clock; ids: Ids };

export class ProofService {
  private readonly deps: ProofDeps;

  constructor(deps: ProofDeps) {
    this.deps = deps;
  }

  /** Links what is unsealed; answers how many records. A link another sealer was faster with counts as none. */
  async seal(site: string): Promise<number> {
    const { store, secrets, clock } = this.deps;
    for (let sealed = 0; ;) {
      const waiting = await store.unsealed(site, BATCH);
      const last = waiting.at(-1);
      if (last === undefined) return sealed;
      const records = waiting.map(({ record }) => record);
      const head = nextHead(await this.newest(site), records, { commit: commitment, key: secrets.keys('consent-chain')[0] });
      const latestAt = latestOf(records);
      if ((await store.seal({ ...head, site, recordIds: records.map(({ id }) => id), through: last.seq, latestAt, sealedAt: clock.now() })) === 'stale') return sealed;
      sealed += waiting.length;
    }
  }

  /** Walks the chain from its anchor, or its beginning, to the first fault. A purge meanwhile is no fault: then it walks again. */
  async verify(site: string): Promise<Proof> {
    for (;;) {
      const anchor = await this.deps.store.anchor(site);
      const proof = await this.walk(site, anchor);
      if (proof.ok || (await this.deps.store.anchor(site))?.number === anchor?.number) return proof;
    }
  }

  private async walk(site: string, anchor: Anchor | null): Promise<Proof> {
    const proof: Proof = { ok: true, records: 0, sealedThrough: null, firstFault: null, anchor };
    if (anchor !== null && !this.isOurs(anchor)) return { ...proof, ok: false, firstFault: { link: anchor.number, recordId: null, what: 'anchor' } };
    for (let before: Pick<Head, 'number' | 'mac'> | null = anchor; ;) {
      const entries = await this.deps.store.links(site, before?.number ?? 0, LINKS);
      for (const entry of entries) {
        const firstFault = this.faultOf(entry, before);
        if (firstFault !== null) return { ...proof, ok: false, firstFault };
        proof.records += entry.records.length;
        proof.sealedThrough = entry.link.sealedAt;
        before = entry.link;
      }
      if (entries.length === 0) return proof;
    }
  }

  /** The newest link, or what stands for it, to be kept elsewhere: a chain cut off behind it shows. */
  async newest(site: string): Promise<ConsentLink | Anchor | null> {
    return await this.deps.store.lastLink(site) ?? await this.deps.store.anchor(site);
  }

  /** Deletes whole links from the oldest on whose records are all older than `before`, each in one step, the last with the act. A link that
   *  does not hold stays, it is evidence, and so does all behind it: then what went is told by the act, and the caller of a conflict. */
  async purge(site: string, { before, dryRun, by }: { before: Date; dryRun: boolean; by: string }): Promise<Purged> {
    const planned = await this.plan(site, before);
    if (dryRun) return { dryRun, ...planned, subjects: null };
    const purged: Omit<Purged, 'subjects'> = { dryRun, links: 0, records: 0, through: null };
    let anchor = await this.deps.store.anchor(site);
    let entry = anchor !== null && !this.isOurs(anchor) ? null : await this.oldHeld({ site, before }, anchor);
    while (entry !== null) {
      const { link } = entry;
      purged.links += 1;
      purged.records += link.recordIds.length;
      purged.through = latest(purged.through, link.latestAt);
      entry = await this.oldHeld({ site, before }, link);
      anchor = this.anchorAt(link, anchor);
      const note = `before ${before.toISOString()}: ${purged.links} links, ${purged.records} records; ${anchor.records} records in all`;
      const act = entry === null ? this.act(site, by, note) : null;
      if ((await this.deps.store.purge({ link, anchor, act })) === 'stale') throw new AppError('conflict');
    }
    if (purged.links < planned.links) throw new AppError('conflict');
    return { ...purged, subjects: await this.pruneSubjects(site, before) };
  }

  private async plan(site: string, before: Date): Promise<Pick<Purged, 'links' | 'records' | 'through'>> {
    const plan = { links: 0, records: 0, through: null as Date | null };
    for (let after = (await this.deps.store.anchor(site))?.number ?? 0; ;) {
      const heads = await this.deps.store.heads(site, after, LINKS);
      for (const head of heads) {
        if (head.latestAt >= before) return plan;
        plan.links += 1;
        plan.records += head.recordIds.length;
        plan.through = latest(plan.through, head.latestAt);
        after = head.number;
      }
      if (heads.length === 0) return plan;
    }
  }

  /** The link behind another, or the oldest, where it is old enough to go and holds. */
  private async oldHeld({ site, before }: { site: string; before: Date }, last: Pick<Head, 'number' | 'mac'> | null): Promise<Entry | null> {
    const [entry] = await this.deps.store.links(site, last?.number ?? 0, 1);
    return entry === undefined || entry.link.latestAt >= before || this.faultOf(entry, last) !== null ? null : entry;
  }

  private anchorAt({ site, number, mac, through, recordIds }: ConsentLink, last: Anchor | null): Anchor {
    const fields = { site, number, mac, through, records: (last?.records ?? 0) + recordIds.length, purgedAt: this.deps.clock.now() };
    return { ...fields, seal: sealOf(fields, this.deps.secrets.keys('consent-chain')[0]) };
  }

  /** A link's own time decides when it is purged, and its mac does not cover it: the records do. */
  private faultOf({ link, records }: Entry, before: Pick<Head, 'number' | 'mac'> | null): ChainFault | null {
    const fault = faultIn({ link, ids: link.recordIds, records }, before, { commit: commitment, keys: this.deps.secrets.keys('consent-chain') });
    return fault ?? (link.latestAt.getTime() === latestOf(records).getTime() ? null : { link: link.number, recordId: null, what: 'changed' });
  }

  private isOurs(anchor: Anchor): boolean {
    return this.deps.secrets.keys('consent-chain').some((key) => isSealed(anchor, key));
  }

  private async pruneSubjects(site: string, before: Date): Promise<number> {
    for (let pruned = 0; ;) {
      const step = await this.deps.store.pruneSubjects({ site, before, now: this.deps.clock.now(), limit: STEP });
      if (step === 0) return pruned;
      pruned += step;
    }
  }

  private act(site: string, by: string, note: string): DeskAct {
    return { id: this.deps.ids.short('d'), site, by, action: 'consent_purged', subject: 'consent', reason: null, note, at: this.deps.clock.now(), batch: null };
  }
}

const sealOf = ({ site, number, mac, through, records, purgedAt }: Omit<Anchor, 'seal'>, key: Buffer): string =>
  createHmac('sha256', key).update(JSON.stringify(['anchor', site, number, mac, through, records, purgedAt.toISOString()])).digest('hex');

function isSealed(anchor: Anchor, key: Buffer): boolean {
  const [given, ours] = [Buffer.from(anchor.seal), Buffer.from(sealOf(anchor, key))];
  return given.length === ours.length && timingSafeEqual(given, ours);
}

const latest = (a: Date | null, b: Date): Date => (a !== null && a > b ? a : b);
const latestOf = (records: ConsentRecord[]): Date => new Date(Math.max(...records.map(({ at }) => at.getTime())));
