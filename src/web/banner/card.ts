// The card that asks: the policy's own words, accepting and refusing as the same button twice, the settings one step away.
// It stands beside the page and takes neither silence nor Escape for a choice.
import type { Choice } from './api.ts';
import { button, element, type Child } from './elements.ts';
import { isPrivate, type Known } from './grants.ts';
import { settingsOf } from './settings.ts';
import { words } from './words.ts';

export type View = 'ask' | 'settings';
export type Acts = {
  choose(choice: Choice): void;
  go(view: View): void;
  /** Null while there is a question to answer. */
  close: (() => void) | null;
};
export type Card = { root: HTMLElement; heading: HTMLElement; say(text: string): void };

type Frame = { lang: Known['config']['lang']; dir: string; leave: (() => void) | null };

const frame = ({ lang, dir, leave }: Frame, ...children: Child[]): HTMLElement =>
  element('section', { class: 'card', 'aria-labelledby': 'title', lang, dir, keydown: (event) => (event as KeyboardEvent).key === 'Escape' && leave?.() }, ...children);

export function askingCard(known: Known, view: View, { choose, go, close }: Acts): Card {
  const { texts, lang, dir } = known.config;
  const settings = view === 'settings' ? settingsOf(known) : null;
  const surface = settings ? 'settings' : 'banner';
  const heading = element('h2', { id: 'title', tabindex: '-1' }, texts.title);
  const said = element('p', { class: 'said', role: 'alert' });
  const back = (): void => go('ask');
  const root = frame({ lang, dir, leave: close ?? (settings && back) },
    element('header', {}, heading, close && element('button', { type: 'button', class: 'close', 'aria-label': words[lang].close, click: close }, '×')),
    element('p', {}, texts.body), ...notes(known), settings && settings.root,
    element('footer', {}, said,
      settings && button('act', texts.save, () => choose({ action: 'custom', surface, ...settings.chosen() })),
      element('div', { class: 'pair' },
        button('act', texts.accept, () => choose({ action: 'accept_all', surface })),
        button('act', texts.reject, () => choose({ action: 'reject_all', surface }))),
      !settings && button('link', texts.settings, () => go('settings')),
      settings && !close && button('link', words[lang].back, back)));
  return { root, heading, say: (text) => said.replaceChildren(text) };
}

function notes(known: Known): HTMLElement[] {
  const { gpc, again } = words[known.config.lang];
  return [...known.me.reasons.slice(0, 1).map((reason) => again[reason]), ...(isPrivate(known) ? [gpc] : [])].map((text) => element('p', { class: 'note' }, text));
}

/** Something to know, and perhaps to do. */
export function noteCard({ lang, leave }: Omit<Frame, 'dir'> & { leave: () => void }, text: string, act: HTMLElement | null): Card {
  const heading = element('p', { id: 'title', tabindex: '-1' }, text);
  const root = frame({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr', leave }, heading, element('footer', {}, act, button('act', words[lang].close, leave)));
  return { root, heading, say: () => {} };
}
