// What is decided of many comments at once: the action, why, and a word to colleagues.
import { decidingTexts, type Action } from '../../../../i18n/dashboard/jobs.ts';
import { sanctionReasons } from '../../../../i18n/messages.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';
import { actions, isReason, type Deciding } from './job-scope.ts';

type Props = { value: Deciding; onChange(value: Deciding): void; wrong: Record<string, string> };

export function DecidingFields({ value, onChange, wrong }: Props) {
  const texts = say(decidingTexts);
  return (
    <>
      <div class="grid">
        <Field label={texts.action} wrong={wrong['/action']} control={(ids) => (
          <select {...ids} value={value.action} onChange={(event) => onChange({ ...value, action: event.currentTarget.value as Action })}>
            {actions.map((each) => <option key={each} value={each}>{texts.actions[each]}</option>)}
          </select>
        )} />
        {value.action !== 'approve' && (
          <Field label={texts.reason} wrong={wrong['/reason']} control={(ids) => (
            <select {...ids} value={value.reason} onChange={({ currentTarget: { value: reason } }) => onChange({ ...value, reason: isReason(reason) ? reason : '' })}>
              <option value="">{texts.noReason}</option>
              {sanctionReasons.map((each) => <option key={each} value={each}>{texts.reasons[each]}</option>)}
            </select>
          )} />
        )}
      </div>
      <Field label={texts.note} hint={texts.noteHint} wrong={wrong['/note']} control={(ids) => (
        <textarea {...ids} dir="auto" maxLength={2000} rows={2} value={value.note} onInput={(event) => onChange({ ...value, note: event.currentTarget.value })} />
      )} />
    </>
  );
}
