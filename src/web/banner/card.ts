// The card that asks: the policy's own words, accepting and refusing as the same button twice, the settings one step away.
// It stands beside the page and takes neither silence nor Escape for a choice.
import type { Choice } from './api.ts';
import { button, element } from './elements.ts';
import { isPrivate, type Known } from './grants.ts';
import { settingsOf, type Settings } from './settings.ts';
import { words } from './words.ts';

export type View = 'ask' | 'settings';
export type Acts = {
  choose(choice: Choice): void;
  go(view: View): void;
  /** Null while there is a question to answer. */
  close: (() => void) | null;
};
export type Card = { root: HTMLElement; heading: HTMLElement; say(text: string): void };

export function askingCard(known: Known, view: View, acts: Acts): Card {
  const { texts, lang, dir } = known.config;
  const settings = view === 'settings' ? settingsOf(known) : null;
  const heading = element('h2', { id: 'title', tabindex: '-1' }, texts.title);
  const said = element('p', { class: 'said', role: 'alert' });
  const leave = acts.close ?? (settings === null ? null : () => acts.go('ask'));
  const root = element('section', { class: 'card', 'aria-labelledby': 'title', lang, dir, keydown: (event) => (event as KeyboardEvent).key === 'Escape' && leave?.() },
    element('header', {}, heading, acts.close !== null && element('button', { type: 'button', class: 'close', 'aria-label': words[lang].close, click: acts.close }, '×')),
    element('p', {}, texts.body), ...notes(known), settings?.root ?? null,
    element('footer', {}, said, ...answers(known, settings, acts), ...steps(known, view, acts)));
  return { root, heading, say: (text) => said.replaceChildren(text) };
}

function notes(known: Known): HTMLElement[] {
  const { gpc, again } = words[known.config.lang];
  const [reason] = known.me.decided ? known.me.reasons : [];
  return [...(reason === undefined ? [] : [again[reason]]), ...(isPrivate(known) ? [gpc] : [])].map((text) => element('p', { class: 'note' }, text));
}

function answers({ config: { texts } }: Known, settings: Settings | null, { choose }: Acts): (HTMLElement | null)[] {
  const surface = settings === null ? 'banner' : 'settings';
  const act = (label: string, choice: () => Choice): HTMLElement => button('act', label, () => choose(choice()));
  return [
    settings && element('div', {}, act(texts.save, () => ({ action: 'custom', surface, ...settings.chosen() }))),
    element('div', { class: 'pair' },
      act(texts.accept, () => ({ action: 'accept_all', surface })),
      act(texts.reject, () => ({ action: 'reject_all', surface }))),
  ];
}

function steps({ config: { texts, lang } }: Known, view: View, { go, close }: Acts): HTMLElement[] {
  if (view === 'ask') return [button('link', texts.settings, () => go('settings'))];
  return close === null ? [button('link', words[lang].back, () => go('ask'))] : [];
}

/** Something to know, and perhaps to do. */
export function noteCard({ text, lang, dir }: { text: string; lang: Known['config']['lang']; dir: string }, close: () => void, act?: [label: string, click: () => void]): Card {
  const heading = element('p', { id: 'title', tabindex: '-1' }, text);
  const root = element('section', { class: 'card', 'aria-labelledby': 'title', lang, dir, keydown: (event) => (event as KeyboardEvent).key === 'Escape' && close() },
    heading, element('footer', {}, element('div', { class: act && 'pair' || null }, act ? button('act', ...act) : null, button('act', words[lang].close, close))));
  return { root, heading, say: () => {} };
}
