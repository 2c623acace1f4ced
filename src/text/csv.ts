// Rows as CSV (RFC 4180) that no spreadsheet takes for formulas and that read back as they were; reading is whoever's file it is.

/** What a spreadsheet would run begins with one of these (OWASP, CSV injection). An apostrophe before it, as spreadsheets
 *  have it, makes text of it; where there is one already, one more. */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const GUARDED = /^'(?='*[=+\-@\t\r\n])/;

/** A cell as it was before it was guarded. */
export const unguarded = (cell: string): string => cell.replace(GUARDED, '');

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A null is an empty cell. */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
