// The plain form and what surrounds it when a post by it was refused. Markup only.
import type { PageTexts } from '../i18n/messages.ts';
import { html, type Html } from '../web/html.ts';

/** What a reader typed, given back when it was refused. */
export type Typed = { text: string; name: string; email: string; parentId: string | null; idempotencyKey: string };

export type FormView = {
  action: string;
  lang: string;
  texts: PageTexts;
  typed: Typed;
  emailRequired: boolean;
  maxGraphemes: number;
  /** Whose comment is answered, and the way back from it. */
  answers: { name: string; cancel: string } | null;
  /** A sentence for each field that is wrong. */
  wrong: Partial<Record<'text' | 'name' | 'email' | 'parentId', string>>;
};

/** A grapheme may take several UTF-16 units; this only stops what no site would take. */
const UNITS_PER_GRAPHEME = 4;

export function formHtml(form: FormView): Html {
  const { texts, typed, wrong } = form;
  return html`<form method="post" action="${form.action}" accept-charset="utf-8" id="hiwar-form" target="_top">
<h2>${form.answers === null ? texts.leaveComment : texts.replyTo.replace('{name}', () => form.answers?.name ?? '')}</h2>
${form.answers !== null && html`<a href="${form.answers.cancel}" target="_self">${texts.cancel}</a>`}
<label>${texts.text}<textarea name="text" required dir="auto" maxlength="${form.maxGraphemes * UNITS_PER_GRAPHEME}"${described('text', wrong.text)}>
${typed.text}</textarea></label>${sentence('text', wrong.text)}${sentence('parentId', wrong.parentId)}
${who(form)}
<input type="hidden" name="idempotencyKey" value="${typed.idempotencyKey}">
<input type="hidden" name="lang" value="${form.lang}">
${typed.parentId !== null && html`<input type="hidden" name="parentId" value="${typed.parentId}">`}
<div hidden aria-hidden="true"><label>Website<input name="website" value="" tabindex="-1" autocomplete="off"></label></div>
<button type="submit">${texts.send}</button>
</form>`;
}

function who({ texts, typed, emailRequired, wrong }: FormView): Html {
  return html`<div class="who">
<div><label>${texts.name}<input name="name" required maxlength="80" dir="auto" autocomplete="nickname" value="${typed.name}"${described('name', wrong.name)}></label>${sentence('name', wrong.name)}</div>
<div><label>${emailRequired ? texts.emailRequired : texts.email}<input name="email" type="email" maxlength="254" dir="ltr" autocomplete="email" value="${typed.email}"${emailRequired && html` required`}${described('email', wrong.email)}></label>${sentence('email', wrong.email)}</div>
</div>`;
}

const described = (field: string, wrong: string | undefined): Html | false =>
  wrong !== undefined && html` aria-invalid="true" aria-describedby="hiwar-wrong-${field}"`;
const sentence = (field: string, wrong: string | undefined): Html | false =>
  wrong !== undefined && html`<p class="wrong" id="hiwar-wrong-${field}">${wrong}</p>`;
