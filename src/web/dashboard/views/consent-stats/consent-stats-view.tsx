// How visitors answer: shares of acceptance and refusal by day, language, revision or place, with nothing that tells of fewer than ten.
import './consent-stats.css';
import { consentStatsTexts } from '../../../../i18n/dashboard/consent-stats.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { counted } from '../../../../i18n/words.ts';
import type { ConsentStats } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Field, Heading, Loading, Nothing } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { FiguresTable } from './figures-table.tsx';
import { ShareCharts, shareWords } from './share-charts.tsx';

const kinds = ['day', 'lang', 'revision', 'surface'] as const;

export function ConsentStatsView() {
  const texts = say(consentStatsTexts);
  const slug = site.value?.slug ?? '';
  const { query } = place.value;
  const asked = { from: query.get('from'), to: query.get('to'), by: query.get('by') };
  const { data, error, loading, reload } = useLoad(() => api<ConsentStats>(`GET /sites/${slug}/consent/stats${queryOf(asked)}`), `${slug} ${JSON.stringify(asked)}`);
  const wrong = wrongFields(error);
  const choose = (change: Record<string, string>): void => go(hrefOf('/consent/stats', { ...asked, ...change }), { replace: true });
  const dayField = (name: 'from' | 'to') => (
    <Field label={texts[name]} wrong={wrong[`?${name}`]} control={(ids) => <input {...ids} type="date" value={asked[name] ?? data?.[name] ?? ''} onChange={(event) => choose({ [name]: event.currentTarget.value })} />} />
  );
  return (
    <>
      <Heading title={say(shellTexts).views.consentStats} />
      <div class="grid">
        {dayField('from')}
        {dayField('to')}
        <Field label={texts.by} wrong={wrong['?by']} control={(ids) => (
          <select {...ids} value={asked.by ?? 'day'} onChange={(event) => choose({ by: event.currentTarget.value })}>
            {kinds.map((kind) => <option key={kind} value={kind}>{texts.kinds[kind]}</option>)}
          </select>
        )} />
      </div>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? loading && <Loading /> : <div aria-busy={loading}><Figures stats={data} /></div>}
    </>
  );
}

function Figures({ stats }: { stats: ConsentStats }) {
  const texts = say(consentStatsTexts);
  if (stats.rows.length === 0) return <div role="status"><Nothing>{texts.nothing}</Nothing></div>;
  const hides = JSON.stringify(stats.rows).includes('null');
  const { total } = stats.totals;
  return (
    <>
      <p role="status"><strong>{total === null ? texts.choicesHidden : counted(lang.value, texts.choices, total)}</strong>{total !== null && ` — ${shareWords(stats.totals)}`}</p>
      <ShareCharts stats={stats} />
      <h2>{texts.table}</h2>
      <FiguresTable stats={stats} />
      {hides && <p class="note">{texts.why}</p>}
      <p class="hint">{texts.zone.replace('{zone}', () => `\u2068${stats.timezone}\u2069`)}</p>
    </>
  );
}
