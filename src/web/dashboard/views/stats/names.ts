// What the figures' codes are called: checks and the reasons of refusals.
import { statsTexts } from '../../../../i18n/dashboard/stats.ts';
import { messages } from '../../../../i18n/index.ts';
import { lang, say } from '../../state/lang.ts';

/** Checks whose finding has another name than they have. */
const codeOf: { [check: string]: string } = {
  thread_state: 'thread_premoderated', sanctions: 'premoderated', reserved_names: 'reserved_name', word_lists: 'word_list', links: 'too_many_links', akismet: 'external_spam', http_check: 'external_check', 'rule:reports': 'reported',
};

type Names = { [code: string]: string };

/** A check, a finding or a person's reason, in words; what is unknown is shown as it stands. */
export function nameOfReason(code: string): string {
  const names: Names = { ...messages(lang.value).sanctions, ...say(statsTexts).checkNames };
  return names[codeOf[code] ?? code] ?? code;
}
