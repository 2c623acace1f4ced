// A word list as CSV (RFC 4180) and back: what is written out reads in as it was, and no spreadsheet takes a cell for a formula.
import { csvOf, unguarded } from '../text/csv.ts';
import type { RuleDraft } from './rule.ts';

export const COLUMNS = ['term', 'match', 'action', 'except', 'note'] as const;
/** Tells Excel that this is UTF-8. */
const BOM = '\uFEFF';
/** A line of the file, by column; `line` is where it begins, 1 being the header's. */
export type CsvRow = { line: number; cells: string[] };

/** The whole file, with its header. */
export const listCsv = (drafts: RuleDraft[]): string => `${BOM}${csvOf([COLUMNS, ...drafts.map(cellsOf)])}`;

const cellsOf = ({ term, match, action, except, note }: RuleDraft): string[] => [term, match, action, except.map(escapeWord).join('|'), note ?? ''];

const escapeWord = (word: string): string => word.replace(/[\\|]/g, '\\$&');
/** The words of a cell of exceptions. */
export function wordsOfCell(text: string): string[] {
  if (text === '') return [];
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '|') {
      words.push(word);
      word = '';
    } else {
      if (text[at] === '\\' && at + 1 < text.length) at += 1;
      word += text[at];
    }
  }
  return [...words, word];
}

/** The rows of a file, empty lines left out; null where a quotation mark is out of place. The header says what parts its cells. */
export function rowsOf(source: string): CsvRow[] | { line: number } {
  const text = source.startsWith(BOM) ? source.slice(1) : source;
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const comma = head.includes(',') || !head.includes(';') ? ',' : ';';
  const rows: CsvRow[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const read = rowAt(text, at, comma);
    if (read === null) return { line };
    if (read.cells.length > 1 || read.cells[0] !== '') rows.push({ line, cells: read.cells.map(unguarded) });
    line += read.lines;
    at = read.end;
  }
  return rows;
}

type Read = { cells: string[]; end: number; lines: number };

/** One row from its first character to behind its line end. */
function rowAt(text: string, start: number, comma: string): Read | null {
  const cells: string[] = [];
  let lines = 1;
  for (let at = start; ;) {
    const read = text[at] === '"' ? quotedAt(text, at + 1) : plainAt(text, at, comma);
    if (read === null) return null;
    cells.push(read.cell);
    lines += read.breaks;
    at = read.end;
    if (text[at] === comma) at += 1;
    else if (at >= text.length) return { cells, end: at, lines };
    else if (text.startsWith('\r\n', at)) return { cells, end: at + 2, lines };
    else if (text[at] === '\n' || text[at] === '\r') return { cells, end: at + 1, lines };
    else return null;
  }
}

type Cell = { cell: string; end: number; breaks: number };

function quotedAt(text: string, start: number): Cell | null {
  let cell = '';
  for (let at = start; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1, breaks: cell.match(/\r\n|\r|\n/g)?.length ?? 0 };
    cell += '"';
    at = quote + 2;
  }
}

function plainAt(text: string, start: number, comma: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== comma && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(start, end), end, breaks: 0 };
}
