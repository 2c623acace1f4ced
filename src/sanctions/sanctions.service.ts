// What the desk decides of writers beforehand: sanctions made, changed, lifted and listed, and what they do to who writes.
import type { Decider } from '../accounts/account.ts';
import { mayTouch } from '../accounts/account.ts';
import type { AuthorsStore } from '../authors/authors.store.ts';
import type { Author } from '../comments/comment.ts';
import type { CommentsStore } from '../comments/comments.store.ts';
import { AppError } from '../errors.ts';
import type { JobScope } from '../jobs/job.ts';
import type { JobsService } from '../jobs/jobs.service.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import { repeated, type Outcome, type ReplayOf } from '../kernel/replay.ts';
import { untilFresh } from '../kernel/retry.ts';
import type { ActKind, DeskAct } from '../moderation/decision.ts';
import type { Site } from '../sites/site.ts';
import type { SitesService } from '../sites/sites.service.ts';
import { MOST_AUTHORS, scopesSince } from './reject-since.ts';
import { decisive, isActive, latestEnd, normalTarget, targetsOf, type Sanction, type SanctionKind, type Target } from './sanction.ts';
import type { SanctionsQuery, SanctionsStore } from './sanctions.store.ts';

/** `expiresAt` absent: never, or as long as address data is kept. `tell` absent: bans are told, held comments say enough. */
export type SanctionDraft = {
  kind: SanctionKind; target: Target; reason: string; note: string | null; expiresAt?: Date | null | undefined; tell?: boolean | undefined;
  /** Reject what they wrote from then on, too. */
  rejectSince?: Date | undefined;
};
/** A sanction, and the ids of the jobs that were started with it. */
export type Made = { sanction: Sanction; jobs: string[] };
export type SanctionChange = { reason?: string | undefined; note?: string | null | undefined; expiresAt?: Date | null | undefined };

type Deps = {
  sanctions: SanctionsStore; authors: Pick<AuthorsStore, 'withEmail'>; comments: Pick<CommentsStore, 'findAuthor'>; sites: Pick<SitesService, 'get'>;
  jobs: Pick<JobsService, 'prepare' | 'queued'>; clock: Clock; ids: Ids;
};

const refusedAt = (path: string, code: string): AppError => new AppError('validation', { errors: [{ path, code }] });

export class SanctionsService {
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** Makes a sanction and, where asked, the jobs that reject what was written, in one step. */
  async create(by: Decider, site: Site, { replay = null, ...draft }: SanctionDraft & { replay?: ReplayOf<Made> }): Promise<Outcome<Made>> {
    const target = await this.acceptTarget(site.slug, draft.target);
    const now = this.deps.clock.now();
    const scopes = draft.rejectSince === undefined ? [] : await this.scopesSince(site.slug, target, draft.rejectSince);
    const expiresAt = acceptEnd(draft.expiresAt, { now, latest: latestEnd(target.type, now, site.settings.retentionDays) });
    const sanction: Sanction = {
      id: this.deps.ids.short('sn'), site: site.slug, kind: draft.kind, target, reason: draft.reason, note: draft.note, by: by.id,
      createdAt: now, expiresAt, liftedAt: null, liftedBy: null, tell: draft.tell ?? draft.kind === 'ban',
    };
    const { reason, note } = draft;
    const jobs = await Promise.all(scopes.map((scope) => this.deps.jobs.prepare(by, { site: site.slug, scope, action: 'reject', reason, note })));
    const made = { sanction, jobs: jobs.map(({ job }) => job.id) };
    const stored = await this.deps.sanctions.insert({ sanction, act: this.act('sanction', sanction, by), jobs }, await replay?.(made) ?? null);
    if (stored.result !== 'done') return repeated(stored);
    if (jobs.length > 0) this.deps.jobs.queued();
    return { done: made };
  }

  async get(by: Decider, id: string): Promise<Sanction> {
    const sanction = await this.deps.sanctions.find(id);
    if (sanction === null || !mayTouch(by.sites, sanction.site)) throw new AppError('not_found');
    return sanction;
  }

  list(query: Omit<SanctionsQuery, 'now'>): Promise<Page<Sanction>> {
    const targets = query.targets?.flatMap((target) => normalTarget(target) ?? []) ?? null;
    if (query.sites.length === 0 || targets?.length === 0) return Promise.resolve({ items: [], next: null });
    return this.deps.sanctions.list({ ...query, targets, now: this.deps.clock.now() });
  }

  /** Changes reason, note or end. An expired one may be given a new end; a lifted one is history. */
  change(by: Decider, id: string, change: SanctionChange): Promise<Sanction> {
    return untilFresh(async () => {
      const before = await this.get(by, id);
      if (before.liftedAt !== null) throw new AppError('conflict');
      const after = await this.changed(before, change);
      if (isSame(before, after)) return before;
      return this.replaced(before, after, this.act('sanction_changed', after, by));
    });
  }

  /** Ends it now and keeps it as history. Lifting it twice is the same as once. */
  lift(by: Decider, id: string): Promise<Sanction> {
    return untilFresh(async () => {
      const before = await this.get(by, id);
      if (before.liftedAt !== null) return before;
      const after = { ...before, liftedAt: this.deps.clock.now(), liftedBy: by.id };
      return this.replaced(before, after, { ...this.act('sanction_lifted', after, by), reason: null, note: null });
    });
  }

  /** Throws `banned` for who may not write, and answers what holds what they write, or null. Staff are never sanctioned. */
  async assertMayWrite(site: Site, author: Author, address: { prefix: string } | null): Promise<Sanction | null> {
    if (author.kind === 'staff') return null;
    const found = await this.against(site.slug, { id: author.id, email: author.email }, address);
    if (found?.kind === 'ban') throw bannedBy(found);
    return found;
  }

  /** The sanction that decides of a writer now, or null. */
  async against(site: string, author: Pick<Author, 'id' | 'email'>, address: { prefix: string } | null): Promise<Sanction | null> {
    const targets = targetsOf({ authorId: author.id, email: author.email, addressPrefix: address?.prefix ?? null });
    return decisive(await this.deps.sanctions.matching(site, targets, this.deps.clock.now()));
  }

  isActive(sanction: Sanction): boolean {
    return isActive(sanction, this.deps.clock.now());
  }

  private async acceptTarget(site: string, given: Target): Promise<Target> {
    const target = normalTarget(given);
    if (target === null) throw refusedAt('/target/value', 'invalid');
    if (target.type !== 'author') return target;
    const author = await this.deps.comments.findAuthor(site, target.value);
    if (author === null) throw refusedAt('/target/value', 'not_found');
    if (author.kind === 'staff') throw refusedAt('/target/value', 'invalid');
    return target;
  }

  private async scopesSince(site: string, target: Target, since: Date): Promise<Partial<JobScope>[]> {
    if (since > this.deps.clock.now()) throw refusedAt('/rejectSince', 'out_of_range');
    const authorIds = target.type === 'email' ? await this.deps.authors.withEmail(site, target.value, MOST_AUTHORS + 1) : [];
    const scopes = scopesSince(target, since, authorIds);
    if (scopes === null) throw refusedAt('/rejectSince', 'invalid');
    return scopes;
  }

  private async changed(before: Sanction, { reason = before.reason, note = before.note, expiresAt }: SanctionChange): Promise<Sanction> {
    const changed = { ...before, reason, note };
    if (expiresAt === undefined) return changed;
    const { settings } = await this.deps.sites.get(before.site);
    const latest = latestEnd(before.target.type, before.createdAt, settings.retentionDays);
    return { ...changed, expiresAt: acceptEnd(expiresAt, { now: this.deps.clock.now(), latest }) };
  }

  private async replaced(before: Sanction, after: Sanction, act: DeskAct): Promise<Sanction | 'stale'> {
    const result = await this.deps.sanctions.replace(before, after, act);
    if (result === 'not_found') throw new AppError('not_found');
    return result === 'stale' ? result : after;
  }

  private act(action: ActKind, { id, site, reason, note }: Sanction, by: Decider): DeskAct {
    const { clock, ids } = this.deps;
    return { id: ids.short('d'), site, by: by.id, action, subject: `sanction:${id}`, reason, note, at: clock.now(), batch: null };
  }
}

/** The end asked for, or the latest there may be where none was; refused when it is past or too late. */
function acceptEnd(asked: Date | null | undefined, { now, latest }: { now: Date; latest: Date | null }): Date | null {
  const end = asked === undefined ? latest : asked;
  const isTooLate = latest !== null && (end === null || end > latest);
  if (isTooLate || (end !== null && end <= now)) throw refusedAt('/expiresAt', 'out_of_range');
  return end;
}

const isSame = (a: Sanction, b: Sanction): boolean =>
  a.reason === b.reason && a.note === b.note && a.expiresAt?.getTime() === b.expiresAt?.getTime();

const bannedBy = ({ tell, reason, expiresAt }: Sanction): AppError =>
  new AppError('banned', { ban: tell ? { reason, until: expiresAt?.toISOString() ?? null } : { reason: null, until: null } });
