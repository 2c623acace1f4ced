// The queues with their counts, as last asked for; everything that shows a count reads it here.
import { computed, signal } from '@preact/signals';
import type { QueueName, Queues } from '../../wire.ts';
import { ask } from './api.ts';
import { site } from './session.ts';

export type Queue = Queues['sites'][number]['queues'][number];

const queues = signal<Queues | null>(null);
let tag: string | null = null;
let soon: ReturnType<typeof setTimeout> | undefined;

/** Those of the site looked at; null while unknown. */
export const queuesHere = computed<Queue[] | null>(() => queues.value?.sites.find((each) => each.site === site.value?.slug)?.queues ?? null);

export const countOf = (name: QueueName): number | null => queuesHere.value?.find((each) => each.name === name)?.count ?? null;

/** Asks; what did not change changes nothing here. */
export async function refreshQueues(): Promise<void> {
  const answer = await ask<Queues | null>('GET /moderation/queues', tag === null ? {} : { headers: { 'If-None-Match': tag } });
  tag = answer.headers.get('ETag') ?? tag;
  if (answer.body !== null) queues.value = answer.body;
}

/** After a decision: once for all that are taken in quick succession. */
export function refreshQueuesSoon(): void {
  clearTimeout(soon);
  soon = setTimeout(() => void refreshQueues().catch(() => {}), 250);
}
