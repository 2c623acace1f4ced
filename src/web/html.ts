// The one way HTML is written on the server: a template that escapes whatever is put into it, unless it is markup of its own making.

const MARKUP = Symbol('markup');
export type Html = { readonly [MARKUP]: string; toString(): string };
type Part = Html | string | number | null | false | readonly Part[];

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const markup = (text: string): Html => ({ [MARKUP]: text, toString: () => text });

/** Markup from a template; what is put in is escaped, in text and in quoted attributes alike. null and false are nothing. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  markup(strings.reduce((before, text, at) => before + written(parts[at - 1] ?? null) + text));

/** A comment's rendered HTML, as text/body.ts made and stored it. Nothing else may come in here. */
export const commentHtml = (stored: string): Html => markup(stored);

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  if (isList(part)) return part.map(written).join('');
  return part[MARKUP];
}

const isList = (part: Html | readonly Part[]): part is readonly Part[] => Array.isArray(part);
