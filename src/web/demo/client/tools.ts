// The forms and choices the box offers, each from what it is for.
import type { Api } from './api.ts';
import { element } from './elements.ts';
import { writingForm } from './form.ts';
import type { OwnComment, Place, Posted, PublicComment, Sort } from './types.ts';

type With = { place: Place; api: Api };

export const postForm = ({ place, api }: With, done: (posted: Posted) => void): HTMLFormElement => writingForm({
  place, api, title: place.texts['leaveComment'] ?? '', submit: place.texts['send'] ?? '', signed: true,
  send: async (draft, key) => done(await api.post(draft, null, key)),
});

export function replyForm({ place, api }: With, to: PublicComment, done: (posted: Posted) => void): HTMLFormElement {
  const title = (place.texts['replyTo'] ?? '').replace('{name}', () => to.author?.name ?? '');
  const form: HTMLFormElement = writingForm({
    place, api, title, submit: place.texts['send'] ?? '', signed: true, cancel: () => form.remove(),
    send: async (draft, key) => done(await api.post(draft, to.id, key)),
  });
  return form;
}

export function editForm({ place, api }: With, own: OwnComment, done: (edited: Posted) => void): HTMLFormElement {
  const form: HTMLFormElement = writingForm({
    place, api, title: place.texts['edit'] ?? '', submit: place.texts['save'] ?? '', signed: false, text: own.text ?? '', cancel: () => form.remove(),
    send: async ({ text }) => done(await api.edit(own.id, text)),
  });
  return form;
}

/** The list's heading with its count, and the choice of its order. */
export function sortTools({ texts }: Place, count: HTMLElement, chosen: (sort: Sort) => void): HTMLElement {
  const select = element('select', { onchange: () => chosen(select.value as Sort) },
    ...(['newest', 'oldest', 'top'] as const).map((sort) => element('option', { value: sort }, texts[sort] ?? '')));
  return element('div', { class: 'tools' },
    element('h2', {}, `${texts['comments'] ?? ''} `, count), element('label', {}, texts['sort'] ?? '', select));
}

/** Opens a form right under a comment, in place of the one that was open there. */
export function openUnder(item: HTMLElement | undefined, form: HTMLFormElement): void {
  item?.querySelector(':scope > form')?.remove();
  item?.querySelector(':scope > article')?.after(form);
  form.querySelector('textarea')?.focus();
}
