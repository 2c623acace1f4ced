// Deleting old records by hand: a trial that deletes nothing says the numbers, then a confirmation names them again.
import { useState } from 'preact/hooks';
import { consentRecordsTexts } from '../../../../i18n/dashboard/consent-records.ts';
import { counted, moment } from '../../../../i18n/words.ts';
import type { ConsentPurged } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { startOf } from './record-query.ts';

/** The day asked for and what its trial said are one: another day begins anew, and a deletion is of the day whose numbers were confirmed. */
type State = { before: string; trial: ConsentPurged | null; error: unknown; busy: boolean; asks: boolean };
const calm: Omit<State, 'before'> = { trial: null, error: null, busy: false, asks: false };

export function Purge({ slug, onPurged }: { slug: string; onPurged(): void }) {
  const texts = say(consentRecordsTexts);
  const [state, setState] = useState<State>({ ...calm, before: '' });
  const { before, trial, error, busy, asks } = state;
  const run = async (dryRun: boolean): Promise<void> => {
    // A trial speaks of its own day alone; what became of a deletion is said under any.
    const tell = (change: Partial<State>): void => setState((now) => (dryRun && now.before !== before ? now : { ...now, ...change }));
    tell({ busy: true, error: null });
    try {
      const answer = await api<ConsentPurged>(`POST /sites/${slug}/consent/purge`, { before: startOf(before, 0), dryRun });
      tell({ ...calm, trial: dryRun ? answer : null });
      if (dryRun) return;
      toast([counted(lang.value, texts.purged, answer.records), (answer.subjects ?? 0) > 0 ? counted(lang.value, texts.subjects, answer.subjects ?? 0) : ''].join(' ').trim());
      onPurged();
    } catch (refused) {
      tell({ busy: false, error: refused });
    }
  };
  return (
    <section aria-labelledby="records-purge">
      <h2 id="records-purge">{texts.purge}</h2>
      <p class="hint">{texts.purgeText}</p>
      <form class="by-id" noValidate onSubmit={(event) => { event.preventDefault(); void run(true); }}>
        <Field label={texts.before} hint={texts.beforeHint} wrong={wrongFields(error)['/before']} control={(ids) => (
          <input {...ids} type="date" value={before} onInput={(event) => setState({ ...calm, before: event.currentTarget.value })} />
        )} />
        <button type="submit" disabled={busy}>{texts.tryIt}</button>
      </form>
      {!asks && <ErrorNote error={error} />}
      <div role="status">
        {trial !== null && <p class="note">{trial.records === 0 ? texts.wouldNone : `${numbers(trial)}.`}</p>}
      </div>
      {trial !== null && trial.records > 0 && <button type="button" class="danger" onClick={() => setState({ ...state, asks: true })}>{texts.purgeNow}…</button>}
      {asks && trial !== null && (
        <Confirm title={texts.purgeAsk} text={`${numbers(trial)}.`} act={texts.purgeNow} busy={busy} onYes={() => void run(false)} onClose={() => setState({ ...state, asks: false, error: null })}>
          <p>{texts.purgeFinal}</p>
          <ErrorNote error={error} />
        </Confirm>
      )}
    </section>
  );
}

function numbers({ records, links, through }: ConsentPurged): string {
  const texts = say(consentRecordsTexts);
  const parts = [counted(lang.value, texts.would, records), counted(lang.value, texts.links, links), through === null ? '' : texts.through.replace('{at}', moment(lang.value, new Date(through)))];
  return parts.filter((part) => part !== '').join(' ');
}
