// The key made last, with the token that only its making tells: kept in this page until its maker says it is stored, whatever view they look at meanwhile.
import { computed, signal } from '@preact/signals';
import type { NewApiKey } from '../../../wire.ts';
import { session } from '../../state/session.ts';

const made = signal<{ key: NewApiKey; by: string } | null>(null);

/** Only for who made it: somebody else may sign in on this page. */
export const freshKey = computed<NewApiKey | null>(() => (made.value !== null && made.value.by === session.value?.staff.id ? made.value.key : null));

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

export function showOnce(key: NewApiKey): void {
  made.value = { key, by: session.value?.staff.id ?? '' };
  addEventListener('beforeunload', warn);
}

export function hide(): void {
  made.value = null;
  removeEventListener('beforeunload', warn);
}
