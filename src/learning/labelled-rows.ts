// Lines of a file -> labelled rows: tab-separated with a header, or one JSON object a line; columns or fields `text` and `label`. Reads no file.
import { createHash } from 'node:crypto';
import { cleanText, hasInk } from '../text/clean.ts';
import type { LabelledRow } from './learning.store.ts';

export type Format = 'tsv' | 'jsonl';
export type LabelledText = { text: string; label: string };

/** What is wrong with a file, in a sentence for whoever gave it. */
export class RowsError extends Error {}

/** More of a text is not learnt; a comment has at most 5,000 characters. */
const MOST_CHARACTERS = 10_000;
const MOST_LINE = 1_000_000;

export async function* labelledTexts(lines: AsyncIterable<string>, format: Format): AsyncGenerator<LabelledText> {
  let header: string[] | null = null;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.length > MOST_LINE) throw new RowsError(`Line ${number} is longer than ${MOST_LINE} characters.`);
    const content = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (content.trim() === '') continue;
    if (format === 'jsonl') yield fromJson(content, number);
    else if (header === null) header = columnsOf(content);
    else yield fromCells(content.split('\t'), header, number);
  }
  if (number === 0) throw new RowsError('The file is empty.');
}

function columnsOf(line: string): string[] {
  const columns = line.split('\t').map((name) => name.trim());
  const absent = ['text', 'label'].filter((name) => !columns.includes(name));
  if (absent.length > 0) throw new RowsError(`The header has no column ${absent.map((name) => `"${name}"`).join(' and no column ')}; it has: ${columns.join(', ')}.`);
  return columns;
}

function fromCells(cells: string[], columns: string[], number: number): LabelledText {
  const at = columns.indexOf('text');
  // A tab in a text that ends its line is the text's own.
  const isWhole = cells.length === columns.length || (cells.length > columns.length && at === columns.length - 1);
  if (!isWhole) throw new RowsError(`Line ${number} has ${cells.length} cells where the header has ${columns.length}.`);
  const text = at === columns.length - 1 ? cells.slice(at).join('\t') : (cells[at] ?? '');
  return { text, label: (cells[columns.indexOf('label')] ?? '').trim() };
}

function fromJson(line: string, number: number): LabelledText {
  const row = parsed(line) as { text?: unknown; label?: unknown } | null;
  const { text, label } = row ?? {};
  if (typeof text !== 'string') throw new RowsError(`Line ${number} is no JSON object with a string "text".`);
  if (typeof label !== 'string' && typeof label !== 'number' && typeof label !== 'boolean') throw new RowsError(`Line ${number} has no "label".`);
  return { text, label: String(label).trim() };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

export type Gathered = { rows: LabelledRow[]; approved: number; refused: number };

/** The rows of a file, no more of a label than may be kept: those of the smallest digests, which is a fair sample and the same one
 *  each time. A text that stands in the file twice counts twice, and no more when the file is read again. */
export async function gather(texts: AsyncIterable<LabelledText>, { reject, most }: { reject: ReadonlySet<string>; most: number }): Promise<Gathered> {
  const seen = new Map<string, number>();
  const labels = new Set<string>();
  const kept = { approved: new Smallest(most), refused: new Smallest(most) };
  for await (const { text: source, label } of texts) {
    const text = cleanText(source.slice(0, MOST_CHARACTERS));
    if (!hasInk(text)) continue;
    labels.add(label);
    const refused = reject.has(label);
    kept[refused ? 'refused' : 'approved'].add({ digest: digestOf(text, seen), text, refused });
  }
  const absent = [...reject].filter((label) => !labels.has(label));
  if (absent.length > 0) throw new RowsError(`No row is labelled ${absent.join(' or ')}; the labels are: ${[...labels].slice(0, 20).join(', ')}.`);
  return { rows: [...kept.approved.rows(), ...kept.refused.rows()], approved: kept.approved.count, refused: kept.refused.count };
}

const DIGITS = 32;
const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

function digestOf(text: string, seen: Map<string, number>): string {
  const first = sha(text);
  const times = seen.get(first) ?? 0;
  seen.set(first, times + 1);
  return times === 0 ? first : sha(`${text}\n${times}`);
}

/** The rows of the smallest digests among all that were added. */
class Smallest {
  count = 0;
  private kept: LabelledRow[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  add(row: LabelledRow): void {
    this.count += 1;
    this.kept.push(row);
    if (this.kept.length >= 2 * this.most) this.kept = this.rows();
  }

  rows(): LabelledRow[] {
    return this.kept.toSorted((a, b) => (a.digest < b.digest ? -1 : 1)).slice(0, this.most);
  }
}
