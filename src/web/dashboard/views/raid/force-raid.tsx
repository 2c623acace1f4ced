// The desk's own word on raid mode: on, off or left to the rule, for the site or one article, for how long.
import { useState } from 'preact/hooks';
import { raidTexts } from '../../../../i18n/dashboard/raid.ts';
import { Refused, serverNow } from '../../../client/call.ts';
import type { Raids } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';

type Wish = { state: Raids['site']['state']; minutes?: number; thread?: string };

export const force = (slug: string, wish: Wish): Promise<Raids> => api<Raids>(`POST /sites/${encodeURIComponent(slug)}/raid`, wish);

/** The wish that brings back what stood, as far as one can wish for it: for the minutes that were left. */
function wishFor(before: Raids, thread: string | null): Wish {
  const stood = thread === null ? before.site : before.threads.find(({ key }) => key === thread);
  const place = thread === null ? {} : { thread };
  if (stood === undefined || stood.state === 'auto') return { state: 'auto', ...place };
  const minutes = stood.until === null ? null : Math.ceil((Date.parse(stood.until) - serverNow()) / 60_000);
  if (minutes !== null && minutes < 1) return { state: 'auto', ...place };
  return { state: stood.state, ...(minutes === null ? {} : { minutes }), ...place };
}

type ForceProps = { slug: string; before: Raids; onDone(raids: Raids): void };

export function ForceRaid({ slug, before, onDone }: ForceProps) {
  const texts = say(raidTexts);
  const [thread, setThread] = useState<string | null>(null);
  const [state, setState] = useState<Wish['state']>('on');
  const [minutes, setMinutes] = useState('60');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const back = wishFor(before, thread);
    try {
      onDone(await force(slug, { state, ...(state === 'auto' || minutes === '' ? {} : { minutes: Number(minutes) }), ...(thread === null ? {} : { thread }) }));
      toast(texts.done[state], { undo: () => void force(slug, back).then(onDone, toastError) });
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const code = error instanceof Refused ? error.problem.code : '';
  const wrongKey = thread === null ? undefined : code === 'not_found' ? texts.noThread : code === 'validation' ? texts.badKey : undefined;
  return (
    <section class="card" aria-labelledby="change">
      <h2 id="change">{texts.change}</h2>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div class="grid">
          <Field label={texts.where} control={(ids) => (
            <select {...ids} value={thread === null ? 'site' : 'thread'} onChange={(event) => setThread(event.currentTarget.value === 'site' ? null : '')}>
              <option value="site">{texts.wholeSite}</option><option value="thread">{texts.oneArticle}</option>
            </select>
          )} />
          {thread !== null && <Field label={texts.key} hint={texts.keyHint} wrong={wrongKey} control={(ids) => <input {...ids} dir="auto" autocomplete="off" value={thread} onInput={(event) => setThread(event.currentTarget.value)} />} />}
        </div>
        <fieldset class="wishes">
          <legend>{texts.wanted}</legend>
          {(['on', 'off', 'auto'] as const).map((each) => (
            <label key={each} class="choice"><input type="radio" name="wish" checked={state === each} onChange={() => setState(each)} /><span>{texts.wishes[each]}</span></label>
          ))}
        </fieldset>
        {state !== 'auto' && <Field label={texts.long} control={(ids) => (
          <select {...ids} value={minutes} onChange={(event) => setMinutes(event.currentTarget.value)}>
            {Object.entries(texts.durations).toSorted(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : Number(a) - Number(b))).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
          </select>
        )} />}
        {wrongKey === undefined && <ErrorNote error={error} />}
        <button type="submit" class="primary" disabled={busy}>{texts.apply}</button>
      </form>
    </section>
  );
}
