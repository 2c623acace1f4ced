// Why something is rejected: a number decides at once; a note may be written before.
import { useRef, useState } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { counted } from '../../../../i18n/words.ts';
import { lang, say } from '../../state/lang.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/parts.tsx';
import { reasonWords } from './reason-words.ts';

export const rejectReasons = ['spam', 'abuse', 'hate', 'privacy', 'illegal', 'off_topic', 'other'] as const;
export type RejectReason = (typeof rejectReasons)[number];

export function ReasonPicker({ count, onPick, onClose }: { count: number; onPick(reason: RejectReason, note: string | undefined): void; onClose(): void }) {
  const texts = say(queueTexts);
  const [note, setNote] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const pick = (reason: RejectReason): void => onPick(reason, note.trim() === '' ? undefined : note.trim());
  const pressed = (event: KeyboardEvent): void => {
    if (event.target === field.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^(?:Digit|Numpad)([1-7])$/.exec(event.code)?.[1] ?? event.key;
    const reason = rejectReasons[Number(digit) - 1];
    if (reason === undefined) return;
    event.preventDefault();
    pick(reason);
  };
  return (
    <Dialog title={count === 1 ? texts.why : counted(lang.value, texts.rejectHow, count)} onClose={onClose}>
      <div onKeyDown={pressed}>
        <p class="soft">{texts.whyHint}</p>
        <ol class="reasons">
          {rejectReasons.map((reason, at) => (
            <li key={reason}><button type="button" aria-keyshortcuts={String(at + 1)} onClick={() => pick(reason)}><kbd aria-hidden="true">{at + 1}</kbd> {reasonWords(reason)}</button></li>
          ))}
        </ol>
        <Field label={texts.note} hint={texts.noteHint} control={(ids) => <textarea {...ids} ref={field} dir="auto" maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />} />
        <div class="acts"><button type="button" onClick={onClose}>{say(shellTexts).cancel}</button></div>
      </div>
    </Dialog>
  );
}
