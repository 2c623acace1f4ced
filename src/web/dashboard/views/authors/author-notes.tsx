// What colleagues noted about an author: read, added, and deleted by who wrote it or an admin.
import { useState } from 'preact/hooks';
import { authorsTexts } from '../../../../i18n/dashboard/authors.ts';
import type { AuthorNote, AuthorProfile } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { isAdmin, session } from '../../state/session.ts';
import { Who } from '../audit/who.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { ErrorNote, Field, Nothing, When } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeepFocus } from '../../ui/use-keep-focus.ts';
import { useMaking } from '../../ui/use-making.ts';
import { useWindow } from '../../ui/use-window.ts';

type Props = { profile: AuthorProfile; onChanged(): void };

export function AuthorNotes({ profile, onChanged }: Props) {
  const texts = say(authorsTexts);
  const { opened: doomed, open, close } = useWindow<AuthorNote>();
  const part = useKeepFocus<HTMLElement>();
  const mayDelete = ({ by }: AuthorNote): boolean => isAdmin.value || by === session.value?.staff.id;
  return (
    <section ref={part} tabIndex={-1} class="part author-notes" aria-labelledby="author-notes">
      <h2 id="author-notes">{texts.notes}</h2>
      {profile.notes.length === 0 && <Nothing>{texts.noNotes}</Nothing>}
      <ul>
        {profile.notes.map((note) => (
          <li key={note.id} class="card">
            <p class="note-text" dir="auto">{note.text}</p>
            <p class="hint"><Who by={note.by} /> · <When at={note.at} />{mayDelete(note) && <button type="button" class="plain" onClick={() => open(note)}>{texts.deleteNote}</button>}</p>
          </li>
        ))}
      </ul>
      <NoteForm profile={profile} onChanged={onChanged} />
      {doomed !== null && <DeleteNote profile={profile} note={doomed} onChanged={onChanged} onClose={close} />}
    </section>
  );
}

function DeleteNote({ profile, note, onChanged, onClose }: Props & { note: AuthorNote; onClose(): void }) {
  const texts = say(authorsTexts);
  const { act } = useAct();
  const remove = (): Promise<void> => act(async () => {
    try {
      await api(`DELETE /moderation/authors/${profile.id}/notes/${note.id}${queryOf({ site: profile.site })}`);
      toast(texts.deleted);
      onChanged();
    } catch (error) {
      toastError(error);
    }
    onClose();
  });
  return <Confirm title={texts.deleteTitle} text={texts.deleteText} act={texts.deleteNote} onYes={() => void remove()} onClose={onClose} />;
}

function NoteForm({ profile, onChanged }: Props) {
  const texts = say(authorsTexts);
  const [text, setText] = useState('');
  const { error, act, form } = useAct();
  const make = useMaking();
  const add = (): Promise<void> => act(async () => {
    await make(`POST /moderation/authors/${profile.id}/notes`, { site: profile.site, text });
    // What was written while it was sent is of the next note.
    setText((now) => (now === text ? '' : now));
    toast(texts.noteAdded);
    onChanged();
  });
  return (
    <form ref={form} onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <Field label={texts.noteText} hint={texts.noteHint} wrong={wrongFields(error)['/text']} control={(ids) => (
        <textarea {...ids} dir="auto" required maxLength={2000} rows={2} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      )} />
      <ErrorNote error={error} />
      <button type="submit">{texts.addNote}</button>
    </form>
  );
}
