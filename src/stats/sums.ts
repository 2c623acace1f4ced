// Figures added up over days, read by kind and name; pure. What an undo took back of figures that were never counted shows as nothing.
import { nameOf, type Kind } from './tally.ts';
import type { Sums } from './stats.store.ts';

/** One figure; never below zero. */
export const one = (sums: Sums, kind: Kind, ...parts: string[]): number => Math.max(0, sums.get(nameOf(kind, ...parts)) ?? 0);

export const total = (counts: Iterable<number>): number => [...counts].reduce((sum, n) => sum + n, 0);

/** The figures of a kind, by what follows in their names: `under(sums, 'wait', 'pending')` by bucket. What is zero is left out. */
export function under(sums: Sums, kind: Kind, ...parts: string[]): Map<string, number> {
  const start = `${nameOf(kind, ...parts)}:`;
  return new Map([...sums].filter(([name, n]) => name.startsWith(start) && n > 0).map(([name, n]) => [name.slice(start.length), n]));
}

/** Adds figures of several sites. */
export function merged(all: Sums[]): Sums {
  const sums: Sums = new Map();
  for (const [name, n] of all.flatMap((each) => [...each])) sums.set(name, (sums.get(name) ?? 0) + n);
  return sums;
}

/** Part of a whole to four places; null where there is no whole. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((10_000 * part) / whole) / 10_000);

/** Largest first; equals by name, so that the order never wavers. */
export const ranked = <T>(items: T[], { by, name }: { by(item: T): number; name(item: T): string }): T[] =>
  items.toSorted((a, b) => by(b) - by(a) || (name(a) < name(b) ? -1 : 1));
