// The corpus of script injections, read in place: where it is absent, what needs it is skipped and says so.
import { existsSync, readFileSync } from 'node:fs';

const PAYLOADS = new URL('../../../shared/data/xss/payloads.jsonl', import.meta.url);
export const hasPayloads = existsSync(PAYLOADS);
if (!hasPayloads) process.stderr.write('skipped: ../shared/data/xss is not here\n');

export const readPayloads = (): string[] =>
  readFileSync(PAYLOADS, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { payload: string }).payload);
