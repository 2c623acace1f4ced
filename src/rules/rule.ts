// A term of a site's word list, what it does, and the versions of the list; matching lives in text/term-matcher.
import { termKey, termWords } from '../text/term-paths.ts';

export const ruleMatches = ['word', 'phrase', 'prefix'] as const;
export const ruleActions = ['hold', 'reject', 'spam'] as const;
export type RuleMatch = (typeof ruleMatches)[number];
export type RuleAction = (typeof ruleActions)[number];

/** What the desk says of a term. */
export type RuleDraft = {
  term: string;
  match: RuleMatch;
  action: RuleAction;
  /** Words that contain the term and are innocent. */
  except: string[];
  note: string | null;
};

export type Rule = RuleDraft & {
  id: string;
  site: string;
  createdAt: Date;
  /** The version of the list since which it reads as it does. */
  since: number;
};

export const versionActions = ['add', 'change', 'delete', 'import', 'restore', 'starter'] as const;
export type VersionAction = (typeof versionActions)[number];

/** One difference between a version and the one before it. */
export type Difference = { kind: 'added' | 'changed' | 'removed'; ruleId: string; term: string };

/** A list as it became, numbered from 1: who, when, and what. */
export type RuleVersion = {
  site: string;
  number: number;
  at: Date;
  /** A staff or key id. */
  by: string;
  action: VersionAction;
  /** The version that was brought back. */
  restored: number | null;
  added: number;
  changed: number;
  removed: number;
  /** How many terms it has. */
  size: number;
  /** The first differences; the list itself tells all. */
  differences: Difference[];
};

/** What makes one list of another: rules put in place of those of their id, and ids dropped. */
export type ListChange = { put: Rule[]; drop: string[] };

/** More terms serve nobody and cost everybody. */
export const MAX_RULES = 20_000;
/** A list larger than this as CSV could be taken out and not be put back. */
export const MAX_LIST_BYTES = 4 * 1024 * 1024;
/** Older versions are forgotten. */
export const KEPT_VERSIONS = 1000;
export const MAX_DIFFERENCES = 50;

/** Two terms of one key find the same in the same way. */
export const ruleKey = ({ term, match }: Pick<RuleDraft, 'term' | 'match'>): string => termKey(term, match);

/** Whether a term can be found at all; one of marks alone would match nothing, silently. */
export const isMatchable = (term: string): boolean => termWords(term).length > 0;

/** Whether two rules say the same. */
export const saysTheSame = (a: RuleDraft, b: RuleDraft): boolean =>
  a.term === b.term && a.match === b.match && a.action === b.action && a.note === b.note && a.except.length === b.except.length && a.except.every((word, at) => word === b.except[at]);

/** By age, as lists are shown and stored. */
export const byAge = (a: Rule, b: Rule): number => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
