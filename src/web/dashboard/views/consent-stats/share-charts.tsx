// Shares as bars: a column a day, or a line a language, revision or place. They flow with the text; the table beside them has the figures.
import { consentStatsTexts } from '../../../../i18n/dashboard/consent-stats.ts';
import { day as dayWord } from '../../../../i18n/words.ts';
import type { ConsentStats } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { keyName } from './figures-table.tsx';
import { daysOf, noonOf, percent, sharesOf, type Figures, type Shares } from './shares.ts';

const parts = ['accept', 'custom', 'reject'] as const;

export function ShareCharts({ stats }: { stats: ConsentStats }) {
  const texts = say(consentStatsTexts);
  return (
    <figure class="share-chart card" role="group" aria-label={texts.chart}>
      <ul class="legend">{parts.map((part) => <li key={part}><span class={`swatch ${part}`} /> {texts.shares[part]}</li>)}{stats.rows.some((row) => sharesOf(row) === 'hidden') && <li><span class="swatch hides" /> {texts.hidden}</li>}</ul>
      {stats.by === 'day' ? <DayColumns stats={stats} /> : <RowBars stats={stats} />}
    </figure>
  );
}

/** Where each part begins and how far it goes, out of 100. */
function spans({ accept, custom, reject }: Shares): { part: (typeof parts)[number]; at: number; size: number }[] {
  return [{ part: 'accept', at: 0, size: accept * 100 }, { part: 'custom', at: accept * 100, size: custom * 100 }, { part: 'reject', at: (accept + custom) * 100, size: reject * 100 }];
}

function DayColumns({ stats }: { stats: ConsentStats }) {
  const texts = say(consentStatsTexts);
  const days = daysOf(stats);
  return (
    <>
      <svg class="flow columns" viewBox={`0 0 ${days.length} 100`} preserveAspectRatio="none" role="img" aria-label={texts.chartText.replace('{by}', texts.kinds.day)}>
        {days.map(({ day, row }, at) => <Column key={day} at={at} shares={row === null ? 'none' : sharesOf(row)} />)}
      </svg>
      <p class="axis"><span>{dayWord(lang.value, noonOf(stats.from))}</span><span>{dayWord(lang.value, noonOf(stats.to))}</span></p>
    </>
  );
}

function Column({ at, shares }: { at: number; shares: ReturnType<typeof sharesOf> }) {
  if (shares === 'none') return null;
  if (shares === 'hidden') return <rect class="hidden-share" x={at + 0.08} width={0.84} y={0} height={100} />;
  return <>{spans(shares).map(({ part, at: from, size }) => <rect key={part} class={part} x={at + 0.08} width={0.84} y={100 - from - size} height={size} />)}</>;
}

function RowBars({ stats }: { stats: ConsentStats }) {
  const texts = say(consentStatsTexts);
  return (
    <ul class="bars">
      {stats.rows.map((row) => (
        <li key={row.key}>
          <span class="bar-name">{keyName(stats.by, row.key)}</span>
          <Bar figures={row} />
          <span class="hint">{shareWords(row, texts)}</span>
        </li>
      ))}
    </ul>
  );
}

function Bar({ figures }: { figures: Figures }) {
  const shares = sharesOf(figures);
  return (
    <svg class="flow bar-line" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      {shares === 'hidden' && <rect class="hidden-share" width={100} height={1} />}
      {typeof shares === 'object' && spans(shares).map(({ part, at, size }) => <rect key={part} class={part} x={at} width={size} height={1} />)}
    </svg>
  );
}

/** The shares as words; what is hidden or none says so. */
export function shareWords(figures: Figures, texts = say(consentStatsTexts)): string {
  const shares = sharesOf(figures);
  if (shares === 'hidden') return texts.hidden;
  if (shares === 'none') return texts.noneThen;
  return parts.map((part) => `${texts.shares[part]} ${percent(lang.value, shares[part])}`).join(' · ');
}
