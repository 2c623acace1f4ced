// One's own account: the password, and where one is signed in.
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { say } from '../../state/lang.ts';
import { Heading } from '../../ui/parts.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { api } from '../../state/api.ts';
import type { OwnSession, Page } from '../../../wire.ts';
import { PasswordForm } from './password-form.tsx';
import { Sessions } from './sessions.tsx';

export function AccountView() {
  const sessions = useLoad(() => api<Page<OwnSession>>('GET /session/all'), 'sessions');
  return (
    <>
      <Heading title={say(shellTexts).views.account} />
      <PasswordForm onChanged={() => void sessions.reload()} />
      <Sessions {...sessions} />
    </>
  );
}
