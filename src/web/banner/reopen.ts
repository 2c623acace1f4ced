// The way back to the choices, always there: whatever the page marks with data-hiwar-consent-open, else a small button of our own.
import { button, element, place } from './elements.ts';
import type { Known } from './grants.ts';

const OPENER = 'data-hiwar-consent-open';

export function createReopen(theme: string, open: () => void) {
  const { host, root } = place(theme, { id: 'hiwar-consent-open' });
  const own = button('reopen', '', open);
  const region = element('section', {}, own);
  root.append(region);
  document.addEventListener('click', (event) => {
    if (!event.composedPath().some((each) => each instanceof Element && each.hasAttribute(OPENER))) return;
    event.preventDefault();
    open();
  });
  return {
    /** `space` is the card's height: it keeps the page's last lines from lying under the card for good. */
    look({ config: { texts, lang, dir } }: Known, space: number): void {
      const openers = [...document.querySelectorAll(`[${OPENER}]`)];
      for (const each of openers) if (!each.hasChildNodes()) each.textContent = texts.reopen;
      if (own.textContent !== texts.reopen) own.textContent = texts.reopen;
      for (const [name, value] of [['aria-label', texts.reopen], ['lang', lang], ['dir', dir]] as const) region.setAttribute(name, value);
      region.hidden = space > 0 || openers.length > 0;
      host.style.blockSize = `${space}px`;
      document.documentElement.style.scrollPaddingBlockEnd = space ? `${space}px` : '';
      if (document.body !== null && document.readyState !== 'loading' && !host.isConnected) document.body.append(host);
    },
  };
}
