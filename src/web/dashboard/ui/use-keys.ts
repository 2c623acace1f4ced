// Single keys as commands, out of the way of who is typing or using another control's own keys.
import { useEffect, useRef } from 'preact/hooks';

/** Keys as `KeyboardEvent.key` names them; letters by their place on the keyboard as well, so that an Arabic layout works too. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

export function useKeys(keys: Keys, active = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const act = latest.current[event.key] ?? latest.current[letterOf(event)];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [active]);
}

const letterOf = ({ code, shiftKey }: KeyboardEvent): string => {
  const letter = /^Key([A-Z])$/.exec(code)?.[1] ?? '';
  return shiftKey ? letter : letter.toLowerCase();
};

function isTyping({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));
}
