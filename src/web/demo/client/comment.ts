// One comment as it stands on the page: who, when, what, and what its reader may do with it.
import { commentBody, element } from './elements.ts';
import type { OwnComment, Place, PublicComment } from './types.ts';

export type Acts = {
  reply: ((comment: PublicComment) => void) | null;
  edit(comment: OwnComment): void;
  remove(comment: OwnComment): void;
};

/** `own` is the reader's view of the same comment when it is theirs. */
export function commentArticle(place: Place, comment: PublicComment | OwnComment, own: OwnComment | null, acts: Acts): HTMLElement {
  const { texts, lang, dir } = place;
  const id = `comment-${comment.id}`;
  if (comment.author === null || comment.state === 'removed') {
    return element('article', { id, lang, dir }, element('p', { class: 'gone' }, texts['removed'] ?? ''));
  }
  const textDir = comment.dir ?? dir;
  const hidden = own !== null && (own.state === 'pending' || own.state === 'rejected') ? own : null;
  const body = element('div', { class: 'body' });
  body.append(commentBody(comment.html ?? ''));
  return element('article', { id, lang: langOf(textDir, lang), dir: textDir, class: hidden === null ? null : 'waiting' },
    head(place, comment, hidden),
    body,
    hidden?.reason != null && element('p', { class: 'why', lang, dir }, hidden.reason.message),
    actions(place, { comment, own, hidden }, acts));
}

function head({ texts, lang, dir }: Place, comment: PublicComment | OwnComment, hidden: OwnComment | null): HTMLElement {
  const badge = (text: string | undefined) => element('span', { class: 'badge' }, text ?? '');
  return element('header', { lang, dir },
    element('strong', {}, element('bdi', { dir: 'auto' }, comment.author?.name ?? '')),
    comment.author?.kind === 'staff' && badge(texts['staff']),
    comment.pinned && badge(texts['pinned']),
    hidden !== null && badge(texts[hidden.state]),
    element('a', { href: `#comment-${comment.id}` }, element('time', { datetime: comment.createdAt }, when(comment.createdAt, lang))),
    comment.editedAt !== null && element('span', {}, texts['edited'] ?? ''),
    comment.inReplyTo !== null && element('a', { href: `#comment-${comment.inReplyTo}` }, texts['answers'] ?? ''));
}

function actions({ texts, lang, dir }: Place, { comment, own, hidden }: { comment: PublicComment | OwnComment; own: OwnComment | null; hidden: OwnComment | null }, acts: Acts): HTMLElement {
  const link = (name: string, onclick: () => void) => element('button', { type: 'button', class: 'link', onclick }, texts[name] ?? '');
  const bar = element('div', { class: 'acts', lang, dir });
  const { reply } = acts;
  if (hidden === null && reply !== null) bar.append(link('reply', () => reply(comment as PublicComment)));
  if (own !== null) {
    if (own.editableUntil !== null && new Date(own.editableUntil) > new Date()) bar.append(link('edit', () => acts.edit(own)));
    // Asked twice in place: a dialog would say less, and where it stands is what it deletes.
    const remove = link('remove', () => remove.replaceWith(link('confirmRemove', () => acts.remove(own))));
    bar.append(remove);
  }
  return bar;
}

/** Nobody says which language a comment is in: its script tells, and on an Arabic page Latin letters are taken for English. */
const langOf = (dir: string, page: string): string => (dir === 'rtl' ? 'ar' : page === 'ar' ? 'en' : page);

const when = (time: string, lang: string): string =>
  new Intl.DateTimeFormat(`${lang}-u-nu-latn`, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(time));
