// A calendar year's transparency summary of a site as one table that prints.
import { statsTexts } from '../../../../i18n/dashboard/stats.ts';
import { number } from '../../../../i18n/words.ts';
import type { Transparency } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { put } from '../../state/quote.ts';
import { go, hrefOf } from '../../state/route.ts';
import { ErrorNote, Heading, Loading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { nameOfReason } from './names.ts';
import { duration, fullDay, percentOf } from './shapes.ts';

type Figure = { path: string[]; value: number | null };

export function YearReport({ slug, year }: { slug: string; year: string }) {
  const { report } = say(statsTexts);
  const path = `/moderation/transparency${queryOf({ year, site: slug })}`;
  const { data, error, reload } = useLoad(() => api<Transparency>(`GET ${path}`), path);
  return (
    <>
      <Heading title={`${report.title} ${year}`}>
        <YearChoice year={year} />
        <button type="button" class="no-print" onClick={() => print()}>{report.print}</button>
        <a class="no-print" href={`/api/v1${path}&format=csv`} download={`transparency-${year}-${slug}.csv`}>{report.csv}</a>
        <a class="no-print" href={hrefOf('/stats')}>{report.back}</a>
      </Heading>
      <p class="hint about">{report.about}</p>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? error === null && <Loading /> : <Report summary={data} />}
    </>
  );
}

function YearChoice({ year }: { year: string }) {
  const { report } = say(statsTexts);
  const now = new Date().getFullYear();
  const years = [...new Set([Number(year), ...Array.from({ length: 6 }, (_, back) => now - back)])].filter(Number.isInteger).toSorted((a, b) => b - a);
  return (
    <label class="choice no-print"><span>{report.year}</span>
      <select value={year} onChange={(event) => go(hrefOf('/stats', { year: event.currentTarget.value }), { replace: true })}>{years.map((each) => <option key={each} value={each}>{each}</option>)}</select>
    </label>
  );
}

function Report({ summary: { from, to, total } }: { summary: Transparency }) {
  const { report } = say(statsTexts);
  return (
    <table class="report">
      <caption>{put(report.caption, { from: fullDay(from), to: fullDay(to) })}</caption>
      <thead><tr><th scope="col">{report.figure}</th><th scope="col" class="number">{report.total}</th></tr></thead>
      {Object.entries(total).map(([section, figures]) => (
        <tbody key={section}>
          <tr><th scope="rowgroup" colSpan={2} class="part">{report.sections[section as keyof typeof total]}</th></tr>
          {figuresIn(figures).map(({ path, value }) => <tr key={path.join('.')}><th scope="row">{nameOf(path)}</th><td class="number">{shown(path, value)}</td></tr>)}
        </tbody>
      ))}
    </table>
  );
}

const figuresIn = (value: object, path: string[] = []): Figure[] => Object.entries(value).flatMap(([name, child]: [string, unknown]) => (
  typeof child === 'object' && child !== null ? figuresIn(child, [...path, name]) : [{ path: [...path, name], value: child as number | null }]));

/** A step is one of ours, or the code of a reason that stands under "by reason". */
const nameOf = (path: string[]): string => path.map((step, at) => (path[at - 1] === 'byReason' ? nameOfReason(step) : say(statsTexts).report.names[step] ?? step)).join(' – ');

function shown(path: string[], value: number | null): string {
  if (value === null) return '–';
  const name = path.at(-1);
  if (name === 'medianMs') return duration(value);
  return name === 'errorRate' ? percentOf(value) : number(lang.value, value);
}
