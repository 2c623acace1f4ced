// A new password for somebody who lost theirs: their sessions end.
import { useState } from 'preact/hooks';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { staffTexts } from '../../../../i18n/dashboard/staff.ts';
import type { Staff } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/parts.tsx';
import { named } from '../../ui/named.ts';
import { useAct } from '../../ui/use-act.ts';
import { MIN_PASSWORD, PasswordField } from '../account/password-field.tsx';

export function ResetPassword({ person, onSave, onClose }: { person: Staff; onSave(password: string): Promise<void>; onClose(): void }) {
  const texts = say(staffTexts);
  const shell = say(shellTexts);
  const [password, setPassword] = useState('');
  const { busy, error, act, form } = useAct();
  return (
    <Dialog title={named(texts.passwordTitle, person.name)} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); void act(() => onSave(password)); }}>
        <PasswordField label={texts.newPassword} isNew value={password} onInput={setPassword} wrong={wrongFields(error)['/password']} hint={texts.passwordHint.replace('{min}', String(MIN_PASSWORD))} />
        <ErrorNote error={error} />
        <div class="acts">
          <button type="submit" class="primary" aria-disabled={busy}>{shell.save}</button>
          <button type="button" onClick={onClose}>{shell.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}
