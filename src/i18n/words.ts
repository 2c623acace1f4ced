// Numbers, plurals and times as each language writes them, by Intl alone. Runs on the server and in browsers.
import type { Lang } from './index.ts';

/** One wording for each plural category the language has; `{n}` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const tag = (lang: Lang): string => `${lang}-u-nu-latn`;
const made = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

/** A small whole number needs no format, whose data takes a slow phone a tenth of a second to load. */
export const number = (lang: Lang, value: number): string => (Number.isInteger(value) && value >= 0 && value < 1000
  ? String(value)
  : once(`n${lang}`, () => new Intl.NumberFormat(tag(lang))).format(value));

export function counted(lang: Lang, forms: Forms, n: number): string {
  const category = once(`p${lang}`, () => new Intl.PluralRules(lang)).select(n);
  return (forms[category] ?? forms.other).replace('{n}', number(lang, n));
}

/** A moment in full: day and time. */
export const moment = (lang: Lang, at: Date): string => once(`m${lang}`, () => new Intl.DateTimeFormat(tag(lang), { dateStyle: 'long', timeStyle: 'short' })).format(at);
export const day = (lang: Lang, at: Date): string => once(`d${lang}`, () => new Intl.DateTimeFormat(tag(lang), { dateStyle: 'medium' })).format(at);

export type Past = { unit: 'day' | 'hour' | 'minute'; n: number };
const steps: [Past['unit'], number][] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** How long ago in its largest unit, up to a month; null beyond that. What lies ahead by a wrong clock is now, 0 minutes ago. */
export function passed(at: Date, nowMs: number): Past | null {
  const past = Math.max(0, nowMs - at.getTime());
  const [unit, size] = steps.find(([, ms]) => past >= ms) ?? ['minute', 60_000];
  return past > 30 * 86_400_000 ? null : { unit, n: Math.floor(past / size) };
}

/** How long ago; the day beyond a month. */
export function ago(lang: Lang, at: Date, nowMs: number): string {
  const past = passed(at, nowMs);
  return past === null ? day(lang, at) : relative(lang).format(-past.n, past.unit);
}

const relative = (lang: Lang): Intl.RelativeTimeFormat => once(`r${lang}`, () => new Intl.RelativeTimeFormat(tag(lang), { numeric: 'auto' }));

/** In how many seconds. */
export const inSeconds = (lang: Lang, seconds: number): string => relative(lang).format(seconds, 'second');
