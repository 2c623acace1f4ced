// Everyone on the desk within the admin's reach: adding, changing, a new password, removing.
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { staffTexts } from '../../../../i18n/dashboard/staff.ts';
import { day } from '../../../../i18n/words.ts';
import type { Page, Staff } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { end } from '../../state/end.ts';
import { lang, say } from '../../state/lang.ts';
import { hrefOf } from '../../state/route.ts';
import { session } from '../../state/session.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { ErrorNote, Heading, Loading, Name, Nothing } from '../../ui/parts.tsx';
import { named } from '../../ui/named.ts';
import { toast, toastError } from '../../ui/toast.tsx';
import { focusHeading, useAct } from '../../ui/use-act.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useWindow } from '../../ui/use-window.ts';
import { ResetPassword } from './reset-password.tsx';
import { SiteNames } from './sites-choice.tsx';
import { StaffForm, type StaffDraft } from './staff-form.tsx';
import './staff.css';

type Opened = { what: 'add' } | { what: 'change' | 'password' | 'remove'; person: Staff };
type Change = Partial<Pick<Staff, 'name' | 'role' | 'sites'>>;

/** What of a person the draft changes, and what undoes it. */
function changeOf(person: Staff, draft: StaffDraft): { change: Change; back: Change } {
  const isSame = (name: 'name' | 'role' | 'sites'): boolean => JSON.stringify(person[name]) === JSON.stringify(draft[name]);
  const names = (['name', 'role', 'sites'] as const).filter((name) => !isSame(name));
  return { change: Object.fromEntries(names.map((name) => [name, draft[name]])), back: Object.fromEntries(names.map((name) => [name, person[name]])) };
}

export function StaffView() {
  const texts = say(staffTexts);
  const { data, error, reload } = useLoad(() => api<Page<Staff>>('GET /staff'), 'staff');
  const { opened, open, close } = useWindow<Opened>();
  const done = async (said: string, undo: (() => void) | null = null): Promise<void> => {
    close();
    toast(said, { undo });
    await reload();
  };
  const add = async (draft: StaffDraft): Promise<void> => {
    const { name } = await api<Staff>('POST /staff', draft);
    await done(named(texts.added, name));
  };
  const restore = async (person: Staff, back: Change): Promise<void> => {
    try {
      await api<Staff>(`PATCH /staff/${person.id}`, back);
      await done(named(texts.restored, person.name));
    } catch (refused) {
      toastError(refused);
    }
  };
  const change = (person: Staff) => async (draft: StaffDraft): Promise<void> => {
    const { change: wanted, back } = changeOf(person, draft);
    if (Object.keys(wanted).length === 0) return close();
    const { name } = await api<Staff>(`PATCH /staff/${person.id}`, wanted);
    await done(named(texts.changed, name), () => void restore(person, back));
  };
  const setPassword = (person: Staff) => async (password: string): Promise<void> => {
    await api<Staff>(`PATCH /staff/${person.id}`, { password });
    await done(named(texts.passwordChanged, person.name));
  };
  const removed = async (person: Staff): Promise<void> => {
    await done(named(texts.removed, person.name));
    focusHeading();
  };
  return (
    <>
      <Heading title={say(shellTexts).views.staff}><button type="button" class="primary" onClick={() => open({ what: 'add' })}>{texts.add}</button></Heading>
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null && error === null && <Loading />}
      {data?.items.length === 0 && <Nothing>{texts.empty}</Nothing>}
      <ul class="rows">{data?.items.map((person) => <Person key={person.id} person={person} onOpen={(what) => open({ what, person })} />)}</ul>
      {opened?.what === 'add' && <StaffForm person={null} onSave={add} onClose={close} />}
      {opened?.what === 'change' && <StaffForm person={opened.person} onSave={change(opened.person)} onClose={close} />}
      {opened?.what === 'password' && <ResetPassword person={opened.person} onSave={setPassword(opened.person)} onClose={close} />}
      {opened?.what === 'remove' && <RemovePerson person={opened.person} onRemoved={removed} onClose={close} />}
    </>
  );
}

function Person({ person, onOpen }: { person: Staff; onOpen(what: 'change' | 'password' | 'remove'): void }) {
  const texts = say(staffTexts);
  const shell = say(shellTexts);
  const isSelf = person.id === session.value?.staff.id;
  const { name } = person;
  return (
    <li>
      <div>
        <h2><Name>{name}</Name> <span class={person.role === 'admin' ? 'badge warn' : 'badge'}>{texts.roles[person.role].label}</span> {isSelf && <span class="badge good">{texts.you}</span>}</h2>
        <p><bdi dir="ltr">{person.email}</bdi></p>
        <p>{texts.sites}: <SiteNames slugs={person.sites} /></p>
        <p>{texts.since} {day(lang.value, new Date(person.createdAt))}</p>
      </div>
      <div class="acts">
        <button type="button" aria-label={`${texts.change}: ${name}`} onClick={() => onOpen('change')}>{texts.change}</button>
        {isSelf
          ? <a href={hrefOf('/account')}>{texts.ownPassword}</a>
          : <button type="button" aria-label={`${texts.resetPassword}: ${name}`} onClick={() => onOpen('password')}>{texts.resetPassword}</button>}
        <button type="button" aria-label={`${shell.remove}: ${name}`} onClick={() => onOpen('remove')}>{shell.remove}</button>
      </div>
    </li>
  );
}

function RemovePerson({ person, onRemoved, onClose }: { person: Staff; onRemoved(person: Staff): Promise<void>; onClose(): void }) {
  const texts = say(staffTexts);
  const { busy, error, act } = useAct();
  const remove = async (): Promise<void> => {
    await end(`/staff/${person.id}`);
    await onRemoved(person);
  };
  return (
    <Confirm title={named(texts.removeTitle, person.name)} text={texts.removeText} act={say(shellTexts).remove} busy={busy} onYes={() => void act(remove)} onClose={onClose}>
      {person.id === session.value?.staff.id && <p class="note">{texts.removeSelf}</p>}
      <ErrorNote error={error} />
    </Confirm>
  );
}
