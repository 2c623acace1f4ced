// Consent as visitors give, see, take back and erase it; every choice is one record, and no subject is made without a choice.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import type { Secrets } from '../kernel/secrets.ts';
import type { Locale, Site } from '../sites/site.ts';
import type { SitesService } from '../sites/sites.service.ts';
import type { DaysOfSite } from '../stats/days.ts';
import { agentFamily } from './agent.ts';
import { allRefused, countedSurface, grantsAny, judge, type GivenGrants, type Said } from './choice.ts';
import { subjectProof, type ConsentRecord } from './consent-record.ts';
import type { ConsentCount, ConsentStore, NewChoice } from './consent.store.ts';
import { configView, decidedView, undecidedView, type ConfigView, type MeView } from './consent.view.ts';
import type { PoliciesStore, StoredText } from './policies.store.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Policy } from './policy.ts';
import { receiptOf, type Receipt } from './receipt.ts';
import type { PublicJwk, ReceiptKeys, Signature } from './receipt-key.ts';

export type ConsentDeps = {
  store: ConsentStore; policies: PoliciesStore; book: PolicyBook; sites: SitesService; secrets: Secrets; keys: ReceiptKeys; clock: Clock; ids: Ids; dayOf: DaysOfSite; publicUrl: string;
};

/** What a request tells beside the choice itself. `subject` is what the browser kept, whatever it may be. */
export type Visit = { subject: string | null; gpc: boolean; region: string | null; userAgent: string | null };
export type Choice = Said & { revision: number; textHash: string | null; lang: Locale; surface: string };
/** `subject` is what the browser has to keep; null where there was no choice to keep it for. */
export type Answered = { me: MeView; subject: string | null; keepDays: number };
export type Signed = Receipt & { signature: Signature };
export type Exported = { record: ConsentRecord; text: StoredText | null };

const DAY_MS = 86_400_000;
const SUBJECT = /^cs_[\w-]{43}$/;
const EXPORTED = 50;

type Subject = { raw: string; digests: string[]; digest: string; standing: ConsentRecord | null };
type Given = { site: Site; policy: Policy; choice: Choice; granted: GivenGrants; visit: Visit };

export class ConsentService {
  private readonly deps: ConsentDeps;

  constructor(deps: ConsentDeps) {
    this.deps = deps;
  }

  /** The revision that a site offers now; null where there is none. */
  current(site: string): Promise<Policy | null> {
    return this.deps.book.current(site);
  }

  async config(slug: string, { lang, gpc }: { lang: Locale | null; gpc: boolean }): Promise<ConfigView> {
    const site = await this.deps.sites.get(slug);
    const policy = await this.current(slug);
    const view = policy === null ? null : configView(site, policy, { lang: lang ?? site.locale, gpc });
    if (view === null) throw new AppError('no_consent_policy');
    return view;
  }

  async text(hash: string): Promise<StoredText> {
    const text = await this.deps.policies.findText(hash);
    if (text === null) throw new AppError('not_found');
    return text;
  }

  async me(slug: string, raw: string | null): Promise<MeView> {
    await this.deps.sites.get(slug);
    const standing = (await this.find(slug, raw))?.standing ?? null;
    return standing === null ? undecidedView(await this.current(slug)) : this.view(standing, null);
  }

  async choose(slug: string, visit: Visit, choice: Choice): Promise<Answered> {
    if (choice.action === 'withdraw') return this.withdraw(slug, visit);
    const site = await this.deps.sites.get(slug);
    const policy = await this.policyFor(slug, choice);
    const granted = judge(choice, policy.content);
    if ('errors' in granted) throw new AppError('validation', { errors: granted.errors });
    const given: Given = { site, policy, choice, granted, visit };
    const known = await this.find(slug, visit.subject);
    // Who was erased between the two is somebody new.
    return (known === null ? null : await this.record(given, known)) ?? this.recordAnew(given);
  }

  /** Takes back what stands; a visitor without a choice has nothing to take back. */
  async withdraw(slug: string, visit: Visit): Promise<Answered> {
    const site = await this.deps.sites.get(slug);
    const known = await this.find(slug, visit.subject);
    const standing = known?.standing ?? null;
    const policy = standing === null ? null : await this.deps.book.revision(slug, standing.revision);
    if (known === null || standing === null || policy === null) return { me: undecidedView(await this.current(slug)), subject: null, keepDays: 0 };
    const { revision, textHash, lang } = standing;
    const choice: Choice = { action: 'withdraw', revision, textHash, lang, surface: 'withdraw' };
    const answered = await this.record({ site, policy, choice, granted: allRefused(policy.content), visit }, known);
    return answered ?? { me: undecidedView(await this.current(slug)), subject: null, keepDays: 0 };
  }

  /** Forgets whose the records are; they and the figures stay. */
  async erase(slug: string, raw: string | null): Promise<void> {
    await this.deps.sites.get(slug);
    if (raw !== null && SUBJECT.test(raw)) await this.deps.store.erase(slug, this.digestsOf(slug, raw));
  }

  /** All that is kept of a subject, with the words it was shown; the newest first. */
  async exportOf(slug: string, raw: string | null, cursor: string | null): Promise<Page<Exported>> {
    await this.deps.sites.get(slug);
    const subject = await this.find(slug, raw);
    if (subject === null) return { items: [], next: null };
    const { items, next } = await this.deps.store.list({
      site: slug, subject: subject.digest, action: null, revision: null, lang: null, surface: null, from: null, to: null, limit: EXPORTED, cursor,
    });
    const hashes = [...new Set(items.flatMap(({ textHash }) => textHash ?? []))];
    const texts = new Map(await Promise.all(hashes.map(async (hash) => [hash, await this.deps.policies.findText(hash)] as const)));
    return { items: items.map((record) => ({ record, text: record.textHash === null ? null : texts.get(record.textHash) ?? null })), next };
  }

  /** A wrong token is answered like an unknown id. Found by the record alone: who erased themselves keeps their receipts. */
  async receipt(id: string, token: string): Promise<Signed> {
    const { secrets, sites, store, book, publicUrl, keys } = this.deps;
    if (!secrets.verifies('consent-receipt', id, token)) throw new AppError('not_found');
    const record = await this.findAnywhere(id, (site) => store.find(site, id));
    const content = receiptOf({ record, policy: await book.revision(record.site, record.revision), site: await sites.get(record.site), publicUrl });
    return { ...content, signature: keys.sign(content) };
  }

  jwks(): { keys: PublicJwk[] } {
    return this.deps.keys.jwks();
  }

  /** A receipt names no site, and there are few. */
  private async findAnywhere(id: string, find: (site: string) => Promise<ConsentRecord | null>): Promise<ConsentRecord> {
    for (const { slug } of await this.deps.sites.all()) {
      const record = await find(slug);
      if (record !== null) return record;
    }
    throw new AppError('not_found', {}, new Error(`no record ${id}`));
  }

  private digestsOf(site: string, raw: string): string[] {
    return this.deps.secrets.macs('consent-subject', `${site}\n${raw}`);
  }

  /** Who has chosen here before; anybody else is as good as nobody. */
  private async find(site: string, raw: string | null): Promise<Subject | null> {
    if (raw === null || !SUBJECT.test(raw)) return null;
    const digests = this.digestsOf(site, raw);
    const standing = await this.deps.store.standing(site, digests);
    return standing === null ? null : { raw, digests, digest: standing.subject?.digest ?? digests[0]!, standing };
  }

  private async policyFor(site: string, { revision, textHash, lang }: Choice): Promise<Policy> {
    const policy = await this.deps.book.revision(site, revision);
    if (policy === null) throw new AppError('unknown_revision');
    if (policy.state === 'retired') throw new AppError('policy_retired');
    if (textHash !== null && policy.textHashes[lang] !== textHash) throw new AppError('text_mismatch');
    return policy;
  }

  private async recordAnew(given: Given): Promise<Answered> {
    const raw = `cs_${this.deps.ids.secret()}`;
    const digests = this.digestsOf(given.site.slug, raw);
    const answered = await this.record(given, { raw, digests, digest: digests[0]!, standing: null });
    if (answered === null) throw new AppError('internal', {}, new Error('a new subject was gone'));
    return answered;
  }

  /** Null when the subject was erased meanwhile. */
  private async record(given: Given, subject: Subject): Promise<Answered | null> {
    const record = this.recordOf(given, subject.digest);
    const counts = await this.countsOf(given, record);
    const chosen = await this.deps.store.choose({ record, isNew: subject.standing === null, counts });
    if (chosen.result === 'gone') return null;
    const token = this.deps.secrets.mac('consent-receipt', chosen.record.id);
    return { me: await this.view(chosen.record, token), subject: subject.raw, keepDays: given.policy.content.expiresDays };
  }

  private recordOf({ site, policy, choice, granted, visit }: Given, digest: string): NewChoice['record'] {
    const { ids, clock } = this.deps;
    const subject = { digest, salt: ids.secret() };
    const at = clock.now();
    const { action, revision, textHash, lang, surface } = choice;
    return {
      id: ids.short('r'), site: site.slug, action, ...granted, revision, textHash, lang, surface, region: visit.region, gpc: visit.gpc,
      agent: grantsAny(granted, policy.content) ? agentFamily(visit.userAgent) : null,
      at, expiresAt: new Date(at.getTime() + policy.content.expiresDays * DAY_MS), subject, subjectProof: subjectProof(subject),
    };
  }

  private async countsOf({ site, policy }: Given, record: ConsentRecord): Promise<ConsentCount[]> {
    const day = (await this.deps.dayOf(site.slug))(record.at);
    const granted = policy.content.categories.filter(({ key, required }) => !required && record.categories[key] === true).map(({ key }) => `granted:${key}`);
    const { revision, lang } = record;
    return [record.action, ...granted].map((name) => ({ day, revision, lang, surface: countedSurface(record.surface), name, n: 1 }));
  }

  private async view(record: ConsentRecord, receiptToken: string | null): Promise<MeView> {
    const { book, clock } = this.deps;
    const [revisions, current, given] = [await book.revisions(record.site), await book.current(record.site), await book.revision(record.site, record.revision)];
    return decidedView({ record, given, current, revisions, now: clock.now() }, receiptToken);
  }
}
