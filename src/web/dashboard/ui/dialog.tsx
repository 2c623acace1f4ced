// A window over the page: the browser's own dialog, so Escape, focus and the page behind it behave as people expect.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { shellTexts } from '../../../i18n/dashboard/shell.ts';
import { say } from '../state/lang.ts';
import { session } from '../state/session.ts';

type DialogProps = { title: string; onClose(): void; children: ComponentChildren; wide?: boolean };

/** Shown while it is rendered. It stands aside for the sign-in of who lost their session at work, and comes back with all that was typed. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const opener = useRef(document.activeElement);
  const isOut = session.value === null;
  // Before the next key: who knows the keys types ahead of the window.
  useLayoutEffect(() => {
    if (isOut) ref.current?.close();
    else ref.current?.showModal();
  }, [isOut]);
  useEffect(() => {
    const before = opener.current;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} class={wide ? 'wide' : undefined} aria-labelledby={id} onClose={() => { if (session.value !== null) onClose(); }}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

type ConfirmProps = { title: string; text?: string; act: string; danger?: boolean; busy?: boolean; onYes(): void; onClose(): void; children?: ComponentChildren };

/** For what cannot be undone. */
export function Confirm({ title, text, act, danger = true, busy = false, onYes, onClose, children }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {text !== undefined && <p>{text}</p>}
      {children}
      <div class="acts">
        <button type="button" class={danger ? 'danger' : 'primary'} disabled={busy} onClick={onYes}>{act}</button>
        <button type="button" onClick={onClose}>{say(shellTexts).cancel}</button>
      </div>
    </Dialog>
  );
}
