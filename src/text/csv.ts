// Rows as CSV (RFC 4180) that no spreadsheet takes for formulas; nothing is read here.

/** What a spreadsheet would run begins with one of these (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/;

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A null is an empty cell. */
export const csvOf = (rows: (string | number | null)[][]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
