// What a screening check is given and what it promises; the list of them stands in checks.ts.
import type { Author } from '../comments/comment.ts';
import type { Site } from '../sites/site.ts';
import type { Folded } from '../text/fold.ts';
import type { TermMatcher } from '../text/term-matcher.ts';
import type { Thread, ThreadState } from '../threads/thread.ts';
import type { Rule } from './rule.ts';
import type { Finding } from './verdict.ts';

export type WordList = { matcher: TermMatcher; rules: Map<string, Rule> };

export type Subject = {
  site: Site;
  thread: Thread;
  effectiveState: ThreadState;
  author: Author;
  isStaff: boolean;
  text: string;
  folded: Folded;
  honeypot: boolean;
  wordList: WordList;
};

/** safety: when the check fails or is late the comment is held. convenience: then it is skipped, and a site that
 *  publishes first (mode post) does not wait for it. */
export type CheckKind = 'safety' | 'convenience';

export type Check = {
  name: string;
  kind: CheckKind;
  run(subject: Subject): Finding | null | Promise<Finding | null>;
};
