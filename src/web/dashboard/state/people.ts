// The names behind the ids in records: oneself, colleagues, automatic rules.
import { effect, signal } from '@preact/signals';
import { queueTexts } from '../../../i18n/dashboard/queue.ts';
import type { Page, Staff } from '../../wire.ts';
import { api } from './api.ts';
import { say } from './lang.ts';
import { session } from './session.ts';

const names = signal<ReadonlyMap<string, string>>(new Map());

effect(() => {
  if (session.value != null) void learn();
});

async function learn(): Promise<void> {
  try {
    const { items } = await api<Page<Pick<Staff, 'id' | 'name'>>>('GET /moderation/colleagues');
    names.value = new Map(items.map(({ id, name }) => [id, name]));
  } catch {
    // Without names they are colleagues.
  }
}

/** Who did something, in words: a staff or key id or `rule:<name>`. */
export function byWords(by: string): string {
  const texts = say(queueTexts);
  if (by === session.value?.staff.id) return texts.you;
  if (by.startsWith('rule:')) return `${texts.rule} (${texts.rules[by.slice(5)] ?? by.slice(5)})`;
  return names.value.get(by) ?? texts.someone;
}
