// The daily figures in MongoDB: a document for each site, day and writer's slot, so that processes do not meet in one; and one
// for each month, because reading a year from its days takes a quarter of a second.
import type { ClientSession } from 'mongoose';
import { wholeMonths, type Span } from '../../stats/days.ts';
import type { Daily, StatsQuery, StatsStore } from '../../stats/stats.store.ts';
import type { Models } from './models.ts';
import { raw } from './raw.ts';
import type { Work } from './work.ts';

/** Ids sort by site, then days before months, then by time: no other index is needed. */
const dayId = (site: string, day: string): string => `${site}/${day}`;
const monthId = (site: string, month: string): string => `${site}/m${month}`;
const within = (first: string, last: string) => ({ _id: { $gte: `${first}/`, $lt: `${last}0` } });

/** Adds what a batch counted: two updates for each site and day. */
export async function writeStats(work: Work, { stats }: Models, { slot, session }: { slot: number; session: ClientSession }): Promise<void> {
  if (work.tallies.length === 0) return;
  const sums = new Map<string, Record<string, number>>();
  for (const { site, day, name, n } of work.tallies) {
    for (const id of [dayId(site, day), monthId(site, day.slice(0, 7))]) {
      const $inc = sums.get(id) ?? {};
      $inc[`n.${name}`] = ($inc[`n.${name}`] ?? 0) + n;
      sums.set(id, $inc);
    }
  }
  await raw(stats).bulkWrite([...sums].map(([id, $inc]) => ({ updateOne: { filter: { _id: `${id}/${slot}` }, update: { $inc }, upsert: true } })), { session, ordered: false });
}

export const mongoStats = ({ stats }: Models): StatsStore => ({
  async read(query) {
    const [rows, days] = await Promise.all([raw(stats).find({ $or: pieces(query) }).toArray(), daily(stats, query)]);
    const sums = new Map<string, number>();
    for (const { n } of rows) for (const [name, more] of Object.entries(n)) sums.set(name, (sums.get(name) ?? 0) + more);
    return { sums, daily: days };
  },
});

/** Where the range lies: in whole months, and in single days before and after them. */
function pieces({ site, from, to }: StatsQuery) {
  const { months, days } = wholeMonths({ from, to });
  const ofDays = days.map((span: Span) => within(dayId(site, span.from), dayId(site, span.to)));
  return months === null ? ofDays : [...ofDays, within(monthId(site, months.from), monthId(site, months.to))];
}

async function daily(stats: Models['stats'], { site, from, to, daily: names }: StatsQuery): Promise<Daily> {
  const found: Daily = new Map();
  if (names.length === 0) return found;
  const projection = Object.fromEntries(names.map((name) => [`n.${name}`, 1]));
  const rows = await raw(stats).find(within(dayId(site, from), dayId(site, to)), { projection }).toArray();
  for (const { _id, n = {} } of rows) {
    const day = _id.slice(site.length + 1, site.length + 11);
    for (const name of Object.keys(n)) {
      const days = found.get(name) ?? {};
      days[day] = (days[day] ?? 0) + (n[name] ?? 0);
      found.set(name, days);
    }
  }
  return found;
}
