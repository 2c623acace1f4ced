// A form to write in: a comment, a reply or an edit. Keeps what was typed until it has arrived.
import { Refused, type Api } from './api.ts';
import { element } from './elements.ts';
import type { Draft, Place } from './types.ts';

export type FormOptions = {
  place: Place;
  api: Api;
  title: string;
  submit: string;
  text?: string;
  /** Whether it asks who writes. */
  signed: boolean;
  /** Shown when the form can be left. */
  cancel?: () => void;
  send(draft: Draft, idempotencyKey: string): Promise<void>;
};

const paths: Record<string, string> = { '/text': 'text', '/author/name': 'name', '/author/email': 'email' };
let forms = 0;

export function writingForm(options: FormOptions): HTMLFormElement {
  const { place: { texts }, title, submit, cancel } = options;
  const id = `hiwar-text-${(forms += 1)}`;
  const text = element('textarea', { name: 'text', id, required: true, dir: 'auto', rows: '4' });
  text.value = options.text ?? '';
  const status = element('p', { class: 'wrong', role: 'alert', hidden: true });
  const button = element('button', { type: 'submit' }, submit);
  const who = element('div', { class: 'who' });
  if (options.signed) drawWho(who, options);
  const form = element('form', { novalidate: true },
    element('h2', {}, element('label', { for: id }, title)), text, who,
    // Filled by machines alone: hidden from people and from what reads the page to them.
    element('div', { hidden: true, 'aria-hidden': 'true' }, element('label', {}, 'Website', element('input', { name: 'website', tabindex: '-1', autocomplete: 'off' }))),
    status,
    element('div', { class: 'form-acts' }, button, cancel !== undefined && element('button', { type: 'button', class: 'link', onclick: cancel }, texts['cancel'] ?? '')));
  keepSending(form, { options, button, status, onSent: () => options.signed && drawWho(who, options) });
  return form;
}

/** Name and email, or who is known already and the way to be somebody else. */
function drawWho(who: HTMLElement, { place: { texts }, api }: FormOptions): void {
  const identity = api.identity();
  if (identity === null) {
    who.replaceChildren(
      element('label', {}, texts['name'] ?? '', element('input', { name: 'name', required: true, maxlength: '80', dir: 'auto', autocomplete: 'nickname' })),
      element('label', {}, texts['email'] ?? '', element('input', { name: 'email', type: 'email', maxlength: '254', dir: 'ltr', autocomplete: 'email' })));
    return;
  }
  const [before = '', after = ''] = (texts['writingAs'] ?? '').split('{name}');
  const leave = () => {
    api.setIdentity(null);
    who.dispatchEvent(new CustomEvent('hiwar:identity', { bubbles: true }));
  };
  who.replaceChildren(
    element('p', { class: 'why' }, before, element('bdi', { dir: 'auto' }, identity.name), after),
    element('button', { type: 'button', class: 'link', onclick: leave }, texts['notMe'] ?? ''));
}

type Sending = { options: FormOptions; button: HTMLButtonElement; status: HTMLElement; onSent(): void };

/** One key for one draft: sending the same words again after a lost answer cannot post them twice. */
function keepSending(form: HTMLFormElement, { options, button, status, onSent }: Sending): void {
  let key = '';
  let keyed = '';
  const deliver = async (draft: Draft): Promise<void> => {
    try {
      await options.send(draft, key);
      form.reset();
      keyed = '';
      onSent();
    } catch (error) {
      explain(form, status, { error, options });
    } finally {
      button.disabled = false;
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.disabled) return;
    const draft = draftOf(form);
    if (JSON.stringify(draft) !== keyed) {
      keyed = JSON.stringify(draft);
      key = crypto.randomUUID();
    }
    button.disabled = true;
    status.hidden = true;
    void deliver(draft);
  });
}

function draftOf(form: HTMLFormElement): Draft {
  const data = new FormData(form);
  const field = (name: string): string => String(data.get(name) ?? '');
  return { text: field('text'), name: field('name'), email: field('email').trim(), website: field('website') };
}

function explain(form: HTMLFormElement, status: HTMLElement, { error, options: { place: { texts } } }: { error: unknown; options: FormOptions }): void {
  const problem = error instanceof Refused ? error.problem : null;
  const [first] = problem?.errors ?? [];
  const field = first === undefined ? null : form.querySelector<HTMLElement>(`[name="${paths[first.path] ?? ''}"]`);
  for (const each of form.querySelectorAll('[aria-invalid]')) each.removeAttribute('aria-invalid');
  field?.setAttribute('aria-invalid', 'true');
  field?.focus();
  const label = field?.closest('label')?.firstChild?.textContent ?? '';
  const sentence = first === undefined ? undefined : texts.fields[first.code];
  status.textContent = sentence === undefined ? (problem?.detail ?? texts['offline'] ?? '') : `${label === '' ? '' : `${label}: `}${sentence}`;
  status.hidden = false;
}
