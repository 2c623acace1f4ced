// What the labels of the accept and reject buttons say: whether each does what its place promises, and refusing is as easy as accepting.
import { clausesOf } from './clauses.ts';
import type { FindingCode } from './policy.ts';

const REFUSAL = / (?:reject|refus\w*|declin\w*|deny|disagree|disallow|no|not accept|t accept|without (?:accepting|consent\w*|agreeing)|object|rejet\w*|non|oppos\w*|n accept\w*|sans (?:accept\w*|consent\w*|accord)|(?:ال|ا|ن|و)?رفض\S*|لا|عدم \S+|(?:دون|بدون|بلا) \S+|لست موافقا?|اعترض|لا اوافق) /;
const NECESSARY_ONLY = /(?: (?:only|just|uniquement|seulement|seuls?|que|strictly|strictement|فقط|الاكتفاء|اكتفي|اكتف) .*?\S*(?:necessar|essenti|requir|ضروري|اساسي|لازم)| (?:\S*(?:necessar|essenti|requir|ضروري|اساسي|لازم)\S*) (?:\S+ )?(?:only|uniquement|seulement|فقط|وحدها) )/;
const ACCEPTANCE = / (?:accept\w*|agree|consent|allow|yes|ok|okay|i m fine|oui|d accord|j autorise|autoris\w*|consen\w+|approuv\w*|(?:ا|ن|ال)?(?:وافق|موافق|قبول|قبل)\S*|اسمح|السماح|نعم) /;
const ELSEWHERE = / (?:settings?|options?|preferences?|manage|customi[sz]e|configure|more|details?|later|not now|remind|choices|learn|reglages?|parametr\w*|gerer|personnaliser|configurer|plus|savoir|tard|pas maintenant|rappel\w*|(?:ال|ل|و)*(?:اعدادات\S*|ضبط|خيارات\S*|تفاصيل|مزيد|لاحقا|تخصيص|اداره|فيما بعد|ليس الان|ذكرني|تفضيلات\S*)) /;

/** Longer than this, and several times as long as the other, a label is no button's equal any more. */
const LONG_LABEL = 40;
const TIMES_AS_LONG = 4;

const lineOf = (label: string): string => clausesOf(label).map(({ line }) => line).join('');
const refuses = (line: string): boolean => REFUSAL.test(line) || NECESSARY_ONLY.test(line);

/** What is wrong with the two labels, each with the button at fault. */
export function labelFaults(accept: string, reject: string): { code: FindingCode; at: 'accept' | 'reject' }[] {
  const [accepting, rejecting] = [lineOf(accept), lineOf(reject)];
  const faults: { code: FindingCode; at: 'accept' | 'reject' }[] = [];
  if (refuses(accepting)) faults.push({ code: 'labels_swapped', at: 'accept' });
  if (rejecting.trim() === '') return [...faults, { code: 'reject_missing', at: 'reject' }];
  if (!refuses(rejecting)) faults.push({ code: ACCEPTANCE.test(rejecting) ? 'labels_swapped' : 'reject_not_refusal', at: 'reject' });
  else if (ELSEWHERE.test(rejecting) && !NECESSARY_ONLY.test(rejecting)) faults.push({ code: 'reject_not_refusal', at: 'reject' });
  if (reject.length > LONG_LABEL && reject.length > TIMES_AS_LONG * accept.length) faults.push({ code: 'reject_not_equal', at: 'reject' });
  return faults;
}
