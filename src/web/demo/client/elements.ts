// Builds the page out of elements and text nodes, so that no text ever becomes markup; one exception, at the end.

type Child = Node | string | null | false;
type Attributes = Record<string, string | boolean | null | ((event: Event) => void)>;

/** An element. `onclick` and the like take a function; true sets a bare attribute; null and false leave it out. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

type Policy = { createHTML(text: string): string };
type Factory = { createPolicy(name: string, rules: Policy): Policy };

/** Where the browser has Trusted Types the page's policy lets this one through and no other. */
const policy: Policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('hiwar', { createHTML: (text) => text })
  ?? { createHTML: (text) => text };

/** The only markup that is set as such: `comment.html`, rendered and sanitised by the server when the comment was written.
 *  A template's content belongs to a document of its own, so nothing in it loads or runs while it is read. */
export function commentBody(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}
