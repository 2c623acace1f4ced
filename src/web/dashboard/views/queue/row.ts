// One comment of a list with all that may change about it, each thing a signal of its own: what happens to one redraws one card. State alone.
import { signal, type Signal } from '@preact/signals';
import { actionsFor, next, type Action } from '../../../../moderation/decision.ts';
import type { DecisionResult, Item, QueueName } from '../../../wire.ts';

export type Wish = { action: Action; reason?: string | undefined; note?: string | undefined };
export type Current = NonNullable<DecisionResult['current']>;

/** Why a card asks to be read before anything else is done with it. */
export type Notice =
  /** A decision of ours came too late: of somebody else's, or of the author's edit. */
  | { kind: 'stale'; current: Current; changed: boolean }
  | { kind: 'not_allowed' | 'not_found' }
  | { kind: 'failed'; error: unknown; wish: Wish }
  /** Somebody decided it while it stood here. */
  | { kind: 'elsewhere'; by: string; action: string; at: string };

export class Row {
  readonly id: string;
  readonly item: Signal<Item>;
  /** It has left the list and keeps its place, should it come back. */
  readonly gone = signal(false);
  readonly current = signal(false);
  readonly marked = signal(false);
  readonly notice = signal<Notice | null>(null);
  readonly details = signal(false);
  readonly context = signal(false);
  /** How many decisions on it were answered here: what was read across one of them may be older than it. */
  readonly arrived = signal(0);

  constructor(item: Item) {
    this.id = item.id;
    this.item = signal(item);
  }
}

/** The item as it will be when the decision arrives. */
export function decided(item: Item, action: Action): Item {
  const status = next(item.status, action) ?? item.status;
  const isJudged = action !== 'pin' && action !== 'unpin';
  const pinned = status === 'approved' && (action === 'pin' || (item.actions.includes('unpin') && action !== 'unpin'));
  const reports = isJudged ? { open: 0, byReason: {} } : item.reports;
  const state = action === 'approve' ? 'granted' as const : 'dismissed' as const;
  const appeal = isJudged && item.appeal?.state === 'open' ? { ...item.appeal, state } : item.appeal;
  const after = { ...item, status, reviewed: true, reports, appeal, claim: null };
  return { ...after, actions: actionsFor({ status, reviewed: true, pinned, ...standingOf(after) }) };
}

/** Whether a list shows such an item: a queue what stands in it, a search whatever it found. */
export function belongs({ status, reviewed, reports, appeal }: Item, queue: QueueName | null): boolean {
  if (status === 'removed') return false;
  switch (queue) {
    case null: return true;
    case 'reported': return reports.open > 0;
    case 'illegal': return (reports.byReason['illegal'] ?? 0) > 0;
    case 'appeals': return appeal?.state === 'open';
    case 'unreviewed': return status === 'approved' && !reviewed;
    default: return status === queue;
  }
}

/** Reports and appeal as the rules take them; they ask for no more than these. */
const standingOf = ({ reports, appeal }: Item) => ({
  reports, appeal: appeal === null ? null : { ...appeal, at: new Date(appeal.at), decidedAt: null, against: '', closedBy: null },
});
