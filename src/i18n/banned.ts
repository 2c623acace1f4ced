// The sentences of a ban in one language: that there is one, why, and until when, as far as its reader is told.
import type { BanDetails } from '../errors.ts';
import { messages, type Lang } from './index.ts';
import { sanctionReasons } from './messages.ts';

/** What a sanction's reason is called; one that no language knows is told as any other. */
export function sanctionReason(lang: Lang, code: string): string {
  const known = sanctionReasons.find((reason) => reason === code) ?? 'other';
  return messages(lang).told.because.replace('{reason}', messages(lang).sanctions[known]);
}

export function bannedSentence(lang: Lang, { reason, until }: BanDetails): string {
  const { errors, told } = messages(lang);
  return [
    errors.banned[1],
    ...(reason === null ? [] : [sanctionReason(lang, reason)]),
    ...(until === null ? [] : [told.until.replace('{until}', momentIn(lang, new Date(until)))]),
  ].join(' ');
}

/** To the minute and by a named clock: its reader may be anywhere. */
const momentIn = (lang: Lang, at: Date): string => new Intl.DateTimeFormat(lang, {
  day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC', timeZoneName: 'short',
}).format(at);
