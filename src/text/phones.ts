// Telephone numbers in a folded text, told from the other numbers of the news: years, dates, prices, scores, counts.
// Knows shapes, not subscribers: a number spelt out in words, or cut up by words, is not found.
import type { Span } from './contacts.ts';

/** Digits with up to three separators between; commas and colons separate no number. One pass: each step takes a digit. */
const RUN = /\+?\(?\d(?:[ \t\u00A0.()/_\u2010-\u2015\u2212-]{0,3}\d)*/g;
const GLUED = /[\p{L}\p{N}@#$€£]$/u;
/** In front of a number: somebody wants to be called or written to. */
const CUE = /وات[سص]|وتس|رقمي|جوال|هاتف|هواتف|موبايل|محمول|ت(?:ي)?ل(?:ي)?فون|نقال|للتواصل|تواصلوا|تواصل مع[ين]|للاتصال|اتصلوا|اتصل (?:ب|علي)|كلم[ون]|راسل[ون]|للحجز|للطلب|wh?ats|phone|mobile|call|tel\b|telephone|portable|gsm|sms|appele|joindre|contact/;
const CUE_REACH = 30;
/** Behind a number: it counts something. */
const UNIT = /^\s{0,2}(?:%|٪|\$|€|£|دولار|ريال|درهم|دينار|جنيه|ليره|يورو|اورو|مليون|مليار|الف|نسمه|شخص|مواطن|ناخب|صوت|مشاهد|متابع|مستخدم|كم|كيلو|متر|طن|usd|eur|dollar|pound|people|million|view|vote|habitant|personne|voix)/;

/** Mobile numbers of the Arab countries as they are written without the plus: country, first digits, length. */
const WHOLE = /^(?:20(?:10|11|12|15)\d{8}|212[5-7]\d{8}|213[5-7]\d{8}|216[24579]\d{7}|218[29]\d{8}|222[234]\d{7}|249[19]\d{8}|961[378]\d{6,7}|962[67]\d{8}|963[19]\d{8}|964[67]\d{9}|965[2569]\d{7}|966[15]\d{8}|967[17]\d{8}|968[279]\d{7}|97[02][5-9]\d{8}|971[45]\d{8}|973[13]\d{7}|974[3-7]\d{7})$/;
const THOUSANDS = /^\d{1,3}(?:([ .\u00A0])\d{3})(?:\1\d{3})*$/;
const SAME = /^(\d)\1*$/;
const ROUND = /0{4,}$/;

/** Digits of a number, with what may stand before it to call from abroad. */
const LEAST = 8;
const MOST = 17;

type Candidate = { text: string; digits: string; groups: string[] };

const candidate = (text: string): Candidate => {
  const groups = text.match(/\d+/g) ?? [];
  return { text, groups, digits: groups.join('') };
};

/** Three groups that could be day, month and year. */
const isDate = ({ groups }: Candidate): boolean => {
  const [a = '', b = '', c = ''] = groups;
  return groups.length === 3 && b.length <= 2 && ((a.length <= 2 && (c.length === 4 || c.length === 2)) || (a.length === 4 && c.length <= 2));
};

/** Scores and other single figures: digit by digit, but not in one manner. */
const isScattered = ({ text, groups }: Candidate): boolean =>
  groups.length > 4 && groups.every((group) => group.length === 1) && new Set(text.replace(/[\d+]+/g, '|').split('|').slice(1, -1)).size > 1;

/** Written as nobody writes another number: with a plus, with an international or a national zero, or in a country's own shape. */
function isPhone(found: Candidate): boolean {
  const { text, digits, groups } = found;
  const { length } = digits;
  if (length < LEAST || length > MOST || SAME.test(digits) || isDate(found) || isScattered(found)) return false;
  if (text.startsWith('+')) return length <= 15 && digits[0] !== '0' && !/^\+\d{1,3}(?:\.\d{3})+$/.test(text);
  // A figure below one, at the beginning or behind another.
  if (/(?:^|[ \t\u00A0])0[.\u066B]\d/.test(text)) return false;
  if (/^00[1-9]/.test(digits)) return length >= 10;
  if (/^0[1-9]/.test(digits)) return length >= 9 && length <= 11;
  if (groups.map((group) => group.length).join() === '3,3,4') return true;
  return WHOLE.test(digits) && !THOUSANDS.test(text);
}

/** A bare number that somebody says is theirs. */
function isNamed(found: Candidate, { before, after }: { before: string; after: string }): boolean {
  const { text, digits } = found;
  return digits.length >= LEAST - 1 && digits.length <= 15 && !SAME.test(digits) && !ROUND.test(digits) && !isDate(found) && !isScattered(found)
    && !(THOUSANDS.test(text) && digits.length !== LEAST) && !/^(?:19|20)\d\d\D+(?:19|20)\d\d$/.test(text) && !UNIT.test(after) && CUE.test(before);
}

/** Spans of the telephone numbers in a folded text. */
export function phoneSpans(text: string): Span[] {
  return Array.from(text.matchAll(RUN)).flatMap(({ 0: run, index }) => {
    if (GLUED.test(text.slice(Math.max(0, index - 2), index))) return [];
    const around = { before: text.slice(Math.max(0, index - CUE_REACH), index), after: text.slice(index + run.length, index + run.length + 12) };
    const whole = candidate(run);
    if (isPhone(whole) || isNamed(whole, around)) return [[index, index + run.length] as Span];
    return partsOf(run).filter(({ part }) => isPhone(candidate(part))).map(({ part, at }): Span => [index + at, index + at + part.length]);
  });
}

/** What stands between blanks, and every unbroken figure: several numbers in a row are one run. */
function partsOf(run: string): { part: string; at: number }[] {
  const words = Array.from(run.matchAll(/[^ \t\u00A0]+/g), ({ 0: part, index }) => ({ part, at: index })).filter(({ part }) => part.length >= LEAST);
  return words.flatMap(({ part, at }) => (isPhone(candidate(part)) ? [{ part, at }]
    : Array.from(part.matchAll(/\d+/g), ({ 0: figure, index }) => ({ part: figure, at: at + index }))));
}
