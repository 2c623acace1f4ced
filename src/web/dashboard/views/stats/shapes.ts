// What charts are drawn from: scales, sums of days, and numbers as people read them; pure but for the language spoken.
import type { Stats } from '../../../wire.ts';
import { lang } from '../../state/lang.ts';

/** The marks of an axis from zero: round numbers, at most six. Counts have none between whole numbers. */
export function ticksUpTo(most: number, isCount: boolean): number[] {
  const least = isCount ? 1 : 0.01;
  const rough = Math.max(most, least) / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(least, [1, 2, 2.5, 5, 10].map((times) => times * unit).filter((each) => !isCount || Number.isInteger(each) || each < 1).find((each) => each >= rough) ?? rough);
  return Array.from({ length: Math.ceil(Math.max(most, least) / step) + 1 }, (_, at) => at * step);
}

export type Day = Stats['days'][number];
type Amount = Exclude<keyof Day, 'day'>;
const amounts: Amount[] = ['posted', 'published', 'held', 'refused', 'edited', 'removed', 'decisions', 'automatic', 'reports', 'appeals'];

/** A month of days as days, a quarter as weeks, a year as months: what a narrow screen can still show. */
export function bucketsOf(days: Day[]): { buckets: Day[]; unit: 'day' | 'week' | 'month' } {
  if (days.length <= 31) return { buckets: days, unit: 'day' };
  if (days.length > 100) return { buckets: grouped(days, ({ day }) => day.slice(0, 7)), unit: 'month' };
  // Weeks end with the last day, so that the newest is whole.
  return { buckets: grouped(days, (_day, at) => String(Math.floor((days.length - 1 - at) / 7))), unit: 'week' };
}

function grouped(days: Day[], key: (day: Day, at: number) => string): Day[] {
  const groups = new Map<string, Day>();
  for (const [at, each] of days.entries()) {
    const name = key(each, at);
    const sum = groups.get(name);
    if (sum === undefined) groups.set(name, { ...each });
    else for (const amount of amounts) sum[amount] += each[amount];
  }
  return [...groups.values()];
}

const tag = (): string => `${lang.value}-u-nu-latn`;

/** A calendar day of the site, short: the axis has little room. */
export const shortDay = (day: string, unit: 'day' | 'week' | 'month'): string =>
  new Intl.DateTimeFormat(tag(), unit === 'month' ? { month: 'short', timeZone: 'UTC' } : { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));

export const fullDay = (day: string): string => new Intl.DateTimeFormat(tag(), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

const steps: [unit: string, ms: number][] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1000]];

/** How long, in the largest unit that leaves a number over one; with the language's own plural. */
export function duration(ms: number): string {
  const [unit, size] = steps.find(([, each]) => ms >= each * 1.5) ?? ['second', 1000];
  const value = ms / size;
  return new Intl.NumberFormat(tag(), { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

export const percentOf = (share: number): string => new Intl.NumberFormat(tag(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
