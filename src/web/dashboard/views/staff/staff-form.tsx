// Adding someone to the desk, or changing who they are there: name, role, sites. Sends only what changed, since a role or sites sent end sessions.
import { useId, useState } from 'preact/hooks';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { staffTexts } from '../../../../i18n/dashboard/staff.ts';
import type { Staff } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { codeOf, wrongFields } from '../../state/problems.ts';
import { session } from '../../state/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { named } from '../../ui/named.ts';
import { useAct } from '../../ui/use-act.ts';
import { MIN_PASSWORD, PasswordField } from '../account/password-field.tsx';
import { chosenOf, SitesChoice, slugsOf } from './sites-choice.tsx';

export type StaffDraft = { name: string; email: string; password: string; role: Staff['role']; sites: string[] | null };
type Props = { person: Staff | null; onSave(draft: StaffDraft): Promise<void>; onClose(): void };

export function StaffForm({ person, onSave, onClose }: Props) {
  const texts = say(staffTexts);
  const shell = say(shellTexts);
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Staff['role']>(person?.role ?? 'moderator');
  const [sites, setSites] = useState(chosenOf(person?.sites));
  const { busy, error, act, form } = useAct();
  const wrong = wrongFields(error);
  const isTaken = codeOf(error) === 'exists';
  return (
    <Dialog title={person === null ? texts.addTitle : named(texts.changeTitle, person.name)} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); void act(() => onSave({ name, email, password, role, sites: slugsOf(sites) })); }}>
        <Field label={texts.name} wrong={wrong['/name']} control={(ids) => <input {...ids} dir="auto" autocomplete="off" maxLength={80} value={name} onInput={(event) => setName(event.currentTarget.value)} />} />
        {person === null
          ? <Field label={texts.email} wrong={isTaken ? texts.emailTaken : wrong['/email']} control={(ids) => <input {...ids} type="email" dir="ltr" autocomplete="off" value={email} onInput={(event) => setEmail(event.currentTarget.value)} />} />
          : <p class="hint"><bdi dir="ltr">{person.email}</bdi> · {texts.emailStays}</p>}
        {person === null && <PasswordField label={texts.password} isNew value={password} onInput={setPassword} wrong={wrong['/password']} hint={texts.passwordHint.replace('{min}', String(MIN_PASSWORD))} />}
        <RoleChoice role={role} onChange={setRole} />
        <SitesChoice value={sites} onChange={setSites} wrong={Object.entries(wrong).find(([path]) => path.startsWith('/sites'))?.[1]} />
        {person !== null && <p class="hint">{person.id === session.value?.staff.id ? texts.endsOwnSession : texts.endsSessions}</p>}
        {!isTaken && <ErrorNote error={error} />}
        <div class="acts">
          <button type="submit" class="primary" aria-disabled={busy}>{person === null ? shell.add : shell.save}</button>
          <button type="button" onClick={onClose}>{shell.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

function RoleChoice({ role, onChange }: { role: Staff['role']; onChange(role: Staff['role']): void }) {
  const texts = say(staffTexts);
  const name = useId();
  return (
    <fieldset class="plain">
      <legend>{texts.role}</legend>
      {(['moderator', 'admin'] as const).map((each) => (
        <div key={each} class="option">
          <input type="radio" name={name} id={`${name}${each}`} checked={role === each} onChange={() => onChange(each)} aria-describedby={`${name}${each}-about`} />
          <label for={`${name}${each}`}>{texts.roles[each].label}</label>
          <p id={`${name}${each}-about`} class="hint">{texts.roles[each].about}</p>
        </div>
      ))}
    </fieldset>
  );
}
