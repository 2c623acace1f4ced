// The port of word lists and their versions.
import type { Page } from '../kernel/page.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { ListChange, Rule, RuleVersion } from './rule.ts';

/** A change that makes version `version.number` of the one before it; `act` is its record in the audit chain, and versions up to
 *  `forget` need not be kept any longer. */
export type NewVersion = ListChange & { version: RuleVersion; act: DeskAct; forget: number };

export interface RulesStore {
  /** The number of a site's newest version; 0 where there was never a list. One look at an index: it is asked every second. */
  current(site: string): Promise<number>;
  /** The list as it stood at a version that is kept, oldest term first. What is written meanwhile is not seen. */
  at(site: string, number: number): Promise<Rule[]>;
  /** A page of the newest list, oldest term first. */
  page(site: string, page: { limit: number; cursor: string | null }): Promise<Page<Rule>>;
  /** Puts and drops rules and stores the version and its act, or changes nothing and answers 'stale' when the newest version
   *  is not the one before it. Rules that are neither put nor dropped cost nothing. Atomic; durable when it resolves. */
  apply(change: NewVersion): Promise<'done' | 'stale'>;
  /** Versions, newest first, below a number where one is given. */
  versions(site: string, below: number | null, limit: number): Promise<RuleVersion[]>;
  version(site: string, number: number): Promise<RuleVersion | null>;
}
