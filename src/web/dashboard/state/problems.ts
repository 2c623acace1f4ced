// What went wrong, in the words of the person's language: the API's own sentence, or what to do when it gave no answer.
import { Refused, Unreachable } from '../../client/call.ts';
import { counted } from '../../../i18n/words.ts';
import { shellTexts } from '../../../i18n/dashboard/shell.ts';
import { lang, say } from './lang.ts';

export function told(error: unknown): string {
  const texts = say(shellTexts);
  if (error instanceof Unreachable) return error.why === 'slow' ? texts.slow : texts.offline;
  if (!(error instanceof Refused)) {
    // A fault of ours: the console says where.
    console.error(error);
    return texts.fault;
  }
  const sentence = error.problem.detail === '' ? texts.unavailable : error.problem.detail;
  const seconds = error.retryAfterSeconds;
  return seconds === null ? sentence : `${sentence} ${counted(lang.value, texts.retryIn, Math.max(1, Math.ceil(seconds)))}`;
}

/** The API's code for what it refused; null where it gave no answer. */
export const codeOf = (error: unknown): string | null => (error instanceof Refused ? error.problem.code : null);

/** What is wrong with each field of a form, by JSON Pointer: `/name` -> sentence. Empty when it is about no field. */
export function wrongFields(error: unknown): Record<string, string> {
  if (!(error instanceof Refused)) return {};
  const words = say(shellTexts).fields as Record<string, string>;
  return Object.fromEntries((error.problem.errors ?? []).map(({ path, code }) => [path, words[code] ?? words['invalid'] ?? code]));
}
