// Keeps the keyboard's place when the control one has just used is gone: the part it stood in takes it over.
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** For an element with a tabIndex of -1 whose buttons come and go. */
export function useKeepFocus<E extends HTMLElement>(): RefObject<E> {
  const ref = useRef<E>(null) as RefObject<E>;
  const isInside = useRef(false);
  useEffect(() => {
    const moved = ({ target }: Event): void => {
      // A window that belongs to the part gives its place back to it.
      if (target instanceof Element && target.closest('dialog') !== null) return;
      isInside.current = target instanceof Node && ref.current?.contains(target) === true;
    };
    for (const kind of ['focusin', 'pointerdown']) addEventListener(kind, moved);
    return () => {
      for (const kind of ['focusin', 'pointerdown']) removeEventListener(kind, moved);
    };
  }, []);
  // Before the next key.
  useLayoutEffect(() => {
    if (isInside.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
  return ref;
}
