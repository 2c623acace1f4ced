// Where a text says how to reach somebody: telephone numbers, emails, messenger accounts, addresses with their dots spelt out.
// Reads the folded text, so that digits of any script, tatweel and look-alikes are one; whether it is an advertisement a person decides.
import type { Folded } from './fold.ts';
import { phoneSpans } from './phones.ts';

export type Span = [start: number, end: number];

const DOT = String.raw`(?:\s{0,2}[.·]\s{0,2}|\s{0,2}[([{]\s?(?:dot|نقطه|دوت|\.)\s?[)\]}]\s{0,2}|\s{1,2}(?:dot|نقطه|دوت)\s{1,2})`;
const SPELT_DOT = String.raw`(?:\s{0,2}[([{]\s?(?:dot|نقطه|دوت)\s?[)\]}]\s{0,2}|\s{1,2}(?:dot|نقطه|دوت)\s{1,2})`;
const AT = String.raw`(?:\s{0,2}@\s{0,2}|\s{0,2}[([{]\s?(?:at|ات|@)\s?[)\]}]\s{0,2}|\s{1,2}(?:at|ات)\s{1,2})`;
const TLD = '(?:com|net|org|info|biz|io|co|me|tv|xyz|site|online|shop|store|top|club|app|live|ru|ma|dz|tn|eg|sa|ae|jo|lb|iq|sy|ly|qa|kw|fr|uk|de|كوم|نت)';
const NAME = String.raw`(?<![\w.+-])[\w.+-]{1,64}`;
/** Domains that hold mailboxes and little else: naming one after "at" is giving an address. */
const MAILBOX = '(?:gmail|hotmail|outlook|icloud|protonmail|proton|جيميل|هوتميل)';

/** Every part is bounded, so that no text is slow to read. */
const PATTERNS = [
  // An email as it should be.
  String.raw`${NAME}@(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}(?![\w-])`,
  // With the sign or the dot in words, at a mailbox; at any domain where the dot is spelt out, too.
  String.raw`${NAME}${AT}${MAILBOX}${DOT}${TLD}(?![\w-])`,
  String.raw`${NAME}${AT}[a-z0-9-]{2,63}${SPELT_DOT}${TLD}(?![\w-])`,
  // A page whose dot is spelt out; "the dot com years" are none.
  String.raw`(?<![\w.-])(?!(?:the|a|an|of|and|this|les?|la|des|du|une?|bulle|early)\b)[a-z0-9-]{2,63}${SPELT_DOT}${TLD}(?![\w-])`,
  // Messengers.
  String.raw`(?<![\w.-])(?:t|telegram|wa)\s?[.]\s?me\s?/\s?[\w+]{3,64}`,
  String.raw`(?<![\w.-])(?:chat|api)\.whatsapp\.com/[\w?=&+/-]{3,200}`,
  String.raw`(?<![\p{L}\p{N}])(?:و|ب|ال|بال|عال|علي ال){0,1}(?:ت(?:ي)?ل(?:ي)?[غجكق]ر(?:ا)?م|telegram|whats\s?app|وات[سص]\s?ا?ب)[^@\w\n]{0,24}@[a-z][\w]{3,31}`,
].map((source) => new RegExp(source, 'gu'));
/** Something of each pattern: most texts have nothing of any. */
const HINT = new RegExp(String.raw`@|dot|نقطه|دوت|me\s?/|whatsapp|${MAILBOX}`, 'u');

/** Spans (UTF-16, of the original) of every contact in a text, in order, none inside another. */
export function contactSpans({ text, starts, ends }: Folded): Span[] {
  const found = [...phoneSpans(text), ...(HINT.test(text) ? PATTERNS : []).flatMap((pattern) => Array.from(text.matchAll(pattern), ({ 0: whole, index }): Span => [index, index + whole.length]))];
  const apart: Span[] = [];
  for (const [start, end] of found.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (start >= (apart.at(-1)?.[1] ?? 0)) apart.push([start, end]);
  }
  return apart.map(([start, end]) => [starts[start] ?? 0, ends[end - 1] ?? 0]);
}
