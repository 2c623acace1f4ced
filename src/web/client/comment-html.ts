// A comment's text for the page: its HTML as the server made it safe, in the form the page's policy takes it, and its language. No other
// HTML may come in here.
import type { Lang } from '../../i18n/index.ts';

type Policy = { createHTML(text: string): string };
declare const trustedTypes: undefined | { createPolicy(name: string, rules: Policy): Policy };

let policy: Policy | null = null;

/** For `dangerouslySetInnerHTML`: `html` of a comment from the API, where it has passed the closed allow-list of text/body.ts. */
export function commentHtml(html: string): { __html: string } {
  policy ??= typeof trustedTypes === 'undefined' ? { createHTML: (text) => text } : trustedTypes.createPolicy('hiwar', { createHTML: (text) => text });
  return { __html: policy.createHTML(html) };
}

/** Nobody says which language a comment is in: its script tells, and on an Arabic page Latin letters are taken for English. */
export const commentLang = (dir: string, lang: Lang): string => (dir === 'rtl' ? 'ar' : lang === 'ar' ? 'en' : lang);
