// The shape of the widget's words in each language: those of the page, and its own. Types alone, so that a bundle holds one language.
import type { ReportReason } from '../reports/report.ts';
import type { Lang } from './index.ts';
import type { PageTexts } from './messages.ts';
import type { Forms, Past } from './words.ts';

export type WidgetTexts = PageTexts & {
  lang: Lang;
  /** How many comments there are, as a heading. */
  count: Forms;
  /** How many have come since. */
  fresh: Forms;
  /** How many more answer a comment. */
  replies: Forms;
  /** How long ago: less than a minute, and by its unit. Said here, since Intl takes a slow phone a tenth of a second to learn it. */
  now: string;
  ago: Record<Past['unit'], Forms>;
  /** `{when}`: in how many seconds. */
  retryIn: string;
  /** How many characters are left near the limit; below zero beyond it. */
  left: string;
  tooLong: string;
  remember: string;
  /** Around the name that is not written under any more, and the way back. */
  forgot: string;
  undo: string;
  lapsed: string;
  noAnswer: string;
  slowAnswer: string;
  unavailable: string;
  duplicate: string;
  keptText: string;
  notLoaded: string;
  retry: string;
  gone: string;
  slowMode: string;
  premoderated: string;
  guestsOff: string;
  banned: string;
  writeText: string;
  writeName: string;
  writeEmail: string;
  parentGone: string;
  report: string;
  reportTitle: string;
  reportDetail: string;
  reportSend: string;
  reported: string;
  reasons: Record<ReportReason, string>;
  hide: string;
  hidden: string;
  showOnce: string;
  unhide: string;
  linkCopied: string;
  deleted: string;
  saved: string;
};
