// What a desk does with its word list; every change is a version with who, when and what.
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import { encodeCursor, decodeCursor, type Page } from '../kernel/page.ts';
import { untilFresh } from '../kernel/retry.ts';
import type { WordLists } from '../screening/word-lists.ts';
import type { SitesService } from '../sites/sites.service.ts';
import type { Locale } from '../sites/site.ts';
import { proposalsFor, type Proposal } from './proposals.ts';
import { KEPT_VERSIONS, MAX_LIST_BYTES, MAX_RULES, type ListChange, type Rule, type RuleDraft, type RuleVersion, type VersionAction } from './rule.ts';
import { account, addMissing, bringBack, isNothing, listAfter, replaceBy, sameTerm } from './rule-list.ts';
import { listCsv } from './rules.csv.ts';
import type { RulesStore } from './rules.store.ts';
import { starterList } from './starter/starter.ts';

type Paging = { limit: number; cursor: string | null };
type Deps = { store: RulesStore; sites: SitesService; wordLists: WordLists; clock: Clock; ids: Ids };
/** Who changes which site's list, and how it is called. */
type Doing = { site: string; by: string; action: VersionAction; restored?: number };

export class RulesService {
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  async page(site: string, paging: Paging): Promise<Page<Rule>> {
    await this.deps.sites.get(site);
    return this.deps.store.page(site, paging);
  }

  async all(site: string): Promise<Rule[]> {
    await this.deps.sites.get(site);
    return this.deps.store.at(site, await this.deps.store.current(site));
  }

  async add(site: string, by: string, draft: RuleDraft): Promise<Rule> {
    const rule = this.newRule(site)(draft);
    const { version } = await this.write({ site, by, action: 'add' }, (list) => {
      if (sameTerm(list, draft) !== null) throw new AppError('exists');
      return { put: [rule], drop: [] };
    });
    return { ...rule, since: version?.number ?? 0 };
  }

  async change(site: string, by: string, { id, draft }: { id: string; draft: RuleDraft }): Promise<Rule> {
    const { list } = await this.write({ site, by, action: 'change' }, (before) => {
      const known = before.find((rule) => rule.id === id);
      if (known === undefined) throw new AppError('not_found');
      if (sameTerm(before, draft, id) !== null) throw new AppError('exists');
      return bringBack(before, before.map((rule) => (rule.id === id ? { ...rule, ...draft } : rule)));
    });
    return list.find((rule) => rule.id === id)!;
  }

  async delete(site: string, by: string, id: string): Promise<void> {
    await this.write({ site, by, action: 'delete' }, (list) => {
      if (!list.some((rule) => rule.id === id)) throw new AppError('not_found');
      return { put: [], drop: [id] };
    });
  }

  /** The list becomes these, in one version; where nothing differs there is none. Answers the newest version. */
  async replace(site: string, by: string, drafts: RuleDraft[]): Promise<RuleVersion | null> {
    return this.newest(site, (await this.write({ site, by, action: 'import' }, (list) => replaceBy(list, drafts, this.newRule(site)))).version);
  }

  async addStarter(site: string, by: string, lang: Locale): Promise<RuleVersion | null> {
    return this.newest(site, (await this.write({ site, by, action: 'starter' }, (list) => addMissing(list, starterList(lang), this.newRule(site)))).version);
  }

  async restore(site: string, by: string, number: number): Promise<RuleVersion | null> {
    const { store } = this.deps;
    await this.version(site, number);
    return this.newest(site, (await this.write({ site, by, action: 'restore', restored: number }, async (list) => bringBack(list, await store.at(site, number)))).version);
  }

  async versions(site: string, { limit, cursor }: Paging): Promise<Page<RuleVersion>> {
    await this.deps.sites.get(site);
    const below = cursor === null ? null : decodeCursor(cursor)?.at ?? null;
    const found = await this.deps.store.versions(site, below, limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? encodeCursor({ at: items.at(-1)!.number, id: '' }) : null };
  }

  /** A version that is kept, or not_found. */
  async version(site: string, number: number): Promise<RuleVersion> {
    await this.deps.sites.get(site);
    const version = await this.deps.store.version(site, number);
    if (version === null) throw new AppError('not_found');
    return version;
  }

  /** A page of the list as it stood at a version; the cursor says how far it was read. */
  async listAt(site: string, number: number, { limit, cursor }: Paging): Promise<Page<Rule>> {
    const from = cursor === null ? 0 : decodeCursor(cursor)?.at ?? 0;
    const list = await this.deps.store.at(site, number);
    return { items: list.slice(from, from + limit), next: from + limit < list.length ? encodeCursor({ at: from + limit, id: '' }) : null };
  }

  /** What a desk may want to except, of the matches in a text. */
  async proposals(site: string, text: string): Promise<Proposal[]> {
    return proposalsFor(await this.deps.wordLists.of(site), text);
  }

  private newRule(site: string): (draft: RuleDraft) => Rule {
    const { clock, ids } = this.deps;
    const createdAt = clock.now();
    return ({ term, match, action, except, note }) => ({ term, match, action, except, note, id: ids.short('r'), site, createdAt, since: 0 });
  }

  /** Reads the list, plans a change of it, stores that as the next version; again when somebody came between. */
  private async write(doing: Doing, plan: (list: Rule[]) => ListChange | Promise<ListChange>): Promise<{ version: RuleVersion | null; list: Rule[] }> {
    const { store, sites, wordLists } = this.deps;
    const { site } = doing;
    await sites.get(site);
    const written = await untilFresh(async () => {
      const current = await store.current(site);
      const list = await store.at(site, current);
      const change = await plan(list);
      if (isNothing(change)) return { version: null, list };
      const after = listAfter(list, change);
      if (after.length > MAX_RULES || Buffer.byteLength(listCsv(after)) > MAX_LIST_BYTES) throw new AppError('list_full');
      const next = this.next(doing, current + 1, account(list, change));
      return (await store.apply({ ...change, ...next })) === 'stale' ? 'stale' as const : { version: next.version, list: after };
    });
    wordLists.invalidate(site);
    return written;
  }

  private next({ site, by, action, restored }: Doing, number: number, told: ReturnType<typeof account>) {
    const at = this.deps.clock.now();
    const version: RuleVersion = { site, number, at, by, action, restored: restored ?? null, ...told };
    const act = { id: this.deps.ids.short('d'), site, by, action: 'word_list' as const, subject: `rules:${number}`, reason: action, note: null, at, batch: null };
    return { version, act, forget: number - KEPT_VERSIONS };
  }

  private async newest(site: string, made: RuleVersion | null): Promise<RuleVersion | null> {
    return made ?? this.deps.store.version(site, await this.deps.store.current(site));
  }
}
