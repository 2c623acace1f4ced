// The figures of consent as a table. What is hidden says whether it is under ten or would only tell of something that is.
import { consentStatsTexts } from '../../../../i18n/dashboard/consent-stats.ts';
import type { Lang } from '../../../../i18n/index.ts';
import { day, number } from '../../../../i18n/words.ts';
import type { ConsentStats } from '../../../wire.ts';
import { lang, languageNames, say } from '../../state/lang.ts';
import { revisionName } from '../policies/policy-rows.ts';
import { acts, noonOf, percent, sharesOf, type Figures } from './shares.ts';

/** A row's key as words. */
export function keyName(by: ConsentStats['by'], key: string) {
  if (by === 'day') return day(lang.value, noonOf(key));
  if (by === 'lang') return languageNames[key as Lang] ?? key;
  if (by === 'revision') return revisionName(Number(key));
  return say(consentStatsTexts).surfaces[key] ?? <bdi dir="ltr">{key}</bdi>;
}

export function FiguresTable({ stats }: { stats: ConsentStats }) {
  const texts = say(consentStatsTexts);
  const categories = Object.keys(stats.totals.granted);
  // The newest day is what one looks for.
  const rows = stats.by === 'day' || stats.by === 'revision' ? stats.rows.toReversed() : stats.rows;
  return (
    <div class="scroll days" role="region" aria-label={texts.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.kinds[stats.by]}</th><th scope="col" class="number">{texts.total}</th>
            {acts.map((act) => <th key={act} scope="col" class="number">{texts.acts[act]}</th>)}
            <th scope="col" class="number">{texts.shares.accept}</th><th scope="col" class="number">{texts.shares.reject}</th>
            {categories.map((key) => <th key={key} scope="col" class="number">{texts.grantedOf.replace('{key}', () => `\u2068${key}\u2069`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => <FiguresRow key={row.key} name={keyName(stats.by, row.key)} figures={row} categories={categories} isSum={false} />)}
        </tbody>
        <tfoot><FiguresRow name={texts.all} figures={stats.totals} categories={categories} isSum /></tfoot>
      </table>
    </div>
  );
}

type FiguresRowProps = { name: ReturnType<typeof keyName>; figures: Figures; categories: string[]; isSum: boolean };

function FiguresRow({ name, figures, categories, isSum }: FiguresRowProps) {
  const shares = sharesOf(figures);
  return (
    <tr>
      <th scope="row">{name}</th>
      <Cell n={figures.total} />
      {acts.map((act) => <Cell key={act} n={figures.actions[act] ?? null} isFew={!isSum} />)}
      {(['accept', 'reject'] as const).map((part) => (typeof shares === 'object' ? <td key={part} class="number">{percent(lang.value, shares[part])}</td> : shares === 'hidden' ? <Cell key={part} n={null} /> : <td key={part} class="number">–</td>))}
      {categories.map((key) => <Cell key={key} n={figures.granted[key] ?? null} />)}
    </tr>
  );
}

/** Only an action's own cell is hidden for being under ten; the others are where they would tell of one. */
function Cell({ n, isFew = false }: { n: number | null; isFew?: boolean }) {
  const texts = say(consentStatsTexts);
  if (n !== null) return <td class="number">{number(lang.value, n)}</td>;
  return <td class="number few" title={isFew ? texts.fewWhy : texts.hiddenWhy}>{isFew ? <bdi dir="ltr">{texts.few}</bdi> : texts.hidden}</td>;
}
