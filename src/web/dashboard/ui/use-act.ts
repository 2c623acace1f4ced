// One act of a form at a time: whether it goes on, what went wrong, and the keyboard at the first field that is wrong.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { codeOf } from '../state/problems.ts';
import { toastError } from './toast.tsx';

export type Acting = { busy: boolean; error: unknown; act(work: () => Promise<void>): Promise<void>; form: RefObject<HTMLFormElement | null> };

/** A second act while one goes on is dropped: buttons need not be disabled, which would take the focus from who pressed them. */
export function useAct(): Acting {
  const form = useRef<HTMLFormElement>(null);
  const going = useRef(false);
  const isGone = useRef(false);
  useLayoutEffect(() => () => {
    isGone.current = true;
  }, []);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  useLayoutEffect(() => {
    if (state.error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [state.error]);
  const act = async (work: () => Promise<void>): Promise<void> => {
    if (going.current) return;
    going.current = true;
    setState({ busy: true, error: null });
    try {
      await work();
      setState({ busy: false, error: null });
    } catch (error) {
      // Whoever has closed the form meanwhile is told all the same, and whose session has ended is asked to sign in.
      if (isGone.current && codeOf(error) !== 'unauthenticated') toastError(error);
      setState({ busy: false, error });
    } finally {
      going.current = false;
    }
  };
  return { ...state, act, form };
}

/** For what takes its own button away with it: the focus goes to the view's heading instead of nowhere. */
export const focusHeading = (): void => document.querySelector<HTMLElement>('#view h1')?.focus();
