// Whose comments a bulk job is about, as a form holds it and as the API takes it; and what of an address's query it can hold. Pure.
import type { Action, DecisionReason } from '../../../../i18n/dashboard/jobs.ts';
import { queueNames } from '../../../../i18n/dashboard/names.ts';
import { sanctionReasons } from '../../../../i18n/messages.ts';

export const choosers = ['author', 'q', 'thread', 'addressPrefix'] as const;
export type Chooser = (typeof choosers)[number];
export const actions = ['approve', 'reject', 'spam'] as const satisfies readonly Action[];

/** `since` as a datetime-local control has it: the person's own time, empty for always. */
export type Scope = { by: Chooser; value: string; queue: string; since: string };
export type Deciding = { action: Action; reason: DecisionReason | ''; note: string };

export const emptyDeciding: Deciding = { action: 'reject', reason: '', note: '' };

const oneOf = <T extends string>(known: readonly T[], given: string | null): T | null => known.find((each) => each === given) ?? null;
export const isReason = (given: string | null): given is DecisionReason => oneOf(sanctionReasons, given) !== null;

/** A scope has one chooser. Of several that an address names the narrowest is kept, and the others are told as left out:
 *  silently dropped they would widen what is decided. */
export function fromQuery(query: URLSearchParams): { scope: Scope; deciding: Deciding; leftOut: string[] } {
  const named = choosers.filter((each) => (query.get(each) ?? '') !== '');
  const [by = 'q', ...rest] = named;
  const reason = query.get('reason');
  const leftOut = [...rest, ...(reason === null || isReason(reason) ? [] : ['reason'])];
  return {
    scope: { by, value: query.get(by) ?? '', queue: oneOf(queueNames, query.get('queue')) ?? '', since: '' },
    deciding: { action: oneOf(actions, query.get('action')) ?? 'reject', reason: isReason(reason) ? reason : '', note: '' },
    leftOut: leftOut.map((each) => `${each}=${query.get(each)}`),
  };
}

export const scopeBody = ({ by, value, queue, since }: Scope) => ({
  [by]: by === 'q' ? value : value.trim(), ...(queue === '' ? {} : { queue }), ...(since === '' ? {} : { since: new Date(since).toISOString() }),
});

export const decidingBody = ({ action, reason, note }: Deciding) => ({
  action, ...(reason === '' || action === 'approve' ? {} : { reason }), ...(note === '' ? {} : { note }),
});
