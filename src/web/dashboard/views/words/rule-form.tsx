// One term of the list, new or changed, in a window of its own.
import { useState } from 'preact/hooks';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { wordsTexts, type WordsTexts } from '../../../../i18n/dashboard/words.ts';
import { Refused } from '../../../client/call.ts';
import type { Rule, RuleDraft } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { draftOf, rulesOf } from './rules.ts';

const empty: RuleDraft = { term: '', match: 'word', action: 'hold', except: [], note: null };

type FormProps = { site: string; rule: Rule | null; onDone(rule: Rule): void; onClose(): void };

export function RuleForm({ site, rule, onDone, onClose }: FormProps) {
  const texts = say(wordsTexts);
  const shell = say(shellTexts);
  const [draft, setDraft] = useState<RuleDraft>(rule === null ? empty : draftOf(rule));
  const [except, setExcept] = useState(draft.except.join('\n'));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<RuleDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const body = { ...draft, except: except.split('\n').map((word) => word.trim()).filter((word) => word !== '') };
      onDone(await api<Rule>(rule === null ? `POST ${rulesOf(site)}` : `PUT ${rulesOf(site)}/${rule.id}`, body));
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const wrong = wrongOf(error, texts);
  return (
    <Dialog title={rule === null ? texts.addTerm : texts.editTerm} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field label={texts.term} hint={texts.termHint} wrong={wrong['/term']} control={(ids) => <input {...ids} dir="auto" autocomplete="off" autofocus maxLength={200} value={draft.term} onInput={(event) => set({ term: event.currentTarget.value })} />} />
        <Field label={texts.match} wrong={wrong['/match']} control={(ids) => <Choice ids={ids} names={texts.matches} value={draft.match} onChoice={(match) => set({ match })} />} />
        <Field label={texts.action} wrong={wrong['/action']} control={(ids) => <Choice ids={ids} names={texts.actions} value={draft.action} onChoice={(action) => set({ action })} />} />
        <Field label={texts.except} hint={texts.exceptHint} wrong={wrong['/except']} control={(ids) => <textarea {...ids} dir="auto" rows={3} value={except} onInput={(event) => setExcept(event.currentTarget.value)} />} />
        <Field label={texts.note} hint={texts.noteHint} wrong={wrong['/note']} control={(ids) => <input {...ids} dir="auto" autocomplete="off" maxLength={500} value={draft.note ?? ''} onInput={(event) => set({ note: event.currentTarget.value })} />} />
        {Object.keys(wrong).length === 0 && <ErrorNote error={error} />}
        <div class="acts">
          <button type="submit" class="primary" disabled={busy}>{rule === null ? shell.add : shell.save}</button>
          <button type="button" onClick={onClose}>{shell.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

/** What is wrong, by field: of the exceptions as one, and of a term that is there already at the term. */
function wrongOf(error: unknown, texts: WordsTexts): Record<string, string> {
  if (error instanceof Refused && error.problem.code === 'exists') return { '/term': texts.there };
  return Object.fromEntries(Object.entries(wrongFields(error)).map(([path, sentence]) => [path.replace(/^(\/\w+).*$/, '$1'), sentence]));
}

type ChoiceProps<T extends string> = { ids: { id: string }; names: Record<T, string>; value: T; onChoice(value: T): void };

function Choice<T extends string>({ ids, names, value, onChoice }: ChoiceProps<T>) {
  return (
    <select {...ids} value={value} onChange={(event) => onChoice(event.currentTarget.value as T)}>
      {(Object.keys(names) as T[]).map((name) => <option key={name} value={name}>{names[name]}</option>)}
    </select>
  );
}
