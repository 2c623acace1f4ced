// How the starter lists are written down: terms by what is done about them.
import type { RuleAction, RuleDraft } from '../rule.ts';

/** A term, or a term with the innocent words an affix would make of it. Several words are a phrase; a star at the end is a prefix. */
export type Entry = string | [term: string, ...except: string[]];

export const drafts = (lists: Partial<Record<RuleAction, Entry[]>>, note: string): RuleDraft[] =>
  (Object.entries(lists) as [RuleAction, Entry[]][]).flatMap(([action, entries]) => entries.map((entry) => {
    const [written, ...except] = typeof entry === 'string' ? [entry] : entry;
    const term = written.replace(/\*$/, '');
    return { term, match: term !== written ? 'prefix' : term.includes(' ') ? 'phrase' : 'word', action, except, note };
  }));
