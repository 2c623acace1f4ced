// A comment's text as its moderator reads it: as HTML where no check pointed at a place, else the plain text with those places marked.
import type { Item } from '../../../wire.ts';
import { commentHtml } from '../../../client/comment-html.ts';
import { findingWords } from './reason-words.ts';

type Found = Pick<Item['risk']['reasons'][number], 'check' | 'code' | 'spans'>;
type Part = { text: string; found: Found[] };

/** The text in parts, each with what marks it; overlaps merge into one part. Offsets are UTF-16 units of the text. */
export function partsOf(text: string, reasons: Found[]): Part[] {
  const spans = reasons.flatMap((found) => found.spans.map(([start, end]) => ({ start: Math.max(0, start), end: Math.min(end, text.length), found })))
    .filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
  const merged: { start: number; end: number; found: Set<Found> }[] = [];
  for (const { start, end, found } of spans) {
    const last = merged.at(-1);
    if (last === undefined || start >= last.end) merged.push({ start, end, found: new Set([found]) });
    else {
      last.end = Math.max(last.end, end);
      last.found.add(found);
    }
  }
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, found } of merged) {
    if (start > at) parts.push({ text: text.slice(at, start), found: [] });
    parts.push({ text: text.slice(start, end), found: [...found] });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), found: [] });
  return parts;
}

export function MarkedText({ text, html, dir, reasons }: { text: string; html: string; dir: Item['dir']; reasons: Found[] }) {
  if (reasons.every(({ spans }) => spans.length === 0)) return <div class="said" dir={dir} dangerouslySetInnerHTML={commentHtml(html)} />;
  return (
    <div class="said as-written" dir={dir}>
      {partsOf(text, reasons).map(({ text: part, found }, at) => (found.length === 0 ? part : <mark key={at} title={found.map(findingWords).join(' · ')}>{part}</mark>))}
    </div>
  );
}
