// What came and what was done, over time: comments by outcome, decisions, reports and appeals.
import { statsTexts } from '../../../../i18n/dashboard/stats.ts';
import { counted, number } from '../../../../i18n/words.ts';
import type { Stats } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { put } from '../../state/quote.ts';
import { Chart } from './chart.tsx';
import { bucketsOf, fullDay, shortDay, type Day } from './shapes.ts';

export function DayCharts({ days, totals }: Pick<Stats, 'days' | 'totals'>) {
  const texts = say(statsTexts);
  const { buckets, unit } = bucketsOf(days);
  const show = (value: number): string => number(lang.value, value);
  const over = { axis: texts.units[unit], labels: buckets.map(({ day }) => shortDay(day, unit)) };
  const series = (name: string, of: (day: Day) => number) => ({ name, values: buckets.map(of) });
  /** The sentence, and which time had the most. */
  const summary = (sentence: string, of: (day: Day) => number): string => {
    const most = buckets.reduce<Day | null>((best, each) => (best === null || of(each) > of(best) ? each : best), null);
    if (most === null || of(most) === 0) return texts.nothing;
    const label = unit === 'month' ? shortDay(most.day, unit) : fullDay(most.day);
    return `${sentence} ${put(texts.busiest, { label: unit === 'week' ? `${texts.units.week} ${label}` : label, n: show(of(most)) })}`;
  };
  const outcomes = { total: counted(lang.value, texts.comments, totals.posted), published: show(totals.published), held: show(totals.held), refused: show(totals.refused) };
  return (
    <>
      <Chart {...over} kind="columns" title={texts.statuses} summary={summary(put(texts.statusSummary, outcomes), ({ posted }) => posted)}
        series={[series(texts.published, ({ published }) => published), series(texts.held, ({ held }) => held), series(texts.refused, ({ refused }) => refused)]} />
      <Chart {...over} kind="lines" title={texts.work} summary={summary(put(texts.workSummary, { persons: show(totals.decisions), automatic: show(totals.automatic) }), ({ decisions, automatic }) => decisions + automatic)}
        series={[series(texts.persons, ({ decisions }) => decisions), series(texts.automatic, ({ automatic }) => automatic)]} />
      <Chart {...over} kind="columns" title={texts.asked} summary={summary(put(texts.askedSummary, { reports: show(totals.reports.received), appeals: show(totals.appeals.received) }), ({ reports, appeals }) => reports + appeals)}
        series={[series(texts.reportsIn, ({ reports }) => reports), series(texts.appealsIn, ({ appeals }) => appeals)]} />
    </>
  );
}
