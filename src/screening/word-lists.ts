// The compiled word lists: read again once a second for what another process changed, compiled again only when they read otherwise.
import type { Clock } from '../kernel/clock.ts';
import type { SitesStore } from '../sites/sites.store.ts';
import { compileTerms, type TermMatcher } from '../text/term-matcher.ts';
import type { Rule } from './rule.ts';

export type WordList = { matcher: TermMatcher; rules: Map<string, Rule> };

/** How long a list that another process changed may still be used here. */
const LIST_MS = 1000;

type Known = { list: WordList; source: string };

export class WordLists {
  private readonly lists = new Map<string, { loading: Promise<Known>; until: number }>();
  private readonly sites: Pick<SitesStore, 'rules'>;
  private readonly clock: Clock;

  constructor(sites: Pick<SitesStore, 'rules'>, clock: Clock) {
    this.sites = sites;
    this.clock = clock;
  }

  /** The list of a site as it is judged by now. Rejects when it cannot be read; the next one to ask tries again. */
  of(site: string): Promise<WordList> {
    const known = this.lists.get(site);
    const now = this.clock.now().getTime();
    if (known !== undefined && now < known.until) return known.loading.then(({ list }) => list);
    const loading = this.load(site, known?.loading);
    this.lists.set(site, { loading, until: now + LIST_MS });
    // A list that could not be read must be tried again, not remembered.
    loading.catch(() => this.lists.delete(site));
    return loading.then(({ list }) => list);
  }

  /** Forgets a site's compiled list after a change to it. */
  invalidate(site: string): void {
    this.lists.delete(site);
  }

  /** Reads the list; one that reads as before is not compiled again. */
  private async load(site: string, before: Promise<Known> | undefined): Promise<Known> {
    const [rules, known] = await Promise.all([this.sites.rules(site), before?.catch(() => null)]);
    const source = JSON.stringify(rules);
    if (known?.source === source) return known;
    return { source, list: { matcher: compileTerms(rules), rules: new Map(rules.map((rule) => [rule.id, rule])) } };
  }
}
