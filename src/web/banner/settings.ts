// The choice in detail: each category, and in it each service with its vendor, purpose and cookies. Nothing is ticked that does not stand.
import { counted } from '../../i18n/words.ts';
import type { Grants } from './api.ts';
import { element } from './elements.ts';
import { isGranted, type Category, type Known } from './grants.ts';
import { words } from './words.ts';

type Service = Category['services'][number];
type Lang = Known['config']['lang'];
type Part = { root: HTMLElement; key: string; isOn(): boolean; services: [string, HTMLInputElement][] };

export type Settings = { root: HTMLElement; chosen(): { categories: Grants; services: Grants } };

export function settingsOf(known: Known): Settings {
  const parts = known.config.categories.map((category) => partOf(known, category));
  return {
    root: element('ul', { class: 'categories' }, ...parts.map(({ root }) => root)),
    chosen: () => ({
      categories: Object.fromEntries(parts.map(({ key, isOn }) => [key, isOn()])),
      services: Object.fromEntries(parts.flatMap(({ services }) => services.map(([key, box]) => [key, box.checked]))),
    }),
  };
}

function partOf(known: Known, category: Category): Part {
  const { key, required, label } = category;
  const { lang } = known.config;
  const boxOf = (service: string | null): HTMLInputElement => element('input', { type: 'checkbox', checked: isGranted(known, { category: key, service }), disabled: required });
  const whole = boxOf(null);
  const services = category.services.map((each): [Service, HTMLInputElement] => [each, boxOf(each.key)]);
  const boxes = services.map(([, box]) => box);
  /** A category is on as soon as one of its services is. */
  const follow = (): void => {
    whole.checked = boxes.some(({ checked }) => checked);
    whole.indeterminate = whole.checked && boxes.some(({ checked }) => !checked);
  };
  whole.addEventListener('change', () => boxes.forEach((box) => {
    box.checked = whole.checked;
  }));
  if (boxes.length > 0 && whole.checked) follow();
  for (const box of boxes) box.addEventListener('change', follow);
  const root = element('li', {},
    element('label', { class: 'category' }, whole, element('span', {}, label), required && element('small', {}, words[lang].always)),
    services.length > 0 && element('ul', {}, ...services.map(([service, box]) => serviceItem(service, required ? null : box, lang))));
  return { root, key, isOn: () => whole.checked, services: services.map(([service, box]) => [service.key, box]) };
}

/** `box` is null where nobody can refuse it. */
function serviceItem({ key, vendor, purpose, cookies }: Service, box: HTMLInputElement | null, lang: Lang): HTMLElement {
  box?.setAttribute('aria-describedby', `purpose-${key}`);
  const name = element('bdi', {}, vendor);
  return element('li', {},
    box === null ? element('span', { class: 'service' }, name) : element('label', { class: 'service' }, box, name),
    element('p', { id: `purpose-${key}` }, purpose),
    cookies.length > 0 && element('details', {},
      element('summary', {}, counted(lang, words[lang].cookies, cookies.length)),
      element('ul', {}, ...cookies.map((cookie) => cookieItem(cookie, lang)))));
}

function cookieItem({ name, domain, days }: Service['cookies'][number], lang: Lang): HTMLElement {
  const { days: forms, session } = words[lang];
  return element('li', {}, element('bdi', { dir: 'ltr' }, `${name} · ${domain}`), days !== null && element('span', {}, days === 0 ? session : counted(lang, forms, days)));
}
