// Why something was held or refused, in the moderator's language. Words only.
import { reasonTexts, type ReasonTexts } from '../../../../i18n/dashboard/reasons.ts';
import { counted, number } from '../../../../i18n/words.ts';
import type { Item, Story } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';

type Check = Story['checks'][number];
type Found = Item['risk']['reasons'][number];

const known = <T extends object>(words: T, key: string): string => (Object.hasOwn(words, key) ? String(words[key as keyof T]) : key);

/** The words for a reason's code: a check's, a rule's or a person's. A code from a newer server stands for itself. */
export const reasonWords = (code: string): string => known(say(reasonTexts).reasons, code);
export const checkWords = (check: string): string => known(say(reasonTexts).checks, check);
export const verdictWords = (verdict: Check['verdict']): string => say(reasonTexts).verdicts[verdict];

/** A finding in words; one that is only a failure names the check that failed. */
export const findingWords = ({ check, code }: Found): string => (code === 'check_failed' ? `${reasonWords(code)}: ${checkWords(check)}` : reasonWords(code));

export const percent = (share: number): string => `${number(lang.value, Math.round(share * 100))}%`;

const put = (wording: string, given: Record<string, string>): string => wording.replace(/\{(\w+)\}/g, (whole, name: string) => given[name] ?? whole);

/** What a check saw, in words, where its story tells. */
export function sawWords({ code, evidence }: Check): string[] {
  const { saw, failures } = say(reasonTexts);
  const text = (name: string): string => String(evidence[name] ?? '');
  const count = (name: string): number => Number(evidence[name] ?? 0);
  const words: Partial<Record<string, () => string[]>> = {
    reserved_name: () => [put(saw.looksLike, { name: text('name') })],
    too_many_links: () => [counted(lang.value, saw.links, count('links'))],
    contact_spam: () => [counted(lang.value, saw.contacts, count('contacts'))],
    invisible_text: () => (evidence['inName'] === true ? [saw.inName] : []),
    rejection_rate: () => [put(saw.record, { rejected: number(lang.value, count('rejected')), approved: number(lang.value, count('approved')) })],
    learned_score: () => [put(saw.version, { version: text('version') })],
    word_list: () => [put(saw.version, { version: text('version') })],
    near_repeat: () => [counted(lang.value, saw.alike, count('count')), percent(count('resemblance')), ...(evidence['decided'] === true ? [saw.decided] : [])],
    premoderated: () => [evidence['told'] === undefined ? saw.untold : put(saw.told, { reason: reasonWords(text('told')) })],
    external_check: () => (evidence['reason'] === undefined ? [] : [put(saw.says, { reason: text('reason') })]),
    check_failed: () => [known(failures satisfies ReasonTexts['failures'], text('why'))],
  };
  return words[code]?.() ?? [];
}
