// The comments of a thread as HTML: data in, markup out. Works without scripts, alone, framed or included in an article.
import { textDirection, type Lang } from '../i18n/index.ts';
import type { PageTexts } from '../i18n/messages.ts';
import { commentHtml, html, type Html } from '../web/html.ts';
import type { WithReplies } from './comments.reader.ts';
import type { PublicComment } from './comments.view.ts';
import { formHtml, type FormView } from './form-html.ts';

/** Where a link of the page leads: to itself with another query. */
export type LinkTo = (query: Record<string, string>) => string;

export type ThreadPage = {
  lang: Lang;
  texts: PageTexts;
  visible: number;
  comments: WithReplies[];
  /** Leads to the next page; null on the last. */
  next: string | null;
  /** Set when the page shows one comment and its replies alone. */
  root: string | null;
  form: FormView | null;
  /** Why there is no form, or what became of a post. */
  note: string | null;
  linkTo: LinkTo;
};

type Node = { comment: PublicComment; children: Node[] };

export function threadHtml(page: ThreadPage): Html {
  const { lang, texts, linkTo } = page;
  return html`<section class="hiwar" id="hiwar" lang="${lang}" dir="${textDirection(lang)}" aria-labelledby="hiwar-title">
${page.note !== null && html`<p class="note" role="status">${page.note}</p>`}
${page.form !== null && formHtml(page.form)}
<h2 id="hiwar-title">${texts.comments} <span>(${page.visible})</span></h2>
${page.comments.length === 0 && html`<p>${texts.none}</p>`}
<ol>${page.comments.map((each) => html`<li>${nodeHtml(nest(each), page)}${each.replies.next !== null && moreReplies(each, page)}</li>`)}</ol>
<nav>${page.next !== null && html`<a href="${page.next}" target="_self" rel="next">${texts.more}</a>`}
${page.root !== null && html`<a href="${linkTo({})}" target="_self">${texts.allComments}</a>`}</nav>
</section>`;
}

const moreReplies = ({ id, replies }: WithReplies, { texts, linkTo }: ThreadPage): Html =>
  html`<p><a href="${linkTo({ root: id, cursor: replies.next ?? '' })}" target="_self">${texts.moreReplies}</a></p>`;

/** The flat replies under their parents. One whose parent is on an earlier page stands at the first level. */
function nest(top: WithReplies): Node {
  const root: Node = { comment: top, children: [] };
  const nodes = new Map([[top.id, root]]);
  for (const comment of top.replies.items) {
    const node: Node = { comment, children: [] };
    nodes.set(comment.id, node);
    (nodes.get(comment.parentId ?? '') ?? root).children.push(node);
  }
  return root;
}

/** As deep as the site lets replies nest, so recursion is bounded. */
function nodeHtml({ comment, children }: Node, page: ThreadPage): Html {
  return html`${comment.author === null ? tombstone(comment, page) : visible(comment, page)}
${children.length > 0 && html`<ol>${children.map((child) => html`<li>${nodeHtml(child, page)}</li>`)}</ol>`}`;
}

const tombstone = ({ id }: PublicComment, { lang, texts }: ThreadPage): Html =>
  html`<article id="comment-${id}" lang="${lang}" dir="${textDirection(lang)}"><p class="gone">${texts.removed}</p></article>`;

function visible(comment: PublicComment, { lang, texts, form, linkTo }: ThreadPage): Html {
  const { id, author, inReplyTo } = comment;
  const dir = comment.dir ?? textDirection(lang);
  return html`<article id="comment-${id}" lang="${langOf(dir, lang)}" dir="${dir}">
<header lang="${lang}" dir="${textDirection(lang)}"><strong><bdi dir="auto">${author?.name ?? ''}</bdi></strong>
${author?.kind === 'staff' && html`<span class="badge">${texts.staff}</span>`}
${comment.pinned && html`<span class="badge">${texts.pinned}</span>`}
<a href="#comment-${id}" target="_self"><time datetime="${comment.createdAt}">${when(comment.createdAt, lang)}</time></a>
${comment.editedAt !== null && html`<span>${texts.edited}</span>`}
${inReplyTo !== null && html`<a href="#comment-${inReplyTo}" target="_self">${texts.answers}</a>`}
</header>
<div class="body">${commentHtml(comment.html ?? '')}</div>
${form !== null && html`<a href="${linkTo({ replyTo: id })}#hiwar-form" target="_self" rel="nofollow" lang="${lang}">${texts.reply}</a>`}
</article>`;
}

/** Nobody says which language a comment is in: its script tells, and on an Arabic page Latin letters are taken for English. */
const langOf = (dir: 'rtl' | 'ltr', page: Lang): Lang => (dir === 'rtl' ? 'ar' : page === 'ar' ? 'en' : page);

const formats = new Map<Lang, Intl.DateTimeFormat>();

function when(time: string, lang: Lang): string {
  let format = formats.get(lang);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(`${lang}-u-nu-latn`, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
    formats.set(lang, format);
  }
  return format.format(new Date(time));
}
