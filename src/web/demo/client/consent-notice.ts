// The notice: what is asked, in the policy's own words; accepting and refusing are the same button twice. It covers nothing and takes no silence for a choice.
import type { Act, Category, Config, Grants, Me } from './consent-api.ts';
import { element } from './elements.ts';
import type { Place } from './types.ts';

export type Notice = { root: HTMLElement; say(text: string): void; wait(isOn: boolean): void; focus(): void; close(): void };
type Asked = { config: Config; me: Me; place: Place; isOpened: boolean; choose: (act: Act) => void; close: (() => void) | null };

export function consentNotice({ config, me, place, isOpened, choose, close }: Asked): Notice {
  const { texts, lang, dir, categories } = config;
  const boxes = new Map(categories.map((category) => [category.key, switchOf(category, me)]));
  const heading = element('h2', { id: 'consent-title', tabindex: '-1' }, texts['title'] ?? '');
  const said = element('p', { class: 'said', role: 'alert' });
  const chosen = (): Grants => Object.fromEntries([...boxes].map(([key, box]) => [key, box.checked]));
  const detail = element('div', { id: 'consent-detail', class: 'detail', hidden: !isOpened },
    ...categories.map((category) => categoryOf(category, boxes.get(category.key)!, place)),
    act(texts['save'] ?? '', () => choose({ action: 'custom', categories: chosen(), surface: 'settings' })));
  const more = element('button', { type: 'button', class: 'more', 'aria-controls': 'consent-detail', 'aria-expanded': String(isOpened), onclick: () => {
    detail.hidden = !detail.hidden;
    more.setAttribute('aria-expanded', String(!detail.hidden));
  } }, texts['settings'] ?? '');
  const root = element('section', { class: 'consent', role: 'dialog', 'aria-labelledby': 'consent-title', 'aria-describedby': 'consent-body', lang, dir },
    heading, element('p', { id: 'consent-body' }, texts['body'] ?? ''), said,
    element('div', { class: 'equals' },
      act(texts['accept'] ?? '', () => choose({ action: 'accept_all', surface: 'banner' })),
      act(texts['reject'] ?? '', () => choose({ action: 'reject_all', surface: 'banner' }))),
    element('div', { class: 'rest' }, more, close !== null && element('button', { type: 'button', class: 'more', onclick: close }, place.texts['cancel'] ?? '')),
    detail);
  if (close !== null) root.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  return {
    root, focus: () => heading.focus(), close: () => root.remove(), say: (text) => said.replaceChildren(text),
    wait(isOn) {
      root.setAttribute('aria-busy', String(isOn));
      for (const each of root.querySelectorAll('button')) each.disabled = isOn;
    },
  };
}

const act = (label: string, done: () => void): HTMLButtonElement => element('button', { type: 'button', class: 'act', onclick: done }, label);

/** Only a choice that stands ticks one. */
function switchOf({ key, required }: Category, me: Me): HTMLInputElement {
  const isOn = required || (me.decided && me.reask !== true && me.categories[key] === true);
  return element('input', { type: 'checkbox', name: key, checked: isOn, disabled: required });
}

const categoryOf = ({ label, required, services }: Category, box: HTMLInputElement, { texts }: Place): HTMLElement => element('div', { class: 'category' },
  element('label', {}, box, element('span', {}, label), required && element('small', {}, texts['alwaysOn'] ?? '')),
  services.length > 0 && element('ul', {}, ...services.map(({ vendor, purpose }) => element('li', {}, element('bdi', {}, vendor), `: ${purpose}`))));
