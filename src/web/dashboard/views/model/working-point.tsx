// Where the score holds, as an admin chooses it: by the share held by mistake or by the probability, with what that would do.
import { useState } from 'preact/hooks';
import { modelTexts } from '../../../../i18n/dashboard/model.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { Model, ModelChange } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { put } from '../../state/quote.ts';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { percentOf } from '../stats/shapes.ts';

type Way = 'maxFalseHolds' | 'threshold';
type PointProps = { slug: string; model: Model; onDone(model: Model): void };

const percentFrom = (share: number): string => String(Math.round(share * 1000) / 10);
/** Empty is no number: it is sent as it is not, and the server says so. */
const shareFrom = (percent: string): number => (percent.trim() === '' ? Number.NaN : Number(percent) / 100);

export function WorkingPoint({ slug, model, onDone }: PointProps) {
  const texts = say(modelTexts);
  const { threshold, maxFalseHolds } = model.workingPoint;
  const [way, setWay] = useState<Way>(maxFalseHolds === null ? 'threshold' : 'maxFalseHolds');
  const [share, setShare] = useState(percentFrom(maxFalseHolds ?? 0.02));
  const [at, setAt] = useState(percentFrom(threshold));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = (change: ModelChange): Promise<Model> => api<Model>(`PATCH /sites/${encodeURIComponent(slug)}/model`, change);
  const save = async (change: ModelChange): Promise<void> => {
    setBusy(true);
    setError(null);
    const isPoint = change.enabled === undefined;
    // What this act changes, and nothing that another has changed since.
    const back: ModelChange = isPoint ? (maxFalseHolds === null ? { threshold } : { maxFalseHolds }) : { enabled: model.enabled };
    try {
      const after = await send(change);
      onDone(after);
      if (isPoint) setAt((now) => (now === at ? percentFrom(after.workingPoint.threshold) : now));
      toast(texts.saved, { about: 'model', undo: () => void send(back).then(onDone, toastError) });
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const wrong = wrongFields(error);
  return (
    <section class="card" aria-labelledby="change">
      <h2 id="change">{texts.change}</h2>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(way === 'threshold' ? { threshold: shareFrom(at) } : { maxFalseHolds: shareFrom(share) }); }}>
        <Field label={texts.way} control={(ids) => (
          <select {...ids} value={way} onChange={(event) => setWay(event.currentTarget.value as Way)}>
            {(['maxFalseHolds', 'threshold'] as const).map((each) => <option key={each} value={each}>{texts.ways[each]}</option>)}
          </select>
        )} />
        {way === 'maxFalseHolds'
          ? <Field label={texts.share} hint={texts.shareHint} wrong={wrong['/maxFalseHolds']} control={(ids) => <input {...ids} type="number" min={0} max={100} step={0.1} value={share} onInput={(event) => setShare(event.currentTarget.value)} />} />
          : <Field label={texts.threshold} hint={texts.thresholdHint} wrong={wrong['/threshold']} control={(ids) => <input {...ids} type="number" min={0} max={100} step={0.1} value={at} onInput={(event) => setAt(event.currentTarget.value)} />} />}
        {way === 'threshold' && <p role="status">{previewOf(model, shareFrom(at))}</p>}
        {Object.keys(wrong).length === 0 && <ErrorNote error={error} />}
        <div class="acts">
          <button type="submit" class="primary" disabled={busy}>{say(shellTexts).save}</button>
          <button type="button" disabled={busy} onClick={() => void save({ enabled: !model.enabled })}>{model.enabled ? texts.silence : texts.enable}</button>
        </div>
      </form>
    </section>
  );
}

/** What a threshold would have done, at the nearest of those that were reckoned. */
function previewOf({ lastDecisions, crossCheck }: Model, threshold: number): string {
  const texts = say(modelTexts);
  const { curve } = lastDecisions.count > 0 ? lastDecisions : crossCheck;
  const near = curve.toSorted((a, b) => Math.abs(a.threshold - threshold) - Math.abs(b.threshold - threshold))[0];
  if (near === undefined || near.recall === null || near.falseHolds === null || !Number.isFinite(threshold)) return texts.previewNone;
  return put(texts.preview, { threshold: percentOf(near.threshold), recall: percentOf(near.recall), falseHolds: percentOf(near.falseHolds) });
}
