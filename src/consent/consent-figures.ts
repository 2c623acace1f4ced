// The figures of choices by one of their parts, with nothing in an answer that tells of fewer than ten; pure.
import { consentActions, type ConsentAction } from './consent-record.ts';
import type { ConsentCount } from './consent.store.ts';

export const figureKinds = ['day', 'lang', 'revision', 'surface'] as const;
export type FigureKind = (typeof figureKinds)[number];

/** null: it is from 1 to 9, or would tell one that is. */
type Cell = number | null;
export type Figures<C = Cell> = { total: C; actions: Record<ConsentAction, C>; granted: Record<string, C> };
export type FigureRow = Figures & { key: string };

const FEWEST = 10;
const GRANTED = 'granted:';
const isSmall = (n: number): boolean => n > 0 && n < FEWEST;

/** Sums by the part asked for, then suppressed. Nothing hidden can be computed from what is shown, because whatever a hidden cell is
 *  part of is hidden too: few of an action hide its row's total, and its grants (a category everybody has granted says the total); a cell
 *  hidden in any row hides the sum of its column, and the sums are made of nothing but what the rows show. A grant is hidden too where those
 *  who refused it, or those who picked it themselves (granted beyond accept_all), would be few. This holds within one answer: answers by
 *  another part or over other days may be subtracted; who may ask for figures may read the records themselves. */
export function consentFigures(counts: readonly ConsentCount[], by: FigureKind): { rows: FigureRow[]; totals: Figures } {
  const groups = Map.groupBy(counts, (count) => String(count[by]));
  const categories = [...new Set(counts.flatMap(({ name }) => (name.startsWith(GRANTED) ? [name.slice(GRANTED.length)] : [])))].toSorted();
  const keys = [...groups.keys()].toSorted((a, b) => (by === 'revision' ? Number(a) - Number(b) : a < b ? -1 : 1));
  const rows = keys.map((key) => ({ key, ...suppressed(summed(groups.get(key) ?? [], categories)) }));
  return { rows, totals: totalsOf(rows, categories) };
}

function summed(counts: readonly ConsentCount[], categories: readonly string[]): Figures<number> {
  const sums = new Map<string, number>();
  for (const { name, n } of counts) sums.set(name, (sums.get(name) ?? 0) + n);
  const of = (name: string): number => sums.get(name) ?? 0;
  const actions = Object.fromEntries(consentActions.map((action) => [action, of(action)])) as Record<ConsentAction, number>;
  return { total: Object.values(actions).reduce((a, b) => a + b, 0), actions, granted: Object.fromEntries(categories.map((key) => [key, of(`${GRANTED}${key}`)])) };
}

function suppressed({ total, actions, granted }: Figures<number>): Figures {
  const hidden = Object.values(actions).some(isSmall);
  const tells = (n: number): boolean => isSmall(n) || isSmall(total - n) || isSmall(n - actions.accept_all);
  return {
    total: hidden ? null : total,
    actions: mapped(actions, (n) => (isSmall(n) ? null : n)),
    granted: mapped(granted, (n) => (n > 0 && (hidden || tells(n)) ? null : n)),
  };
}

function totalsOf(rows: readonly Figures[], categories: readonly string[]): Figures {
  const sum = (cells: Cell[]): Cell => (cells.includes(null) ? null : cells.reduce<number>((all, n) => all + (n ?? 0), 0));
  return {
    total: sum(rows.map((row) => row.total)),
    actions: mapped(summed([], []).actions, (_none, action) => sum(rows.map((row) => row.actions[action]))),
    granted: Object.fromEntries(categories.map((key) => [key, sum(rows.map((row) => row.granted[key] ?? null))])),
  };
}

const mapped = <K extends string, A, B>(record: Record<K, A>, to: (value: A, key: K) => B): Record<K, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value as A, key as K)])) as Record<K, B>;
