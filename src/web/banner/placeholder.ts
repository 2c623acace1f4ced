// What stands in a frame's box until it is allowed: the policy's words, and a button that asks for just that.
import type { Failure } from './api.ts';
import { faultOf, type Asking } from './asking.ts';
import { button, element, place } from './elements.ts';
import { asked, withGrant, type Known, type Need } from './grants.ts';
import { words } from './words.ts';

export function placeholder(theme: string, asking: Asking, settings: () => void) {
  return (frame: HTMLIFrameElement, known: Known, need: Need): HTMLElement => {
    const { texts, lang, dir } = known.config;
    const category = asked(known, need);
    const name = category?.services.find(({ key }) => key === need.service)?.vendor ?? category?.label ?? '';
    const said = element('p', { class: 'said', role: 'alert' });
    const [before, after] = words[lang].allow.split('{name}');
    let isBusy = false;
    const allow = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      said.textContent = '';
      await asking.choose((now) => withGrant(now, need)).catch((error: Failure) => said.append(faultOf(error, lang)));
      isBusy = false;
    };
    const { host, root } = place(theme, { 'data-hiwar-placeholder': true });
    root.append(element('div', { class: 'placeholder', role: 'group', 'aria-label': frame.title || name || texts.placeholder, lang, dir },
      frame.title !== '' && element('p', { class: 'what' }, element('bdi', {}, frame.title)),
      element('p', {}, texts.placeholder), said,
      category && element('div', { class: 'steps' },
        element('button', { type: 'button', class: 'act', click: () => void allow() }, before, element('bdi', {}, name), after), button('link', texts.settings, settings))));
    return host;
  };
}
