// The order of screening is policy, and this is it. Bans, flood and repeats come before: they refuse, these judge.
import type { Check } from './check.ts';
import { akismetCheck } from './checks/akismet.ts';
import { contactSpam } from './checks/contact-spam.ts';
import type { Similar } from '../campaigns/similar.ts';
import { firstComment } from './checks/first-comment.ts';
import { honeypot } from './checks/honeypot.ts';
import { httpCheck } from './checks/http-check.ts';
import { invisibleText } from './checks/invisible-text.ts';
import { learnedScore } from './checks/learned-score.ts';
import { links } from './checks/links.ts';
import { raid } from './checks/raid.ts';
import { rejectionRate } from './checks/rejection-rate.ts';
import { nearRepeat } from './checks/near-repeat.ts';
import { reservedNames } from './checks/reserved-names.ts';
import { sanctions } from './checks/sanctions.ts';
import { siteMode } from './checks/site-mode.ts';
import { threadState } from './checks/thread-state.ts';
import { wordLists } from './checks/word-lists.ts';
import type { Scorers } from '../learning/scorers.ts';
import type { RaidsService } from '../raids/raids.service.ts';
import type { Akismet } from './external/akismet.ts';
import type { HttpCheck } from './external/http-check.ts';
import type { WordLists } from './word-lists.ts';

/** What the checks look things up in. */
export type CheckParts = {
  wordLists: Pick<WordLists, 'of'>;
  scorers: Pick<Scorers, 'of' | 'probability' | 'spans'>;
  /** Null where the installation has none. */
  akismet: Akismet | null;
  httpCheck: HttpCheck | null;
  raids: Pick<RaidsService, 'isOn'>;
  similar: Pick<Similar, 'near'>;
};

export const createChecks = (parts: CheckParts): readonly Check[] => [
  // What the desk decided beforehand.
  threadState,
  sanctions,
  // Who it claims to be, and whether it is a person at all.
  reservedNames,
  honeypot,
  // Whether others say it, too.
  nearRepeat(parts.similar),
  // What it says.
  wordLists(parts.wordLists),
  links,
  contactSpam,
  invisibleText,
  // Who wrote it.
  firstComment,
  rejectionRate,
  // What the desk decided of others like it.
  learnedScore(parts.scorers),
  // What others say of it, where nothing here refused it.
  ...(parts.akismet === null ? [] : [akismetCheck(parts.akismet)]),
  ...(parts.httpCheck === null ? [] : [httpCheck(parts.httpCheck)]),
  // What the site does with everything.
  siteMode,
  // What everything meets while the place is raided.
  raid(parts.raids),
];
