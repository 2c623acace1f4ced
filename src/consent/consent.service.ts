// Consent as visitors give, see, take back and erase it; every choice is one record, and no subject is made without a choice.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import type { Secrets } from '../kernel/secrets.ts';
import type { Locale } from '../sites/site.ts';
import type { SitesService } from '../sites/sites.service.ts';
import type { DaysOfSite } from '../stats/days.ts';
import { askingNumber } from './asking-number.ts';
import { allRefused, judge } from './choice.ts';
import { composeRecord, countsOf, type Choice, type Given, type Visit } from './compose-record.ts';
import type { ConsentRecord } from './consent-record.ts';
import type { ConsentStore } from './consent.store.ts';
import { configView, decidedView, undecidedView, type ConfigView, type MeView } from './consent.view.ts';
import type { PoliciesStore, StoredText } from './policies.store.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Policy } from './policy.ts';
import { receiptOf, type Receipt } from './receipt.ts';
import type { PublicJwk, ReceiptKeys, Signature } from './receipt-key.ts';

export type ConsentDeps = {
  store: ConsentStore; policies: PoliciesStore; book: PolicyBook; sites: SitesService; secrets: Secrets; keys: ReceiptKeys; clock: Clock; ids: Ids; dayOf: DaysOfSite; publicUrl: string;
};

/** `subject` is what the browser has to keep; null where there was no choice to keep it for. */
export type Answered = { me: MeView; subject: string | null; keepDays: number };
export type Signed = Receipt & { signature: Signature };
export type Exported = { record: ConsentRecord; text: StoredText | null };

const SUBJECT = /^cs_[\w-]{43}$/;
const EXPORTED = 50;

type Subject = { raw: string; digest: string; standing: ConsentRecord | null };

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

  /** The same for a banner of others, with the number it is to remember. */
  async foreignConfig(slug: string, asked: { lang: Locale | null; gpc: boolean }): Promise<{ view: ConfigView; asking: number }> {
    return { view: await this.config(slug, asked), asking: askingNumber(await this.deps.book.revisions(slug)) };
  }

  /** A revision by its number; null for one that never was. */
  async revision(slug: string, number: number): Promise<Policy | null> {
    await this.deps.sites.get(slug);
    return this.deps.book.revision(slug, number);
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
    return standing === null ? null : { raw, digest: standing.subject?.digest ?? digests[0]!, standing };
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
    const answered = await this.record(given, { raw, digest: this.digestsOf(given.site.slug, raw)[0]!, standing: null });
    if (answered === null) throw new AppError('internal', {}, new Error('a new subject was gone'));
    return answered;
  }

  /** Null when the subject was erased meanwhile. */
  private async record(given: Given, subject: Subject): Promise<Answered | null> {
    const { clock, ids, dayOf } = this.deps;
    const record = composeRecord(given, { id: ids.short('r'), at: clock.now(), subject: { digest: subject.digest, salt: ids.secret() } });
    const counts = countsOf(record, given.policy.content, (await dayOf(given.site.slug))(record.at));
    const chosen = await this.deps.store.choose({ record, isNew: subject.standing === null, counts });
    if (chosen.result === 'gone') return null;
    const token = this.deps.secrets.mac('consent-receipt', chosen.record.id);
    return { me: await this.view(chosen.record, token), subject: subject.raw, keepDays: given.policy.content.expiresDays };
  }

  private async view(record: ConsentRecord, receiptToken: string | null): Promise<MeView> {
    const { book, clock } = this.deps;
    const [revisions, current, given] = [await book.revisions(record.site), await book.current(record.site), await book.revision(record.site, record.revision)];
    return decidedView({ record, given, current, revisions, now: clock.now() }, receiptToken);
  }
}
