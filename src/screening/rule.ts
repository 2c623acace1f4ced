// A term of a site's word list and what it does; matching lives in text/term-matcher.
export type RuleMatch = 'word' | 'phrase' | 'prefix';
export type RuleAction = 'hold' | 'reject' | 'spam';

export type Rule = {
  id: string;
  site: string;
  term: string;
  match: RuleMatch;
  action: RuleAction;
  /** Words that contain the term and are innocent. */
  except: string[];
  note: string | null;
  createdAt: Date;
};
