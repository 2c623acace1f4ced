// Signing in: over the page, so that it can come back to what was there.
import { useState } from 'preact/hooks';
import { shellTexts } from '../../i18n/dashboard/shell.ts';
import type { Session } from '../wire.ts';
import { LanguageChoice } from './language-choice.tsx';
import { api } from './state/api.ts';
import { say } from './state/lang.ts';
import { ErrorNote, Field } from './ui/parts.tsx';

export function SignIn({ again, onIn }: { again: boolean; onIn(): void }) {
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
    <main class="sign-in">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h1>{texts.product}</h1>
        {again && <p class="note" role="status">{texts.signedOut}</p>}
        <Field label={texts.email} control={(ids) => <input {...ids} type="email" dir="ltr" required autocomplete="username" value={email} onInput={(event) => setEmail(event.currentTarget.value)} />} />
        <Field label={texts.password} control={(ids) => <input {...ids} type="password" dir="auto" required autocomplete="current-password" value={password} onInput={(event) => setPassword(event.currentTarget.value)} />} />
        <ErrorNote error={error} />
        <button type="submit" class="primary" disabled={busy}>{texts.signIn}</button>
        <LanguageChoice />
      </form>
    </main>
  );
}
