// One decision on a whole campaign: how many it meets is said before, and the same may be said of those still to come.
import { useState } from 'preact/hooks';
import { campaignsTexts } from '../../../../i18n/dashboard/campaigns.ts';
import { decidingTexts, type Action } from '../../../../i18n/dashboard/jobs.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { sanctionReasons } from '../../../../i18n/messages.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Campaign } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { useAct } from '../../ui/use-act.ts';
import { Statuses } from './campaign-facts.tsx';
import { decideAll, type Outcome } from './deciding.ts';

type Props = { campaign: Campaign; action: Action; onDecided(outcome: Outcome): void; onClose(): void };
type Given = { reason: string; note: string; holdNext: boolean; until: string };

export function DecideDialog({ campaign, action, onDecided, onClose }: Props) {
  const texts = say(campaignsTexts);
  const [given, setGiven] = useState<Given>({ reason: '', note: '', holdNext: false, until: '' });
  const { busy, error, act, form } = useAct();
  const decide = (): Promise<void> => act(async () => onDecided(await decideAll(campaign.id, bodyOf(action, given))));
  return (
    <Dialog title={counted(lang.value, texts.decideTitle[action], campaign.count - campaign.statuses.removed)} onClose={onClose}>
      <form ref={form} onSubmit={(event) => { event.preventDefault(); void decide(); }}>
        <p class="campaign-facts"><span>{texts.now}</span><Statuses statuses={campaign.statuses} /></p>
        <Fields action={action} given={given} wrong={wrongFields(error)} onChange={(part) => setGiven({ ...given, ...part })} />
        <ErrorNote error={error} />
        <div class="acts">
          <button type="submit" class={action === 'approve' ? 'primary' : 'danger'}>{busy ? texts.working : texts.go[action]}</button>
          <button type="button" onClick={onClose}>{say(shellTexts).cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

const bodyOf = (action: Action, { reason, note, holdNext, until }: Given) => ({
  action, holdNext, ...(reason === '' ? {} : { reason }), ...(note === '' ? {} : { note }), ...(holdNext && until !== '' ? { until: new Date(until).toISOString() } : {}),
});

function Fields({ action, given, wrong, onChange }: { action: Action; given: Given; wrong: Record<string, string>; onChange(part: Partial<Given>): void }) {
  const texts = say(campaignsTexts);
  const words = say(decidingTexts);
  return (
    <>
      {action !== 'approve' && (
        <Field label={words.reason} wrong={wrong['/reason']} control={(ids) => (
          <select {...ids} value={given.reason} onChange={(event) => onChange({ reason: event.currentTarget.value })}>
            <option value="">{words.noReason}</option>
            {sanctionReasons.map((each) => <option key={each} value={each}>{words.reasons[each]}</option>)}
          </select>
        )} />
      )}
      <Field label={words.note} hint={words.noteHint} wrong={wrong['/note']} control={(ids) => (
        <textarea {...ids} dir="auto" maxLength={2000} rows={2} value={given.note} onInput={(event) => onChange({ note: event.currentTarget.value })} />
      )} />
      <label class="choice"><input type="checkbox" checked={given.holdNext} onChange={(event) => onChange({ holdNext: event.currentTarget.checked })} /> {texts.holdNext}</label>
      {given.holdNext && (
        <Field label={texts.untilLabel} hint={texts.untilHint} wrong={wrong['/until']} control={(ids) => (
          <input {...ids} type="datetime-local" value={given.until} onInput={(event) => onChange({ until: event.currentTarget.value })} />
        )} />
      )}
    </>
  );
}
