// Runs the checks in their order and merges what they find; stores nothing, refuses nothing.
import { systemClock, type Clock } from '../kernel/clock.ts';
import type { SitesStore } from '../sites/sites.store.ts';
import { fold } from '../text/fold.ts';
import { compileTerms } from '../text/term-matcher.ts';
import type { Check, Subject, WordList } from './check.ts';
import { mergeFindings, type Finding, type Verdict } from './verdict.ts';

/** How long a check of our own may take. */
const DEADLINE_MS = 50;
/** How long a list that another process changed may still be used here. */
const LIST_MS = 1000;

type Known = { list: WordList; source: string };

/** What is judged; the folded text where the caller has it already. */
export type Judged = Omit<Subject, 'wordList' | 'folded'> & { folded?: Subject['folded'] };

export class Screening {
  private readonly lists = new Map<string, { loading: Promise<Known>; until: number }>();
  private readonly sites: SitesStore;
  private readonly checks: readonly Check[];
  private readonly clock: Clock;

  constructor(sites: SitesStore, checks: readonly Check[], clock: Clock = systemClock) {
    this.sites = sites;
    this.checks = checks;
    this.clock = clock;
  }

  /** What becomes of a comment. Staff are not screened. */
  async judge(subject: Judged): Promise<Verdict> {
    if (subject.isStaff) return mergeFindings([]);
    const wordList = await this.wordList(subject.site.slug);
    const full = { ...subject, folded: subject.folded ?? fold(subject.text), wordList };
    const wanted = this.checks.filter((check) => subject.site.settings.mode !== 'post' || check.kind === 'safety');
    const findings = await Promise.all(wanted.map((check) => runWithin(check, full)));
    return mergeFindings(findings.filter((finding) => finding !== null));
  }

  /** Forgets a site's compiled list after a change to it. */
  invalidate(site: string): void {
    this.lists.delete(site);
  }

  private wordList(site: string): Promise<WordList> {
    const known = this.lists.get(site);
    const now = this.clock.now().getTime();
    if (known !== undefined && now < known.until) return known.loading.then(({ list }) => list);
    const loading = this.load(site, known?.loading);
    this.lists.set(site, { loading, until: now + LIST_MS });
    // A list that could not be read must be tried again, not remembered.
    loading.catch(() => this.lists.delete(site));
    return loading.then(({ list }) => list);
  }

  /** Reads the list; one that reads as before is not compiled again. */
  private async load(site: string, before: Promise<Known> | undefined): Promise<Known> {
    const [rules, known] = await Promise.all([this.sites.rules(site), before?.catch(() => null)]);
    const source = JSON.stringify(rules);
    if (known?.source === source) return known;
    return { source, list: { matcher: compileTerms(rules), rules: new Map(rules.map((rule) => [rule.id, rule])) } };
  }
}

/** A check's finding, or, when it throws or is late, what its kind says: held for safety, skipped for convenience. */
async function runWithin(check: Check, subject: Subject): Promise<Finding | null> {
  const failed = (why: string): Finding | null => check.kind === 'convenience'
    ? null
    : { check: check.name, verdict: 'hold', score: 0, code: 'check_failed', spans: [], evidence: { why } };
  let timer: NodeJS.Timeout | undefined;
  try {
    const found = check.run(subject);
    // What is already found cannot be late.
    if (!(found instanceof Promise)) return found;
    const late = new Promise<Finding | null>((resolve) => {
      timer = setTimeout(() => resolve(failed('late')), DEADLINE_MS);
    });
    return await Promise.race([found, late]);
  } catch {
    return failed('threw');
  } finally {
    clearTimeout(timer);
  }
}
