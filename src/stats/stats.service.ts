// The figures of a desk and the yearly transparency summary, from rollups alone. Who may ask is settled at the edge.
import { AppError } from '../errors.ts';
import type { Clock } from '../kernel/clock.ts';
import type { SitesService } from '../sites/sites.service.ts';
import { daysFrom, everyDay, plusDays, type DaysOfSite } from './days.ts';
import * as figures from './figures.ts';
import type { StatsStore, Sums } from './stats.store.ts';
import { merged } from './sums.ts';
import { summary, type Summary } from './transparency.ts';

/** A leap year. */
const MAX_DAYS = 366;
const USUAL_DAYS = 30;

export type Range = { from: string; to: string };
export type Transparency = Range & { year: number; total: Summary; sites: ({ site: string; timezone: string } & Summary)[] };

type StatsDeps = { store: StatsStore; sites: SitesService; dayOf: DaysOfSite; clock: Clock };

export class StatsService {
  private readonly deps: StatsDeps;

  constructor(deps: StatsDeps) {
    this.deps = deps;
  }

  /** The figures of some sites added up; each counts in days of its own zone. */
  async figures(slugs: string[], given: Partial<Range>) {
    const { from, to } = await this.rangeOf(slugs, given);
    const read = await Promise.all(slugs.map((site) => this.deps.store.read({ site, from, to, daily: figures.dailyNames })));
    const sums = merged(read.map((each) => each.sums));
    return {
      from, to, totals: figures.totals(sums), days: figures.byDay(read.map(({ daily }) => daily), everyDay(from, to)), queues: figures.waits(sums),
      people: figures.deciders(sums, 'people'), rules: figures.deciders(sums, 'rules'), checks: figures.checks(sums), reasons: figures.reasons(sums),
    };
  }

  /** A calendar year of each site and of all together. */
  async transparency(slugs: string[], year: number): Promise<Transparency> {
    const range = { from: `${year}-01-01`, to: `${year}-12-31` };
    const read = await Promise.all(slugs.map(async (site): Promise<[string, Sums]> => [site, (await this.deps.store.read({ site, ...range, daily: [] })).sums]));
    const sites = await Promise.all(read.map(async ([site, sums]) => ({ site, timezone: await this.timezoneOf(site), ...summary(sums) })));
    return { year, ...range, total: summary(merged(read.map(([, sums]) => sums))), sites };
  }

  async timezoneOf(site: string): Promise<string> {
    return (await this.deps.sites.get(site)).settings.timezone;
  }

  /** The last thirty days unless asked otherwise; today is the latest that any of the sites has. */
  async rangeOf(slugs: string[], given: Partial<Range>): Promise<Range> {
    const now = this.deps.clock.now();
    const todays = await Promise.all(slugs.map(async (slug) => (await this.deps.dayOf(slug))(now)));
    const to = given.to ?? todays.toSorted().at(-1) ?? now.toISOString().slice(0, 10);
    const from = given.from ?? plusDays(to, 1 - USUAL_DAYS);
    const days = daysFrom(from, to);
    if (days < 1 || days > MAX_DAYS) throw new AppError('validation', { errors: [{ path: given.from === undefined ? '?to' : '?from', code: 'out_of_range' }] });
    return { from, to };
  }
}
