// The figures as they are sent: JSON by field, and the yearly summary as a table with one figure a row.
import { csvOf } from '../text/csv.ts';
import type { Transparency } from './stats.service.ts';
import type { Summary } from './transparency.ts';

type Cell = string | number | null;

export const summaryView = ({ comments, notices, ownInitiative, restrictions, complaints, automatedMeans, decisions }: Summary) =>
  ({ comments, notices, ownInitiative, restrictions, complaints, automatedMeans, decisions });

export const transparencyView = ({ year, from, to, total, sites }: Transparency) => ({
  year, from, to, total: summaryView(total), sites: sites.map((each) => ({ site: each.site, timezone: each.timezone, ...summaryView(each) })),
});

/** Every figure with the path of names that leads to it. */
const leaves = (value: object, path: string[] = []): [path: string[], value: Cell][] => Object.entries(value).flatMap(([name, child]) =>
  (typeof child === 'object' && child !== null ? leaves(child as object, [...path, name]) : [[[...path, name], child as Cell] as [string[], Cell]]));

/** The sum of the sites is the row without one. */
export function transparencyCsv({ year, total, sites }: Transparency): string {
  const rows = (site: string, of: Summary): Cell[][] =>
    leaves(summaryView(of)).map(([[section = '', ...figure], value]) => [year, site, section, figure.join('.'), value]);
  return csvOf([['year', 'site', 'section', 'figure', 'value'], ...rows('', total), ...sites.flatMap((each) => rows(each.site, each))]);
}
