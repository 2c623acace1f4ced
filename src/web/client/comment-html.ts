// A comment's HTML as the server made it safe, in the form the page's policy takes it. Nothing else may come in here.
type Policy = { createHTML(text: string): string };
declare const trustedTypes: undefined | { createPolicy(name: string, rules: Policy): Policy };

let policy: Policy | null = null;

/** For `dangerouslySetInnerHTML`: `html` of a comment from the API, where it has passed the closed allow-list of text/body.ts. */
export function commentHtml(html: string): { __html: string } {
  policy ??= typeof trustedTypes === 'undefined' ? { createHTML: (text) => text } : trustedTypes.createPolicy('hiwar', { createHTML: (text) => text });
  return { __html: policy.createHTML(html) };
}
