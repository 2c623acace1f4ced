// The desk's figures as charts, for a range of days; the yearly report stands at an address of its own.
import { statsTexts } from '../../../../i18n/dashboard/stats.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { number } from '../../../../i18n/words.ts';
import { serverNow } from '../../../client/call.ts';
import type { Stats } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { put, quote } from '../../state/quote.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Field, Heading, Loading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { DayCharts } from './day-charts.tsx';
import { fullDay, percentOf } from './shapes.ts';
import { Checks, People, Reasons, Rules, Waits } from './tables.tsx';
import { YearReport } from './year-report.tsx';

const DAY_MS = 86_400_000;
const ranges = ['7', '30', '90', '365'] as const;

export function StatsView() {
  const year = place.value.query.get('year');
  if (site.value === null) return null;
  return year === null ? <Figures slug={site.value.slug} zone={site.value.settings.timezone} /> : <YearReport slug={site.value.slug} year={year} />;
}

/** The site's own today, as the figures count days. */
const today = (zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(serverNow());
const daysBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

function Figures({ slug, zone }: { slug: string; zone: string }) {
  const texts = say(statsTexts);
  const range = ranges.find((each) => each === place.value.query.get('days')) ?? '30';
  const from = daysBefore(today(zone), Number(range) - 1);
  const { data, error, reload } = useLoad(() => api<Stats>(`GET /moderation/stats${queryOf({ site: slug, from })}`), `${slug} ${from}`);
  const year = Number(today(zone).slice(0, 4));
  return (
    <>
      <Heading title={say(shellTexts).views.stats}>{[year, year - 1].map((each) => <a key={each} href={hrefOf('/stats', { year: String(each) })}>{texts.report.title} {each}</a>)}</Heading>
      <div class="range">
        <Field label={texts.range} control={(ids) => (
          <select {...ids} value={range} onChange={(event) => go(hrefOf('/stats', { days: event.currentTarget.value }), { replace: true })}>
            {ranges.map((each) => <option key={each} value={each}>{texts.ranges[each]}</option>)}
          </select>
        )} />
        {data !== null && <p class="hint" role="status">{put(texts.fromTo, { from: fullDay(data.from), to: fullDay(data.to) })}. {put(texts.zone, quote(data.timezone ?? zone))}</p>}
      </div>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? error === null && <Loading /> : (
        <>
          <Totals totals={data.totals} />
          <div class="stats-charts">
            <DayCharts days={data.days} totals={data.totals} />
            <Reasons reasons={data.reasons} />
          </div>
          <Waits queues={data.queues} />
          <People people={data.people} />
          <Rules rules={data.rules} />
          <Checks checks={data.checks} />
        </>
      )}
    </>
  );
}

function Totals({ totals }: { totals: Stats['totals'] }) {
  const names = say(statsTexts).totals;
  const shown = {
    posted: number(lang.value, totals.posted), heldShare: totals.heldShare === null ? '–' : percentOf(totals.heldShare), decisions: number(lang.value, totals.decisions),
    overturned: number(lang.value, totals.overturned), reports: number(lang.value, totals.reports.received), appeals: number(lang.value, totals.appeals.received),
  };
  return <dl class="totals">{(Object.keys(shown) as (keyof typeof shown)[]).map((name) => <div key={name}><dt>{names[name]}</dt><dd>{shown[name]}</dd></div>)}</dl>;
}
