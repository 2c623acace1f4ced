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
 *  part of is hidden too: a small action hides its row's total and grants (a category everybody has granted says the total); a cell
 *  hidden in any row hides the sum of its column; a hidden sum of actions hides the sum of all. So every sum over a hidden cell has a
 *  second unknown of its own. A grant is hidden too where those who refused, or those who picked it themselves (granted beyond
 *  accept_all), would be few. This holds within one answer: two answers over different days may be subtracted. */
export function consentFigures(counts: readonly ConsentCount[], by: FigureKind): { rows: FigureRow[]; totals: Figures } {
  const groups = Map.groupBy(counts, (count) => String(count[by]));
  const categories = [...new Set(counts.flatMap(({ name }) => (name.startsWith(GRANTED) ? [name.slice(GRANTED.length)] : [])))].toSorted();
  const keys = [...groups.keys()].toSorted((a, b) => (by === 'revision' ? Number(a) - Number(b) : a < b ? -1 : 1));
  const rows = keys.map((key) => ({ key, ...suppressed(summed(groups.get(key) ?? [], categories)) }));
  return { rows, totals: totalsOf(suppressed(summed(counts, categories)), rows) };
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
    granted: mapped(granted, (n) => ((hidden && n > 0) || tells(n) ? null : n)),
  };
}

function totalsOf({ total, actions, granted }: Figures, rows: readonly Figures[]): Figures {
  const sums = {
    actions: mapped(actions, (n, action) => (rows.some((row) => row.actions[action] === null) ? null : n)),
    granted: mapped(granted, (n, key) => (rows.some((row) => row.granted[key] === null) ? null : n)),
  };
  return { total: [...Object.values(sums.actions), ...rows.map((row) => row.total)].includes(null) ? null : total, ...sums };
}

const mapped = <K extends string, A, B>(record: Record<K, A>, to: (value: A, key: K) => B): Record<K, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value as A, key as K)])) as Record<K, B>;
