// The filter of consent records as the address holds it, and as the API takes it; pure.
export const filterNames = ['action', 'lang', 'revision', 'surface', 'subject', 'from', 'to'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Record<FilterName, string>;

export const filterOf = (query: URLSearchParams): Filter => Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? ''])) as Filter;
export const isFiltered = (filter: Filter): boolean => Object.values(filter).some((value) => value !== '');

/** A day begins where the person is; the last day is counted, the API's `to` is not. What is no day goes as it is, to be refused. */
export function timesOf({ from, to }: Pick<Filter, 'from' | 'to'>): { from: string; to: string } {
  return { from: startOf(from, 0), to: startOf(to, 1) };
}

export function startOf(day: string, later: number): string {
  const at = new Date(`${day}T00:00:00`);
  if (day === '' || Number.isNaN(at.getTime())) return day;
  at.setDate(at.getDate() + later);
  return at.toISOString();
}
