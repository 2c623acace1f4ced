// Signing in: as the page itself, or over it, so that one comes back to what was there.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { shellTexts } from '../../i18n/dashboard/shell.ts';
import type { Session } from '../wire.ts';
import { LanguageChoice } from './language-choice.tsx';
import { api } from './state/api.ts';
import { say } from './state/lang.ts';
import { ErrorNote, Field } from './ui/parts.tsx';

/** Over everything, windows included: the page waits behind it as it was. */
export function SignInAgain({ onIn }: { onIn(): void }) {
  const texts = say(shellTexts);
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} class="sign-in" aria-label={texts.signIn} onCancel={(event) => event.preventDefault()}>
      <SignInForm onIn={onIn}><p class="note" role="status">{texts.signedOut}</p></SignInForm>
    </dialog>
  );
}

export const SignIn = ({ onIn }: { onIn(): void }) => <main class="sign-in"><SignInForm onIn={onIn} /></main>;

function SignInForm({ onIn, children }: { onIn(): void; children?: ComponentChildren }) {
  const texts = say(shellTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await api<Session>('POST /session', { email, password });
      onIn();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h1>{texts.product}</h1>
      {children}
      <Field label={texts.email} control={(ids) => <input {...ids} type="email" dir="ltr" required autocomplete="username" value={email} onInput={(event) => setEmail(event.currentTarget.value)} />} />
      <Field label={texts.password} control={(ids) => <input {...ids} type="password" dir="auto" required autocomplete="current-password" value={password} onInput={(event) => setPassword(event.currentTarget.value)} />} />
      <ErrorNote error={error} />
      <button type="submit" class="primary" disabled={busy}>{texts.signIn}</button>
      <LanguageChoice />
    </form>
  );
}
