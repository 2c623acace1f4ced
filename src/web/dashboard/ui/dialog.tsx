// A window over the page: the browser's own dialog, so Escape, focus and the page behind it behave as people expect.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { shellTexts } from '../../../i18n/dashboard/shell.ts';
import { say } from '../state/lang.ts';

type DialogProps = { title: string; onClose(): void; children: ComponentChildren; wide?: boolean };

/** Shown while it is rendered. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} class={wide ? 'wide' : undefined} aria-labelledby={id} onClose={onClose}>
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
