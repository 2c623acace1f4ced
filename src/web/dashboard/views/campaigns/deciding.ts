// Decisions on whole campaigns: calls that go on until nothing is left, what they did, and how all of them are taken back.
import { signal } from '@preact/signals';
import type { CampaignResult } from '../../../wire.ts';
import { api } from '../../state/api.ts';

export type Sums = Pick<CampaignResult, 'done' | 'unchanged' | 'stale' | 'notAllowed'>;
/** What became of the last decision made here, with the batches that undo it. */
export type Outcome = { kind: 'decision' | 'undo'; sums: Sums; batches: string[] };

/** By campaign, for as long as the page lives: who goes to look at a comment and comes back still finds their undo. */
export const outcomes = signal<Map<string, Outcome>>(new Map());

export function keepOutcome(id: string, outcome: Outcome | null): void {
  const next = new Map(outcomes.value);
  if (outcome === null) next.delete(id);
  else next.set(id, outcome);
  outcomes.value = next;
}

const nothing: Sums = { done: 0, unchanged: 0, stale: 0, notAllowed: 0 };

/** Only what moved adds up over calls: each call counts anew what stood so already. */
const sum = (before: Sums, { done, unchanged, stale, notAllowed }: Sums): Sums => ({ done: before.done + done, unchanged, stale: before.stale + stale, notAllowed });

/** Decides all of it, however many calls that takes. What was done when one fails is kept, so that it can be undone. */
export async function decideAll(id: string, body: object): Promise<Outcome> {
  let sums = nothing;
  const batches: string[] = [];
  const keep = (): Outcome => {
    const decided = batches.length > 1 ? { ...sums, unchanged: Math.max(0, sums.unchanged - sums.done) } : sums;
    const outcome: Outcome = { kind: 'decision', sums: decided, batches: [...batches] };
    keepOutcome(id, outcome);
    return outcome;
  };
  for (;;) {
    const result = await api<CampaignResult>(`POST /moderation/campaigns/${id}/decisions`, body);
    sums = sum(sums, result);
    batches.push(result.batch);
    const outcome = keep();
    if (!result.left) return outcome;
  }
}

/** Takes the batches back, the last first. */
export async function undoAll(id: string, batches: string[]): Promise<Outcome> {
  let sums = nothing;
  for (const batch of batches.toReversed()) {
    const result = await api<CampaignResult>(`POST /moderation/campaigns/${id}/decisions/${batch}/undo`);
    // What is not of a batch is unchanged by it, which says nothing to a person.
    sums = { ...sum(sums, result), unchanged: 0 };
  }
  const outcome: Outcome = { kind: 'undo', sums, batches: [] };
  keepOutcome(id, outcome);
  return outcome;
}
