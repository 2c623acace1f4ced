// The choice in detail: each category, and in it each service with its vendor, purpose and cookies. Nothing is ticked that does not stand.
import { counted } from '../../i18n/words.ts';
import type { Grants } from './api.ts';
import { element } from './elements.ts';
import { isGranted, type Category, type Known } from './grants.ts';
import { words } from './words.ts';

type Service = Category['services'][number];
type Lang = Known['config']['lang'];
type Box = HTMLInputElement;

export type Settings = { root: HTMLElement; chosen(): { categories: Grants; services: Grants } };

export function settingsOf(known: Known): Settings {
  const boxes: Record<'categories' | 'services', Map<string, Box>> = { categories: new Map(), services: new Map() };
  const ticked = (of: Map<string, Box>): Grants => Object.fromEntries([...of].map(([key, { checked }]) => [key, checked]));
  const root = element('ul', { class: 'categories' }, ...known.config.categories.map((category) => {
    const boxOf = (service?: string): Box =>
      element('input', { type: 'checkbox', checked: isGranted(known, { category: category.key, service }), disabled: category.required });
    const whole = boxOf();
    const parts = category.services.map(({ key }) => boxOf(key));
    tie(whole, parts);
    boxes.categories.set(category.key, whole);
    category.services.forEach(({ key }, at) => boxes.services.set(key, parts[at]!));
    return categoryItem(category, { whole, parts }, known.config.lang);
  }));
  return { root, chosen: () => ({ categories: ticked(boxes.categories), services: ticked(boxes.services) }) };
}

/** A category is on as soon as one of its services is. */
function tie(whole: Box, parts: Box[]): void {
  const follow = (): void => {
    whole.checked = parts.some(({ checked }) => checked);
    whole.indeterminate = whole.checked && !parts.every(({ checked }) => checked);
  };
  for (const part of parts) part.addEventListener('change', follow);
  whole.addEventListener('change', () => {
    for (const part of parts) part.checked = whole.checked;
  });
  if (parts.length > 0 && whole.checked) follow();
}

function categoryItem({ label, required, services }: Category, { whole, parts }: { whole: Box; parts: Box[] }, lang: Lang): HTMLElement {
  return element('li', {},
    element('label', { class: 'category' }, whole, element('span', {}, label), required && element('small', {}, words[lang].always)),
    element('ul', {}, ...services.map((service, at) => serviceItem(service, required ? null : parts[at]!, lang))));
}

/** `box` is null where nobody can refuse it. */
function serviceItem({ key, vendor, purpose, cookies }: Service, box: Box | null, lang: Lang): HTMLElement {
  const id = `purpose-${key}`;
  box?.setAttribute('aria-describedby', id);
  return element('li', {},
    element(box ? 'label' : 'span', { class: 'service' }, box, element('bdi', {}, vendor)),
    element('p', { id }, purpose),
    cookies.length > 0 && element('details', {},
      element('summary', {}, words[lang].cookies),
      element('ul', {}, ...cookies.map((cookie) => cookieItem(cookie, lang)))));
}

function cookieItem({ name, domain, days }: Service['cookies'][number], lang: Lang): HTMLElement {
  const { days: forms, session } = words[lang];
  return element('li', {}, element('bdi', { dir: 'ltr' }, `${name} · ${domain}`), days !== null && element('span', {}, days > 0 ? counted(lang, forms, days) : session));
}
