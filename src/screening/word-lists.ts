// The compiled word lists: their version is asked once a second for what another process changed, and one that is the same is not read again.
import type { Clock } from '../kernel/clock.ts';
import type { Rule } from '../rules/rule.ts';
import type { RulesStore } from '../rules/rules.store.ts';
import { compileTerms, type TermMatcher } from '../text/term-matcher.ts';

export type WordList = { version: number; matcher: TermMatcher; rules: Map<string, Rule> };

/** How long a list that another process changed may still be used here. */
const LIST_MS = 1000;

export class WordLists {
  private readonly lists = new Map<string, { loading: Promise<WordList>; until: number }>();
  private readonly store: Pick<RulesStore, 'current' | 'at'>;
  private readonly clock: Clock;

  constructor(store: Pick<RulesStore, 'current' | 'at'>, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The list of a site as it is judged by now. Rejects when it cannot be read; the next one to ask tries again. */
  of(site: string): Promise<WordList> {
    const known = this.lists.get(site);
    const now = this.clock.now().getTime();
    if (known !== undefined && now < known.until) return known.loading;
    const loading = this.load(site, known?.loading);
    this.lists.set(site, { loading, until: now + LIST_MS });
    // A list that could not be read must be tried again, not remembered.
    loading.catch(() => this.lists.delete(site));
    return loading;
  }

  /** Looks at a site's list again before anything else is judged by it. */
  invalidate(site: string): void {
    const known = this.lists.get(site);
    if (known !== undefined) this.lists.set(site, { ...known, until: 0 });
  }

  private async load(site: string, before: Promise<WordList> | undefined): Promise<WordList> {
    const [version, known] = await Promise.all([this.store.current(site), before?.catch(() => null)]);
    if (known?.version === version) return known;
    const rules = await this.store.at(site, version);
    return { version, matcher: compileTerms(rules), rules: new Map(rules.map((rule) => [rule.id, rule])) };
  }
}
