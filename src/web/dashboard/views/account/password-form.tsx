// Changing one's own password. A wrong current one is said at its field and costs nothing that was typed.
import { useId, useState } from 'preact/hooks';
import { accountTexts } from '../../../../i18n/dashboard/account.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { codeOf, wrongFields } from '../../state/problems.ts';
import { session } from '../../state/session.ts';
import { ErrorNote } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { MIN_PASSWORD, PasswordField } from './password-field.tsx';

export function PasswordForm({ onChanged }: { onChanged(): void }) {
  const texts = say(accountTexts);
  const title = useId();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { busy, error, act, form } = useAct();
  const wrong = wrongFields(error);
  const isCurrentWrong = codeOf(error) === 'sign_in_failed';
  const submit = async (): Promise<void> => {
    await api('PUT /session/password', { current, next });
    setCurrent('');
    setNext('');
    toast(texts.changed);
    onChanged();
  };
  return (
    <section class="card narrow" aria-labelledby={title}>
      <h2 id={title}>{texts.passwordTitle}</h2>
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); void act(submit); }}>
        {/* Tells a password manager whose password it is. */}
        <input type="email" autocomplete="username" value={session.value?.staff.email ?? ''} readOnly hidden />
        <PasswordField label={texts.current} isNew={false} value={current} onInput={setCurrent} wrong={isCurrentWrong ? texts.currentWrong : wrong['/current']} />
        <PasswordField label={texts.next} isNew value={next} onInput={setNext} wrong={wrong['/next']} hint={texts.nextHint.replace('{min}', String(MIN_PASSWORD))} />
        {!isCurrentWrong && <ErrorNote error={error} />}
        <p class="hint">{texts.othersEnd}</p>
        <div class="acts"><button type="submit" class="primary" aria-disabled={busy}>{texts.change}</button></div>
      </form>
    </section>
  );
}
