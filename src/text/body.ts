// Plain text with a little Markdown to safe HTML, once, when a comment is written. The only importer of sanitize-html.
import sanitizeHtml from 'sanitize-html';
import { directionOf, type Direction } from './direction.ts';

export type Body = { html: string; dir: Direction };

/** All that a rendered comment may contain. */
export const allowedTags = ['p', 'br', 'strong', 'em', 'blockquote', 'code', 'pre', 'a', 'ul', 'ol', 'li'];
export const allowedAttributes = { a: ['href', 'rel'] };

/** What a rendered comment may weigh. Plain text of 64 KiB never passes it: the longest entity is six bytes for one. */
export const maxHtmlBytes = 512 * 1024;

const MAX_QUOTE_DEPTH = 8;
const LINK_REL = 'nofollow ugc noopener';
const INLINE = /(?<code>`[^`\n]+`)|\[(?<label>[^[\]\n]{1,500})\]\((?<target>(?:https?:\/\/|mailto:)[^\s()<>]{1,2000})\)|(?<bare>https?:\/\/[^\s<>"'`]{1,2000})|\*\*(?<strong>[^*\n]+)\*\*|\*(?<star>[^*\s](?:[^*\n]*[^*\s])?)\*|(?<![\p{L}\p{N}_])_(?<under>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])/gu;
const LIST_ITEM = /^\s{0,3}(?:[-*]|(\d{1,3})[.)]) +(.*)$/;
const QUOTE = /^\s{0,3}> ?(.*)$/;
const FENCE = /^\s{0,3}```([^`]*)$/;
const FENCE_END = /^\s{0,3}```\s*$/;

/** Renders a cleaned text of at most 64 KiB. Never throws; raw HTML in it is shown as the text it is. */
export function renderBody(source: string): Body {
  const marked = sanitize(blocks(source.split('\n'), 0));
  // Nested empty quotes weigh 20 times what was typed; such a text is shown as typed, since cutting HTML breaks it.
  const html = Buffer.byteLength(marked) <= maxHtmlBytes ? marked : sanitize(`<p>${source.split('\n').map(escape).join('<br />')}</p>`);
  return { html, dir: directionOf(source) };
}

/** Paragraphs without any mark-up or entity: what most comments are, and what sanitising leaves as it is. */
const PLAIN = /^(?:<p>[^<>&"]*(?:<br \/>[^<>&"]*)*<\/p>)+$/;

const sanitize = (html: string): string => (PLAIN.test(html) ? html : sanitizeHtml(html, {
  allowedTags, allowedAttributes, allowedSchemes: ['http', 'https', 'mailto'], allowProtocolRelative: false, disallowedTagsMode: 'escape',
}));

/** Splits lines into blocks: fences, quotes, lists and paragraphs. A quote deeper than the bound stays text. */
function blocks(lines: string[], depth: number): string {
  let html = '';
  const lastFence = lines.findLastIndex((line) => FENCE_END.test(line));
  for (let at = 0; at < lines.length;) {
    // Behind the last closer no fence can close: looking for one at each opener would be quadratic.
    const block = (at < lastFence ? takeFence(lines, at) : null) ?? (depth < MAX_QUOTE_DEPTH ? takeQuote(lines, at, depth) : null) ?? takeList(lines, at) ?? takeParagraph(lines, at, depth);
    html += block.html;
    at = block.end;
  }
  return html;
}

type Block = { html: string; end: number };

/** What is typed behind the opening marks is code's first line, so that no word is lost. */
function takeFence(lines: string[], at: number): Block | null {
  const info = FENCE.exec(lines[at] ?? '')?.[1]?.trim();
  if (info === undefined) return null;
  let close = at + 1;
  while (close < lines.length && !FENCE_END.test(lines[close] ?? '')) close += 1;
  if (close === lines.length) return null;
  const code = [...(info === '' ? [] : [info]), ...lines.slice(at + 1, close)];
  return { html: `<pre><code>${escape(code.join('\n'))}</code></pre>`, end: close + 1 };
}

function takeQuote(lines: string[], at: number, depth: number): Block | null {
  const inner: string[] = [];
  for (let each = at; each < lines.length; each += 1) {
    const match = QUOTE.exec(lines[each] ?? '');
    if (match === null) break;
    inner.push(match[1] ?? '');
  }
  return inner.length === 0 ? null : { html: `<blockquote>${blocks(inner, depth + 1)}</blockquote>`, end: at + inner.length };
}

function takeList(lines: string[], at: number): Block | null {
  const first = LIST_ITEM.exec(lines[at] ?? '');
  if (first === null) return null;
  const isOrdered = first[1] !== undefined;
  // A list that does not count from one would lose its figures; it stays text.
  if (isOrdered && first[1] !== '1') return null;
  const items: string[] = [];
  for (let match: RegExpExecArray | null = first; match !== null && (match[1] !== undefined) === isOrdered;) {
    if (isOrdered && Number(match[1]) !== items.length + 1) break;
    items.push(`<li>${inline(match[2] ?? '')}</li>`);
    match = LIST_ITEM.exec(lines[at + items.length] ?? '');
  }
  const tag = isOrdered ? 'ol' : 'ul';
  return { html: `<${tag}>${items.join('')}</${tag}>`, end: at + items.length };
}

function takeParagraph(lines: string[], at: number, depth: number): Block {
  const own: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const startsBlock = end > at && ((depth < MAX_QUOTE_DEPTH && QUOTE.test(line)) || LIST_ITEM.test(line) || FENCE.test(line));
    if (line.trim() === '' || startsBlock) break;
    own.push(inline(line));
  }
  if (own.length === 0) return { html: '', end: at + 1 };
  return { html: `<p>${own.join('<br />')}</p>`, end };
}

/** Marks up one line. Emphasis does not nest into links or code, and an unmatched mark stays the character it is. */
function inline(line: string, nested = false): string {
  let html = '';
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    html += escape(line.slice(from, match.index)) + markUp(match, nested);
    from = match.index + match[0].length;
  }
  return html + escape(line.slice(from));
}

function markUp(match: RegExpMatchArray, nested: boolean): string {
  const { code, label, target, bare, strong, star, under } = match.groups ?? {};
  if (code !== undefined) return `<code>${escape(code.slice(1, -1))}</code>`;
  if (label !== undefined && target !== undefined) return URL.canParse(target) ? link(target, label) : escape(match[0]);
  if (bare !== undefined) {
    const url = bare.replace(/[.,;:!?؟،؛)\]}»*_]{1,20}$/u, '');
    return link(url, url) + escape(bare.slice(url.length));
  }
  if (nested) return escape(match[0]);
  if (strong !== undefined) return `<strong>${inline(strong, true)}</strong>`;
  return `<em>${inline(star ?? under ?? '', true)}</em>`;
}

const link = (target: string, label: string): string =>
  URL.canParse(target) ? `<a href="${escape(target)}" rel="${LINK_REL}">${escape(label)}</a>` : escape(label);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
