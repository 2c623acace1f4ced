// A site's policies at the desk: drafts, what forbids publishing them, publishing and retiring. Who may is settled at the edge.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import type { Page } from '../kernel/page.ts';
import type { ActKind, DeskAct } from '../moderation/decision.ts';
import type { Locale } from '../sites/site.ts';
import { policyChanges, type PolicyChange } from './policy-diff.ts';
import type { PolicyLinter } from './policy-linter.ts';
import { policyLocales, type Finding, type Policy, type PolicyDraft } from './policy.ts';
import type { PoliciesStore } from './policies.store.ts';
import { renderText, type RenderedText } from './rendered-text.ts';

/** The first are enough to go by; lint tells them all. */
const MOST_TOLD = 100;

type Named = { site: string; id: string };
type PoliciesDeps = { store: PoliciesStore; linter: PolicyLinter; clock: Clock; ids: Ids };

export class PoliciesService {
  private readonly deps: PoliciesDeps;

  constructor(deps: PoliciesDeps) {
    this.deps = deps;
  }

  async add(site: string, by: string, content: PolicyDraft): Promise<Policy> {
    const now = this.deps.clock.now();
    const policy: Policy = {
      id: this.deps.ids.short('p'), site, state: 'draft', revision: null, content, version: 1, textHashes: {},
      createdAt: now, createdBy: by, changedAt: now, publishedAt: null, publishedBy: null, retiredAt: null,
    };
    await this.deps.store.insert(policy);
    return policy;
  }

  async get(site: string, id: string): Promise<Policy> {
    const policy = await this.deps.store.find(site, id);
    if (policy === null) throw new AppError('not_found');
    return policy;
  }

  async revision(site: string, revision: number): Promise<Policy> {
    const policy = await this.deps.store.findRevision(site, revision);
    if (policy === null) throw new AppError('unknown_revision');
    return policy;
  }

  list(site: string, page: { limit: number; cursor: string | null }): Promise<Page<Policy>> {
    return this.deps.store.list(site, page.limit, page.cursor);
  }

  /** `version`: the one the caller saw; null where they do not say. */
  async change({ site, id }: Named, content: PolicyDraft, version: number | null): Promise<Policy> {
    const before = await this.draft(site, id);
    if (version !== null && version !== before.version) throw new AppError('stale');
    const after = { ...before, content, version: before.version + 1, changedAt: this.deps.clock.now() };
    if ((await this.deps.store.change(before, after)) === 'stale') throw new AppError('stale');
    return after;
  }

  async remove(site: string, id: string): Promise<void> {
    if ((await this.deps.store.remove(await this.draft(site, id))) === 'stale') throw new AppError('stale');
  }

  /** `unsaved`: what it would be; null for what it is. */
  async lint({ site, id }: Named, unsaved: PolicyDraft | null = null): Promise<Finding[]> {
    const { content } = await this.get(site, id);
    return this.deps.linter.lint(unsaved ?? content);
  }

  /** Publishes what was judged, and nothing that was changed meanwhile. `version` as in `change`. */
  async publish({ site, id }: Named, by: string, version: number | null = null): Promise<Policy> {
    const before = await this.draft(site, id);
    if (version !== null && version !== before.version) throw new AppError('stale');
    const findings = await this.deps.linter.lint(before.content);
    if (findings.length > 0) throw new AppError('policy_findings', { errors: findings.slice(0, MOST_TOLD).map(({ path, code }) => ({ path, code })) });
    const [now, texts] = [this.deps.clock.now(), textsOf(before.content)];
    const after: Policy = {
      ...before, state: 'published', revision: 0, version: before.version + 1, changedAt: now, publishedAt: now, publishedBy: by,
      textHashes: Object.fromEntries(texts.map(({ content, hash }) => [content.lang, hash])),
    };
    const published = await this.deps.store.publish({
      before, after, texts: texts.map(({ content, hash, bytes }) => ({ hash, lang: content.lang, bytes })), act: this.act('policy_published', { site, id, by }),
    });
    return settled(published);
  }

  async retire({ site, id }: Named, by: string): Promise<Policy> {
    if ((await this.get(site, id)).state !== 'published') throw new AppError('conflict');
    return settled(await this.deps.store.retire({ site, id, at: this.deps.clock.now(), act: this.act('policy_retired', { site, id, by }) }));
  }

  /** The text as it would be served; not_found where the policy has none in that language. */
  async preview(site: string, id: string, lang: Locale): Promise<RenderedText> {
    const text = renderText((await this.get(site, id)).content, lang);
    if (text === null) throw new AppError('not_found');
    return text;
  }

  async diff(site: string, from: string, to: string): Promise<PolicyChange[]> {
    const [before, after] = [await this.get(site, from), await this.get(site, to)];
    return policyChanges(before.content, after.content);
  }

  private async draft(site: string, id: string): Promise<Policy> {
    const policy = await this.get(site, id);
    if (policy.state !== 'draft') throw new AppError('conflict');
    return policy;
  }

  private act(action: ActKind, { site, id, by }: { site: string; id: string; by: string }): DeskAct {
    return { id: this.deps.ids.short('d'), site, by, action, subject: `policy:${id}`, reason: null, note: null, at: this.deps.clock.now(), batch: null };
  }
}

const textsOf = (content: PolicyDraft): RenderedText[] => policyLocales.flatMap((locale) => renderText(content, locale) ?? []);

function settled(result: Policy | 'stale'): Policy {
  if (result === 'stale') throw new AppError('stale');
  return result;
}
