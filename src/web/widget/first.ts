// The first comments, drawn as soon as they are known and before the widget is there: who says what, in the places where the widget is
// going to draw the same. Times, and what a reader may do, come with the widget.
import type { Lang } from '../../i18n/index.ts';
import { commentHtml, commentLang } from '../client/comment-html.ts';
import type { Page, PublicComment, TopComment } from '../wire.ts';
import style from './first.css' with { type: 'text' };
import { FEW } from './frames.ts';

const titles: Record<Lang, string> = { ar: 'التعليقات', en: 'Comments', fr: 'Commentaires' };

/** For the first comments and for the widget after them. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
}

/** Whether the widget may draw this site's comments otherwise for this reader: under their name, without whom they hide, with what they began to write. */
export function isKnown(site: string): boolean {
  try {
    return [localStorage, sessionStorage].some((storage) => Object.keys(storage).some((key) => key.startsWith(`hiwar:${site}`)));
  } catch {
    return false;
  }
}

/** Puts them in the place of those that stand in `root`, below what says that the widget is not there. */
export function drawFirst(root: ShadowRoot, lang: Lang, { items }: Page<TopComment>): void {
  const list = make('ol');
  const room = make('div', 'room', make('div', 'bar'), list);
  const all = make('section', 'hiwar', make('h2', '', titles[lang]), make('div', 'compose'), room);
  all.lang = lang;
  all.dir = lang === 'ar' ? 'rtl' : 'ltr';
  all.setAttribute('aria-busy', 'true');
  for (const top of items.slice(0, FEW)) {
    const own = append(list, top, lang);
    const drawn = new Map([[top.id, own]]);
    for (const reply of top.replies.items) {
      const under = drawn.get(reply.parentId ?? '') ?? own;
      drawn.set(reply.id, append(under.querySelector(':scope > ol') ?? under.appendChild(make('ol')), reply, lang));
    }
    if (top.replies.next !== null) own.append(make('div', 'left'));
  }
  root.querySelector('section')?.remove();
  root.append(all);
}

function append(list: Element, comment: PublicComment, lang: Lang): HTMLElement {
  return list.appendChild(make('li', '', article(comment, lang)));
}

function article({ author, html, dir }: PublicComment, lang: Lang): HTMLElement {
  if (author === null || html === null) return make('article', 'gone', make('p', '', '…'));
  const name = make('bdi', 'name', author.name);
  name.dir = 'auto';
  const body = make('div', 'body');
  body.dir = dir ?? 'ltr';
  body.lang = commentLang(body.dir, lang);
  body.innerHTML = commentHtml(html).__html;
  return make('article', '', make('header', '', make('strong', '', name)), body, make('div', 'acts'));
}

function make(name: string, className = '', ...within: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...within);
  return element;
}
