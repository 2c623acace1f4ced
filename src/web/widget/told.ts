// What went wrong, in the reader's words: the API's own sentence, or what to do when it gave no answer.
import { inSeconds } from '../../i18n/words.ts';
import type { WidgetTexts } from '../../i18n/widget.ts';
import { Refused, Unreachable } from '../client/call.ts';
import type { ThreadInfo, ThreadMe } from '../wire.ts';

type Told = { t: WidgetTexts; thread: { info: ThreadInfo | null; me: ThreadMe | null } };

export type FieldName = 'text' | 'name' | 'email';
export type Wrong = { field: FieldName; sentence: string };

export const isRefused = (error: unknown, code: string): boolean => error instanceof Refused && error.problem.code === code;

export function told(t: WidgetTexts, error: unknown): string {
  if (error instanceof Unreachable) return error.why === 'slow' ? t.slowAnswer : t.noAnswer;
  if (!(error instanceof Refused)) {
    // A fault of ours: the console says where.
    console.error(error);
    return t.unavailable;
  }
  const { problem, retryAfterSeconds } = error;
  if (problem.code === 'duplicate') return t.duplicate;
  if (problem.code === 'unauthenticated') return t.lapsed;
  if (problem.errors?.[0]?.path === '/parentId') return t.parentGone;
  // The sentence says "later"; where it is known when, that is better.
  if (retryAfterSeconds !== null) return `${problem.title || t.unavailable}. ${t.retryIn.replace('{when}', inSeconds(t.lang, Math.max(1, Math.ceil(retryAfterSeconds))))}`;
  return problem.detail || t.unavailable;
}

/** Which field it is about, if any: of a post or of a new guest. */
export function wrongField(t: WidgetTexts, error: unknown): Wrong | null {
  const [first] = error instanceof Refused ? error.problem.errors ?? [] : [];
  const field = /^(?:\/author)?\/(text|name|email)$/.exec(first?.path ?? '')?.[1] as FieldName | undefined;
  if (first === undefined || field === undefined) return null;
  if (first.code === 'too_long') return { field, sentence: t.tooLong };
  if (first.code === 'required' || field === 'email') return { field, sentence: { text: t.writeText, name: t.writeName, email: t.writeEmail }[field] };
  return { field, sentence: (error as Refused).problem.detail };
}

/** Why nobody, or not this reader, may write here; null where they may. */
export function closedBecause({ t, thread: { info, me } }: Told): string | null {
  if (info?.state === 'closed') return t.closed;
  if (info?.signIn.length === 0) return t.guestsOff;
  return me?.whyNot === 'banned' ? t.banned : null;
}
