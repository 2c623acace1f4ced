// A sanction as its form holds it and as the API takes it. Pure but for the time, which is the server's.
import type { Kind, TargetType } from '../../../../i18n/dashboard/sanctions.ts';
import type { DecisionReason } from '../../../../i18n/dashboard/jobs.ts';
import type { Sanction } from '../../../wire.ts';
import { serverNow } from '../../../client/call.ts';

export const kinds = ['ban', 'premoderate'] as const satisfies readonly Kind[];
export const targetTypes = ['author', 'email', 'email_domain', 'address_prefix'] as const satisfies readonly TargetType[];
export const endChoices = ['day', 'week', 'month', 'never', 'date'] as const;
export const sinceChoices = ['no', 'day', 'week', 'month', 'all'] as const;

/** `date` as a datetime-local control has it. */
export type End = { choice: (typeof endChoices)[number]; date: string };
export type Draft = {
  kind: Kind; type: TargetType; value: string; reason: DecisionReason; note: string; end: End;
  /** null while nobody has said: then bans are told and held comments are not. */
  tell: boolean | null;
  since: (typeof sinceChoices)[number];
};

const DAY_MS = 86_400_000;
const days: Partial<Record<End['choice'], number>> = { day: 1, week: 7, month: 30 };

/** How an address's query begins a sanction: `?author=`, `?email=`, `?domain=` or `?addressPrefix=`; null for none. */
export function draftIn(query: URLSearchParams): Draft | null {
  const names: [string, TargetType][] = [['author', 'author'], ['email', 'email'], ['domain', 'email_domain'], ['addressPrefix', 'address_prefix']];
  const named = names.find(([name]) => (query.get(name) ?? '') !== '');
  return named === undefined ? null : { ...emptyDraft, type: named[1], value: query.get(named[0]) ?? '' };
}

export const emptyDraft: Draft = { kind: 'ban', type: 'author', value: '', reason: 'abuse', note: '', end: { choice: 'week', date: '' }, tell: null, since: 'no' };

export const isTold = ({ kind, tell }: Pick<Draft, 'kind' | 'tell'>): boolean => tell ?? kind === 'ban';

/** null: until lifted. */
export function endBody({ choice, date }: End): string | null {
  if (choice === 'date') return date === '' ? null : new Date(date).toISOString();
  const length = days[choice];
  return length === undefined ? null : new Date(serverNow() + length * DAY_MS).toISOString();
}

function sinceBody(since: Draft['since']): string | null {
  if (since === 'no') return null;
  const length = since === 'all' ? null : days[since];
  return new Date(length === null || length === undefined ? 0 : serverNow() - length * DAY_MS).toISOString();
}

export function draftBody(site: string, draft: Draft) {
  const { kind, type, value, reason, note, end, since } = draft;
  const rejectSince = type === 'email_domain' ? null : sinceBody(since);
  return {
    site, kind, target: { type, value: value.trim() }, reason, note: note === '' ? null : note, expiresAt: endBody(end), tell: isTold(draft),
    ...(rejectSince === null ? {} : { rejectSince }),
  };
}

/** The same once more, for taking a lift back; null once nobody knows whom it met, or it would have ended by now. */
export function againBody({ site, kind, target: { type, value }, reason, note, expiresAt, tell }: Sanction): object | null {
  if (value === null || (expiresAt !== null && Date.parse(expiresAt) <= serverNow())) return null;
  return { site, kind, target: { type, value }, reason, note, expiresAt, tell };
}
