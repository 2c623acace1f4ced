// A password to type, which can be looked at: a long one typed blind is a long one mistyped.
import { useState } from 'preact/hooks';
import { accountTexts } from '../../../../i18n/dashboard/account.ts';
import { say } from '../../state/lang.ts';
import { Field } from '../../ui/parts.tsx';
import './account.css';

/** The shortest the API takes (accounts/passwords.ts). */
export const MIN_PASSWORD = 12;

type Props = { label: string; value: string; isNew: boolean; wrong?: string | undefined; hint?: string | undefined; onInput(value: string): void };

export function PasswordField({ label, value, isNew, wrong, hint, onInput }: Props) {
  const { show, hide } = say(accountTexts);
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} wrong={wrong} hint={hint} control={(ids) => (
      <div class="with-button">
        <input {...ids} type={(shown ? 'text' : 'password') as 'password'} dir="auto" autocomplete={isNew ? 'new-password' : 'current-password'} spellcheck={false} autocapitalize="off"
          value={value} onInput={(event) => onInput(event.currentTarget.value)} />
        <button type="button" aria-pressed={shown} aria-label={`${shown ? hide : show}: ${label}`} onClick={() => setShown(!shown)}>{shown ? hide : show}</button>
      </div>
    )} />
  );
}
