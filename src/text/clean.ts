// What is stored of a text as typed: NFC without what could break storage or the direction of the page around it; no folding.

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Control characters (C0, C1, DEL) but tab, line feed and next line, and noncharacters, which no text may exchange. */
const CONTROLS = /(?![\t\n\u0085])\p{Cc}|\p{Noncharacter_Code_Point}/gu;
/** What leaves ink: no space, mark alone, format character, filler or blank Braille cell. */
const INK = /(?![\u115F\u1160\u2800\u3164\uFFA0])[\p{L}\p{N}\p{P}\p{S}]/u;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/;
const PDF = 0x202c;
const PDI = 0x2069;

/** Characters as a person counts them (UAX 29). */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** Whether a reader sees anything of it; a text of invisible characters alone counts as empty. */
export const hasInk = (text: string): boolean => INK.test(text);

/** Text as it is stored: NFC, LF line ends, no control characters, lone surrogates or unbalanced bidi controls. */
export const cleanText = (source: string): string =>
  balanceBidi(source.toWellFormed().replaceAll('\uFFFD', (mark, at: number) => (source[at] === '\uFFFD' ? mark : ''))
    .replace(/\r\n?/g, '\n').replace(CONTROLS, '')).normalize('NFC');

/** A name as it is stored: one line, trimmed, white space collapsed. */
export const cleanName = (source: string): string => cleanText(source).replace(/\s+/g, ' ').trim();

/** Whether NUL, a lone surrogate or an unbalanced bidi control is in it: refused outside texts and names. */
export const hasForbidden = (text: string): boolean => text.includes('\0') || !text.isWellFormed() || balanceBidi(text) !== text;

/** Drops every bidi opener without its closer in the same paragraph and every closer without its opener (UAX 9, BD9-BD13). */
function balanceBidi(text: string): string {
  if (!BIDI.test(text)) return text;
  return text.split('\n').map(balanceLine).join('\n');
}

function balanceLine(line: string): string {
  const drop = new Set<number>();
  const open: { at: number; isolate: boolean }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === PDF || code === PDI) {
      const top = open.at(-1);
      if (top !== undefined && top.isolate === (code === PDI)) open.pop();
      else drop.add(at);
    } else if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2068)) {
      open.push({ at, isolate: code >= 0x2066 });
    }
  }
  for (const { at } of open) drop.add(at);
  return drop.size === 0 ? line : Array.from({ length: line.length }, (_, at) => (drop.has(at) ? '' : line[at])).join('');
}
