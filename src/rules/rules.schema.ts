// Shapes of word lists, their versions and their CSV.
import { z } from 'zod';
import { AppError, type FieldError } from '../errors.ts';
import { freeText, plainString, queryInt } from '../http/fields.ts';
import { cursor, lang, shortId, slug, time } from '../http/ids.schema.ts';
import { validate } from '../http/validation.ts';
import { pointer } from '../kernel/pointer.ts';
import { isMatchable, MAX_LIST_BYTES, MAX_RULES, ruleActions, ruleKey, ruleMatches, versionActions, type RuleDraft } from './rule.ts';
import { COLUMNS, rowsOf, wordsOfCell, type CsvRow } from './rules.csv.ts';

const match = z.enum(ruleMatches);
const action = z.enum(ruleActions);

export const ruleBody = z.strictObject({
  term: plainString(200).min(1).refine((term) => term === '' || isMatchable(term)), match: match.default('word'), action: action.default('hold'),
  except: z.array(plainString(100).min(1)).max(200).default([]), note: plainString(500).nullable().default(null).transform((note) => (note === '' ? null : note)),
});
export const rulePath = z.strictObject({ site: slug, id: shortId });
export const pageQuery = z.strictObject({ limit: queryInt(1, 1000, 1000), cursor: cursor.optional() });
export const versionsQuery = z.strictObject({ limit: queryInt(1, 100, 20), cursor: cursor.optional() });
export const versionPath = z.strictObject({ site: slug, number: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number).meta({ shownAs: { type: 'integer', minimum: 1 } }) });
export const tryBody = z.strictObject({ text: freeText(60_000).min(1) });
export const starterQuery = z.strictObject({ lang: lang.optional() });
export const starterBody = z.strictObject({ lang: lang.optional() });
export const csvBody = z.string().max(MAX_LIST_BYTES).meta({ contentMediaType: 'text/csv', description: `The columns ${COLUMNS.join(', ')}, named in the first line; exceptions are parted by |.` });

const draft = { term: z.string(), match, action, except: z.array(z.string()), note: z.string().nullable() };
export const ruleAnswer = z.strictObject({ id: shortId, ...draft, createdAt: time });
export const rulePage = z.strictObject({ items: z.array(ruleAnswer), next: z.string().nullable() });
export const starterAnswer = z.strictObject({ lang, items: z.array(z.strictObject(draft)), next: z.null() });
export const csvAnswer = z.string().meta({ contentMediaType: 'text/csv' });

const versionFields = {
  number: z.int(), at: time, by: z.string(), action: z.enum(versionActions), restored: z.int().nullable(), added: z.int(), changed: z.int(), removed: z.int(), size: z.int(),
  differences: z.array(z.strictObject({ kind: z.enum(['added', 'changed', 'removed']), ruleId: z.string(), term: z.string() })),
};
export const versionAnswer = z.strictObject(versionFields);
/** Null for a list that never had a term. */
export const newestAnswer = z.strictObject({ version: versionAnswer.nullable() });
export const versionPage = z.strictObject({ items: z.array(versionAnswer), next: z.string().nullable() });
export const listAnswer = z.strictObject({ version: versionAnswer, items: z.array(ruleAnswer), next: z.string().nullable() });

const verdict = z.enum(['approve', 'hold', 'reject', 'spam']);
const spans = z.array(z.tuple([z.int(), z.int()]));
const finding = z.strictObject({ check: z.string(), verdict, code: z.string(), score: z.number(), spans, evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) });
const proposal = z.strictObject({ ruleId: z.string(), term: z.string(), word: z.string(), spans });
export const tryAnswer = z.strictObject({
  text: z.string().describe('As it would be stored: what the spans count in.'), verdict, score: z.number(), reasons: z.array(finding), proposals: z.array(proposal),
});

/** More bad rows than this are not told one by one. */
const MAX_ROW_ERRORS = 1000;

/** The terms of a CSV; throws `validation` with a path of line and column for whatever is wrong in it. */
export function draftsOfCsv(source: string): RuleDraft[] {
  const rows = rowsOf(source);
  if (!Array.isArray(rows)) throw invalid([{ path: pointer([rows.line]), code: 'invalid' }]);
  const [head, ...body] = rows;
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const wrong = headerErrors(columns);
  if (wrong.length > 0) throw invalid(wrong);
  if (body.length > MAX_RULES) throw new AppError('list_full');
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const drafts = body.flatMap((row) => {
    const draft = draftOf(row, columns, errors);
    if (draft === null) return [];
    const key = ruleKey(draft);
    if (seen.has(key)) errors.push({ path: pointer([row.line, 'term']), code: 'exists' });
    seen.add(key);
    return [draft];
  });
  if (errors.length > 0) throw invalid(errors);
  return drafts;
}

const invalid = (errors: FieldError[]): AppError => new AppError('validation', { errors: errors.slice(0, MAX_ROW_ERRORS) });

function headerErrors(columns: string[]): FieldError[] {
  if (!columns.includes('term')) return [{ path: '/1/term', code: 'required' }];
  return columns.flatMap((name, at): FieldError[] => {
    if (!(COLUMNS as readonly string[]).includes(name)) return [{ path: pointer([1, name.slice(0, 40)]), code: 'unknown_field' }];
    return columns.indexOf(name) === at ? [] : [{ path: pointer([1, name]), code: 'repeated_field' }];
  });
}

/** One row as a draft, or null with its errors told. An empty cell is what a field is by default. */
function draftOf({ line, cells }: CsvRow, columns: string[], errors: FieldError[]): RuleDraft | null {
  if (cells.length > columns.length) {
    errors.push({ path: pointer([line]), code: 'invalid' });
    return null;
  }
  const given = Object.fromEntries(cells.flatMap((text, at) => (text === '' && columns[at] !== 'term' ? [] : [[columns[at] ?? '', columns[at] === 'except' ? wordsOfCell(text) : text]])));
  try {
    return validate(ruleBody, given, 'body') as RuleDraft;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    errors.push(...(error.details.errors ?? []).map(({ path, code }) => ({ path: `${pointer([line])}${path}`, code })));
    return null;
  }
}
