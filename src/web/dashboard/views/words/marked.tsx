// A text with what was found in it marked: spans count in UTF-16 units, as screening gives them.
export type Span = [start: number, end: number];
type Piece = { text: string; found: boolean };

/** The text in order, cut where a mark begins or ends; marks that touch are one, what lies outside is dropped. */
export function pieces(text: string, spans: Span[]): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const [start, end] of merged(spans)) {
    const [from, to] = [Math.max(at, Math.min(start, text.length)), Math.min(end, text.length)];
    if (to <= from) continue;
    if (from > at) cut.push({ text: text.slice(at, from), found: false });
    cut.push({ text: text.slice(from, to), found: true });
    at = to;
  }
  return at < text.length ? [...cut, { text: text.slice(at), found: false }] : cut;
}

function merged(spans: Span[]): Span[] {
  const whole: Span[] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = whole.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else whole.push([start, end]);
  }
  return whole;
}

export const Marked = ({ text, spans }: { text: string; spans: Span[] }) => (
  <p class="marked" dir="auto">{pieces(text, spans).map((piece, at) => (piece.found ? <mark key={at}>{piece.text}</mark> : piece.text))}</p>
);
