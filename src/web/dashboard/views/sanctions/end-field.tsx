// How long a sanction lasts: the usual lengths, or a date.
import { sanctionsTexts } from '../../../../i18n/dashboard/sanctions.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';
import { endChoices, type End } from './drafts.ts';

/** `keep` adds the choice that changes nothing. */
type Props<E> = { value: E; keep?: boolean; hint?: string | undefined; wrong: string | undefined; onChange(value: E): void };
export type MaybeEnd = End | { choice: 'keep'; date: string };

export function EndField<E extends MaybeEnd>({ value, keep = false, hint, wrong, onChange }: Props<E>) {
  const texts = say(sanctionsTexts);
  const isDate = value.choice === 'date';
  return (
    <>
      <Field label={texts.ends} hint={hint} wrong={isDate ? undefined : wrong} control={(ids) => (
        <select {...ids} value={value.choice} onChange={(event) => onChange({ ...value, choice: event.currentTarget.value })}>
          {keep && <option value="keep">{texts.keepEnd}</option>}
          {endChoices.map((each) => <option key={each} value={each}>{texts.endChoices[each]}</option>)}
        </select>
      )} />
      {isDate && (
        <Field label={texts.endDate} wrong={wrong} control={(ids) => (
          <input {...ids} type="datetime-local" required value={value.date} onInput={(event) => onChange({ ...value, date: event.currentTarget.value })} />
        )} />
      )}
    </>
  );
}
