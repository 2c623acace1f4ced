// Frames that wait for a grant: a placeholder of the same box stands for each, and it is put back when the grant is taken back.
import { element } from './elements.ts';
import { isGranted, type Known, type Need } from './grants.ts';

/** `host` is null for a frame that nobody would see; `inline` is the display its own style attribute had. */
type Held = { host: HTMLElement | null; hash: string; display: string; inline: string };
export type DrawPlaceholder = (frame: HTMLIFrameElement, known: Known, need: Need) => HTMLElement;

/** What the box of an element in its surroundings is made of. Read while it is not displayed, they are what was specified (100%)
 *  and not what that happened to be (317px). */
const box = [
  'position', 'inset', 'width', 'height', 'min-height', 'max-width', 'max-height', 'aspect-ratio', 'margin', 'padding', 'box-sizing', 'border', 'float', 'vertical-align', 'flex',
  'align-self', 'grid-area',
];
/** Smaller ones are there to be loaded and not to be seen. */
const VISIBLE_PX = 60;

export function createFrames(draw: DrawPlaceholder) {
  const held = new Map<HTMLIFrameElement, Held>();
  const released = new WeakSet<HTMLIFrameElement>();

  function hold(frame: HTMLIFrameElement, known: Known, need: Need): void {
    if (released.delete(frame)) unload(frame);
    const hash = known.config.textHash;
    const before = held.get(frame);
    if (before?.hash === hash) return;
    before?.host?.remove();
    const { style } = frame;
    const { display, inline } = before ?? { display: getComputedStyle(frame).display, inline: style.display };
    style.setProperty('display', 'none', 'important');
    const host = isSeen(display, getComputedStyle(frame)) ? inTheBoxOf(frame, display, draw(frame, known, need)) : null;
    if (host === null) style.display = inline;
    else frame.after(host);
    held.set(frame, { host, hash, display, inline });
  }

  function show(frame: HTMLIFrameElement): void {
    const url = frame.dataset['src']!;
    // A page that cleans what others write may let a data- attribute through.
    if (released.has(frame) || !element('a', { href: url }).protocol.startsWith('http')) return;
    released.add(frame);
    const hadFocus = held.get(frame)?.host === document.activeElement;
    drop(frame);
    frame.src = url;
    if (hadFocus) frame.focus({ preventScroll: true });
  }

  function drop(frame: HTMLIFrameElement): void {
    const before = held.get(frame);
    if (before === undefined) return;
    held.delete(frame);
    before.host?.remove();
    frame.style.display = before.inline;
  }

  return (known: Known): void => {
    for (const frame of held.keys()) if (!frame.isConnected) drop(frame);
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-consent][data-src]')) {
      const need = needOf(frame);
      if (isGranted(known, need)) show(frame);
      else hold(frame, known, need);
    }
  };
}

export const needOf = ({ dataset }: HTMLElement): Need => ({ category: dataset['consent'] ?? '', service: dataset['consentService'] });

/** Taking the address away leaves what it has loaded; out of the page and back in it is empty. */
function unload(frame: HTMLIFrameElement): void {
  const { parentNode, nextSibling } = frame;
  frame.removeAttribute('src');
  frame.remove();
  parentNode?.insertBefore(frame, nextSibling);
}

function isSeen(display: string, { width, height }: CSSStyleDeclaration): boolean {
  const isTiny = (size: string): boolean => size.endsWith('px') && Number.parseFloat(size) < VISIBLE_PX;
  return display !== 'none' && !isTiny(width) && !isTiny(height);
}

function inTheBoxOf(frame: HTMLIFrameElement, display: string, host: HTMLElement): HTMLElement {
  const style = getComputedStyle(frame);
  for (const name of box) host.style.setProperty(name, style.getPropertyValue(name));
  // A frame that says nothing is 300 by 150.
  if (style.width === 'auto') host.style.width = '300px';
  if (style.height === 'auto' && style.aspectRatio === 'auto') host.style.height = '150px';
  Object.assign(host.style, { display: display === 'inline' ? 'inline-block' : display, overflow: 'auto', borderColor: 'transparent' });
  return host;
}
