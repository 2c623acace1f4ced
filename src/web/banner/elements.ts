// Elements made of text and attributes alone: whatever a policy says stays text.
import style from './consent.css' with { type: 'text' };

export type Child = Node | string | false | null | undefined;
type Attributes = Record<string, string | boolean | null | ((event: Event) => void)>;

/** An element; a function listens to the event of its name; true sets a bare attribute, false and null leave it out. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes, ...children: Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child || child === '') as (Node | string)[]);
  return made;
}

export const button = (look: string, label: string, click: (event: Event) => void): HTMLButtonElement => element('button', { type: 'button', class: look, click }, label);

let sheet: CSSStyleSheet | null = null;

/** A place of ours in the page that its styles do not reach and ours do not leave. */
export function place(theme: string, attributes: Attributes): { host: HTMLElement; root: ShadowRoot } {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  const host = element('div', { ...attributes, 'data-theme': theme });
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return { host, root };
}
