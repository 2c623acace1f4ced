// The site's word list as the view keeps it: read whole, changed in place, searched here.
import { useRef } from 'preact/hooks';
import type { Page, Rule, RuleDraft } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { useLoad } from '../../ui/use-load.ts';

export const rulesOf = (site: string): string => `/sites/${encodeURIComponent(site)}/rules`;
export const draftOf = ({ term, match, action, except, note }: Rule): RuleDraft => ({ term, match, action, except, note });

/** All of it: a search that knows but a page would say "none" of what is there. */
async function everyRule(site: string): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<Rule> = await api(`GET ${rulesOf(site)}?limit=1000${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    rules.push(...page.items);
    cursor = page.next;
  }
  return rules;
}

export type Rules = {
  items: Rule[] | null; error: unknown; loading: boolean; reload(): Promise<void>;
  /** A list that is not known is asked for instead. */
  change(make: (before: Rule[]) => Rule[]): void;
  /** One after the other, each with the list as it is when its turn comes. */
  inTurn(act: (now: Rule[]) => Promise<void>): Promise<void>;
};

export function useRules(site: string): Rules {
  const { data, error, loading, reload, set } = useLoad(() => everyRule(site), site);
  const latest = useRef<Rule[] | null>(null);
  const turn = useRef(Promise.resolve());
  latest.current = data;
  return {
    items: data, error, loading, reload,
    change(make) {
      if (latest.current === null) return void reload();
      latest.current = make(latest.current);
      set(latest.current);
    },
    inTurn: (act) => (turn.current = turn.current.then(() => act(latest.current ?? []))),
  };
}

/** Spellings that a person searching would not tell apart. */
const plain = (text: string): string => text.normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]/gu, '').replaceAll('ة', 'ه').replaceAll('ى', 'ي').toLowerCase();

export function search(rules: Rule[], wanted: string): Rule[] {
  const words = plain(wanted).trim();
  if (words === '') return rules;
  return rules.filter(({ term, note, except }) => [term, note ?? '', ...except].some((text) => plain(text).includes(words)));
}
