// Why a sanction is, and a word to colleagues.
import { decidingTexts, type DecisionReason } from '../../../../i18n/dashboard/jobs.ts';
import { sanctionsTexts } from '../../../../i18n/dashboard/sanctions.ts';
import { sanctionReasons } from '../../../../i18n/messages.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';

type Given = { reason: DecisionReason; note: string };

export function ReasonNote({ value, wrong, onChange }: { value: Given; wrong: Record<string, string>; onChange(part: Partial<Given>): void }) {
  const texts = say(sanctionsTexts);
  const { reasons } = say(decidingTexts);
  return (
    <>
      <Field label={texts.reason} wrong={wrong['/reason']} control={(ids) => (
        <select {...ids} value={value.reason} onChange={(event) => onChange({ reason: event.currentTarget.value as DecisionReason })}>
          {sanctionReasons.map((each) => <option key={each} value={each}>{reasons[each]}</option>)}
        </select>
      )} />
      <Field label={texts.note} hint={texts.noteHint} wrong={wrong['/note']} control={(ids) => (
        <textarea {...ids} dir="auto" maxLength={2000} rows={2} value={value.note} onInput={(event) => onChange({ note: event.currentTarget.value })} />
      )} />
    </>
  );
}
