// How one word list becomes another: the change, what it is called, what is left when it is made. Pure.
import { byAge, MAX_DIFFERENCES, ruleKey, saysTheSame, type Difference, type ListChange, type Rule, type RuleDraft, type RuleVersion } from './rule.ts';

/** Makes a new rule of a draft. */
export type NewRule = (draft: RuleDraft) => Rule;

export const NOTHING: ListChange = { put: [], drop: [] };
export const isNothing = ({ put, drop }: ListChange): boolean => put.length === 0 && drop.length === 0;

/** The rule that says another's term already, or null. */
export const sameTerm = (list: Rule[], draft: RuleDraft, but: string | null = null): Rule | null => {
  const key = ruleKey(draft);
  return list.find((rule) => rule.id !== but && ruleKey(rule) === key) ?? null;
};

/** The list becomes these drafts: a term that stays keeps its id and age, and where it says the same it is not touched. */
export function replaceBy(list: Rule[], drafts: RuleDraft[], newRule: NewRule): ListChange {
  const byKey = new Map(list.map((rule) => [ruleKey(rule), rule]));
  const kept = new Set<string>();
  const put = drafts.flatMap((draft) => {
    const known = byKey.get(ruleKey(draft));
    if (known === undefined) return [newRule(draft)];
    kept.add(known.id);
    return saysTheSame(known, draft) ? [] : [{ ...known, ...draft }];
  });
  return { put, drop: list.filter(({ id }) => !kept.has(id)).map(({ id }) => id) };
}

/** Those of the drafts whose terms the list does not have. */
export function addMissing(list: Rule[], drafts: RuleDraft[], newRule: NewRule): ListChange {
  const keys = new Set(list.map(ruleKey));
  return { put: drafts.filter((draft) => !keys.has(ruleKey(draft))).map(newRule), drop: [] };
}

/** The list becomes as it was: rules by their ids. */
export function bringBack(list: Rule[], wanted: Rule[]): ListChange {
  const now = new Map(list.map((rule) => [rule.id, rule]));
  const then = new Set(wanted.map(({ id }) => id));
  return {
    put: wanted.filter((rule) => {
      const current = now.get(rule.id);
      return current === undefined || !saysTheSame(current, rule);
    }),
    drop: list.filter(({ id }) => !then.has(id)).map(({ id }) => id),
  };
}

/** The list with a change made. */
export function listAfter(list: Rule[], { put, drop }: ListChange): Rule[] {
  const gone = new Set([...drop, ...put.map(({ id }) => id)]);
  return [...list.filter(({ id }) => !gone.has(id)), ...put].toSorted(byAge);
}

/** What the version that makes the change tells of it. */
export function account(list: Rule[], { put, drop }: ListChange): Pick<RuleVersion, 'added' | 'changed' | 'removed' | 'size' | 'differences'> {
  const before = new Map(list.map((rule) => [rule.id, rule]));
  const differences: Difference[] = [
    ...put.map(({ id, term }): Difference => ({ kind: before.has(id) ? 'changed' : 'added', ruleId: id, term })),
    ...drop.map((id): Difference => ({ kind: 'removed', ruleId: id, term: before.get(id)?.term ?? '' })),
  ];
  const count = (kind: Difference['kind']): number => differences.filter((each) => each.kind === kind).length;
  const [added, changed, removed] = [count('added'), count('changed'), count('removed')];
  return { added, changed, removed, size: list.length + added - removed, differences: differences.slice(0, MAX_DIFFERENCES) };
}
