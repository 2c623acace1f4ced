// On which day of a zone a moment lies, and reckoning with such days; a day is its date, YYYY-MM-DD, and belongs to no zone.
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The day a moment lies on, in one zone. */
export type DayOf = (at: Date) => string;
/** The same for a site, in the zone its settings name. */
export type DaysOfSite = (site: string) => Promise<DayOf>;

/** Asking Intl costs 4 us, so the answer is kept for the minute it is of: zones change their clocks at whole minutes, and
 *  some of them at 00:01, which sends that day back into the last one. Nothing larger than a minute would be right for all. */
export class Days {
  private readonly zones = new Map<string, DayOf>();

  in(zone: string): DayOf {
    const known = this.zones.get(zone);
    if (known !== undefined) return known;
    const dayOf = dayIn(zone);
    this.zones.set(zone, dayOf);
    return dayOf;
  }
}

function dayIn(zone: string): DayOf {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit',
  });
  let [minute, day] = [Number.NaN, ''];
  return (at) => {
    const asked = Math.floor(at.getTime() / MINUTE_MS);
    if (asked === minute) return day;
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    [minute, day] = [asked, `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`];
    return day;
  };
}

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

export const plusDays = (day: string, days: number): string => new Date(noon(day) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days there are from one to another, both counted. */
export const daysFrom = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / DAY_MS) + 1;

/** Every day from one to another. */
export const everyDay = (from: string, to: string): string[] => Array.from({ length: Math.max(0, daysFrom(from, to)) }, (_, n) => plusDays(from, n));

export type Span = { from: string; to: string };

const monthOf = (day: string): string => day.slice(0, 7);
const nextMonth = (day: string): string => monthOf(plusDays(`${monthOf(day)}-28`, 4));

/** The whole months among some days, by their first and last (YYYY-MM), and the days before and after them. */
export function wholeMonths({ from, to }: Span): { months: Span | null; days: Span[] } {
  const first = from.endsWith('-01') ? monthOf(from) : nextMonth(from);
  const after = monthOf(plusDays(to, 1));
  if (first >= after) return { months: null, days: [{ from, to }] };
  const [before, behind] = [{ from, to: plusDays(`${first}-01`, -1) }, { from: `${after}-01`, to }];
  return { months: { from: first, to: monthOf(plusDays(`${after}-01`, -1)) }, days: [before, behind].filter((span) => span.from <= span.to) };
}
