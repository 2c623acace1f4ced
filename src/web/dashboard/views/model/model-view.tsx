// The learned score of a site in words a newsroom understands: what it learnt, where it holds, how well it does.
import './model.css';
import { modelTexts } from '../../../../i18n/dashboard/model.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { counted, moment, number } from '../../../../i18n/words.ts';
import type { Model } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { put } from '../../state/quote.ts';
import { isAdmin, site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { Chart } from '../stats/chart.tsx';
import { percentOf } from '../stats/shapes.ts';
import { WorkingPoint } from './working-point.tsx';

export const ModelView = () => (site.value === null ? null : <Learned slug={site.value.slug} />);

function Learned({ slug }: { slug: string }) {
  const texts = say(modelTexts);
  const { data, error, reload, set } = useLoad(() => api<Model>(`GET /sites/${encodeURIComponent(slug)}/model`), slug);
  return (
    <>
      <Heading title={say(shellTexts).views.model} />
      <p class="hint about">{texts.about}</p>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null ? error === null && <Loading /> : (
        <>
          <div class="model">
            <State model={data} />
            {isAdmin.value ? <WorkingPoint slug={slug} model={data} onDone={set} /> : <p class="hint">{texts.adminsOnly}</p>}
            <Learnt model={data} />
          </div>
          <Curve model={data} />
          <Figures model={data} />
        </>
      )}
      <section class="card" aria-labelledby="limits"><h2 id="limits">{texts.limits}</h2><ul>{texts.limitList.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></section>
    </>
  );
}

function State({ model: { enabled, speaking, missing, workingPoint: { threshold, maxFalseHolds } } }: { model: Model }) {
  const texts = say(modelTexts);
  const isLearning = missing.approved > 0 || missing.refused > 0;
  const state = speaking ? 'speaking' : enabled ? 'learning' : isLearning ? 'silencedLearning' : 'silenced';
  return (
    <section class="card" aria-labelledby="point">
      <h2 id="point">{texts.point}</h2>
      <div role="status">
        <p><strong>{texts.state[state]}</strong> {isLearning && put(texts.missing, { approved: counted(lang.value, texts.approved, missing.approved), refused: counted(lang.value, texts.refused, missing.refused) })}</p>
        <p>{put(texts.pointHolds, percentOf(threshold))} {maxFalseHolds === null ? texts.byHand : put(texts.byShare, percentOf(maxFalseHolds))}</p>
      </div>
    </section>
  );
}

function Learnt({ model: { learnt, updatedAt } }: { model: Model }) {
  const texts = say(modelTexts);
  const show = (count: number): string => number(lang.value, count);
  return (
    <section class="card" aria-labelledby="learnt">
      <h2 id="learnt">{texts.learnt}</h2>
      <dl class="facts">
        <div><dt>{texts.learntApproved}</dt><dd>{show(learnt.approved)}</dd></div>
        <div><dt>{texts.learntRefused}</dt><dd>{show(learnt.refused)}</dd></div>
        <div><dt>{texts.fromDecisions}</dt><dd>{show(learnt.fromDecisions)}</dd></div>
        <div><dt>{texts.fromFile}</dt><dd>{show(learnt.fromFile)}</dd></div>
        <div><dt>{texts.updated}</dt><dd>{updatedAt === null ? texts.never : moment(lang.value, new Date(updatedAt))}</dd></div>
      </dl>
    </section>
  );
}

/** What the figures are drawn from: the desk's own decisions once there are any. */
const judgedBy = ({ lastDecisions, crossCheck }: Model) => (lastDecisions.count > 0 ? lastDecisions : crossCheck);
const share = (value: number | null): string => (value === null ? say(modelTexts).unknown : percentOf(value));

function Curve({ model }: { model: Model }) {
  const texts = say(modelTexts);
  const { curve, count, recall, falseHolds } = judgedBy(model);
  if (count === 0) return <p class="hint">{texts.noCurve}</p>;
  return (
    <Chart kind="lines" title={texts.curve} axis={texts.probability} most={1} show={percentOf} labels={curve.map(({ threshold }) => percentOf(threshold))}
      summary={put(texts.curveSummary, { threshold: percentOf(model.workingPoint.threshold), recall: share(recall), falseHolds: share(falseHolds) })}
      series={[{ name: texts.caught, values: curve.map((each) => each.recall) }, { name: texts.wrongly, values: curve.map((each) => each.falseHolds) }]} />
  );
}

function Figures({ model: { lastDecisions, crossCheck } }: { model: Model }) {
  const texts = say(modelTexts);
  const rows = (['count', 'held', 'precision', 'recall', 'falseHolds'] as const).map((name) => ({ name, values: [lastDecisions[name], crossCheck[name]] }));
  const show = (name: string, value: number | null): string => (name === 'count' || name === 'held' ? number(lang.value, value ?? 0) : share(value));
  return (
    <section class="card" aria-labelledby="figures">
      <h2 id="figures">{texts.figures}</h2>
      <p class="hint">{texts.figuresAbout}</p>
      <table>
        <thead><tr><th scope="col">{texts.figure}</th><th scope="col" class="number">{texts.lastDecisions}</th><th scope="col" class="number">{texts.crossCheck}</th></tr></thead>
        <tbody>{rows.map(({ name, values }) => <tr key={name}><th scope="row">{texts[name]}</th>{values.map((value, at) => <td key={at} class="number">{show(name, value)}</td>)}</tr>)}</tbody>
      </table>
    </section>
  );
}
