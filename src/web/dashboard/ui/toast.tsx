// What just happened, said once at the foot of the page, with a way back where there is one.
import { signal } from '@preact/signals';
import { shellTexts } from '../../../i18n/dashboard/shell.ts';
import { told } from '../state/problems.ts';
import { say } from '../state/lang.ts';
import { useKeepFocus } from './use-keep-focus.ts';

/** A newer one `about` the same takes the place of the older. */
type Toast = { id: number; text: string; bad: boolean; undo: (() => void) | null; about: string | null };
type Given = Partial<Omit<Toast, 'id' | 'text'>>;

const MOST = 3;
const toasts = signal<Toast[]>([]);
let last = 0;

/** Says it; it stays until it is dismissed or three newer ones have come: nobody has to read against a clock. Answers its id. */
export function toast(text: string, { bad = false, undo = null, about = null }: Given = {}): number {
  const others = toasts.value.filter((each) => about === null || each.about !== about);
  toasts.value = [...others, { id: (last += 1), text, bad, undo, about }].slice(-MOST);
  return last;
}

export const toastError = (error: unknown): void => void toast(told(error), { bad: true });

/** Takes back what was said. */
export const drop = (id: number): void => {
  toasts.value = toasts.value.filter((each) => each.id !== id);
};

export function Toasts() {
  const { undo: undoWord, dismiss } = say(shellTexts);
  const ref = useKeepFocus<HTMLDivElement>();
  return (
    <div ref={ref} class="toasts" role="status" tabIndex={-1}>
      {toasts.value.map(({ id, text, bad, undo }) => (
        <p key={id} class={bad ? 'toast bad' : 'toast'}>
          <span dir="auto">{text}</span>
          {undo !== null && <button type="button" onClick={() => { drop(id); undo(); }}>{undoWord}</button>}
          <button type="button" class="plain" aria-label={dismiss} onClick={() => drop(id)}>×</button>
        </p>
      ))}
    </div>
  );
}
