// What narrows a list: its order, and each filter of the address as a chip that can be taken off.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { say } from '../../state/lang.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { reasonWords } from './reason-words.ts';
import { rejectReasons } from './reason-picker.tsx';
import type { Sort } from './desk-list.ts';

export const filterNames = ['thread', 'author', 'reason', 'addressPrefix'] as const;
type FilterName = (typeof filterNames)[number];

/** Reasons that comments are held or refused for, as one may narrow by them. */
const reasons = ['word_list', 'near_repeat', 'too_many_links', 'contact_spam', 'invisible_text', 'first_comment', 'rejection_rate', 'learned_score', 'reserved_name', 'premoderated', 'thread_premoderated', 'site_mode',
  'raid', 'external_spam', 'external_check', 'check_failed', 'honeypot', 'reported', ...rejectReasons];

/** The address with some of its query changed. */
export function changed(change: Record<string, string | null>): string {
  const query = Object.fromEntries(place.value.query);
  return hrefOf(place.value.path, { ...query, ...change });
}

export function SortChoice({ sort }: { sort: Sort }) {
  const texts = say(queueTexts);
  return (
    <label class="choice"><span>{texts.sort}</span>
      <select value={sort} onChange={(event) => go(changed({ sort: event.currentTarget.value === 'oldest' ? null : event.currentTarget.value }))}>
        {(['oldest', 'newest', 'risk'] as const).map((each) => <option key={each} value={each}>{texts.sorts[each]}</option>)}
      </select>
    </label>
  );
}

export function ReasonChoice({ value, onChange }: { value: string; onChange(reason: string): void }) {
  const texts = say(queueTexts);
  return (
    <label class="choice"><span>{texts.reason}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{texts.anyQueue}</option>
        {reasons.map((each) => <option key={each} value={each}>{reasonWords(each)}</option>)}
      </select>
    </label>
  );
}

/** `names`: what a thread's key and an author's id stand for, where the list has told. */
export function Chips({ names }: { names: Partial<Record<FilterName, string>> }) {
  const texts = say(queueTexts);
  const labels: Record<FilterName, string> = { thread: texts.thread, author: texts.author, reason: texts.reason, addressPrefix: texts.network };
  const set = filterNames.flatMap((name) => {
    const value = place.value.query.get(name);
    return value === null || value === '' ? [] : [{ name, value: name === 'reason' ? reasonWords(value) : names[name] ?? value }];
  });
  if (set.length === 0) return null;
  return (
    <ul class="chips" aria-label={texts.filters}>
      {set.map(({ name, value }) => (
        <li key={name}><a class="chip" href={changed({ [name]: null })} aria-label={texts.without.replace('{name}', `${labels[name]} ${value}`)}>{labels[name]}: <bdi dir="auto">{value}</bdi> <span aria-hidden="true">×</span></a></li>
      ))}
    </ul>
  );
}
