// Whom a sanction meets.
import { sanctionsTexts, type TargetType } from '../../../../i18n/dashboard/sanctions.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';
import { AuthorCalled } from '../authors/author-called.tsx';
import { targetTypes } from './drafts.ts';
import type { PartProps } from './sanction-dialog.tsx';

export function TargetFields({ draft, wrong, onChange }: PartProps) {
  const texts = say(sanctionsTexts);
  return (
    <>
      <div class="grid">
        <Field label={texts.target} wrong={wrong['/target/type']} control={(ids) => (
          <select {...ids} value={draft.type} onChange={(event) => onChange({ type: event.currentTarget.value as TargetType })}>
            {targetTypes.map((each) => <option key={each} value={each}>{texts.types[each]}</option>)}
          </select>
        )} />
        <Field label={texts.types[draft.type]} hint={texts.typeHints[draft.type]} wrong={wrong['/target/value']} control={(ids) => (
          <input {...ids} type="text" dir="ltr" required maxLength={254} autocomplete="off" value={draft.value} onInput={(event) => onChange({ value: event.currentTarget.value })} />
        )} />
      </div>
      {draft.type === 'author' && <AuthorCalled id={draft.value.trim()} />}
    </>
  );
}
