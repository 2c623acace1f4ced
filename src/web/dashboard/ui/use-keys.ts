// Single keys as commands, out of the way of who is typing or using another control's own keys.
import { useEffect, useRef } from 'preact/hooks';

/** Keys as `KeyboardEvent.key` names them. Where the layout has other letters than Latin ones, a key counts by its place. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

export function useKeys(keys: Keys, active = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!active) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const act = latest.current[named(event)] ?? latest.current[placeOf(event)];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [active]);
}

/** A Latin letter is small or capital by Shift alone: Caps Lock, left on, must not turn one command into another. */
const named = ({ key, shiftKey }: KeyboardEvent): string => (/^[a-z]$/i.test(key) ? shiftKey ? key.toUpperCase() : key.toLowerCase() : key);

/** What the key would be on a Latin keyboard; empty where it is one: of two Latin layouts each has its own places. */
function placeOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (!/^(?!\p{Script=Latin}|[0-9])[\p{L}\p{N}]/u.test(key)) return '';
  if (code === 'Slash') return shiftKey ? '?' : '/';
  const [, letter, digit] = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code) ?? [];
  return letter === undefined ? digit ?? '' : shiftKey ? letter : letter.toLowerCase();
}

function isTyping({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')) return true;
  return (key === 'Enter' && target.matches('a, button, summary')) || (key.startsWith('Arrow') && target.matches('[type=radio]'));
}
