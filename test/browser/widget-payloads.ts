// What the widget may hold after hostile comments were shown: for a paper's own page and the demo's.
import { allowedAttributes, allowedTags } from '../../src/text/body.ts';

/** Markup that a comment's text may hold. */
export type Allowed = { tags: string[]; attributes: string[] };
export const allowed: Allowed = { tags: allowedTags, attributes: allowedAttributes.a };

/** Presses "more" until there is no more: how many comments that shows. In the page. */
export async function showAll(): Promise<number> {
  const root = (): ShadowRoot | null => document.querySelector('hiwar-comments')?.shadowRoot ?? null;
  const wait = (): Promise<unknown> => new Promise((resolve) => void setTimeout(resolve, 5));
  // The first few stand alone in `.room` for a frame, and "more" comes with the rest.
  while ((root()?.querySelector('article') ?? null) === null || root()!.querySelector('.room') !== null) await wait();
  for (let more: HTMLButtonElement | null; (more = root()!.querySelector('button.more')) !== null;) {
    if (more.ariaDisabled !== 'true') more.click();
    await wait();
  }
  return root()!.querySelectorAll('article').length;
}

/** What stands in the widget that neither it nor a comment may contain. In the page. */
export function foreignMarkup({ tags, attributes }: Allowed): string[] {
  const own = 'section div article header form h2 p a ol li strong bdi span time label input textarea button select option'.split(' ');
  const ownAttributes = 'id class lang dir href datetime title name type value role tabindex for rows maxlength autocomplete hidden novalidate aria-label aria-labelledby aria-describedby aria-invalid aria-disabled aria-busy aria-hidden'.split(' ');
  return [...document.querySelector('hiwar-comments')!.shadowRoot!.querySelectorAll('*')].flatMap((element) => {
    const isText = (element.parentElement?.closest('.body') ?? null) !== null;
    const tag = element.localName;
    const strange = [...element.attributes].filter(({ name, value }) => !(isText ? tag === 'a' && attributes.includes(name) : ownAttributes.includes(name))
      || (name === 'href' && !/^(https?:\/\/|mailto:)/i.test(value)));
    return (isText ? tags : own).includes(tag) && strange.length === 0 ? [] : [element.outerHTML.slice(0, 200)];
  }).slice(0, 20);
}
