// hiwar consent lint | first-policy: a policy written as a file, judged by what publishing asks; nothing stored is touched.
import { readFile } from 'node:fs/promises';
import { firstPolicy } from '../consent/first-policy.ts';
import { lintPolicy } from '../consent/policy-lint.ts';
import { policyDraft } from '../consent/policy.schema.ts';
import type { Finding, PolicyDraft } from '../consent/policy.ts';
import { validate } from '../http/validation.ts';
import { forbiddenKeys } from '../http/fields.ts';
import { AppError, type FieldError } from '../errors.ts';
import { messages } from '../i18n/index.ts';
import { fieldCodes, type FieldCode } from '../i18n/messages.ts';
import { readOptions, UsageError, type LoneCommand } from './command.ts';

/** A draft at the limits of its shape is smaller. */
const MOST_BYTES = 16 * 1024 * 1024;

export const consentLint: LoneCommand = {
  options: 'FILE [--json]',
  does: 'Says what forbids publishing the consent policy in a JSON file, a line each; exits 1 when anything does, 2 when the file is no policy.',
  async runAlone({ words, print, complain }) {
    const [file, ...options] = words.toSorted((a, b) => Number(a.startsWith('--')) - Number(b.startsWith('--')));
    if (file === undefined || file.startsWith('--')) throw new UsageError('consent lint needs a file.');
    const { json = false } = readOptions(options, [], ['json']);
    const draft = await readDraft(file);
    if (Array.isArray(draft)) {
      for (const line of draft) complain(`${file}: ${line}`);
      return 2;
    }
    const findings = lintPolicy(draft);
    if (json) print(JSON.stringify({ findings }, null, 2));
    else for (const line of findings.length === 0 ? ['No findings: this policy may be published.'] : findings.map((each) => told(each, draft))) print(line);
    return findings.length === 0 ? 0 : 1;
  },
};

export const consentFirstPolicy: LoneCommand = {
  options: '[--domain D] [--site S]',
  does: 'Prints a consent policy to begin from, as JSON.',
  async runAlone({ words, print }) {
    const { domain = 'example.org', site = 'demo' } = readOptions(words, ['domain', 'site']);
    print(JSON.stringify(firstPolicy(domain, site), null, 2));
    return 0;
  },
};

/** The draft in a file, or what is wrong with it. */
export async function readDraft(file: string): Promise<PolicyDraft | string[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) return [`cannot be read (${bytes.code ?? bytes.message}).`];
  if (bytes.length > MOST_BYTES) return ['is larger than any policy.'];
  try {
    const given: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const forbidden = forbiddenKeys(given);
    return forbidden.length > 0 ? forbidden.map(wrongField) : (validate(policyDraft, given, 'body') as PolicyDraft);
  } catch (error) {
    if (error instanceof AppError) return (error.details.errors ?? []).map(wrongField);
    return [error instanceof SyntaxError ? `is not JSON (${error.message}).` : error instanceof RangeError ? 'is nested too deeply.' : 'is not UTF-8.'];
  }
}

function wrongField({ path, code }: FieldError): string {
  const known = (fieldCodes as readonly string[]).includes(code);
  return `${path === '' ? '/' : path} ${code}: ${known ? messages('en').fields[code as FieldCode] : code}`;
}

/** Place, code, sentence, and the words that were found. */
function told({ code, path, span }: Finding, draft: PolicyDraft): string {
  const text = span === undefined ? undefined : textAt(draft, path);
  const quoted = span === undefined || text === undefined ? '' : ` "${text.slice(...span).replaceAll(/\s+/g, ' ')}"`;
  return `${path} ${code}: ${messages('en').consentFindings[code]}${quoted}`;
}

function textAt(draft: PolicyDraft, path: string): string | undefined {
  const found = path.split('/').slice(1).reduce<unknown>((node, name) => (typeof node === 'object' && node !== null && Object.hasOwn(node, name) ? (node as Record<string, unknown>)[name] : undefined), draft);
  return typeof found === 'string' ? found : undefined;
}
